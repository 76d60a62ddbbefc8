"""Who is in it: the billing on file, and who is said to join or to leave. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cliffhanger.evidence.english import listed, season_name
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Factuality, Predicate

from .present import CastMember, Fact, SourceLink
from .standing import Standing, is_outlet

MOST = 12
_BETWEEN = re.compile(r"\s*;\s*")


def billing(standing: Standing, urls: Mapping[str, str]) -> tuple[CastMember, ...]:
    """The cast as a programme database bills it, in its order; ``urls`` has our page for those who have one."""
    rows = [said for said in standing.of(Predicate.CAST) if not is_outlet(said)]
    rows.sort(key=lambda said: said.claim_id or 0)
    return tuple(CastMember(said.value, said.note, urls.get(said.value, "")) for said in rows[:MOST])


def billing_sources(standing: Standing) -> tuple[SourceLink, ...]:
    return standing.sources([said for said in standing.of(Predicate.CAST) if not is_outlet(said)][:1])


def cast_news(standing: Standing) -> tuple[Fact, ...]:
    """One sentence for each outlet's word on who comes and who goes, newest first."""
    said = [s for s in standing.of(Predicate.CAST, firmness=_WORDS) if is_outlet(s)]
    return tuple(Fact(_sentence(s), standing.sources([s])) for s in reversed(said))


_WORDS = {
    Factuality.ASSERTED: "{names} {verb} in the cast of {season}.",
    Factuality.REPORTED: "{names} {verb} reported to join {season}; not confirmed by the source.",
    Factuality.SPECULATED: "{names} {verb} guessed to join {season}.",
    Factuality.CONDITIONAL: "{names} {verb} named for {season}, on a condition.",
    Factuality.NEGATED: "{names} {verb} not in {season}.",
}


def _sentence(said: Said) -> str:
    names = [name for name in _BETWEEN.split(said.value) if name]
    season = season_name(said.season) if said.season is not None else "the show"
    verb = "is" if len(names) == 1 else "are"
    return _WORDS[said.factuality].format(names=listed(names), verb=verb, season=season)
