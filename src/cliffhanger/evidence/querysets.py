"""Many rows at once: the two clocks, and what is news."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Q


class ClaimQuerySet(models.QuerySet):
    """Every view of the ledger takes a moment."""

    def as_of(self, day: date) -> Self:
        """The public clock: stated by then, whenever we filed it, and not retracted by then."""
        return self.filter(stated_by__lte=day).filter(Q(retracted_on__isnull=True) | Q(retracted_on__gt=day))

    def on_file_at(self, moment: datetime) -> Self:
        """Our own clock: recorded by then and not yet taken back; what a forecast could have known."""
        return self.filter(recorded_at__lte=moment).filter(
            Q(retracted_at__isnull=True) | Q(retracted_at__gt=moment)
        )

    def with_source(self) -> Self:
        return self.select_related("source", "document", "season").defer("document__packed")


class StatusChangeQuerySet(models.QuerySet):
    def as_of(self, day: date) -> Self:
        return self.filter(at__lte=day)

    def news(self) -> Self:
        """What readers may be told: fresh when found, and more than a database row."""
        return self.filter(is_news=True, confirmed=True)
