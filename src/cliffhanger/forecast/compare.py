"""Twenty seasons like the one in question, and the reasons of the base forecast: kept, since they take a second each.

Both change slowly: they are made anew once a month, or when another season is in question. A batch a pass, so
that no pass takes long; a page without them is a page without that picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.status import ShowFinding
from cliffhanger.evidence.view import find_many
from cliffhanger.vocabulary import ShowState

from .fitting import history
from .models import Comparison
from .numerics.comparables import Comparable, NoSuchSeries, comparables
from .numerics.explain import explain
from .numerics.history import BadHistory, History
from .numerics.reference import load_reference

BATCH = 3
KEPT = timedelta(days=30)
LONGEST_WAIT = timedelta(days=5 * 366)
"""After so long nearly nothing came back: what is like it says no more than the odds."""
OVER = {ShowState.ENDED, ShowState.CANCELLED}


def compare(shows: Sequence[Show], *, now: datetime, at_most: int = BATCH) -> int:
    """Compare what is due among these shows, in their order, so many a pass; returns how many. Twice is once."""
    as_of = now.date()
    findings = find_many(shows, as_of)
    due = due_for_comparison(findings, _kept(as_of))[:at_most]
    table = _history(as_of) if due else None
    if table is None:
        return 0
    by_pk = {show.pk: show for show in shows}
    rows = [_row(by_pk[pk], findings[pk], table=table) for pk in due]
    Comparison.objects.bulk_create([row for row in rows if row is not None])
    return len(due)


def due_for_comparison(findings: dict[int, ShowFinding], kept: dict[int, int]) -> list[int]:
    """Shows whose question is open, whose last season came on a known day, and that have no fresh comparison."""
    waits = {pk: wait for pk, found in findings.items() if (wait := _waited(found)) is not None}
    return [
        pk for pk, wait in waits.items() if kept.get(pk) != findings[pk].next.season and wait <= LONGEST_WAIT
    ]


def _waited(found: ShowFinding) -> timedelta | None:
    last = found.last
    if found.state in OVER or last is None or last.premiere is None or not last.premiere.is_day:
        return None
    return found.as_of - last.premiere.earliest


def _kept(as_of: date) -> dict[int, int]:
    """The season for which each show has a comparison that is still fresh."""
    fresh = Comparison.objects.filter(as_of__gt=as_of - KEPT, as_of__lte=as_of).order_by("as_of", "pk")
    return dict(fresh.values_list("show_id", "season"))


def _history(as_of: date) -> History | None:
    try:
        return history(as_of)
    except BadHistory:
        return None


def _row(show: Show, found: ShowFinding, *, table: History) -> Comparison | None:
    model, key, as_of = load_reference(), str(show.pk), found.as_of
    try:
        seasons = comparables(model, table, key, as_of=as_of)
        reasons = explain(model, table, key, as_of=as_of)
    except NoSuchSeries:
        return None
    return Comparison(
        show=show,
        season=found.next.season,
        as_of=as_of,
        seasons=[_plain(one) for one in seasons],
        reasons=[reason.sentence for reason in reasons],
    )


def _plain(one: Comparable) -> dict[str, Any]:
    """Our own key of the show instead of a title: titles are looked up when they are shown."""
    plain = {**asdict(one), "show": int(one.series_key)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in plain.items()
        if name not in {"series_key", "title"}
    }
