"""Twenty or fifty dots, each as likely as the others: where they fall is when it may come back. Pure.

A quantile dotplot (Kay and others, 2016): people count dots better than they read a curve.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from cliffhanger.newsroom.present import Odds

from .chances import day_of_chance, dots_that_return, drawn
from .cliff import cliff_line
from .days import DayScale, year_words
from .svg import element, picture, words
from .window import window_of

COUNT = 20


@dataclass(frozen=True)
class Grid:
    """How many dots, how far apart, and how many stand side by side in the box of those that may not return."""

    count: int
    step: float
    across: int

    @property
    def radius(self) -> float:
        return self.step * 0.385

    @property
    def box(self) -> float:
        return self.across * self.step + 8


FEW, MANY = Grid(COUNT, 14.0, 6), Grid(50, 12.0, 8)
"""On a phone and on a desk."""


def dot_row(odds: Odds, *, width: int = 340, count: int = COUNT) -> str:
    """Twenty dots over the years, or fifty; those that may not return stand in a box of their own."""
    grid = FEW if count <= COUNT else MANY
    scale = DayScale(odds.as_of, drawn(odds)[-1].day, 14, width - grid.box - 18)
    columns = _columns(odds, scale, grid=grid)
    left_out = grid.count - len(columns)
    tall = max(*Counter(columns).values(), math.ceil(left_out / grid.across), 3)
    ground = 24 + tall * grid.step
    parts = [
        words((0, 11), f"{len(columns)} of {grid.count} come back", class_="hot"),
        *_stacks(columns, scale.left, ground=ground, grid=grid),
        *cliff_line(0, scale.left, end=scale.right, y=ground + 4),
        *year_words(scale, ground + 21),
        *_box(left_out, width - grid.box, ground=ground, grid=grid),
    ]
    title = f"{len(columns)} of {grid.count} equally likely outcomes: it comes back"
    return picture((width, ground + 28), parts, title=title, desc=_desc(odds, left_out, grid=grid))


def _columns(odds: Odds, scale: DayScale, *, grid: Grid) -> list[int]:
    """For each dot that returns, the column it falls into."""
    chances = ((index + 0.5) / grid.count for index in range(dots_that_return(odds, grid.count)))
    days = (day_of_chance(odds.points, chance).day for chance in chances)
    last = int((scale.right - scale.left) / grid.step) - 1
    return [min(int((scale.x(day) - scale.left) / grid.step), last) for day in days]


def _stacks(columns: list[int], left: float, *, ground: float, grid: Grid) -> list[str]:
    seen: Counter[int] = Counter()
    dots = []
    for column in columns:
        at = left + (column + 0.5) * grid.step, ground - (seen[column] + 0.5) * grid.step
        dots.append(_dot(at, "dot", grid=grid))
        seen[column] += 1
    return dots


def _box(count: int, left: float, *, ground: float, grid: Grid) -> list[str]:
    """The dots that may not return, row by row from the bottom."""
    places = (divmod(index, grid.across) for index in range(count))
    dots = [
        _dot((left + 4 + (column + 0.5) * grid.step, ground - (row + 0.5) * grid.step), "dot-no", grid=grid)
        for row, column in places
    ]
    frame = element("rect", x=left, y=20, width=grid.box - 1, height=ground - 16, class_="box")
    return [words((left, 11), f"{count} may not", class_="strong"), frame, *dots]


def _dot(at: tuple[float, float], kind: str, *, grid: Grid) -> str:
    return element("circle", cx=at[0], cy=at[1], r=grid.radius, class_=kind)


def _desc(odds: Odds, count: int, *, grid: Grid) -> str:
    window = window_of(odds)
    said = f" {window.label}." if window else ""
    return f"In {count} of {grid.count} it may not return within five years.{said}"
