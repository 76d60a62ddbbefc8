"""How a case is written down: who said what when, the day of the question, and what must be found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cliffhanger.evidence.status import ShowFinding
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, Tier


def said(
    what: str,
    on: str,
    by: str = "trade:deadline",
    *,
    value: str = "",
    happened: str = "",
    how: str = "asserted",
) -> Said:
    """``what`` is a predicate and, if it names one, a season ("renewed 2"); ``by`` a tier and an outlet."""
    predicate, _, season = what.partition(" ")
    tier, _, outlet = by.partition(":")
    return Said(
        predicate=Predicate(predicate),
        season=int(season) if season else None,
        value=value,
        factuality=Factuality(how),
        tier=Tier(tier),
        source=outlet or tier,
        stated_on=date.fromisoformat(on),
        happened_on=PartialDate.parse(happened) if happened else None,
        outlet=(outlet or tier).title(),
    )


def out(season: int, on: str) -> Said:
    """A season that a database has as out."""
    return said(f"premiere {season}", on, "database:tvmaze", value=on, happened=on)


FIRST = out(1, "2022-01-28")
"""Most cases are about the second season of a show whose first came out on this day."""


@dataclass(frozen=True)
class Case:
    """``finds`` names what is checked: `next` and `show` are states, the others are below in `seen`."""

    id: str
    as_of: str
    claims: tuple[Said, ...]
    finds: dict[str, object]


def case(id: str, as_of: str, *claims: Said, **finds: object) -> Case:
    return Case(id, as_of, claims, finds)


def seen(found: ShowFinding) -> dict[str, object]:
    """The finding as plain words, to compare with a case."""
    season, last = found.next, found.last
    return {
        "show": str(found.state),
        "season": season.season,
        "next": str(season.state),
        "sure": season.confirmed,
        "since": str(season.since_as_said or ""),
        "because": [s.source for s in season.because],
        "dissent": [s.source for s in season.dissent],
        "final": season.is_final,
        "day": str(season.premiere or ""),
        "window": season.window.value if season.window else "",
        "moved_to": season.moved_to,
        "last": (last.season, str(last.state)) if last else None,
        "came": str(last.premiere) if last else "",
        "ended_on": str(last.since) if last else "",
        "presumed": last.presumed if last else False,
        "came_for_sure": last.confirmed if last else None,
        "goes_on": last.continues.value if last and last.continues else "",
        "says_so": [s.source for s in found.because],
        "unspecified": found.unspecified_end,
    }
