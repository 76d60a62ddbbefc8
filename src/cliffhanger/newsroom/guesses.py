"""Every published guess and what came of it, in words. Pure.

A guess is a premiere, an order or a cancellation that an outlet speculated about, made conditional, or reported
from unnamed sources. `forecast.outcomes` judges it against what had happened by the day of the view; the same
judgement is what `settle` stores and the scoreboard counts.
"""

from __future__ import annotations

from collections.abc import Callable

from cliffhanger.evidence.english import day_words, season_name, span_words
from cliffhanger.evidence.status import Finding
from cliffhanger.evidence.weighing import Said
from cliffhanger.forecast.outcomes import ORDERS, Outcome, Verdict, guesses_in, judge, season_meant
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState

from .present import Guess
from .standing import Standing, sentence_case

FIRMNESS = {
    Factuality.SPECULATED: "its own guess",
    Factuality.CONDITIONAL: "on a condition",
    Factuality.REPORTED: "from unnamed sources",
}


def guesses(standing: Standing) -> tuple[Guess, ...]:
    """All guesses on file, oldest first, each settled as of the standing's day."""
    return tuple(_guess(said, standing) for said in guesses_in(standing.said))


def _guess(said: Said, standing: Standing) -> Guess:
    outcome = judge(said, found=standing.finding, followed_to=standing.followed_to or standing.as_of)
    link = standing.link(said)
    return Guess(
        outlet=link.outlet,
        url=link.url,
        said_on=link.said_on,
        said=_said(said, standing.title),
        firmness=FIRMNESS[said.factuality],
        verdict=outcome.verdict,
        verdict_words=verdict_words(said, outcome, standing=standing),
    )


def _said(said: Said, title: str) -> str:
    """The guess itself; how firm it was has a column of its own."""
    season = season_name(said.season) if said.season is not None else title
    if said.predicate is Predicate.PREMIERE:
        return sentence_case(f"{season} comes out {said.when.in_words if said.when else 'soon'}")
    return sentence_case(f"{season} will {'be ordered' if said.predicate in ORDERS else 'not be made'}")


def verdict_words(said: Said, outcome: Outcome, *, standing: Standing) -> str:
    """The verdict as a sentence that says what it rests on."""
    if outcome.verdict is Verdict.OPEN:
        return _OPEN[outcome.why](_meant(said, standing))
    if outcome.why in {"ordered", "out", "cancelled"} and said.predicate is not Predicate.PREMIERE:
        return f"{outcome.verdict.capitalize()}: it was {_DECIDED[outcome.why]}{_decided_on(said, standing)}."
    if outcome.why == "went_by":
        return f"Too early: {_period(said.when)} went by without it."
    return _SETTLED[outcome.why](outcome)


_DECIDED = {"ordered": "ordered", "out": "ordered and has come out", "cancelled": "cancelled"}
_OPEN: dict[str, Callable[[Finding | None], str]] = {
    "unheard": lambda _: "Open: nothing has been said about that season since.",
    "no_date": lambda _: "Open: it named no date.",
    "presumed": lambda _: "Open: the announced day is over, and nobody we read has said that it came.",
    "dated": lambda finding: f"Open: announced for {_announced(finding)}; it has not come yet.",
    "time": lambda _: "Open: the time it named is not over.",
    "condition": lambda _: "Open: what it was made to depend on has not been decided.",
    "undecided": lambda _: "Open: not decided yet.",
    "untested": lambda finding: f"Never put to the test: {_ended(finding)}.",
}
_SETTLED: dict[str, Callable[[Outcome], str]] = {
    "came": lambda outcome: _came(outcome),
    "cancelled": lambda outcome: f"{outcome.verdict.capitalize()}: the season was cancelled.",
    "ended": lambda outcome: f"{outcome.verdict.capitalize()}: the show had ended.",
}


def _meant(said: Said, standing: Standing) -> Finding | None:
    number = season_meant(said, standing.finding.seasons)
    return next((finding for finding in standing.finding.seasons if finding.season == number), None)


def _announced(finding: Finding | None) -> str:
    return finding.premiere.words if finding and finding.premiere else "a day"


def _ended(finding: Finding | None) -> str:
    is_cancelled = finding is not None and finding.state is SeasonState.CANCELLED
    return "the season was cancelled" if is_cancelled else "the show ended"


def _period(guessed: PartialDate | None) -> str:
    if guessed is None:
        return "the time it named"
    first, slash, last = guessed.edtf.partition("/")
    return f"{PartialDate.parse(first).words} to {PartialDate.parse(last).words}" if slash else guessed.words


def _came(outcome: Outcome) -> str:
    came = f"it came {outcome.came.in_words}" if outcome.came else "it came"
    span = span_words(abs(outcome.off_by or 0))
    if outcome.verdict is Verdict.EARLY:
        return f"Too early: {came}, {span} later than guessed."
    if outcome.verdict is Verdict.LATE:
        return f"Too late: {came}, {span} sooner than guessed."
    return f"Right: {came}."


def _decided_on(said: Said, standing: Standing) -> str:
    """When it was decided, where the state still carries the day: later states overwrite it."""
    finding = _meant(said, standing)
    if (
        finding is None
        or finding.state not in {SeasonState.RENEWED, SeasonState.CANCELLED}
        or not finding.since
    ):
        return ""
    days = (finding.since - said.stated_on).days
    after = f", {span_words(days)} later" if days > 0 else ""
    return f" by {day_words(finding.since)}{after}"
