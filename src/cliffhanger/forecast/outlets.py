"""The record of every outlet that guesses: how often right, how far off, how often too early."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from cliffhanger.evidence.models import Claim
from cliffhanger.evidence.view import said

from .models import Settlement
from .outcomes import Verdict

FEWEST = 5
"""Outlets with fewer settled guesses are not listed: that would be judging by chance."""


@dataclass(frozen=True)
class Judged:
    """One settled guess. ``off_by`` in days as in `Outcome`; None for a guess of a decision."""

    outlet: str
    verdict: str
    off_by: int | None


@dataclass(frozen=True)
class OutletRecord:
    """``right`` and ``early`` are shares of ``n``; ``dated`` guesses named a time, ``error`` is their median in days.

    A time that went by without the season counts as far off as it is by now.
    """

    outlet: str
    n: int
    right: float
    early: float
    dated: int
    error: float | None


def outlet_records(followed_to: date) -> tuple[OutletRecord, ...]:
    """Every outlet with enough settled guesses, the most often right first."""
    rows = (
        Settlement.objects.holding()
        .filter(guess__isnull=False)
        .select_related("guess__source", "guess__season", "guess__document")
        .defer("guess__document__packed")
    )
    return records_of(_judged(row, followed_to) for row in rows)


def _judged(row: Settlement, followed_to: date) -> Judged:
    assert row.guess is not None
    off_by = row.off_by
    if row.verdict == Verdict.EARLY and off_by is None:
        off_by = (followed_to - _named(row.guess)).days
    return Judged(row.guess.source.name, row.verdict, off_by)


def _named(guess: Claim) -> date:
    """The last day of the time that a guess named."""
    when = said(guess).when
    return when.latest if when else guess.stated_by


def records_of(judged: Iterable[Judged]) -> tuple[OutletRecord, ...]:
    by_outlet: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_outlet[one.outlet].append(one)
    found = [_record(outlet, own) for outlet, own in by_outlet.items() if len(own) >= FEWEST]
    return tuple(sorted(found, key=lambda record: (-record.right, -record.n, record.outlet)))


def _record(outlet: str, own: list[Judged]) -> OutletRecord:
    misses = [abs(one.off_by) for one in own if one.off_by is not None]
    return OutletRecord(
        outlet=outlet,
        n=len(own),
        right=sum(one.verdict == Verdict.RIGHT for one in own) / len(own),
        early=sum(one.verdict == Verdict.EARLY for one in own) / len(own),
        dated=len(misses),
        error=float(median(misses)) if misses else None,
    )
