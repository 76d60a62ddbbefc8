"""How a chance is said: with numbers, rounded to five points, never 0 or 100 %, and never a single day."""

from __future__ import annotations

from calendar import month_name
from datetime import date


def rounded_percent(chance: float) -> int:
    """The chance in per cent to the nearest five, but 1 instead of 0 and 99 instead of 100."""
    return min(99, max(1, 5 * round(20 * chance)))


def chance_words(chance: float) -> str:
    """ "about 70 %", "less than 5 %", "more than 95 %"."""
    percent = rounded_percent(chance)
    if percent == 1:
        return "less than 5 %"
    return "more than 95 %" if percent == 99 else f"about {percent} %"


def month_words(day: date) -> str:
    """ "March 2027": the finest that a forecast says."""
    return f"{month_name[day.month]} {day.year}"


def span_words(first: date, last: date) -> str:
    """ "between March 2027 and November 2027", or "in March 2027" when both fall into it."""
    if (first.year, first.month) == (last.year, last.month):
        return f"in {month_words(first)}"
    return f"between {month_words(first)} and {month_words(last)}"


def length_words(days: float) -> str:
    """ "9 months", "3 weeks", "5 days": a wait to the precision that a table of waits can bear."""
    if days >= 75:
        return f"{round(days / 30.4375)} months"
    if days >= 18:
        return f"{round(days / 7)} weeks"
    return "1 day" if round(days) == 1 else f"{round(days)} days"
