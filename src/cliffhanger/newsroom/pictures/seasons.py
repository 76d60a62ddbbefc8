"""Seasons as a staircase: a bar for each one's run, dots for the wait before it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cliffhanger.newsroom.present import SeasonRow

from .cliff import cliff_line
from .days import DayScale, year_words
from .svg import element, line, picture, wide, words

ROW = 27.0
GUTTER = 30.0
MARGIN = timedelta(days=75)


@dataclass(frozen=True)
class Step:
    """One season's place: its row, the height of its bar, and the last day of the season before."""

    row: SeasonRow
    y: float
    before: date | None
    scale: DayScale


def season_bars(seasons: Sequence[SeasonRow], *, as_of: date | None = None, width: int = 340) -> str:
    """One bar a season from its first to its last day, the wait before it dotted and named.

    A season without a date has its state in words instead of a bar, and its wait runs to ``as_of``; a date that
    is not known to the day is drawn as an open bar as long as what it can mean.
    """
    rows = sorted(seasons, key=lambda row: row.number)
    scale = _scale(rows, as_of, width=width)
    ground = 6 + ROW * len(rows)
    edge = scale.x(as_of) if as_of else scale.right
    parts = [
        *[part for step in _steps(rows, scale) for part in _draw(step)],
        *cliff_line(GUTTER, edge, end=scale.right, y=ground),
        *year_words(scale, ground + 17, edge=edge if as_of else -99),
    ]
    desc = " ".join(_row_words(row) for row in rows)
    return picture((width, ground + 24), parts, title="The seasons and the waits between them", desc=desc)


def _scale(rows: Sequence[SeasonRow], as_of: date | None, *, width: int) -> DayScale:
    days = [day for row in rows if row.premiere for day in (row.premiere.earliest, _last_day(row))]
    days += [as_of] if as_of else []
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2001, 1, 1))
    return DayScale(first - MARGIN, last + MARGIN, GUTTER, width - 4.0)


def _steps(rows: Sequence[SeasonRow], scale: DayScale) -> list[Step]:
    steps, before = [], None
    for index, row in enumerate(rows):
        steps.append(Step(row, 6 + ROW * (index + 0.5), before, scale))
        before = _last_day(row) if row.premiere else before
    return steps


def _last_day(row: SeasonRow) -> date:
    """The last day that the season, as known, can have been new."""
    assert row.premiere is not None
    return max((row.finale or row.premiere).latest, row.premiere.latest)


def _draw(step: Step) -> list[str]:
    name = words((0, step.y + 4), f"S{step.row.number}", class_="strong")
    if step.row.premiere is None:
        return [name, *_no_date(step)]
    start, end = step.scale.x(step.row.premiere.earliest), step.scale.x(_last_day(step.row))
    kind = "bar" if step.row.premiere.is_day else "bar-fuzzy"
    bar = element("rect", x=start, y=step.y - 5, width=max(end - start, 5), height=10, class_=kind)
    return [name, *_dots(step, start - 5), bar, *_wait_words(step, start, end=max(end, start + 5))]


def _dots(step: Step, end: float) -> list[str]:
    """The wait, from the last day of the season before."""
    if step.before is None:
        return []
    start = step.scale.x(step.before) + 5
    return [line((start, step.y), (end, step.y), kind="unknown")] if end - start > 6 else []


def _wait_words(step: Step, start: float, *, end: float) -> list[str]:
    """The wait in words: after the bar if there is room, else over its dots."""
    wait = step.row.wait
    if not wait:
        return []
    if end + 8 + wide(wait) <= step.scale.right:
        return [words((end + 8, step.y + 4), wait)]
    return [words((start - 8, step.y - 5), wait, text_anchor="end")]


def _no_date(step: Step) -> list[str]:
    """No bar, then: the dots run on to the end under the state in words. What is over is not waited for."""
    right, row = step.scale.right, step.row
    if row.mark.key in ("cancelled", "ended"):
        x = step.scale.x(step.before) + 10 if step.before else GUTTER
        return [words((min(x, right - wide(row.mark.word)), step.y + 4), row.mark.word)]
    text = f"{row.mark.word}, {row.wait}" if row.wait else row.mark.word
    return [*_dots(step, right), words((right, step.y - 6), text, class_="hot", text_anchor="end")]


def _row_words(row: SeasonRow) -> str:
    shown = f"first shown {row.premiere.in_words}" if row.premiere else row.mark.word
    return f"Season {row.number}: {shown}{f', after a wait of {row.wait}' if row.wait else ''}."
