"""News about the season being forecast, and which piece of it leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cliffhanger.vocabulary import Predicate

ANNOUNCED = (Predicate.PREMIERE, Predicate.DELAYED)
CLOSED = (Predicate.CANCELLED, Predicate.ENDED)
MILESTONES = (
    Predicate.TRAILER,
    Predicate.FILMING_WRAPPED,
    Predicate.FILMING_STARTED,
    Predicate.RENEWED,
    Predicate.FINAL_SEASON,
    Predicate.ORDERED,
    Predicate.MOVED,
)
"""News on the way to the screen, strongest first."""
PRODUCTION = MILESTONES[:3]
MOVES_FORECAST = frozenset({*ANNOUNCED, *CLOSED, *MILESTONES})
"""The predicates that `Evidence` takes; all others say nothing about the day of the premiere."""

_TABLE = {Predicate.ORDERED: "renewed", Predicate.MOVED: "renewed"}
_DAY_WIDTH = 7
"""A window of at most a week counts as a day."""


class NotEvidence(ValueError):
    """This predicate does not move a forecast. Pass only those in `MOVES_FORECAST`."""


@dataclass(frozen=True)
class Evidence:
    """One asserted fact about the season being forecast, and the day on which it could first be known.

    ``window`` holds the first and the last day that an announced premiere can mean; a delay may come without.
    Whether a statement is firm enough to count is decided above, not here.
    """

    kind: str
    known_on: date
    window: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        if Predicate(self.kind) not in MOVES_FORECAST:
            raise NotEvidence(
                f"{self.kind!r} does not move a forecast; {', '.join(sorted(MOVES_FORECAST))} do"
            )
        if self.kind == Predicate.PREMIERE and self.window is None:
            raise NotEvidence("an announced premiere needs its window: the first and last day it can mean")
        if self.window is not None and self.window[1] < self.window[0]:
            raise NotEvidence(f"the window {self.window} ends before it begins")

    @property
    def table(self) -> str:
        """Which rows of the lead-time table speak for it."""
        if self.kind in ANNOUNCED and self.window is not None:
            return "announced_day" if self.width <= _DAY_WIDTH else "announced_window"
        return _TABLE.get(Predicate(self.kind), self.kind)

    @property
    def width(self) -> int:
        """Days in the window, 0 without one."""
        return 0 if self.window is None else (self.window[1] - self.window[0]).days + 1

    @property
    def is_dated(self) -> bool:
        """An announced day or window, as against a step on the way."""
        return self.window is not None and self.kind in ANNOUNCED


def find_lead(evidence: Sequence[Evidence], *, as_of: date) -> Evidence | None:
    """The piece that the forecast follows: None without any that was known by ``as_of``."""
    return next(iter(find_standing(evidence, as_of=as_of)), None)


def find_standing(evidence: Sequence[Evidence], *, as_of: date) -> list[Evidence]:
    """What still counts of the news known by ``as_of``, the leading piece first.

    A cancellation or an end voids all that was known up to it; what comes to light later (a new order, a
    trailer) voids the cancellation. Then an announced date leads, unless it has gone by and production was
    heard of since; then the milestones, nearest to the screen first, each from the day it was first known.
    """
    known = sorted((piece for piece in evidence if piece.known_on <= as_of), key=lambda piece: piece.known_on)
    closed = [piece for piece in known if piece.kind in CLOSED]
    if closed:
        known = [piece for piece in known if piece.known_on > closed[-1].known_on]
        if not known:
            return [closed[-1]]
    announced = _standing_announcement(known)
    milestones = _milestones(known)
    if announced is None or _is_stale(announced, known, as_of=as_of):
        return milestones
    return [announced, *milestones]


def _standing_announcement(known: Iterable[Evidence]) -> Evidence | None:
    """The latest announcement, or an earlier one that is finer and still agrees with it.

    A delay without a new date takes back all that was announced before it.
    """
    standing: list[Evidence] = []
    for piece in known:
        if piece.kind in ANNOUNCED:
            standing = [old for old in standing if _agrees(old, piece)]
            standing += [piece] if piece.is_dated else []
    return min(standing, key=lambda piece: piece.width, default=None)


def _agrees(old: Evidence, new: Evidence) -> bool:
    """Whether the older, finer window lies within the newer one."""
    if old.window is None or new.window is None or new.kind == Predicate.DELAYED:
        return False
    return new.window[0] <= old.window[0] and old.window[1] <= new.window[1]


def _is_stale(announced: Evidence, known: Iterable[Evidence], *, as_of: date) -> bool:
    """A date that went by, after which production was heard of: the old date has nothing more to say."""
    assert announced.window is not None
    ended = announced.window[1]
    return ended < as_of and any(piece.kind in PRODUCTION and piece.known_on > ended for piece in known)


def _milestones(known: Sequence[Evidence]) -> list[Evidence]:
    """The first of each kind, nearest to the screen first; an order or a move says no more than a renewal."""
    firsts: dict[str, Evidence] = {}
    for kind in MILESTONES:
        for piece in known:
            if piece.kind == kind:
                firsts.setdefault(piece.table, piece)
    return list(firsts.values())
