"""What our silence about a show is worth: of the seasons that came of late, how many had we read of in time?

A newsroom that reads little hears little, and then "nothing was said" means nothing. So the chance that an order
would have been heard of is counted, not believed: of the seasons that came in the last three years, the share that
official, trade or press claims had told of at least two months ahead. A show leans on its network and a network on
all of them, and all of them on "we hear nothing". Databases do not count: they follow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cliffhanger.evidence.models import Claim
from cliffhanger.evidence.querysets import ClaimQuerySet
from cliffhanger.vocabulary import Predicate, Tier

from .numerics.lead import CLOSED, MOVES_FORECAST

OF_LATE = timedelta(days=3 * 365)
NOTICE = timedelta(days=60)
"""What is first heard of nearer to the day (a trailer, a listing) does not say that an order would have been."""
PULLS = (10, 8, 4)
"""Imagined returns that stand against those of all networks (none of them heard of), of the network, of the show."""
STEP = 0.05
"""Chances are rounded down to this, so that a forecast does not change with every page that is read."""
_NEWS = (Tier.OFFICIAL, Tier.TRADE, Tier.PRESS)


@dataclass(frozen=True)
class Return:
    """A season that came: on which network, since when that was known, and whether we had read of it in time."""

    show: int
    network: str
    known: date
    foretold: bool


class Hearing:
    """How well the ledger listened. ``networks`` of each show, by the day since which it is known, oldest first."""

    def __init__(self, returns: Iterable[Return], networks: Mapping[int, list[tuple[date, str]]]) -> None:
        self._returns = sorted(returns, key=lambda one: one.known)
        self._days = [one.known for one in self._returns]
        self._networks = networks
        self._tallies: dict[date, Mapping[object, tuple[int, int]]] = {}

    def chance(self, show: int, day: date) -> float:
        """Chance that an order of this show would have been heard of by ``day``; nothing known later counts."""
        told = self._tally(day)
        share = 0.0
        for pull, group in zip(PULLS, ("all", self.network(show, day), show), strict=True):
            foretold, came = told.get(group, (0, 0))
            share = (foretold + pull * share) / (came + pull)
        return round(int(share / STEP + 1e-9) * STEP, 2)

    def network(self, show: int, day: date) -> str:
        """As it was known on the day; a show without one stands alone."""
        known = self._networks.get(show, [])
        place = bisect_right(known, (day, chr(0x10FFFF)))
        return known[place - 1][1] if place else f"of show {show}"

    def _tally(self, day: date) -> Mapping[object, tuple[int, int]]:
        """Foretold and all returns of late by group: "all", a network's name, a show's key."""
        if day not in self._tallies:
            counts: dict[object, tuple[int, int]] = defaultdict(lambda: (0, 0))
            first, last = bisect_right(self._days, day - OF_LATE), bisect_right(self._days, day)
            for one in self._returns[first:last]:
                for group in ("all", one.network, one.show):
                    foretold, came = counts[group]
                    counts[group] = foretold + one.foretold, came + 1
            self._tallies[day] = dict(counts)
        return self._tallies[day]


def hearing() -> Hearing:
    """Of the whole ledger as it is; each question takes its day. Three queries: ask once for a batch."""
    networks: dict[int, list[tuple[date, str]]] = defaultdict(list)
    rows = _asserted(Predicate.NETWORK).filter(show__isnull=False).order_by("stated_by", "pk")
    for show, stated, name in rows.values_list("show_id", "stated_by", "value"):
        networks[show].append((stated, name))
    heard = _first_heard()
    listening = Hearing((), networks)
    return Hearing(
        (
            Return(key[0], listening.network(key[0], known), known, heard.get(key, date.max) <= came - NOTICE)
            for key, (came, known) in _came().items()
        ),
        networks,
    )


def _asserted(*predicates: str) -> ClaimQuerySet:
    claims: ClaimQuerySet = Claim.objects.filter(factuality="asserted", retracted_on__isnull=True)
    return claims.filter(predicate__in=predicates)


def _came() -> dict[tuple[int, int], tuple[date, date]]:
    """Seasons after the first that came on a known day, as databases have it: that day, and since when it is known."""
    rows = _asserted(Predicate.PREMIERE).filter(source__tier=Tier.DATABASE, season__number__gt=1)
    found = {}
    fields = ("show_id", "season__number", "value", "stated_by")
    for show, number, value, stated in rows.order_by("stated_by", "pk").values_list(*fields):
        if len(value) == 10 and (came := date.fromisoformat(value)):
            found[show, number] = came, max(came, stated)
    return found


def _first_heard() -> dict[tuple[int, int], date]:
    """When news first told that a season is on its way."""
    rows = _asserted(*MOVES_FORECAST.difference(CLOSED)).filter(source__tier__in=_NEWS, season__number__gt=1)
    found: dict[tuple[int, int], date] = {}
    for show, number, stated in rows.values_list("show_id", "season__number", "stated_by"):
        found[show, number] = min(stated, found.get((show, number), date.max))
    return found
