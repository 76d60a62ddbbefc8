"""What happened so far, each entry with who says so, and, dotted, what is announced or forecast. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from cliffhanger.evidence.english import season_name
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState, ShowState

from .ours import forecast_source
from .present import SourceLink, TimelineEntry
from .standing import Standing, is_outlet, ordered, sentence_case

SAME_EVENT = timedelta(days=10)
"""Words about one step this close together are about one event, told by several outlets."""
KINDS = {
    Predicate.ORDERED: "decision",
    Predicate.RENEWED: "decision",
    Predicate.CANCELLED: "decision",
    Predicate.FINAL_SEASON: "decision",
    Predicate.ENDED: "decision",
    Predicate.MOVED: "decision",
    Predicate.UNDECIDED: "decision",
    Predicate.FILMING_STARTED: "making",
    Predicate.FILMING_WRAPPED: "making",
    Predicate.TRAILER: "making",
    Predicate.DELAYED: "date",
    Predicate.PREMIERE: "date",
}
LABELS = {
    Predicate.ORDERED: "ordered",
    Predicate.RENEWED: "ordered",
    Predicate.CANCELLED: "cancelled",
    Predicate.FINAL_SEASON: "the last",
    Predicate.ENDED: "over",
    Predicate.MOVED: "moved",
    Predicate.UNDECIDED: "not decided",
    Predicate.FILMING_STARTED: "filming begins",
    Predicate.FILMING_WRAPPED: "filmed",
    Predicate.TRAILER: "trailer",
    Predicate.DELAYED: "put off",
    Predicate.PREMIERE: "date named",
}
_MAY_BE_REPORTED = (Predicate.FILMING_STARTED, Predicate.FILMING_WRAPPED, Predicate.DELAYED)
_ONE_STEP = {Predicate.ORDERED: Predicate.RENEWED}


def timeline(standing: Standing) -> tuple[TimelineEntry, ...]:
    """Oldest first; what lies ahead comes last and says that it does."""
    entries = [*_premieres(standing), *_last_finale(standing), *_events(standing), *_ahead(standing)]
    return tuple(sorted(entries, key=lambda entry: (entry.is_future, entry.day)))


def _premieres(standing: Standing) -> Iterable[TimelineEntry]:
    for finding in standing.finding.seasons:
        if finding.has_premiered and finding.premiere:
            name = season_name(finding.season)
            words = f"{name} {'was due' if finding.presumed else 'came out'}"
            entry = _entry(
                finding.premiere, words, kind="premiere", sources=standing.sources(finding.because)
            )
            yield replace(entry, label=name)


def _last_finale(standing: Standing) -> Iterable[TimelineEntry]:
    """Only of the last season that is over, and only where it did not come out all at once."""
    last = standing.finding.last
    if last and last.finale and last.premiere and (last.finale.latest - last.premiere.earliest).days > 1:
        claims = [s for s in standing.of(Predicate.FINALE) if s.season == last.season]
        words = f"{season_name(last.season)} ended"
        entry = _entry(last.finale, words, kind="premiere", sources=standing.sources(claims))
        yield replace(entry, label="ended")


def _events(standing: Standing) -> Iterable[TimelineEntry]:
    for group in _grouped(_told(standing)):
        lead = min(group, key=lambda s: (s.tier.rank, s.stated_on))
        words, kind = _sentence(lead, standing), KINDS[lead.predicate]
        entry = _entry(_when(lead), words, kind=kind, sources=standing.sources(group))
        yield replace(entry, label=_label(lead))


def _label(said: Said) -> str:
    """Two words for the picture; what was only reported says so."""
    words = LABELS[said.predicate]
    return words if said.factuality is Factuality.ASSERTED else f"{words}?"


def _told(standing: Standing) -> list[Said]:
    """What outlets asserted of the steps, and what they reported of the making; guesses have their own table."""
    asserted = [s for s in standing.of(*KINDS) if is_outlet(s) and not _came_true(s, standing)]
    reported = standing.of(*_MAY_BE_REPORTED, firmness=(Factuality.REPORTED,))
    return sorted([*asserted, *reported], key=lambda s: (_when(s).middle, s.stated_on))


def _came_true(said: Said, standing: Standing) -> bool:
    """A premiere told on or after its day: that entry is there already, from the finding."""
    return said.predicate is Predicate.PREMIERE and said.earliest_or_min <= said.stated_on


def _when(said: Said) -> PartialDate:
    """When the step was taken; an announcement is taken on the day it is said."""
    is_step = said.predicate not in {Predicate.PREMIERE, Predicate.DELAYED}
    asserted = said.factuality is Factuality.ASSERTED
    if is_step and asserted and said.happened_on is not None:
        return said.happened_on
    return PartialDate.on(said.stated_on)


def _grouped(claims: Sequence[Said]) -> list[list[Said]]:
    groups: list[list[Said]] = []
    for said in claims:
        same = next((g for g in reversed(groups) if _is_same(said, g[-1])), None)
        if same is None:
            groups.append([said])
        else:
            same.append(said)
    return groups


def _is_same(said: Said, other: Said) -> bool:
    near = abs(_when(said).middle - _when(other).middle) <= SAME_EVENT
    same_step = _step(said) == _step(other)
    return near and same_step


def _step(said: Said) -> tuple[object, ...]:
    by_value = said.predicate in {Predicate.PREMIERE, Predicate.DELAYED, Predicate.MOVED}
    predicate = _ONE_STEP.get(said.predicate, said.predicate)
    return predicate, said.season, said.factuality, said.value if by_value else ""


Words = Callable[[str, Said, Standing], str]

_PAST: dict[Predicate, Words] = {
    Predicate.ORDERED: lambda season, said, standing: ordered(season, standing),
    Predicate.RENEWED: lambda season, said, standing: ordered(season, standing),
    Predicate.CANCELLED: lambda season, said, standing: f"Cancelled: {season} will not be made",
    Predicate.FINAL_SEASON: lambda season, said, standing: f"{season} was named as the last",
    Predicate.ENDED: lambda season, said, standing: f"{standing.title} was declared over",
    Predicate.UNDECIDED: lambda season, said, standing: f"Still no decision on {season}",
    Predicate.MOVED: lambda season, said, standing: f"{said.value or 'Another home'} took {season} over",
    Predicate.FILMING_STARTED: lambda season, said, standing: f"Filming of {season} began",
    Predicate.FILMING_WRAPPED: lambda season, said, standing: f"Filming of {season} ended",
    Predicate.TRAILER: lambda season, said, standing: f"A {said.value or 'trailer'} for {season} was shown",
    Predicate.DELAYED: lambda season, said, standing: f"{season} was put off{_to(said)}",
    Predicate.PREMIERE: lambda season, said, standing: f"{season} was announced for {_for(said)}",
}


_REPORTED: dict[Predicate, Callable[[str, Said], str]] = {
    Predicate.FILMING_STARTED: lambda season, said: f"filming of {season} to begin {_about(said)}",
    Predicate.FILMING_WRAPPED: lambda season, said: f"filming of {season} to end {_about(said)}",
    Predicate.DELAYED: lambda season, said: f"{season} put off{_to(said)}",
}


def _sentence(said: Said, standing: Standing) -> str:
    season = season_name(said.season) if said.season is not None else _unnumbered(said, standing)
    if said.factuality is not Factuality.ASSERTED:
        return f"Reported: {_REPORTED[said.predicate](season, said)}"
    return _PAST[said.predicate](season, said, standing)


def _unnumbered(said: Said, standing: Standing) -> str:
    return standing.title if said.predicate is Predicate.TRAILER else "the next season"


def _about(said: Said) -> str:
    return said.when.in_words if said.when else "at a time not given"


def _to(said: Said) -> str:
    return f" to {said.when.words}" if said.when else ""


def _for(said: Said) -> str:
    return said.when.words if said.when else said.value or "a date not given"


def _ahead(standing: Standing) -> Iterable[TimelineEntry]:
    following = standing.next
    if following.state is SeasonState.DATED and following.premiere:
        words = f"{standing.season} is to come out"
        entry = _entry(following.premiere, words, kind="date", sources=standing.sources(following.because))
        yield replace(entry, label=standing.season, is_future=True)
    elif standing.odds and standing.odds.q50 and _is_open(standing):
        yield _forecast_entry(standing)


def _is_open(standing: Standing) -> bool:
    return standing.finding.state not in {ShowState.ENDED, ShowState.CANCELLED}


def _forecast_entry(standing: Standing) -> TimelineEntry:
    odds = standing.odds
    assert odds is not None
    assert odds.q50 is not None
    return TimelineEntry(
        day=odds.q50,
        when="Not announced",
        sentence=standing.odds_sentence,
        kind="forecast",
        label="forecast",
        sources=(forecast_source(odds.method, odds.issued_on),),
        is_future=True,
    )


def _entry(when: PartialDate, words: str, *, kind: str, sources: tuple[SourceLink, ...]) -> TimelineEntry:
    """An entry at its day, as precise as said; sorted by the middle of what it can mean."""
    return TimelineEntry(when.middle, when.words, sentence_case(words), kind, sources)
