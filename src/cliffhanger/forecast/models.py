"""Forecasts as they were issued. A row never changes; when the world answers, a `Settlement` is added."""

from __future__ import annotations

from django.db import models

from cliffhanger.catalogue.models import Season, Show


class Forecast(models.Model):
    """The chance and time of a season's premiere, from what was known on ``as_of``."""

    show = models.ForeignKey(Show, models.PROTECT, related_name="forecasts")
    season = models.ForeignKey(Season, models.PROTECT, related_name="forecasts")
    as_of = models.DateField(help_text="public clock: nothing stated later went in")
    issued_at = models.DateTimeField(help_text="our clock")
    method = models.CharField(max_length=60, help_text="name and version, for example km-by-kind/1")
    inputs = models.JSONField(help_text="what went in, in full")
    inputs_digest = models.CharField(max_length=64)
    p_return = models.FloatField(help_text="chance that the season premieres within 60 months")
    cdf = models.JSONField(help_text="60 chances: premiered within 1, 2, … 60 months after as_of")
    q10 = models.DateField(null=True, help_text="given that it returns: 1 in 10 that it is here by then")
    q50 = models.DateField(null=True)
    q90 = models.DateField(null=True)
    reasons = models.JSONField(default=list, help_text="plain sentences, strongest first")

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["season", "as_of", "method", "inputs_digest"], name="one_forecast_of_the_same_inputs"
            )
        ]

    def __str__(self) -> str:
        return f"{self.season}: {self.p_return:.0%} as of {self.as_of}"
