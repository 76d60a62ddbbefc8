"""The ledger seen from a moment: claim rows turned into what the pure policy reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from cliffhanger.catalogue.models import Show
from cliffhanger.vocabulary import Factuality, Predicate, Tier

from .models import Claim
from .status import ShowFinding, find_status
from .weighing import Said

_QUIET = (Predicate.CAST, Predicate.GENRE, Predicate.COUNTRY, Predicate.LANGUAGE, Predicate.FORMAT)
"""Predicates that no status depends on; left out of status views for speed."""


def said(claim: Claim) -> Said:
    """One claim as the status policy sees it."""
    return Said(
        predicate=Predicate(claim.predicate),
        season=claim.season.number if claim.season else None,
        value=claim.value,
        factuality=Factuality(claim.factuality),
        tier=Tier(claim.source.tier),
        source=claim.source.slug,
        stated_on=claim.stated_by,
        happened_on=claim.took_place,
        outlet=claim.source.name,
        url=claim.url,
        note=claim.note,
        claim_id=claim.pk,
    )


def said_of(show: Show, as_of: date, *, on_file_at: datetime | None = None) -> list[Said]:
    """Everything said of a show by a day (and, on request, on file at a moment of ours), oldest first."""
    claims = show.claims.as_of(as_of).with_source()
    if on_file_at is not None:
        claims = claims.on_file_at(on_file_at)
    return [said(claim) for claim in claims]


def find(show: Show, as_of: date, *, on_file_at: datetime | None = None) -> ShowFinding:
    """Where the show stood on that day."""
    return find_status(said_of(show, as_of, on_file_at=on_file_at), as_of)


def said_of_many(shows: Iterable[Show], as_of: date) -> dict[int, list[Said]]:
    """The same for many shows with one query; cast and the like are left out."""
    wanted = [show.pk for show in shows]
    claims = Claim.objects.as_of(as_of).with_source().exclude(predicate__in=_QUIET)
    if len(wanted) < 200:
        claims = claims.filter(show_id__in=wanted)
    by_show: dict[int, list[Said]] = defaultdict(list)
    for claim in claims.filter(show__isnull=False).iterator(chunk_size=2000):
        by_show[claim.show_id].append(said(claim))
    return {pk: by_show.get(pk, []) for pk in wanted}


def find_many(shows: Iterable[Show], as_of: date) -> dict[int, ShowFinding]:
    """Where each of many shows stood on that day."""
    return {pk: find_status(claims, as_of) for pk, claims in said_of_many(shows, as_of).items()}
