"""Numbers, dates and lists in the house's English. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_COUNTS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def day_words(day: date) -> str:
    """6 June 2022"""
    return f"{day.day} {day:%B %Y}"


def ordinal(number: int) -> str:
    """first … twelfth, then 13th, 21st, 22nd."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def count(number: int, noun: str) -> str:
    """one season, two seasons, 32 days"""
    word = _COUNTS[number] if number < len(_COUNTS) else f"{number:,}"
    return f"{word} {noun}{'' if number == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """A; A and B; A, B and C."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def season_name(number: int) -> str:
    """season 2; the specials for 0."""
    return f"season {number}" if number else "the specials"


def span_words(days: int) -> str:
    """A wait in the unit people would use: days below ten weeks, months below two years, then years."""
    if days < 70:
        return count(days, "day")
    if days < 730:
        return count(round(days / 30.44), "month")
    years = days / 365.25
    return f"{years:.0f} years" if abs(years - round(years)) < 0.15 else f"{years:.1f} years"
