"""The sections of a return story: each a question, answered in sentences that carry their sources. Pure.

A question that nothing answers says so: what is not known is part of the news.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cliffhanger.evidence.english import day_words, listed, season_name, span_words
from cliffhanger.evidence.sentences import said_sentence
from cliffhanger.evidence.weighing import Said
from cliffhanger.forecast.numerics.clock import decision_clock
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState

from .answers import OVER, waits
from .blocks import QUESTIONS
from .ours import forecast_source, ours, unknown
from .present import Fact, Question
from .standing import Standing, is_outlet, ordered, sentence_case
from .traits import traits

FIRM = (Factuality.ASSERTED,)
LOUD = (Factuality.ASSERTED, Factuality.REPORTED)
CLOCK_RUNS = 5 * 366
_FURTHER = (SeasonState.FILMING, SeasonState.WRAPPED, SeasonState.DATED)
_ORDERS = (Predicate.ORDERED, Predicate.RENEWED, Predicate.MOVED)


def questions(standing: Standing, which: Sequence[str] = ()) -> tuple[Question, ...]:
    """The questions asked for, or all of them, in the house's order."""
    return tuple(
        Question(heading, anchor, tuple(ANSWERS[anchor](standing)))
        for anchor, heading in QUESTIONS.items()
        if not which or anchor in which
    )


def _about(standing: Standing, claims: Iterable[Said]) -> list[Said]:
    """Claims about the season in question, or about the show at large since its last season came out."""
    last = standing.finding.last
    since = last.premiere.earliest if last and last.premiere else None
    season = standing.next.season
    return [
        s
        for s in claims
        if s.season == season or (s.season is None and (since is None or s.stated_on >= since))
    ]


def _renewed(standing: Standing) -> Iterable[Fact]:
    yield _decision(standing)
    yield from _clock(standing)
    yield from _moved_or_final(standing)
    before = _undecided_before(standing)
    if before is not None:
        words = f"Before that, on {day_words(before.stated_on)}, nothing was decided"
        yield Fact(sentence_case(words), standing.sources([before]))
    for said in standing.next.dissent:
        yield Fact(f"Against it: {said_sentence(said, standing.title)}.", standing.sources([said]))


def _clock(standing: Standing) -> Iterable[Fact]:
    """While nothing is decided: when a decision usually comes. After five years there is no usual."""
    last = standing.finding.last
    if standing.next.state is not SeasonState.UNDECIDED or standing.finding.state in OVER:
        return
    if last is None or last.premiere is None or (standing.as_of - last.premiere.earliest).days > CLOCK_RUNS:
        return
    kinds = standing.of(Predicate.NETWORK_KIND)
    waited = (standing.as_of - last.premiere.earliest).days
    odds = decision_clock(kinds[-1].value if kinds else "unknown", waited)
    yield Fact(odds.sentence, (forecast_source("decision clock", standing.as_of),))


def _decision(standing: Standing) -> Fact:
    """The order itself, where the season has gone further since; else where it stands."""
    if standing.next.state not in _FURTHER:
        support = standing.finding.because or standing.next.because
        return Fact(standing.sentence, standing.sources(support) or ours(standing))
    orders = [s for s in _about(standing, standing.of(*_ORDERS)) if is_outlet(s)]
    if not orders:
        words = f"Yes: {standing.season} is in the making. Word of the order itself is not on file."
        return Fact(words, standing.sources(standing.next.because))
    lead = min(orders, key=lambda s: (s.tier.rank, s.stated_on))
    when = lead.happened_on.in_words if lead.happened_on else f"by {day_words(lead.stated_on)}"
    moved = lead.predicate is Predicate.MOVED and lead.value
    what = f"{lead.value} took {standing.season} over" if moved else ordered(standing.season, standing)
    return Fact(f"Yes. {sentence_case(what)[:-1]} {when}.", standing.sources(orders))


def _moved_or_final(standing: Standing) -> Iterable[Fact]:
    final = _about(standing, standing.of(Predicate.FINAL_SEASON))
    if final and standing.next.is_final:
        yield Fact(sentence_case(f"{standing.season} is to be the last"), standing.sources(final))


def _undecided_before(standing: Standing) -> Said | None:
    """The last "not decided" that a decision has overtaken."""
    if standing.next.state is SeasonState.UNDECIDED or standing.next.since is None:
        return None
    said = _about(standing, standing.of(Predicate.UNDECIDED))
    earlier = [s for s in said if s.stated_on < standing.next.since and is_outlet(s)]
    return earlier[-1] if earlier else None


def _arrives(standing: Standing) -> Iterable[Fact]:
    yield from _announced(standing)
    yield from _making(standing)
    yield from _put_off(standing)
    yield from _habit(standing)
    if standing.odds and standing.odds_sentence:
        source = forecast_source(standing.odds.method, standing.odds.issued_on)
        yield Fact(standing.odds_sentence, (source,))


