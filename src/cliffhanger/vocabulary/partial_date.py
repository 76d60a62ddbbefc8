"""A date exactly as precise as what was said: a subset of EDTF (ISO 8601-2:2019, levels 0 to 2).

Understood: ``2027``, ``2027-10``, ``2027-10-04``, seasons ``2027-21`` (spring) to ``2027-24`` (winter),
quarters ``2027-33`` to ``2027-36``, intervals ``2027-04/2027-06``, and a trailing ``~`` (about), ``?``
(uncertain) or ``%`` (both). Anything else raises `BadDate`; nothing is rounded to 1 January.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(r"(?P<year>\d{4})(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTERS = {33: "first", 34: "second", 35: "third", 36: "fourth"}
_MONTHS = tuple(month_name)[1:]


class BadDate(ValueError):
    """Not a date we can keep as said. Write EDTF, for example 2027, 2027-10, 2027-21 or 2027-04/2027-06."""


@dataclass(frozen=True, order=False)
class PartialDate:
    """An EDTF text with the first and the last day that it can mean (both included)."""

    edtf: str
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read an EDTF text; raises `BadDate` for anything that is not one (a 31 February, a word)."""
        text = text.strip()
        first, slash, second = text.partition("/")
        earliest, latest = _span(first)
        if slash:
            latest = _span(second)[1]
        if latest < earliest:
            raise BadDate(f"{text!r} ends before it begins")
        return cls(text, earliest, latest)

    @classmethod
    def on(cls, day: date) -> PartialDate:
        """The same day as a PartialDate of day precision."""
        return cls(day.isoformat(), day, day)

    def __str__(self) -> str:
        return self.edtf

    @property
    def precision(self) -> str:
        """One of day, month, season, quarter, year, interval."""
        if "/" in self.edtf:
            return "interval"
        match = _SHAPE.fullmatch(self.edtf)
        assert match is not None
        if match["day"]:
            return "day"
        part = int(match["part"] or 0)
        if part == 0:
            return "year"
        return "month" if part <= 12 else "season" if part <= 24 else "quarter"

    @property
    def is_day(self) -> bool:
        return self.precision == "day" and not self.is_approximate

    @property
    def is_approximate(self) -> bool:
        return any(mark in self.edtf for mark in "~?%")

    @property
    def middle(self) -> date:
        """For sorting and drawing only; never to be shown as if it had been said."""
        return self.earliest + (self.latest - self.earliest) / 2

    def contains(self, day: date) -> bool:
        return self.earliest <= day <= self.latest

    @property
    def words(self) -> str:
        """English for a sentence: "2027", "October 2027", "4 October 2027", "spring 2027"."""
        first, slash, second = self.edtf.partition("/")
        if slash:
            return f"between {_words(first)} and {_words(second)}"
        return ("around " if self.is_approximate else "") + _words(first)

    @property
    def in_words(self) -> str:
        """The same with its preposition: "on 4 October 2027", "in spring 2027", "between … and …"."""
        if "/" in self.edtf or self.is_approximate:
            return self.words
        return ("on " if self.precision == "day" else "in ") + self.words


def _span(text: str) -> tuple[date, date]:
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise BadDate(f"{text!r} is not an EDTF date such as 2027, 2027-10, 2027-10-04, 2027-21 or 2027-33")
    year, part = int(match["year"]), int(match["part"] or 0)
    try:
        return _bounds(year, part, int(match["day"] or 0))
    except ValueError as error:
        raise BadDate(f"{text!r} is not a day that exists") from error


def _bounds(year: int, part: int, day: int) -> tuple[date, date]:
    if day:
        return date(year, part, day), date(year, part, day)
    if part == 0:
        return date(year, 1, 1), date(year, 12, 31)
    if part in _QUARTERS:
        return _months(year, 3 * (part - 33) + 1, 3)
    if part in _SEASONS:
        return _months(year - (part == 24), 3 * (part - 21) + 3, 3)
    return _months(year, part, 1)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first day of the month and the last day ``count`` months on. Winter 2027 begins in December 2026."""
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    last_month += 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _words(text: str) -> str:
    match = _SHAPE.fullmatch(text)
    assert match is not None
    year, part, day = match["year"], int(match["part"] or 0), int(match["day"] or 0)
    if not part:
        return year
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    if part in _QUARTERS:
        return f"the {_QUARTERS[part]} quarter of {year}"
    month = f"{_MONTHS[part - 1]} {year}"
    return f"{day} {month}" if day else month
