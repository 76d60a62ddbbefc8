"""May this statement be filed, or must an editor look first? A pure decision with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from cliffhanger.vocabulary import SENSITIVE, BadDate, PartialDate, Predicate, Statement, Tier

ACCEPT_AT = 0.9
"""Readings at or above this confidence are filed without an editor; see docs/reading.md for what it means."""
SEASONS_AHEAD = 2
"""A statement about a season further ahead than this is about something that the catalogue cannot place."""
SENSITIVE_TIER = Tier.TRADE
"""The weakest tier that may say something criminal, medical or about money of a living person."""


@dataclass(frozen=True)
class Subject:
    """What the catalogue knows about the one spoken of when the decision is made."""

    known: bool
    ambiguous: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    last_season: int | None = None
    living: bool = True
    premieres: Mapping[int, date] = field(default_factory=dict)


def reason_to_wait(statement: Statement, subject: Subject, tier: Tier) -> str:
    """Why an editor must look first, in a sentence for the desk; empty when the statement can be filed."""
    if subject.ambiguous:
        return f"{statement.show!r} could be any of: {', '.join(subject.ambiguous)}"
    if not subject.known:
        near = f"; near: {', '.join(subject.suggestions)}" if subject.suggestions else ""
        return f"nothing in the catalogue is called {statement.show or statement.person!r}{near}"
    if statement.predicate in SENSITIVE and subject.living:
        return _sensitive(tier)
    if statement.confidence < ACCEPT_AT:
        return f"the reading is unsure of itself (confidence {statement.confidence:.2f})"
    if _is_out_of_reach(statement, subject):
        return f"season {statement.season} is too far ahead: the last one on file is {subject.last_season}"
    return _misplaced(statement, subject)


def _sensitive(tier: Tier) -> str:
    if tier.at_least(SENSITIVE_TIER):
        return "about a living person's crime, health or money: needs an editor's yes"
    return (
        f"about a living person's crime, health or money, and the source is only {tier}: needs a better one"
    )


def _is_out_of_reach(statement: Statement, subject: Subject) -> bool:
    if not statement.season or subject.last_season is None:
        return False
    return statement.season > subject.last_season + SEASONS_AHEAD


AHEAD = frozenset(
    {
        Predicate.ORDERED,
        Predicate.RENEWED,
        Predicate.UNDECIDED,
        Predicate.FILMING_STARTED,
        Predicate.FILMING_WRAPPED,
        Predicate.DELAYED,
    }
)
"""What can only be said of a season that is not out yet."""
LOOKING_BACK = timedelta(days=60)
FAR_OFF = timedelta(days=400)


def _misplaced(statement: Statement, subject: Subject) -> str:
    """Two shows of one name show up as a season that is made after it came out, or dated in another year."""
    out = subject.premieres.get(statement.season or -1)
    if out is None:
        return ""
    said = statement.happened_on or statement.stated_on
    if statement.predicate in AHEAD and said is not None and said.earliest > out + LOOKING_BACK:
        return f"season {statement.season} is on file as out since {out}: another show of this name?"
    if statement.predicate is Predicate.PREMIERE and _differs(statement.value, out):
        return f"season {statement.season} is on file as out on {out}, this says {statement.value}: another show?"
    return ""


def _differs(value: str, out: date) -> bool:
    try:
        when = PartialDate.parse(value)
    except BadDate:
        return False
    return when.earliest > out + FAR_OFF or when.latest < out - FAR_OFF
