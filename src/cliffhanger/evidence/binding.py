"""Which season is a word about? Pure: bound by what was out, dated or cancelled on the day of the event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cliffhanger.vocabulary import Predicate

from .premieres import find_announced_day
from .weighing import Said, is_decision, is_firm

_ABOUT_THE_NEXT = {
    Predicate.RENEWED,
    Predicate.ORDERED,
    Predicate.CANCELLED,
    Predicate.UNDECIDED,
    Predicate.FILMING_STARTED,
    Predicate.FILMING_WRAPPED,
    Predicate.DELAYED,
}
"""Not `moved`: a partner that leaves or a film that follows is no order of a season; a move that names one is."""
_ABOUT_THE_FUTURE = {Predicate.CANCELLED, Predicate.UNDECIDED}
"""Said while the next season has its day, or is called the last: about the one after that."""

_ORDERS = {Predicate.RENEWED, Predicate.ORDERED}


def bind(claims: Sequence[Said], out: Mapping[int, Said]) -> list[Said]:
    """The claims, each with the season it is about."""
    binder = _Binder(claims, out, _first(claims, out))
    return [binder.bind(said) for said in claims]


def _is_order(said: Said, day: date) -> bool:
    """A firm word, said by that day, that a season is to be made."""
    return said.predicate in _ORDERS and is_firm(said) and said.stated_on <= day


def _first(claims: Sequence[Said], out: Mapping[int, Said]) -> int:
    """The season that was next before any came out, as far as we know."""
    decided = [s.season for s in claims if s.season and is_decision(s)]
    return min([*decided, *out], default=1)


@dataclass(frozen=True)
class _Binder:
    claims: Sequence[Said]
    out: Mapping[int, Said]
    first: int

    def bind(self, said: Said) -> Said:
        if said.predicate is Predicate.CANCELLED and said.season:
            return replace(said, season=self._not_made(said, said.season))
        if said.predicate is Predicate.FINAL_SEASON and said.season is None:
            return replace(said, season=self._newest_made(said.stated_on))
        if said.season is not None or said.predicate not in _ABOUT_THE_NEXT:
            return said
        return replace(said, season=self._spoken_of(said))

    def _not_made(self, said: Said, season: int) -> int:
        """ "Cancelled" said of a season that is out means that the one after it will not come."""
        return season + 1 if season in self._out_on(said.happened_by) else season

    def _newest_made(self, day: date) -> int | None:
        """ "It has ended", "it will end" without a number: the season ordered by then, else the last that was out."""
        ordered = [s.season or self._next(s.happened_by) for s in self.claims if _is_order(s, day)]
        return max([*ordered, *self._out_on(day)], default=None)

    def _spoken_of(self, said: Said) -> int:
        number = self._next(said.happened_by)
        while said.predicate in _ABOUT_THE_FUTURE and self._is_set(number, said.stated_on):
            number += 1
        return number

    def _next(self, day: date) -> int:
        return max(self._out_on(day), default=self.first - 1) + 1

    def _out_on(self, day: date) -> list[int]:
        return [number for number, premiere in self.out.items() if premiere.date_or_stated <= day]

    def _is_set(self, number: int, day: date) -> bool:
        own = [s for s in self.claims if s.season == number and s.stated_on <= day]
        is_last = any(s.predicate is Predicate.FINAL_SEASON and is_firm(s) for s in own)
        return is_last or find_announced_day(own, day) is not None
