"""Seasons like this one, each a bar as long as its wait; an open end is one that never came back. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cliffhanger.forecast.numerics.words import length_words
from cliffhanger.newsroom.present import Likeness

from .svg import NotDrawable, element, line, picture, wide, words

ROW = 19.0
TOP = 26.0
YEAR = 365.25
_AIR, _BOLD = 8.0, 0.88
LONGEST = 5 * YEAR
"""Longer waits are cut where the forecast's horizon ends; the words still say how long they were."""


@dataclass(frozen=True)
class Frame:
    """Where bars begin and end, and how many days fit between."""

    left: float
    right: float
    days: float

    def x(self, days: float) -> float:
        return self.left + min(days, self.days) / self.days * (self.right - self.left)


def comparables_strip(comparables: Sequence[Likeness], *, waited: int | None = None, width: int = 340) -> str:
    """A row a season, the shortest wait first, those that never came last; a line where this show stands now."""
    if not comparables:
        raise NotDrawable("no comparable seasons; leave the picture out")
    rows = sorted(comparables, key=lambda one: (not one.came, one.days))
    frame = _frame(rows, waited, width=width)
    ground = TOP + ROW * len(rows)
    parts = [
        *_years(frame, ground),
        *[part for index, row in enumerate(rows) for part in _row(row, TOP + ROW * index, frame=frame)],
        *_now(waited, frame, ground=ground),
    ]
    returned = sum(row.came for row in rows)
    title = f"{returned} of {len(rows)} seasons like this one were followed by another"
    return picture((width, ground + 20), parts, title=title, desc=" ".join(map(_said, rows)))


def _frame(rows: Sequence[Likeness], waited: int | None, *, width: int) -> Frame:
    longest = max([*(row.days for row in rows if row.came), waited or 0, YEAR])
    left = 138.0 if width < 480 else 216.0
    return Frame(left, width - 4.0, min(longest * 1.12, LONGEST))


def _years(frame: Frame, ground: float) -> list[str]:
    """A faint line a year, named under its foot."""
    found = range(1, math.floor(frame.days / YEAR) + 1)
    step = 1 if len(found) <= 4 else 2
    roomy = frame.x(step * YEAR) - frame.x(0) > wide("2 years") + _AIR
    marks = [(frame.x(n * YEAR), _year_words(n, in_full=roomy or n == step)) for n in found if n % step == 0]
    lines = [line((x, TOP - 4), (x, ground), kind="faint") for x, _ in marks]
    fits = [(x, text) for x, text in marks if x + wide(text) / 2 <= frame.right + 4]
    return [*lines, *[words((x, ground + 14), text, text_anchor="middle") for x, text in fits]]


def _year_words(number: int, *, in_full: bool) -> str:
    """ "1 year", "2 years"; where they would touch, only the first says what is counted."""
    if not in_full:
        return str(number)
    return f"{number} years" if number > 1 else "1 year"


def _row(row: Likeness, y: float, *, frame: Frame) -> list[str]:
    name = words((0, y + 12), _short(row, frame.left - 8), class_="strong" if row.came else "")
    if row.came:
        return [name, *_bar(row, y, frame=frame)]
    open_end = line((frame.left + 1, y + 8.5), (frame.right, y + 8.5), kind="unknown")
    return [name, open_end, words((frame.right, y + 4), "never", text_anchor="end")]


def _bar(row: Likeness, y: float, *, frame: Frame) -> list[str]:
    end = frame.x(row.days)
    bar = element("rect", x=frame.left, y=y + 3, width=max(end - frame.left, 3), height=11, class_="bar-soft")
    text = length_words(row.days)
    if end + 5 + wide(text) <= frame.right + 4:
        return [bar, words((end + 5, y + 12), text)]
    return [bar, words((end - 5, y + 12), text, text_anchor="end", class_="on-bar")]


def _now(waited: int | None, frame: Frame, *, ground: float) -> list[str]:
    """How long this show has waited itself."""
    if waited is None:
        return []
    x = frame.x(waited)
    text = "this one, so far"
    at_end = x + wide(text) > frame.right
    label = words((x if at_end else x - 2, 11), text, class_="hot", text_anchor="end" if at_end else "start")
    return [label, line((x, 16), (x, ground), kind="median")]


def _short(row: Likeness, room: float) -> str:
    """The name and the season, cut where it would run into the bars."""
    season = f" S{row.season}"
    letters = int((room - wide(season)) / wide("x") * (_BOLD if row.came else 1))
    return (row.title if len(row.title) <= letters else f"{row.title[: letters - 1].rstrip()}…") + season


def _said(row: Likeness) -> str:
    after = f"the next came after {length_words(row.days)}" if row.came else "no further season came"
    return f"{row.title}, season {row.season}: {after}."
