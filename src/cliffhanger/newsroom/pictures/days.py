"""Days on a line: the scale, the years under it, and how days are written on a picture. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .svg import wide, words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class DayScale:
    """Days from ``first`` to ``last`` laid out from x ``left`` to x ``right``; days outside stop at the ends."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        share = (min(max(day, self.first), self.last) - self.first).days / span
        return self.left + share * (self.right - self.left)


def month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    return f"{day.day} {month_words(day)}"


def window_words(first: date, last: date) -> str:
    """ "Mar – Sep 2027", "Oct 2026 – Aug 2027", or one month when both ends fall into it."""
    if (first.year, first.month) == (last.year, last.month):
        return month_words(first)
    start = MONTHS[first.month - 1] if first.year == last.year else month_words(first)
    return f"{start} – {month_words(last)}"


def year_words(scale: DayScale, y: float, *, edge: float = -99) -> list[str]:
    """The years along a scale, each where it begins; every second or fifth where they would touch.

    None is written under the cliff's face, which hangs from x ``edge``.
    """
    starts = [date(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1)]
    step = _step(scale, len(starts))
    shown = [day for day in starts if day.year % step == 0 and _fits(scale, day, edge=edge)]
    return [words((scale.x(day), y), str(day.year), text_anchor="middle") for day in shown]


def _step(scale: DayScale, count: int) -> int:
    room = (scale.right - scale.left) / max(count, 1)
    return next((step for step in (1, 2, 5, 10) if room * step >= wide("2027") * 1.5), 20)


def _fits(scale: DayScale, day: date, *, edge: float) -> bool:
    half, x = wide("2027") / 2, scale.x(day)
    under_face = edge - 9 - half < x < edge + half
    return scale.left + half <= x <= scale.right - half and not under_face
