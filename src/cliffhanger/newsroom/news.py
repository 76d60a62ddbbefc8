"""Which changes are news: told by somebody in words. A database's row alone is shown, but never headed."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef

from cliffhanger.evidence.models import Claim, StatusChange
from cliffhanger.evidence.querysets import StatusChangeQuerySet
from cliffhanger.vocabulary import SeasonState, Tier


def told_changes(as_of: date) -> StatusChangeQuerySet:
    """Changes by that day that an outlet has told, newest first; that a season has run its course is no news."""
    told = Claim.objects.filter(changes=OuterRef("pk")).exclude(source__tier=Tier.DATABASE)
    rows = StatusChange.objects.as_of(as_of).filter(Exists(told), confirmed=True)
    return rows.exclude(after=SeasonState.AIRED).select_related("show", "season").order_by("-at", "-pk")
