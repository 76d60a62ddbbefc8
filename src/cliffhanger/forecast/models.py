"""Forecasts as they were issued. A row never changes; when the world answers, a `Settlement` is added."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cliffhanger.catalogue.models import Season, Show
from cliffhanger.evidence.models import Claim

from .outcomes import Verdict


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


class SettlementQuerySet(models.QuerySet):
    def holding(self) -> Self:
        """Only what holds: of each forecast and guess the newest, without those that were taken back."""
        same = Q(forecast=OuterRef("forecast")) | Q(guess=OuterRef("guess"))
        newer = Settlement.objects.filter(same, number__gt=OuterRef("number"))
        return self.filter(~Exists(newer)).exclude(verdict__in=[Verdict.OPEN, Verdict.WITHDRAWN])


class Settlement(models.Model):
    """What came of a forecast of ours or of an outlet's guess. Rows are added: a later answer supersedes.

    Of one forecast or guess the row with the highest ``number`` holds; the others stay as what we thought.
    """

    forecast = models.ForeignKey(Forecast, models.PROTECT, null=True, blank=True, related_name="settlements")
    guess = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="settlements")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … of this forecast or guess")
    settled_at = models.DateTimeField(help_text="our clock")
    verdict = models.CharField(max_length=10, choices=[(word.value, word.value) for word in Verdict])
    outcome = models.CharField(max_length=30, blank=True, help_text="EDTF, when it came; empty: it has not")
    outcome_on = models.DateField(null=True, blank=True, help_text="the middle of what `outcome` can mean")
    off_by = models.IntegerField(
        null=True, blank=True, help_text="a guess: days that it came after (+) or before (-) the time named"
    )
    because = models.ManyToManyField(Claim, related_name="settled", help_text="the claims that answered")

    objects = SettlementQuerySet.as_manager()

    class Meta:
        ordering = ["-settled_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(forecast__isnull=False, guess__isnull=True)
                | Q(forecast__isnull=True, guess__isnull=False),
                name="settles_one_thing",
            ),
            models.UniqueConstraint(
                fields=["forecast", "number"], name="one_settlement_of_a_forecast_at_a_time"
            ),
            models.UniqueConstraint(fields=["guess", "number"], name="one_settlement_of_a_guess_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.forecast or self.guess}: {self.verdict}{f' ({self.outcome})' if self.outcome else ''}"


class Backcast(models.Model):
    """The figures of one look back: what the method of that day would have said of the past, and how good that was.

    Never a record of what was said. Old rows may be deleted: they can be computed again.
    """

    method = models.CharField(max_length=60)
    computed_at = models.DateTimeField()
    followed_to = models.DateField(help_text="outcomes are known up to this day")
    board = models.JSONField(help_text="a `Board` as plain values")

    class Meta:
        ordering = ["-computed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.method}, {self.board['total']} forecasts cast back to {self.followed_to}"


class Comparison(models.Model):
    """Twenty past seasons that looked like this one at the same point, and why the base forecast is what it is.

    Derived from the ledger as of a day; old rows may be deleted.
    """

    show = models.ForeignKey(Show, models.CASCADE, related_name="comparisons")
    season = models.PositiveIntegerField(help_text="the number of the season in question")
    as_of = models.DateField()
    seasons = models.JSONField(
        help_text="show (its key here), season, network, premiere, returned_on, waited …"
    )
    reasons = models.JSONField(default=list, help_text="plain sentences, strongest first")

    class Meta:
        ordering = ["-as_of", "-pk"]

    def __str__(self) -> str:
        return f"{self.show} season {self.season}, compared as of {self.as_of}"
