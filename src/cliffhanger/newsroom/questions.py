"""The sections of a return story: each a question, answered in sentences that carry their sources. Pure.

A question that nothing answers says so: what is not known is part of the news.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cliffhanger.evidence.english import count, day_words, listed, season_name, span_words
from cliffhanger.evidence.sentences import said_sentence
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Factuality, Predicate, SeasonState

from .answers import OVER, waits
from .blocks import QUESTIONS
from .places import COUNTRIES, LANGUAGES
from .present import Fact, Question, SourceLink
from .standing import Standing, is_outlet, sentence_case
from .timeline import HOW_WE_KNOW, forecast_source

FIRM = (Factuality.ASSERTED,)
LOUD = (Factuality.ASSERTED, Factuality.REPORTED)
OUR_READING = "our ledger"
_FURTHER = (SeasonState.FILMING, SeasonState.WRAPPED, SeasonState.DATED)
_ORDERS = (Predicate.ORDERED, Predicate.RENEWED, Predicate.MOVED)


def questions(standing: Standing, which: Sequence[str] = ()) -> tuple[Question, ...]:
    """The questions asked for, or all of them, in the house's order."""
    return tuple(
        Question(heading, anchor, tuple(ANSWERS[anchor](standing)))
        for anchor, heading in QUESTIONS.items()
        if not which or anchor in which
    )


def ours(standing: Standing) -> tuple[SourceLink, ...]:
    """What we have *not* read has no outlet: the source is our own ledger on that day."""
    return (SourceLink(OUR_READING, HOW_WE_KNOW, day_words(standing.as_of)),)


def unknown(standing: Standing, words: str) -> Fact:
    return Fact(words, ours(standing))


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
    yield from _moved_or_final(standing)
    before = _undecided_before(standing)
    if before is not None:
        words = f"Before that, on {day_words(before.stated_on)}, nothing was decided"
        yield Fact(sentence_case(words), standing.sources([before]))
    for said in standing.next.dissent:
        yield Fact(f"Against it: {said_sentence(said, standing.title)}.", standing.sources([said]))


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
    who = lead.value if lead.predicate is Predicate.MOVED and lead.value else standing.network
    return Fact(f"Yes. {who} ordered {standing.season} {when}.", standing.sources(orders))


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
            lead = min(said, key=lambda s: (s.tier.rank, s.stated_on))
            when = lead.happened_on or lead.when
            text = f"Filming of {standing.season} {verb}{' ' + when.in_words if when else ''}."
            yield Fact(text, standing.sources(said))


def _put_off(standing: Standing) -> Iterable[Fact]:
    for said in _about(standing, standing.of(Predicate.DELAYED, firmness=LOUD))[-2:]:
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


def _kind(standing: Standing) -> Iterable[Fact]:
    genres = standing.of(Predicate.GENRE)
    shape = standing.of(Predicate.FORMAT)
    if genres:
        names = listed(list(dict.fromkeys(s.value for s in genres)))
        form = f", {shape[-1].value.lower()}" if shape else ""
        yield Fact(f"{standing.title} is filed under {names}{form}.", standing.sources([*genres, *shape]))
    yield from _home(standing)
    yield from _length(standing)
    if not genres:
        yield unknown(standing, f"No genre of {standing.title} is on file.")


def _home(standing: Standing) -> Iterable[Fact]:
    where = standing.of(Predicate.NETWORK)
    from_where = standing.of(Predicate.COUNTRY, Predicate.LANGUAGE)
    if not where:
        return
    country = "".join(
        f", made in {COUNTRIES.get(s.value, s.value)}" for s in standing.of(Predicate.COUNTRY)[-1:]
    )
    tongue = "".join(f", in {LANGUAGES.get(s.value, s.value)}" for s in standing.of(Predicate.LANGUAGE)[-1:])
    yield Fact(f"Its home is {where[-1].value}{country}{tongue}.", standing.sources([where[-1], *from_where]))


def _length(standing: Standing) -> Iterable[Fact]:
    out = [f for f in standing.finding.seasons if f.has_premiered]
    episodes = [s for s in standing.of(Predicate.EPISODES) if s.value.isdigit()]
    if not out:
        return
    latest = {s.season: int(s.value) for s in episodes}
    number = sum(latest.get(f.season, 0) for f in out)
    whole = all(f.season in latest for f in out)
    text = f"{count(len(out), 'season').capitalize()} came out so far"
    text += f", {count(number, 'episode')} in all." if whole else "."
    yield Fact(text, standing.sources(episodes or out[-1].because)[:1])


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
    "kind": _kind,
    "trailer": _trailer,
    "after": _after,
}
