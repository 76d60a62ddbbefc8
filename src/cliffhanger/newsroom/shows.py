"""A show page's own parts: the table of seasons, the facts in brief, the identifiers elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cliffhanger.evidence.english import span_words
from cliffhanger.evidence.status import Finding
from cliffhanger.vocabulary import Predicate

from .answers import waits
from .marks import season_mark
from .present import Fact, SeasonRow, SourceLink
from .standing import Standing
from .traits import traits

ELSEWHERE = {
    "imdb": ("IMDb", "https://www.imdb.com/title/{}/"),
    "tmdb": ("TMDB", "https://www.themoviedb.org/tv/{}"),
    "tvmaze": ("TVmaze", "https://www.tvmaze.com/shows/{}"),
    "thetvdb": ("TheTVDB", "https://thetvdb.com/dereferrer/series/{}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
}
"""Where an identifier leads; a scheme that is not here is shown without a link."""


def season_rows(standing: Standing) -> tuple[SeasonRow, ...]:
    """Every season that has come out or is spoken of, newest first."""
    waited = {later: days for _, later, days in waits(standing)}
    episodes = {s.season: s.value for s in standing.of(Predicate.EPISODES)}
    return tuple(
        _row(finding, standing, wait=waited.get(finding.season), episodes=episodes.get(finding.season, ""))
        for finding in reversed(standing.finding.seasons)
    )


def _row(finding: Finding, standing: Standing, *, wait: int | None, episodes: str) -> SeasonRow:
    sources = standing.sources(finding.because)
    return SeasonRow(
        number=finding.season,
        mark=season_mark(finding),
        premiere=finding.premiere,
        finale=finding.finale,
        episodes=episodes,
        wait=span_words(wait) if wait is not None else "",
        source=sources[0] if sources else None,
    )


def facts_in_brief(standing: Standing) -> tuple[Fact, ...]:
    """What kind of show it is, in sentences."""
    return tuple(traits(standing))


def identifiers(pairs: Iterable[tuple[str, str]]) -> tuple[SourceLink, ...]:
    """What other databases call it: (scheme, value) as links where we know the way."""
    return tuple(_elsewhere(scheme, value) for scheme, value in pairs)


def _elsewhere(scheme: str, value: str) -> SourceLink:
    name, pattern = ELSEWHERE.get(scheme, (scheme, ""))
    return SourceLink(f"{name} {value}", pattern.format(value), "")


def all_sources(standing: Standing) -> tuple[SourceLink, ...]:
    """Everybody who has said something about the show by that day, newest word first, each page once."""
    told: Sequence = sorted(standing.said, key=lambda s: s.stated_on, reverse=True)
    links = {}
    for said in told:
        links.setdefault((said.outlet, said.url), standing.link(said))
    return tuple(links.values())
