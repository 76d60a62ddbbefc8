"""How far the verbs have come, and whose standing must be looked at again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from cliffhanger.catalogue.models import Show

from .models import Claim, Mark

MARGIN = timedelta(seconds=60)
"""A row may carry a moment a little before the one at which others could see it."""


def shows_to_look_at(verb: str, *, now: datetime) -> list[Show]:
    """Shows with claims filed or retracted since the verb last ran; all of them on a new day."""
    mark = Mark.objects.filter(verb=verb).first()
    if mark is None or mark.at.date() != now.date():
        return list(Show.objects.all())
    since = mark.at - MARGIN
    touched = Claim.objects.filter(Q(recorded_at__gt=since) | Q(retracted_at__gt=since), show__isnull=False)
    return list(Show.objects.filter(pk__in=touched.values("show_id").distinct()))


def set_mark(verb: str, *, now: datetime) -> None:
    Mark.objects.update_or_create(verb=verb, defaults={"at": now})
