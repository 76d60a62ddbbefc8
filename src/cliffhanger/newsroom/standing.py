"""Where one show stands, with all that was said of it by a day: what every presenter is given. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cliffhanger.evidence.english import season_name
from cliffhanger.evidence.status import Finding, ShowFinding
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, Tier

from .present import Odds, SourceLink


@dataclass(frozen=True, eq=False)
class Standing:
    """One show as of one day. ``said_on`` has for each claim the day it was said, in words, as precise as known.

    ``followed_to`` is the last day on which we would have heard of a premiere; without it, the day itself.
    """

    title: str
    slug: str
    finding: ShowFinding
    said: tuple[Said, ...]
    sentence: str
    odds_sentence: str = ""
    odds: Odds | None = None
    said_on: Mapping[int, str] = field(default_factory=dict)
    seen_on: date | None = None
    followed_to: date | None = None

    @property
    def url(self) -> str:
        return f"/shows/{self.slug}/"

    @property
    def as_of(self) -> date:
        return self.finding.as_of

    @property
    def next(self) -> Finding:
        return self.finding.next

    @property
    def network(self) -> str:
        return self.finding.network or "The network"

    @property
    def season(self) -> str:
        """The season that the question is about, as a name: "season 2"."""
        return season_name(self.next.season)

    @cached_property
    def by_predicate(self) -> dict[Predicate, list[Said]]:
        found: dict[Predicate, list[Said]] = {}
        for said in self.said:
            found.setdefault(said.predicate, []).append(said)
        return found

    def of(
        self, *predicates: Predicate, firmness: Collection[Factuality] = (Factuality.ASSERTED,)
    ) -> list[Said]:
        """What was said of these things, this firmly, oldest first."""
        found = [
            s
            for predicate in predicates
            for s in self.by_predicate.get(predicate, [])
            if s.factuality in firmness
        ]
        return sorted(found, key=lambda s: s.stated_on)

    def sources(self, claims: Iterable[Said]) -> tuple[SourceLink, ...]:
        """Who says so: each outlet once, nearest to the decision first."""
        ordered = sorted(claims, key=lambda s: (s.tier.rank, s.stated_on))
        links = {(s.outlet, s.url): self.link(s) for s in reversed(ordered)}
        return tuple(reversed(links.values()))

    def link(self, said: Said) -> SourceLink:
        words = self.said_on.get(said.claim_id or 0) or PartialDate.on(said.stated_on).words
        return SourceLink(said.outlet or said.source, said.url, words, str(said.tier))


def is_outlet(said: Said) -> bool:
    """Said by somebody in words, not by a row of a programme database."""
    return said.tier is not Tier.DATABASE


def ordered(season: str, standing: Standing) -> str:
    """Who ordered it, where that can only be one; else that it was ordered."""
    decider = standing.finding.decider
    return f"{decider} ordered {season}" if decider else f"{season} was ordered"


def sentence_case(text: str) -> str:
    """First letter large, full stop at the end; the rest as it was."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."
