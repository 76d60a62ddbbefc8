"""What the world answered: to a forecast of ours, and to an outlet's published guess. Pure.

Nothing is settled by hope: a season has come when somebody said so afterwards, not because its announced day went by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cliffhanger.evidence.status import Finding, ShowFinding
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState, ShowState

from .numerics.months import HORIZON, add_months


class Verdict(StrEnum):
    """The closed list. Forecasts: came, never, open. Guesses: right, early, late, wrong, open, withdrawn."""

    CAME = "came"
    NEVER = "never"
    RIGHT = "right"
    EARLY = "early"
    LATE = "late"
    WRONG = "wrong"
    OPEN = "open"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Outcome:
    """The answer so far. ``why`` says by what: it picks the words, and is never counted.

    ``off_by`` is how many days later (+) or sooner (-) than the period guessed it came: 0 within it, None where
    it has not come. ``came`` is as precise as it was said.
    """

    verdict: Verdict
    why: str
    came: PartialDate | None = None
    off_by: int | None = None
    because: tuple[Said, ...] = ()


GUESSED = (Factuality.SPECULATED, Factuality.CONDITIONAL, Factuality.REPORTED)
ORDERS = (Predicate.RENEWED, Predicate.ORDERED)
_GUESSABLE = {Predicate.PREMIERE, *ORDERS, Predicate.CANCELLED}
_FIRST_PARTS = {Predicate.ORDERED: Predicate.RENEWED}


def guesses_in(claims: Iterable[Said]) -> tuple[Said, ...]:
    """What outlets guessed, oldest first; an outlet that repeats itself has guessed once."""
    found = [said for said in claims if said.predicate in _GUESSABLE and said.factuality in GUESSED]
    first: dict[tuple[object, ...], Said] = {}
    for said in sorted(found, key=lambda said: said.stated_on):
        what = _FIRST_PARTS.get(said.predicate, said.predicate)
        first.setdefault((said.source, said.season, what, said.value), said)
    return tuple(first.values())


def find_outcome(season: int, as_of: date, *, found: ShowFinding, followed_to: date) -> Outcome:
    """What came of a forecast of that season, issued from what was known on ``as_of``."""
    finding = _of_season(season, found)
    if finding is not None and finding.has_premiered and finding.premiere:
        if finding.presumed:
            return Outcome(Verdict.OPEN, "presumed")
        return Outcome(Verdict.CAME, "came", finding.premiere, because=finding.because)
    if add_months(as_of, HORIZON) <= followed_to:
        return Outcome(Verdict.NEVER, "went_by")
    return Outcome(Verdict.OPEN, "time")


def judge(said: Said, *, found: ShowFinding, followed_to: date) -> Outcome:
    """What came of a guess. ``followed_to`` is the last day on which we would have heard of a premiere."""
    finding = _of_season(season_meant(said, found.seasons), found)
    if finding is None:
        return Outcome(Verdict.OPEN, "unheard")
    over = _over(finding, found)
    if over is not None and said.factuality is Factuality.CONDITIONAL:
        return Outcome(Verdict.OPEN, "untested", because=over.because)
    if said.predicate is Predicate.PREMIERE:
        return over or _judge_premiere(said, finding, followed_to=followed_to)
    return _judge_decision(said, finding, over)


def season_meant(said: Said, seasons: Sequence[Finding]) -> int:
    """The season a guess is about: as named, else the one that was next on that day.

    "Cancelled", said of a season that was out, means the one after it.
    """
    out = [
        f.season for f in seasons if f.has_premiered and f.premiere and f.premiere.earliest <= said.stated_on
    ]
    if said.season is None:
        return max(out, default=0) + 1
    is_out = said.predicate is Predicate.CANCELLED and said.season in out
    return said.season + 1 if is_out else said.season


def _of_season(number: int, found: ShowFinding) -> Finding | None:
    return next((finding for finding in found.seasons if finding.season == number), None)


def _over(finding: Finding, found: ShowFinding) -> Outcome | None:
    """That season will not be made: cancelled, or the show has ended for good. A database row is not enough."""
    if finding.state is SeasonState.CANCELLED and finding.confirmed:
        return Outcome(Verdict.WRONG, "cancelled", because=finding.because)
    is_next = finding.season == found.next.season and not finding.has_premiered
    if is_next and found.state is ShowState.ENDED and not found.unspecified_end:
        return Outcome(Verdict.WRONG, "ended", because=found.because)
    return None


def _judge_premiere(said: Said, finding: Finding, *, followed_to: date) -> Outcome:
    guessed = said.when
    if guessed is None:
        return Outcome(Verdict.OPEN, "no_date")
    if finding.has_premiered and finding.premiere:
        return Outcome(Verdict.OPEN, "presumed") if finding.presumed else _compare(guessed, finding)
    if said.factuality is Factuality.CONDITIONAL and finding.state is SeasonState.UNDECIDED:
        return Outcome(Verdict.OPEN, "condition")
    if guessed.latest < followed_to:
        return Outcome(Verdict.EARLY, "went_by")
    return Outcome(Verdict.OPEN, "dated" if finding.state is SeasonState.DATED else "time")


def _compare(guessed: PartialDate, finding: Finding) -> Outcome:
    actual = finding.premiere
    assert actual is not None
    if guessed.latest < actual.earliest:
        verdict, off_by = Verdict.EARLY, (actual.earliest - guessed.latest).days
    elif guessed.earliest > actual.latest:
        verdict, off_by = Verdict.LATE, (actual.latest - guessed.earliest).days
    else:
        verdict, off_by = Verdict.RIGHT, 0
    return Outcome(verdict, "came", actual, off_by, finding.because)


def _judge_decision(said: Said, finding: Finding, over: Outcome | None) -> Outcome:
    expected_order = said.predicate in ORDERS
    if over is not None:
        verdict = Verdict.WRONG if expected_order else Verdict.RIGHT
        return Outcome(verdict, over.why, because=over.because)
    if finding.state in {SeasonState.UNDECIDED, SeasonState.CANCELLED} or not finding.confirmed:
        return Outcome(Verdict.OPEN, "undecided")
    verdict = Verdict.RIGHT if expected_order else Verdict.WRONG
    return Outcome(verdict, "out" if finding.has_premiered else "ordered", because=finding.because)
