"""Twenty dots, each as likely as the others: where they fall is when it may come back. Pure.

A quantile dotplot (Kay and others, 2016): people count dots better than they read a curve.
"""

from __future__ import annotations

import math
from collections import Counter

from cliffhanger.newsroom.present import Odds

from .chances import day_of_chance, dots_that_return, drawn
from .cliff import cliff_line
from .days import DayScale, year_words
from .svg import element, picture, words
from .window import window_of

COUNT = 20
STEP, RADIUS = 14.0, 5.4
ACROSS = 6
"""How many dots stand side by side in the box of those that may not return."""
BOX = ACROSS * STEP + 8


def dot_row(odds: Odds, *, width: int = 340) -> str:
    """Twenty dots over the years; those that may not return stand in a box of their own."""
    scale = DayScale(odds.as_of, drawn(odds)[-1].day, 14, width - BOX - 18)
    columns = _columns(odds, scale)
    tall = max(*Counter(columns).values(), math.ceil((COUNT - len(columns)) / ACROSS), 3)
    ground = 24 + tall * STEP
    parts = [
        words((0, 11), f"{len(columns)} of {COUNT} come back", class_="hot"),
        *_stacks(columns, scale, ground=ground),
        *cliff_line(0, scale.left, end=scale.right, y=ground + 4),
        *year_words(scale, ground + 21),
        *_box(COUNT - len(columns), width - BOX, ground=ground),
    ]
    return picture((width, ground + 28), parts, title=_title(len(columns)), desc=_desc(odds))


def _columns(odds: Odds, scale: DayScale) -> list[int]:
    """For each dot that returns, the column it falls into."""
    chances = ((index + 0.5) / COUNT for index in range(dots_that_return(odds, COUNT)))
    days = (day_of_chance(odds.points, chance).day for chance in chances)
    last = int((scale.right - scale.left) / STEP) - 1
    return [min(int((scale.x(day) - scale.left) / STEP), last) for day in days]


def _stacks(columns: list[int], scale: DayScale, *, ground: float) -> list[str]:
    seen: Counter[int] = Counter()
    dots = []
    for column in columns:
        x = scale.left + (column + 0.5) * STEP
        dots.append(_dot((x, ground - (seen[column] + 0.5) * STEP), "dot"))
        seen[column] += 1
    return dots


def _box(count: int, left: float, *, ground: float) -> list[str]:
    """The dots that may not return, six to a row from the bottom."""
    dots = [
        _dot((left + 4 + (index % ACROSS + 0.5) * STEP, ground - (index // ACROSS + 0.5) * STEP), "dot-no")
        for index in range(count)
    ]
    frame = element("rect", x=left, y=20, width=BOX - 1, height=ground - 16, class_="box")
    return [words((left, 11), f"{count} may not", class_="strong"), frame, *dots]


def _dot(at: tuple[float, float], kind: str) -> str:
    return element("circle", cx=at[0], cy=at[1], r=RADIUS, class_=kind)


def _title(count: int) -> str:
    return f"{count} of {COUNT} equally likely outcomes: it comes back"


def _desc(odds: Odds) -> str:
    count = COUNT - dots_that_return(odds, COUNT)
    window = window_of(odds)
    said = f" {window.label}." if window else ""
    return f"In {count} of {COUNT} it may not return within five years.{said}"
