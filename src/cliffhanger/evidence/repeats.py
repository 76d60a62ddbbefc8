"""What a new version of a document adds to what its source has already said at that address. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cliffhanger.vocabulary import PartialDate, Predicate, Statement

SubjectOf = Callable[[Statement], str]
Slot = tuple[str, int | None, str]


@dataclass(frozen=True)
class OnFile:
    """A statement that this source made in an earlier version of the same address, first recorded first.

    ``subject`` is the title or name under which it was filed.
    """

    subject: str
    season: int | None
    predicate: str
    value: str
    factuality: str


def without_repeats(
    statements: Iterable[Statement], on_file: Sequence[OnFile], *, subject_of: SubjectOf
) -> list[Statement]:
    """Only what is new: a page that is edited does not say all of it twice."""
    said = set(on_file)
    return [s for s in statements if _as_on_file(s, subject_of) not in said]


def without_standing(
    statements: Iterable[Statement], on_file: Sequence[OnFile], *, subject_of: SubjectOf
) -> list[Statement]:
    """Only what a database's row has changed: a word that flips back is news, though it was said before."""
    standing = {_slot(kept): kept for kept in on_file}
    news = []
    for statement in statements:
        now = _as_on_file(statement, subject_of)
        if standing.get(_slot(now)) != now:
            news.append(statement)
    return news


_STATUS = frozenset({Predicate.NOT_ENDED, Predicate.ENDED_UNSPECIFIED, Predicate.CANCELLED})
_ROW = frozenset({Predicate.LISTED, Predicate.WITHDRAWN, Predicate.PREMIERE})
_MANY = frozenset({Predicate.CAST, Predicate.GENRE})


def _slot(kept: OnFile) -> Slot:
    """Where a database has room for one word only: a show's status, a season's row, each single fact."""
    if kept.predicate in _STATUS:
        return kept.subject, None, "status"
    if kept.predicate in _ROW:
        return kept.subject, kept.season, "row"
    many = kept.value if kept.predicate in _MANY else ""
    return kept.subject, kept.season, f"{kept.predicate} {many}"


def _as_on_file(statement: Statement, subject_of: SubjectOf) -> OnFile:
    said = statement.season, statement.predicate, statement.value[:300], statement.factuality
    return OnFile(subject_of(statement), *said)


def withdrawn(statements: Sequence[Statement], on_file: Sequence[OnFile], today: date) -> list[Statement]:
    """Seasons that a database had ahead and no longer lists: withdrawn upstream, which is never "cancelled".

    A document that states nothing any more (the show itself is gone) withdraws all of them.
    """
    listed = {s.season for s in statements}
    rows = {kept.season: kept for kept in on_file if kept.predicate in _ROW and kept.season}
    gone = [rows[season] for season in sorted(rows, key=lambda number: number or 0) if season not in listed]
    return [_withdrawal(kept, statements, today) for kept in gone if _is_ahead(kept, today)]


def _withdrawal(kept: OnFile, statements: Sequence[Statement], today: date) -> Statement:
    lead = statements[0] if statements else None
    return Statement(
        predicate=Predicate.WITHDRAWN,
        show=lead.show if lead else kept.subject,
        ids=lead.ids if lead else (),
        season=kept.season,
        stated_on=PartialDate.on(today),
        note="the row is no longer there",
    )


def _is_ahead(kept: OnFile, today: date) -> bool:
    is_dated_ahead = kept.predicate == Predicate.PREMIERE and kept.value > today.isoformat()
    return kept.predicate == Predicate.LISTED or is_dated_ahead
