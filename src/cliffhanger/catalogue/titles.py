"""Folding titles so that two spellings of one name meet. Pure."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[^\w\s]", re.UNICODE)
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Case, accents, punctuation, "&" and a leading article set aside; never empty for a title with letters.

    >>> fold("The Office") == fold("office")
    True
    >>> fold("Ginny & Georgia") == fold("Ginny and Georgia")
    True
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = _SPACES.sub(" ", _MARKS.sub("", plain.replace("-", " ").replace("/", " "))).strip().split(" ")
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words) or text.casefold().strip()
