"""When a page was written, if it says so itself: "SEOUL, 28 October 2019.", "Jun 03, 2026.", "Renewals 2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import PageDay, find_dates
from .sentences import Kind, Sentence

_BESIDE_A_DATE = frozenset({"posted", "updated", "published", "on", "by"})
_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")
_SHORT, _FEW = 60, 4


def written_on(lead: Sequence[Sentence], title: str) -> PageDay | None:
    """The dateline's day: a short sentence that is nothing but a place and a date. Else the headline's only year."""
    for sentence in lead:
        if sentence.kind is not Kind.HEADLINE and (day := _dateline(sentence.text)):
            return day
    years = set(_YEAR.findall(title))
    return PageDay.parse(years.pop()) if len(years) == 1 else None


def _dateline(text: str) -> PageDay | None:
    dates = find_dates(text) if len(text) < _SHORT else []
    if len(dates) != 1 or not dates[0].has_year:
        return None
    rest = f"{text[: dates[0].start]} {text[dates[0].end :]}".split()
    stray = [word for word in rest if not (word[0].isupper() or word.lower().strip(".,:") in _BESIDE_A_DATE)]
    plain = all(not any(letter.isalnum() for letter in word) for word in stray)
    return PageDay.parse(dates[0].resolve(None, past=True)) if plain and len(rest) <= _FEW else None
