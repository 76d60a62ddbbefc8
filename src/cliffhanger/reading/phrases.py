"""A pattern as the cue tables write it: capital names for what is written out elsewhere, a space for any white space.

A phrase knows two things of itself: the strings that it cannot match without, read off its short form at once; and its
compiled pattern, many times as long, made when it is first tried.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from .literals import Choice, choices_of, needed

SHOW, SEASON, FINAL, NET, DATE, PERSON = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
"""Private letters that stand for what was marked, one for each letter of the original: places do not move."""

_TITLED = (
    rf"(?: (?:also|the|his|her|new|newcomers?|chef|chief|stew|captain|dame|sir|dr|actor|actress|star|alum|host|"
    rf"comedian|singer|rapper|fellow|former|longtime|co-star|veteran|{SHOW}+(?:'s)?))*+"
)
_ROLE = rf" as (?:[^,;.()]{{1,45}}?(?=[,;.]|$| and {PERSON}| (?:once|again|as before)\b))"
_ONE = rf"(?>{PERSON}++(?: ?\([^)]*\)|{_ROLE})?)"
_MARKS = {
    "SHOW": f"{SHOW}++",
    "SEASON": f"[{SEASON}{FINAL}]++",
    "FINAL": f"{FINAL}++",
    "NET": f"{NET}++",
    "DATE": f"{DATE}++",
    "PERSON": f"{PERSON}+",
    "PEOPLE": rf"({_ONE}(?:(?:,|,? and|,? &|,? plus|,? or|,? as well as){_TITLED} {_ONE}){{0,14}})",
}
_NAME = re.compile(r"\b[A-Z]{3,7}(?=\b|[a-z])")
_NOT_ESCAPED = re.compile(r"(?<!\\)[A-Z]")
_FIRST_STAND_IN = 0xE100


class BadPhrase(ValueError):
    """A pattern that cannot be used. The message quotes it and says why."""


@dataclass(frozen=True)
class Phrase:
    """One pattern. ``lowered``: for text in lower case; else capitals do not matter, unless it is ``cased``."""

    written: str
    lowered: bool = False
    cased: bool = False

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern written out, between the edges of words."""
        pattern = self.written
        for _ in range(3):
            pattern = _NAME.sub(lambda match: _shorthand().get(match.group(), match.group()), pattern)
        pattern = _ending(pattern)
        if self.lowered:
            pattern = _NOT_ESCAPED.sub(lambda match: match.group().lower(), pattern)
        try:
            return re.compile(
                rf"(?<!\w)(?:{pattern})(?!\w)", 0 if self.cased or self.lowered else re.IGNORECASE
            )
        except re.error as error:
            raise BadPhrase(f"cannot compile {self.written!r}: {error}") from error

    @cached_property
    def needs(self) -> list[list[Choice]]:
        """For each alternative, what must stand in a text (in lower case) that it matches."""
        try:
            return needed(_ending(_stood_in(self.written)), _choices_of_names())
        except re.error as error:
            raise BadPhrase(f"cannot read {self.written!r}: {error}") from error


def _ending(pattern: str) -> str:
    """Marks for their names, and white space."""
    pattern = _NAME.sub(lambda match: _MARKS.get(match.group(), match.group()), pattern)
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


def _stood_in(pattern: str) -> str:
    """A letter for each shorthand name."""
    return _NAME.sub(lambda match: _stand_ins().get(match.group(), match.group()), pattern)


@cache
def _stand_ins() -> dict[str, str]:
    return {name: chr(_FIRST_STAND_IN + number) for number, name in enumerate(_shorthand())}


@cache
def _choices_of_names() -> Mapping[str, list[Choice]]:
    """What each shorthand name needs, by its stand-in."""
    found: dict[str, list[Choice]] = {}
    for name in _shorthand():
        _look_into(name, found)
    return found


def _look_into(name: str, found: dict[str, list[Choice]]) -> None:
    """Add a name, after those that it is written with."""
    written = _shorthand()[name]
    for inner in {*_NAME.findall(written)} & _shorthand().keys():
        if _stand_ins()[inner] not in found:
            _look_into(inner, found)
    found[_stand_ins()[name]] = choices_of(_ending(_stood_in(written)), found)


@cache
def _shorthand() -> dict[str, str]:
    table: dict[str, Any] = json.loads(
        files(__package__).joinpath("cue_tables", "shorthand.json").read_text("utf-8")
    )
    words: dict[str, str] = table["words"]
    return words
