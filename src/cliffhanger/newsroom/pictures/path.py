"""How a forecast moved: for each day on which one was made, when it expected the season, and what was new. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cliffhanger.newsroom.present import PathMark, PathPoint

from .chances import FAINT, rounded
from .days import DayScale, day_words, month_words, window_words, year_words
from .flags import LANE, Flag, draw, place
from .svg import NotDrawable, line, path, picture, wide, words

TALL = 132.0
GUTTER = 34.0


@dataclass(frozen=True)
class Plane:
    """Days of issue run right, days of arrival run up."""

    days: DayScale
    arrivals: DayScale


def forecast_path(points: Sequence[PathPoint], marks: Sequence[PathMark], *, width: int = 340) -> str:
    """The 80 % band and the middle by day of issue, each step held until the next; evidence on stems above.

    Where a return was unlikely no dates are drawn: the chance itself is said. A look back is dotted.
    """
    if sum(point.p_return >= FAINT for point in points) < 2:
        raise NotDrawable("a path has at least two points with dates; leave the picture out")
    days = _days(points, marks, width=width)
    placed = place(_flags(marks, points, days=days), width=width, lanes=3)
    top = 16 + LANE * max([spot.lane + 1 for spot in placed], default=0)
    plane, ground = Plane(days, _arrivals(points, top)), top + TALL
    parts = [
        *_arrival_name(marks, days, y=top - 3),
        *_arrival_years(plane),
        *[part for run in _runs(points) for part in _draw_run(run, plane)],
        line((GUTTER, ground), (days.right, ground), kind="known"),
        *draw(placed, top),
        *[line((days.x(mark.day), top - 7), (days.x(mark.day), ground), kind="stem") for mark in marks],
        *year_words(days, ground + 16),
        words((GUTTER, ground + 32), "day on which the forecast was made"),
    ]
    title = f"How the forecast moved from {day_words(points[0].day)} to {day_words(points[-1].day)}"
    return picture((width, ground + 38), parts, title=title, desc=_desc(points, marks))


def _days(points: Sequence[PathPoint], marks: Sequence[PathMark], *, width: int) -> DayScale:
    last = max([points[-1].day, *(mark.day for mark in marks)])
    return DayScale(points[0].day, last + _room(points[0].day, last), GUTTER, width - 4.0)


def _arrivals(points: Sequence[PathPoint], top: float) -> DayScale:
    """Upside down: a later arrival stands higher."""
    likely = [point for point in points if point.p_return >= FAINT]
    early, late = min(point.q10 for point in likely), max(point.q90 for point in likely)
    return DayScale(early, late, top + TALL - 6, top + 6)


def _room(first: date, last: date) -> timedelta:
    """Some length for the last step to be seen."""
    return max((last - first) / 14, timedelta(days=20))


def _arrival_name(marks: Sequence[PathMark], days: DayScale, *, y: float) -> list[str]:
    """What the years on the left are, where no stem runs through it; the caption says it in any case."""
    name = "expected for"
    return [] if any(days.x(mark.day) < wide(name) + 4 for mark in marks) else [words((0, y), name)]


def _arrival_years(plane: Plane) -> list[str]:
    scale = plane.arrivals
    years = [date(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1)]
    step = 1 if len(years) <= 5 else 2
    shown = [day for day in years if day.year % step == 0]
    return [
        part
        for day in shown
        for part in (
            line((GUTTER, scale.x(day)), (plane.days.right, scale.x(day)), kind="faint"),
            words((0, scale.x(day) + 4), str(day.year)),
        )
    ]


Segment = tuple[PathPoint, date]
"""A point and the day until which it held."""


def _runs(points: Sequence[PathPoint]) -> list[list[Segment]]:
    """Stretches of likely forecasts, all issued or all looked back; each point holds until the next."""
    runs: list[list[Segment]] = []
    before: PathPoint | None = None
    for index, point in enumerate(points):
        until = points[index + 1].day if index + 1 < len(points) else date.max
        if point.p_return < FAINT:
            before = None
            continue
        if before is None or before.issued != point.issued:
            runs.append([])
        runs[-1].append((point, until))
        before = point
    return runs


def _draw_run(run: Sequence[Segment], plane: Plane) -> list[str]:
    steps = [(point, plane.days.x(point.day), plane.days.x(until)) for point, until in run]
    lower = [(x, plane.arrivals.x(p.q10)) for p, start, end in steps for x in (start, end)]
    upper = [(x, plane.arrivals.x(p.q90)) for p, start, end in steps for x in (start, end)]
    middle = [(x, plane.arrivals.x(p.q50)) for p, start, end in steps for x in (start, end)]
    issued = run[0][0].issued
    return [
        path([*lower, *reversed(upper)], "band", closed=True),
        path(middle, "median" if issued else "unknown"),
    ]


def _flags(marks: Sequence[PathMark], points: Sequence[PathPoint], *, days: DayScale) -> list[Flag]:
    """Each mark with the chance from that day on; the newest keep their words first."""
    flags = []
    for index, mark in enumerate(sorted(marks, key=lambda mark: mark.day, reverse=True)):
        point = max((p for p in points if p.day <= mark.day), key=lambda p: p.day, default=points[0])
        lower = f"{month_words(mark.day)}, {rounded(point.p_return)} %"
        flags.append(Flag(days.x(mark.day), mark.label, lower, rank=index))
    return flags


def _desc(points: Sequence[PathPoint], marks: Sequence[PathMark]) -> str:
    events = {mark.day: f" ({mark.label})" for mark in marks}
    return " ".join(_said(point, events.get(point.day, "")) for point in points)


def _said(point: PathPoint, event: str) -> str:
    looked_back = "" if point.issued else ", looking back"
    odds = f"{day_words(point.day)}{event}{looked_back}: {rounded(point.p_return)} %"
    if point.p_return < FAINT:
        return f"{odds}."
    return f"{odds}, middle {month_words(point.q50)}, 8 in 10 {window_words(point.q10, point.q90)}."
