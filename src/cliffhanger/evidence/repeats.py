"""What a new version of a document adds to what its source has already said at that address. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cliffhanger.vocabulary import PartialDate, Predicate, Statement

STATUS_WORDS = frozenset(
    {
        Predicate.NOT_ENDED,
        Predicate.ENDED_UNSPECIFIED,
        Predicate.CANCELLED,
        Predicate.LISTED,
        Predicate.WITHDRAWN,
    }
)
"""Words that can flip back: only the newest on file makes a repetition of them no news."""


@dataclass(frozen=True)
class OnFile:
    """A claim that this source filed from an earlier version of the same address, oldest first."""

    show: str
    season: int | None
    predicate: str
    value: str
    factuality: str
    stated_by: date


def without_repeats(statements: Iterable[Statement], on_file: Sequence[OnFile]) -> list[Statement]:
    """Only what is new: a page that is edited, or a database row that is touched, does not say all of it twice."""
    said = {(c.season, c.predicate, c.value, c.factuality) for c in on_file}
    standing = {(c.season, c.predicate in STATUS_WORDS): c for c in on_file}
    return [s for s in statements if not _is_repeat(s, said, standing)]


def _is_repeat(
    statement: Statement,
    said: set[tuple[int | None, str, str, str]],
    standing: dict[tuple[int | None, bool], OnFile],
) -> bool:
    if statement.predicate in STATUS_WORDS:
        last = standing.get((statement.season, True))
        return last is not None and last.predicate == statement.predicate
    return (statement.season, statement.predicate, statement.value, statement.factuality) in said


def withdrawn(statements: Sequence[Statement], on_file: Sequence[OnFile], today: date) -> list[Statement]:
    """Seasons that a database had ahead and no longer lists: withdrawn upstream, which is never "cancelled"."""
    if not statements:
        return []
    listed = {s.season for s in statements}
    ahead = {c.season: c for c in on_file if c.season and _is_ahead(c, today)}
    gone = [c for season, c in sorted(ahead.items(), key=lambda pair: pair[0] or 0) if season not in listed]
    lead = statements[0]
    return [
        Statement(
            predicate=Predicate.WITHDRAWN,
            show=lead.show,
            ids=lead.ids,
            season=claim.season,
            stated_on=PartialDate.on(today),
            note="the row is no longer there",
        )
        for claim in gone
    ]


def _is_ahead(claim: OnFile, today: date) -> bool:
    return claim.predicate == Predicate.LISTED or (
        claim.predicate == Predicate.PREMIERE and claim.value > today.isoformat()
    )