def _announced(standing: Standing) -> Iterable[Fact]:
    following, name = standing.next, sentence_case(standing.season)[:-1]
    if standing.finding.state in OVER:
        yield unknown(standing, "No further season is planned that we have read of; none has a date.")
    elif following.premiere:
        yield Fact(
            f"{name} is to come out {following.premiere.in_words}.", standing.sources(following.because)
        )
    elif following.window and following.window.when:
        words = f"{name} has been announced for {following.window.when.words}; no day has been named."
        yield Fact(words, standing.sources([following.window]))
    else:
        yield unknown(
            standing, f"{standing.network} has named no date for {standing.season} in what we have read."
        )


def _making(standing: Standing) -> Iterable[Fact]:
    words = {Predicate.FILMING_STARTED: "began", Predicate.FILMING_WRAPPED: "ended"}
    for predicate, verb in words.items():
        said = [s for s in _about(standing, standing.of(predicate)) if is_outlet(s)]
        if said:
            text = f"Filming of {standing.season} {verb}{_step_day(said)}."
            yield Fact(text, standing.sources(said))


def _step_day(said: Sequence[Said]) -> str:
    """When it was, as told; where outlets differ by days, around the first of them."""
    told = [s.happened_on or s.when for s in said]
    days = sorted((day for day in told if day is not None), key=lambda day: (day.earliest, day.latest))
    if not days:
        return f", as known by {day_words(said[0].stated_on)}"
    differ = len({day.edtf for day in days if day.is_day}) > 1
    return f" around {day_words(days[0].earliest)}" if differ else f" {_finest(days).in_words}"


def _finest(days: Sequence[PartialDate]) -> PartialDate:
    return min(days, key=lambda day: day.latest - day.earliest)


def _put_off(standing: Standing) -> Iterable[Fact]:
    """Delays that still say something: one to a time that is over was overtaken, and stands in the timeline."""
    delays = _about(standing, standing.of(Predicate.DELAYED, firmness=LOUD))
    for said in [s for s in delays if s.when is None or s.when.latest >= standing.as_of][-2:]:
        yield Fact(sentence_case(said_sentence(said, standing.title)), standing.sources([said]))


def _habit(standing: Standing) -> Iterable[Fact]:
    """How long the show has taken before: the measure that readers have in mind anyway."""
    found = waits(standing)[-3:]
    if not found:
        return
    parts = [f"{season_name(b)} came {span_words(days)} after {season_name(a)}" for a, b, days in found]
    seasons = {number for a, b, _ in found for number in (a, b)}
    claims = [s for f in standing.finding.seasons if f.season in seasons for s in f.because[:1]]
    yield Fact(sentence_case(listed(parts)), standing.sources(claims)[:2])


def _trailer(standing: Standing) -> Iterable[Fact]:
    said = [s for s in standing.of(Predicate.TRAILER) if s.season == standing.next.season]
    for one in said:
        yield Fact(
            f"A {one.value or 'trailer'} for {standing.season} was shown by {day_words(one.stated_on)}.",
            standing.sources([one]),
        )
    if not said:
        yield unknown(standing, f"No trailer for {standing.season} in what we have read.")
        earlier = [s for s in standing.of(Predicate.TRAILER) if s.season and s.season < standing.next.season][
            -1:
        ]
        for one in earlier:
            words = f"The last one on file was for {season_name(one.season or 0)}, shown by {day_words(one.stated_on)}."
            yield Fact(words, standing.sources([one]))


def _after(standing: Standing) -> Iterable[Fact]:
    number = standing.next.season + 1
    said = [s for s in standing.of(*_FUTURE, firmness=LOUD) if s.season == number]
    if standing.next.is_final:
        final = [s for s in standing.of(Predicate.FINAL_SEASON) if s.season == standing.next.season]
        yield Fact(f"No: {standing.season} is to be the last.", standing.sources(final))
    for one in said:
        yield Fact(sentence_case(said_sentence(one, standing.title)), standing.sources([one]))
    if not said and not standing.next.is_final:
        yield unknown(standing, _nothing_after(standing, number))


def _nothing_after(standing: Standing, number: int) -> str:
    if (
        standing.next.state in {SeasonState.UNDECIDED, SeasonState.CANCELLED}
        or standing.finding.state in OVER
    ):
        return f"Nobody can say while {standing.season} is not ordered; we have read nothing about season {number}."
    usual = f"it is seldom decided before {standing.season} is out"
    return f"Nothing about season {number} in what we have read; {usual}."


_FUTURE = (
    Predicate.RENEWED,
    Predicate.ORDERED,
    Predicate.CANCELLED,
    Predicate.FINAL_SEASON,
    Predicate.UNDECIDED,
)

ANSWERS: dict[str, Callable[[Standing], Iterable[Fact]]] = {
    "renewed": _renewed,
    "when": _arrives,
    "kind": traits,
    "trailer": _trailer,
    "after": _after,
}
