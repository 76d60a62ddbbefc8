"""An editor's yes or no to a reading that waited."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from cliffhanger.catalogue.match import match_person
from cliffhanger.catalogue.models import Person, Show
from cliffhanger.vocabulary import SENSITIVE, Predicate, Tier

from .filing import SENSITIVE_TIER
from .models import Claim, Review
from .record import Recorder, is_living
from .statements import from_json


class SourceTooWeak(Exception):
    """A living person's crime, health or money needs a source of tier trade or better. Find one and file that."""


class NothingToFileUnder(Exception):
    """The reading names no one we know. Add the show or person to the catalogue, then accept again."""


class AlreadyDecided(Exception):
    """Somebody was quicker. Nothing was changed."""


def accept(review: Review, by: str, now: datetime, *, show: Show | None = None) -> Claim:
    """File the reading as a claim; it counts from the day it was stated, and is recorded now.

    ``show`` is the editor's choice where the title left it open.
    """
    with transaction.atomic():
        review = _open(review)
        recorder = Recorder(read=lambda page: [], now=now)
        statement = from_json(review.statement)
        show = show or review.show or recorder.matcher.match(statement.show, statement.ids).show
        person = review.person or (match_person(statement.person) if statement.person else None)
        _refuse_weak(review, person)
        if show is None and person is None:
            raise NothingToFileUnder(
                f"{statement.show or statement.person!r} is not in the catalogue, or not alone: name the show"
            )
        claim = recorder.claim(statement, review.document, show=None if person else show, person=person)
        claim.save()
        _decide(review, by, now, claim)
    return claim


def reject(review: Review, by: str, now: datetime) -> None:
    """The reading was wrong or is not wanted; it stays on record as rejected."""
    with transaction.atomic():
        _decide(_open(review), by, now, None)


def _open(review: Review) -> Review:
    locked = (
        Review.objects.select_for_update(of=("self",))
        .select_related("document__source", "show", "person")
        .get(pk=review.pk)
    )
    if locked.decided_at is not None:
        raise AlreadyDecided(f"this was decided by {locked.decided_by} on {locked.decided_at:%Y-%m-%d %H:%M}")
    return locked


def _refuse_weak(review: Review, person: Person | None) -> None:
    predicate, tier = Predicate(review.statement["predicate"]), Tier(review.document.source.tier)
    if predicate in SENSITIVE and is_living(person) and not tier.at_least(SENSITIVE_TIER):
        raise SourceTooWeak(
            f"{review.document.source} is of tier {tier}; what it says of a living person needs "
            f"tier {SENSITIVE_TIER} or better. Find the court's, the company's or a trade's own word and file that."
        )


def _decide(review: Review, by: str, now: datetime, claim: Claim | None) -> None:
    review.decided_at, review.decided_by, review.accepted, review.claim = now, by, claim is not None, claim
    review.save(update_fields=["decided_at", "decided_by", "accepted", "claim"])
