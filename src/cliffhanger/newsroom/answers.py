"""The card on top: the question, one breath of an answer, the state, the odds, the sources. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from cliffhanger.evidence.english import day_words, season_name
from cliffhanger.evidence.sentences import said_sentence
from cliffhanger.evidence.status import ShowFinding
from cliffhanger.forecast.models import Forecast
from cliffhanger.forecast.numerics.months import month_edges
from cliffhanger.vocabulary import SeasonState, ShowState

from .marks import show_mark
from .present import Answer, CurvePoint, Fact, Odds
from .standing import Standing, sentence_case

OVER = (ShowState.ENDED, ShowState.CANCELLED)


def answer_card(standing: Standing) -> Answer:
    """Everything that the top of a story or a show page says."""
    return Answer(
        title=standing.title,
        url=standing.url,
        question=question(standing),
        sentence=standing.sentence,
        mark=show_mark(standing.finding),
        as_of=standing.as_of,
        since=f"since {standing.next.since_as_said.words}" if standing.next.since_as_said else "",
        odds=standing.odds,
        sources=standing.sources(_support(standing)),
        dissent=dissent(standing),
    )


def _support(standing: Standing) -> tuple:
    return standing.finding.because or standing.next.because or _last_premiere(standing)


def _last_premiere(standing: Standing) -> tuple:
    """Where nothing is said about the next season, what the sentence counts from is the last one's premiere."""
    last = standing.finding.last
    return last.because if last else ()


def question(standing: Standing) -> str:
    if standing.finding.state in OVER:
        return f"Is {standing.title} coming back?"
    if standing.next.state is SeasonState.DATED:
        return f"When does {standing.title} come back?"
    return f"Is {standing.title} coming back for {standing.season}?"


def headline(title: str, finding: ShowFinding) -> str:
    """The headline of a return story that its editor has not written."""
    last = f"season {finding.last.season}" if finding.last else "its first season"
    following = season_name(finding.next.season)
    if finding.state is ShowState.CANCELLED:
        return f"Is {title} coming back? Cancelled after {last}"
    if finding.state is ShowState.ENDED:
        return f"Is {title} coming back? It ended with {last}"
    if finding.next.state is SeasonState.DATED and finding.next.confirmed:
        return f"When does {title} come back? The day of {following}, and how it came to that"
    return f"Is {title} coming back? {following.capitalize()}, where it stands"


def standfirst(standing: Standing) -> str:
    """What the story holds, in one sentence; the answer itself stands in the card beside it."""
    dated = f"as of {day_words(standing.as_of)}"
    if standing.finding.state in OVER:
        return f"What was decided and by whom, what was guessed before that, and what is left open, {dated}."
    return (
        f"What is known of {standing.season}, who said it and when, what nobody has said yet, "
        f"and who guessed what, {dated}."
    )


def dissent(standing: Standing) -> tuple[Fact, ...]:
    """Who says otherwise."""
    return tuple(
        Fact(sentence_case(said_sentence(said, standing.title)), standing.sources([said]))
        for said in standing.next.dissent
    )


def odds(forecast: Forecast, words: str) -> Odds:
    """The forecast for drawing; its first point is the as-of day with chance 0."""
    days = [forecast.as_of + timedelta(int(edge)) for edge in month_edges(forecast.as_of)]
    chances = [0.0, *forecast.cdf]
    return Odds(
        as_of=forecast.as_of,
        p_return=forecast.p_return,
        points=tuple(CurvePoint(day, chance) for day, chance in zip(days, chances, strict=True)),
        q10=forecast.q10,
        q50=forecast.q50,
        q90=forecast.q90,
        words=words,
        method=forecast.method,
        issued_on=forecast.issued_at.date(),
        reasons=tuple(forecast.reasons),
        digest=forecast.inputs_digest,
    )


def waits(standing: Standing) -> list[tuple[int, int, int]]:
    """(earlier season, later season, days) between premieres that are known to the day."""
    days: list[tuple[int, date]] = [
        (f.season, f.premiere.earliest) for f in standing.finding.seasons if f.has_premiered and f.premiere
    ]
    return [(a, b, (later - earlier).days) for (a, earlier), (b, later) in pairwise(days)]
