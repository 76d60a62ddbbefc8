"""The chance that it has come back by a day, month by month: one dot a month, rising from the cliff. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cliffhanger.newsroom.present import CurvePoint, Odds

from .chances import day_of_chance, drawn, rounded
from .cliff import cliff_line
from .days import DayScale, day_words, month_words, year_words
from .svg import element, line, path, picture, wide, words
from .window import window_of

HEIGHT = 196
TOP, GROUND = 44.0, 160.0
"""Where a chance of 1 and of 0 lie."""
EDGE = 30.0
"""How much solid ground is drawn before the cliff."""


def chance_curve(odds: Odds, *, width: int = 340) -> str:
    """The curve with its window of 8 in 10 and its middle, each named where it is drawn.

    Width is in CSS pixels; the words keep their size, so ask for the width that it will have on the page.
    """
    points = drawn(odds)
    scale = DayScale(odds.as_of, points[-1].day, EDGE, float(width) - 8)
    parts = [
        *_window(odds, points, scale=scale),
        *_certain(scale),
        path([(EDGE, GROUND), *_corners(points, scale)], "curve"),
        *cliff_line(0, EDGE, end=scale.right, y=GROUND),
        *_end(points[-1], scale),
        *year_words(scale, GROUND + 17),
        words((0, HEIGHT - 3), f"known until {day_words(odds.as_of)}"),
    ]
    title = f"{rounded(points[-1].chance)} % chance that it is back by {month_words(points[-1].day)}"
    return picture((width, HEIGHT), parts, title=title, desc=_desc(odds, points))


def _certain(scale: DayScale) -> list[str]:
    """Where certainty would be, so that the room left under it can be seen."""
    return [line((EDGE, TOP), (scale.right, TOP), kind="faint"), words((0, TOP + 4), "100 %")]


def height_of(chance: float) -> float:
    return GROUND - chance * (GROUND - TOP)


def _corners(points: Sequence[CurvePoint], scale: DayScale) -> list[tuple[float, float]]:
    return [(scale.x(point.day), height_of(point.chance)) for point in points]


def _window(odds: Odds, points: Sequence[CurvePoint], *, scale: DayScale) -> list[str]:
    window = window_of(odds)
    if window is None:
        return []
    left, right = scale.x(window.first), scale.x(window.last)
    inside = [point for point in points if window.first <= point.day <= window.last]
    under = [(left, _at(window.first, points)), *_corners(inside, scale), (right, _at(window.last, points))]
    band = path([(left, GROUND), *under, (right, GROUND)], "band", closed=True)
    return [band, *_bracket(window.label, (left, right), scale=scale), *_middle(odds, points, scale=scale)]


def _bracket(text: str, ends: tuple[float, float], *, scale: DayScale) -> list[str]:
    """The window's name, on a bracket over it."""
    left, right = ends
    start = min(max((left + right - wide(text)) / 2, 0), scale.right - wide(text))
    bracket = path([(left, 25), (left, 20), (right, 20), (right, 25)], "stem")
    return [bracket, words((start, 12), text, class_="strong")]


def _middle(odds: Odds, points: Sequence[CurvePoint], *, scale: DayScale) -> list[str]:
    if odds.q50 is None:
        return []
    x, y = scale.x(odds.q50), _at(odds.q50, points)
    text = f"middle: {month_words(odds.q50)}"
    left_side = x + 6 + wide(text) > scale.right
    label = words((x - 6 if left_side else x + 6, GROUND - 9), text, class_="hot",
                  text_anchor="end" if left_side else "start")  # fmt: skip
    return [
        line((x, GROUND), (x, y), kind="median"),
        element("circle", cx=x, cy=y, r=3.4, class_="dot"),
        label,
    ]


def _end(last: CurvePoint, scale: DayScale) -> list[str]:
    """How far the curve comes in the time drawn, said at its end: under it if there is room."""
    y = min(height_of(last.chance), GROUND - 18)
    under = last.chance > 0.45
    text = f"{rounded(last.chance)} % by {month_words(last.day)}"
    return [words((scale.right, y + 20 if under else y - 10), text, class_="strong", text_anchor="end")]


def _at(day: date, points: Sequence[CurvePoint]) -> float:
    """The height of the curve on a day between two months."""
    after = next((i for i, point in enumerate(points) if point.day >= day), len(points) - 1)
    high, low = points[after], points[max(after - 1, 0)]
    span = max((high.day - low.day) / timedelta(days=1), 1)
    share = min((day - low.day) / timedelta(days=1) / span, 1)
    return height_of(low.chance + max(share, 0) * (high.chance - low.chance))


def _desc(odds: Odds, points: Sequence[CurvePoint]) -> str:
    half = day_of_chance(points, points[-1].chance / 2)
    known = f"Known until {day_words(odds.as_of)}. "
    steps = f"{rounded(half.chance)} % by {month_words(half.day)}. " if half is not points[-1] else ""
    return known + steps + odds.words
