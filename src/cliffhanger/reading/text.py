"""Words with their places. Everything that compares text compares it folded; every place is a place in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W_]+(?:['’ʼ][^\W_]+)*|&")
_DROPPED = str.maketrans("", "", ".'’ʼ")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


class Token(NamedTuple):
    """One word: as written, folded for comparison, and where it stands."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One word without case, accents, dots and apostrophes: "Çukur" and "cukur", "S.W.A.T." and "SWAT"."""
    word = word.translate(_DROPPED)
    if not word.isascii():
        spread = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
        word = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return "and" if word == "&" else word.lower()


def tokens(text: str) -> list[Token]:
    """All words of a text in order."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        word = match.group()
        yield Token(word, fold(word), match.start(), match.end())


def plain(text: str) -> str:
    """Typewriter quotes and dashes, letter for letter, so that places stay the same."""
    return text.translate(_PLAIN)
