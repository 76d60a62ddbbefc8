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
        return self.text[0].isupper() or self.text[0].isdigit() or self.text[1:2].isupper()

    @property
    def is_possessive(self) -> bool:
        """Does it end in 's?"""
        return len(self.text) > 2 and self.text[-2] in "'’ʼ" and self.folded.endswith("s")


class Passage(NamedTuple):
    """A text with its words, and which of them it also writes small."""

    text: str
    words: list[Token]
    lowercase: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Passage:
        words = tokens(text)
        return cls(text, words, frozenset(word.folded for word in words if word.text[0].islower()))


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


def folded_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [fold(word) for word in _WORD.findall(text)]


def lower(text: str) -> str:
    """Lower case, letter by letter where that would change the length: places must not move."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def plain(text: str) -> str:
    """Typewriter quotes and dashes, letter for letter, so that places stay the same."""
    return text.translate(_PLAIN)
