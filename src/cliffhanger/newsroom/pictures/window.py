"""The window that holds 8 in 10, by the rule of the words beside it, so that they never contradict. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from cliffhanger.forecast.numerics.curve import SURE
from cliffhanger.newsroom.present import CurvePoint, Odds

from .chances import checked, is_faint
from .days import window_words


@dataclass(frozen=True)
class Window:
    """``lead`` says of what it holds 8 in 10: of all outcomes, or only of the returns."""

    first: date
    last: date
    lead: str

    @property
    def label(self) -> str:
        return f"{self.lead}: {window_words(self.first, self.last)}"


def window_of(odds: Odds) -> Window | None:
    """None where a return is so unlikely that a window would promise too much, or where none was given."""
    if is_faint(odds) or odds.q10 is None or odds.q90 is None:
        return None
    if odds.p_return < SURE:
        return Window(odds.q10, odds.q90, "if it returns, 8 in 10")
    early = (odds.p_return - 0.8) / 2
    return Window(_first_day_with(early, odds), _first_day_with(early + 0.8, odds), "8 in 10 chance")


def _first_day_with(chance: float, odds: Odds) -> date:
    """Within a month the chance is taken to grow evenly, as the forecast takes it."""
    points = (CurvePoint(odds.as_of, 0.0), *(point for point in checked(odds) if point.day > odds.as_of))
    at = next((i for i, point in enumerate(points) if point.chance >= chance - 1e-12), len(points) - 1)
    low, high = points[max(at - 1, 0)], points[at]
    rise = high.chance - low.chance
    share = (chance - low.chance) / rise if rise > 0 else 0.0
    return low.day + timedelta(math.ceil(share * (high.day - low.day).days - 1e-9))
