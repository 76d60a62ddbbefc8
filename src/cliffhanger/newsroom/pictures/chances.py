"""The odds as numbers fit for drawing: checked, trimmed to where something still happens, rounded for words. Pure."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from cliffhanger.newsroom.present import CurvePoint, Odds

from .svg import NotDrawable

SLACK = 1e-6
"""How far a chance may fall from one point to the next before we call it a mistake rather than rounding."""


FAINT = 0.2


def rounded(chance: float) -> int:
    """Per cent in steps of five, and never 0 or 100: we do not claim to know."""
    if not math.isfinite(chance):
        raise NotDrawable(f"{chance!r} is not a chance")
    return min(max(5 * round(chance * 20), 5), 95)


def checked(odds: Odds) -> tuple[CurvePoint, ...]:
    """The points, once they are known to be a curve; raises `NotDrawable` if they are not."""
    points = odds.points
    if not points:
        raise NotDrawable("odds without points; leave the picture out")
    for point in points:
        if not 0 <= point.chance <= 1:
            raise NotDrawable(f"a chance of {point.chance!r} on {point.day}")
    for before, after in itertools.pairwise(points):
        if after.day <= before.day or after.chance < before.chance - SLACK:
            raise NotDrawable(f"the chance falls, or time does, between {before.day} and {after.day}")
    return points


def is_faint(odds: Odds) -> bool:
    """Whether a return is so unlikely that how unlikely it is matters more than when it would be."""
    return odds.p_return < FAINT


def drawn(odds: Odds) -> tuple[CurvePoint, ...]:
    """The points up to where the curve has said all: at least two years of months, the window in full."""
    points = checked(odds)
    said = (index for index, point in enumerate(points) if _says_all(point, odds))
    months = 12 * math.ceil((next(said, len(points)) + 4) / 12)
    return points[: max(months, 24)]


def dots_that_return(odds: Odds, count: int = 20) -> int:
    """How many of so many equal chances come back: never all of them, never none."""
    return min(max(round(odds.p_return * count), 1), count - 1)


def day_of_chance(points: Sequence[CurvePoint], chance: float) -> CurvePoint:
    """The first point that reaches a chance, the last one if none does."""
    return next((point for point in points if point.chance >= chance), points[-1])


def _says_all(point: CurvePoint, odds: Odds) -> bool:
    full = point.chance >= 0.97 * odds.points[-1].chance
    return full and (odds.q90 is None or point.day >= odds.q90)
