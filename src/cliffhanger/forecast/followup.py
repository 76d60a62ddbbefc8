"""How far the world has been watched: what did not come after that day, we cannot know."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from cliffhanger.evidence.models import Claim


def followed_to(as_of: date) -> date:
    """The last day on which we would have heard of a premiere: the newest word of a programme database by then.

    A ledger without one is followed up to the newest word of anybody.
    """
    said = Claim.objects.as_of(as_of)
    of_databases = said.filter(source__tier="database").aggregate(day=Max("stated_by"))["day"]
    return of_databases or said.aggregate(day=Max("stated_by"))["day"] or as_of
