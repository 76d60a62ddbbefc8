"""Seasons as a staircase: a bar for each one's run, dots for the wait before it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cliffhanger.newsroom.present import SeasonRow

from .days import DayScale, year_words
from .svg import element, line, picture, wide, words

ROW = 25.0
GUTTER = 30.0


def season_bars(seasons: Sequence[SeasonRow], *, width: int = 340) -> str:
    """One bar a season from its first to its last day, the wait before it dotted and named.

    A season without a date has its state in words instead of a bar; a date that is not known to the day is
    drawn as an open bar as long as what it can mean.
    """
    rows = sorted(seasons, key=lambda row: row.number)
    scale = _scale(rows, width)
    ground = 6 + ROW * len(rows)
    steps = [
        part for index, row in enumerate(rows) for part in _step(row, _before(rows, index), (scale, index))
    ]
    parts = [*steps, line((GUTTER, ground), (scale.right, ground), "faint"), *year_words(scale, ground + 14)]
    return picture(
        (width, ground + 20), parts, title="The seasons and the waits between them", desc=_desc(rows)
    )


def _scale(rows: Sequence[SeasonRow], width: int) -> DayScale:
    days = [day for row in rows if row.premiere for day in (row.premiere.earliest, _last_day(row))]
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2001, 1, 1))
    return DayScale(first - timedelta(days=60), last + timedelta(days=60), GUTTER, width - 4.0)


def _before(rows: Sequence[SeasonRow], index: int) -> date | None:
    """The day that the season before was last seen; None for the first one shown."""
    shown = [row for row in rows[:index] if row.premiere]
    return _last_day(shown[-1]) if shown else None


def _last_day(row: SeasonRow) -> date:
    assert row.premiere is not None
    return max((row.finale or row.premiere).latest, row.premiere.latest)


def _step(row: SeasonRow, before: date | None, place: tuple[DayScale, int]) -> list[str]:
    scale, index = place
    y = 6 + ROW * (index + 0.5)
    name = words(0, y + 4, f"S{row.number}", class_="strong")
    if row.premiere is None:
        return [name, *_no_date(row, before, (scale, y))]
    start, end = scale.x(row.premiere.earliest), scale.x(_last_day(row))
    bar = element("rect", x=start, y=y - 5, width=max(end - start, 5), height=10, class_=_bar_class(row))
    wait = _wait(row.wait, (scale.x(before), start), y) if before else []
    return [name, *wait, bar, *_wait_words(row.wait, (start, max(end, start + 5)), (scale, y))]


def _bar_class(row: SeasonRow) -> str:
    return "bar" if row.premiere and row.premiere.is_day else "bar-fuzzy"


def _wait(wait: str, ends: tuple[float, float], y: float) -> list[str]:
    left, right = ends
    return [line((left, y), (right - 5, y), "unknown")] if wait and right - left > 10 else []


def _wait_words(wait: str, bar: tuple[float, float], place: tuple[DayScale, float]) -> list[str]:
    """The wait in words: after the bar if there is room, else over its dots."""
    scale, y = place
    if not wait:
        return []
    if bar[1] + 8 + wide(wait) <= scale.right:
        return [words(bar[1] + 8, y + 4, wait)]
    return [words(bar[0] - 8, y - 5, wait, text_anchor="end")]


def _no_date(row: SeasonRow, before: date | None, place: tuple[DayScale, float]) -> list[str]:
    """No bar, then: the dots run on, and the state stands in words over them."""
    scale, y = place
    text = row.mark.word
    dots = [line((scale.x(before), y), (scale.right, y), "unknown")] if before else []
    return [*dots, words(scale.right, y - 5, text, class_="hot", text_anchor="end")]


def _desc(rows: Sequence[SeasonRow]) -> str:
    return " ".join(_row_words(row) for row in rows)


def _row_words(row: SeasonRow) -> str:
    shown = f"first shown {row.premiere.in_words}" if row.premiere else row.mark.word
    return f"Season {row.number}: {shown}{f', after a wait of {row.wait}' if row.wait else ''}."
