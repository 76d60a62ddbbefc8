"""Words on stems above a rule, laid out so that none covers another. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .svg import line, wide, words

LANE = 31.0
"""The height of one flag: two lines of words."""


@dataclass(frozen=True)
class Flag:
    """What to say at x, in two lines. A smaller ``rank`` is placed first, and so keeps its place."""

    x: float
    upper: str
    lower: str
    rank: int = 0


@dataclass(frozen=True)
class Placed:
    flag: Flag
    lane: int
    left: float
    right: float


def place(flags: Sequence[Flag], *, width: float, lanes: int) -> list[Placed]:
    """The flags that find room, most important first; one without room is left out, its mark stays."""
    done: list[Placed] = []
    for flag in sorted(flags, key=lambda flag: (flag.rank, -flag.x)):
        spots = (_spot(flag, lane, left_side=side) for lane in range(lanes) for side in (False, True))
        inside = (spot for spot in spots if spot.left >= 0 and spot.right <= width)
        free = next((spot for spot in inside if not any(_clash(spot, other) for other in done)), None)
        if free is not None:
            done.append(free)
    return done


def draw(placed: Sequence[Placed], ground: float) -> list[str]:
    """Stems that rise from the rule at y ``ground``, with the words beside their tops."""
    return [part for one in placed for part in _draw_one(one, ground)]


def _spot(flag: Flag, lane: int, *, left_side: bool) -> Placed:
    size = max(wide(flag.upper), wide(flag.lower)) + 6
    left = flag.x - size if left_side else flag.x
    return Placed(flag, lane, left, left + size)


def _clash(one: Placed, other: Placed) -> bool:
    """Two flags in a lane must not overlap, and no stem may cross the words of a lower flag."""
    if one.lane == other.lane:
        return one.left < other.right + 4 and other.left < one.right + 4
    low, high = sorted((one, other), key=lambda spot: spot.lane)
    return low.left - 2 <= high.flag.x <= low.right + 2


def _draw_one(one: Placed, ground: float) -> list[str]:
    flag, top = one.flag, ground - 12 - (one.lane + 1) * LANE
    flipped = one.left < flag.x
    x, anchor = (flag.x - 5, "end") if flipped else (flag.x + 5, "start")
    return [
        line((flag.x, top), (flag.x, ground - 7), kind="stem"),
        words((x, top + 10), flag.upper, class_="strong", text_anchor=anchor),
        words((x, top + 23), flag.lower, text_anchor=anchor),
    ]
