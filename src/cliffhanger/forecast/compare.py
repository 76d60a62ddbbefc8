"""Twenty seasons like the one in question, and the reasons of the base forecast: kept, since no page can wait for them.

Both change slowly: they are made anew once a month, or when another season is in question. A batch a pass, so
that no pass takes long; a page without them is a page without that picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.status import ShowFinding
from cliffhanger.evidence.view import find_many
from cliffhanger.vocabulary import ShowState

from .fitting import history, newest_claim
from .models import Comparison
from .numerics.comparables import Comparable, Peers
from .numerics.explain import explain_many
from .numerics.history import BadHistory
from .numerics.reference import load_reference

BATCH = 120
KEPT = timedelta(days=30)
LONGEST_WAIT = timedelta(days=5 * 366)
"""After so long nearly nothing came back: what is like it says no more than the odds."""
OVER = {ShowState.ENDED, ShowState.CANCELLED}


def compare(shows: Sequence[Show], *, now: datetime, at_most: int = BATCH) -> int:
    """Compare what is due among these shows, in their order, so many a pass; returns how many. Twice is once."""
    as_of = now.date()
    findings = find_many(shows, as_of)
    due = due_for_comparison(findings, _kept(as_of))[:at_most]
    past = _past(as_of, newest_claim()) if due else None
    if past is None:
        return 0
    by_pk = {show.pk: show for show in shows}
    Comparison.objects.bulk_create(_rows([by_pk[pk] for pk in due], findings, past=past))
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


@lru_cache(maxsize=1)
def _past(as_of: date, newest: int) -> Peers | None:
    """What there is to compare with. Kept until the ledger grows, so that the next batch finds what this one scored."""
    try:
        return Peers(load_reference(), history(as_of), as_of=as_of)
    except BadHistory:
        return None


def _rows(shows: Sequence[Show], findings: dict[int, ShowFinding], *, past: Peers) -> Iterable[Comparison]:
    """One for each show that has a season in the table."""
    keys = [str(show.pk) for show in shows]
    alike = past.of(keys)
    reasons = explain_many(load_reference(), past.history, keys, as_of=past.as_of)
    for show, key in zip(shows, keys, strict=True):
        if key in alike:
            yield Comparison(
                show=show,
                season=findings[show.pk].next.season,
                as_of=past.as_of,
                seasons=[_plain(one) for one in alike[key]],
                reasons=[reason.sentence for reason in reasons[key]],
            )


def _plain(one: Comparable) -> dict[str, Any]:
    """Our own key of the show instead of a title: titles are looked up when they are shown."""
    plain = {**asdict(one), "show": int(one.series_key)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in plain.items()
        if name not in {"series_key", "title"}
    }
