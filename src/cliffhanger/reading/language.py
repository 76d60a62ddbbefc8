"""Is this page in a language we read? English only so far; everything else is refused with its reason."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files

_STOPS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in json.loads(files(__package__).joinpath("words.json").read_text("utf-8"))[
        "stops"
    ].items()
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 6_000
_ENOUGH = 4
_FOREIGN_LETTERS = 0.3


def refuse_language(whole: str) -> str:
    """Why the page is not read, or nothing. A text too short to tell is taken for English."""
    sample = whole[:_SAMPLE]
    if not sample.isascii() and _is_foreign(sample):
        return "not in the Latin alphabet: only English is read so far"
    counts = _count_stops(sample)
    best, count = max(counts.items(), key=lambda pair: pair[1], default=("en", 0))
    if best != "en" and count >= _ENOUGH and count > 1.2 * counts["en"]:
        return f"looks like {best!r}: only English is read so far"
    return ""


def _is_foreign(sample: str) -> bool:
    letters = [letter for letter in sample if letter.isalpha()]
    return sum(ord(letter) > 0x2AF for letter in letters) > _FOREIGN_LETTERS * len(letters)


def _count_stops(sample: str) -> Counter[str]:
    words = Counter(_WORD.findall(sample.lower()))
    counts: Counter[str] = Counter()
    for code, stops in _STOPS.items():
        counts[code] = sum(words[word] for word in words.keys() & stops)
    return counts
