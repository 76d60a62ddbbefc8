"""Every published guess and what came of it. Pure.

A guess is a premiere, an order or a cancellation that an outlet speculated about, made conditional, or reported
from unnamed sources. It is settled against what had happened by the day of the view, never against hope.
"""

from __future__ import annotations

from datetime import date

from cliffhanger.evidence.english import day_words, season_name, span_words
from cliffhanger.evidence.status import Finding
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState

from .present import Guess
from .standing import Standing, sentence_case

FIRMNESS = {
    Factuality.SPECULATED: "its own guess",
    Factuality.CONDITIONAL: "on a condition",
    Factuality.REPORTED: "from unnamed sources",
}
_ORDERS = (Predicate.RENEWED, Predicate.ORDERED)

Verdict = tuple[str, str]


def guesses(standing: Standing) -> tuple[Guess, ...]:
    """All guesses on file, oldest first, each settled as of the standing's day."""
    found = standing.of(Predicate.PREMIERE, *_ORDERS, Predicate.CANCELLED, firmness=FIRMNESS)
    return tuple(_guess(said, standing) for said in found)


def _guess(said: Said, standing: Standing) -> Guess:
    verdict, words = settle(said, standing)
    link = standing.link(said)
    return Guess(
        outlet=link.outlet,
        url=link.url,
        said_on=link.said_on,
        said=_said(said, standing.title),
        firmness=FIRMNESS[said.factuality],
        verdict=verdict,
        verdict_words=words,
    )


def _said(said: Said, title: str) -> str:
    """The guess itself; how firm it was has a column of its own."""
    season = season_name(said.season) if said.season is not None else title
    if said.predicate is Predicate.PREMIERE:
        return sentence_case(f"{season} comes out {said.when.in_words if said.when else 'soon'}")
    return sentence_case(f"{season} will {'be ordered' if said.predicate in _ORDERS else 'not be made'}")


def settle(said: Said, standing: Standing) -> Verdict:
    """right, early, late, wrong or open, and the words for it."""
    season = said.season or standing.next.season
    finding = next((f for f in standing.finding.seasons if f.season == season), None)
    if finding is None:
        return "open", "Open: nothing has been said about that season since."
    if said.predicate is Predicate.PREMIERE:
        return _settle_premiere(said, finding, as_of=standing.as_of)
    return _settle_decision(said, finding)


def _settle_premiere(said: Said, finding: Finding, *, as_of: date) -> Verdict:
    guessed = said.when
    if guessed is None:
        return "open", "Open: it named no date."
    if finding.has_premiered and finding.premiere:
        return _compare(guessed, finding.premiere)
    if finding.state is SeasonState.CANCELLED:
        return _of_cancelled(said)
    if guessed.latest < as_of:
        return "early", f"Too early: {_period(guessed)} went by without it."
    if finding.state is SeasonState.DATED and finding.premiere:
        return "open", f"Open: announced for {finding.premiere.words}; it has not come yet."
    return "open", "Open: the time it named is not over."


def _period(guessed: PartialDate) -> str:
    first, slash, last = guessed.edtf.partition("/")
    return f"{PartialDate.parse(first).words} to {PartialDate.parse(last).words}" if slash else guessed.words


def _compare(guessed: PartialDate, actual: PartialDate) -> Verdict:
    came = f"it came {actual.in_words}"
    if guessed.latest < actual.earliest:
        return (
            "early",
            f"Too early: {came}, {span_words((actual.earliest - guessed.latest).days)} later than guessed.",
        )
    if guessed.earliest > actual.latest:
        return (
            "late",
            f"Too late: {came}, {span_words((guessed.earliest - actual.latest).days)} sooner than guessed.",
        )
    return "right", f"Right: {came}."


def _of_cancelled(said: Said) -> Verdict:
    if said.factuality is Factuality.CONDITIONAL:
        return "open", "Never put to the test: the season was cancelled."
    return "wrong", "Wrong: the season was cancelled."


def _settle_decision(said: Said, finding: Finding) -> Verdict:
    expected_order = said.predicate in _ORDERS
    if finding.state is SeasonState.UNDECIDED or not finding.confirmed:
        return "open", "Open: not decided yet."
    was_cancelled = finding.state is SeasonState.CANCELLED
    fact = (
        "cancelled" if was_cancelled else "ordered and has come out" if finding.has_premiered else "ordered"
    )
    decided = _decided_on(finding, said)
    if expected_order and was_cancelled and said.factuality is Factuality.CONDITIONAL:
        return "open", "Never put to the test: the season was cancelled."
    verdict = "right" if expected_order != was_cancelled else "wrong"
    return verdict, f"{verdict.capitalize()}: it was {fact}{decided}."


def _decided_on(finding: Finding, said: Said) -> str:
    """When it was decided, where the state still carries the day: later states overwrite it."""
    if finding.state not in {SeasonState.RENEWED, SeasonState.CANCELLED} or finding.since is None:
        return ""
    days = (finding.since - said.stated_on).days
    after = f", {span_words(days)} later" if days > 0 else ""
    return f" by {day_words(finding.since)}{after}"
