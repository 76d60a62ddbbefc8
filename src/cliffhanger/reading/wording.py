"""How something is worded, as features: runs of one to three words, and those that lead up to a show or a person.

Shows, seasons, networks, dates and people are marks already, so "SHOW is out after two" is the same of any show.
A feature is a run behind a letter that says where it stands: s the sentence, b before and a after what it is about.
After a colon come the words themselves; after a ~ a frame, in which every word is its class (`word_classes.json`) and
words of no class are left out: "will not be brought back" and "won't be renewed" have much of their frames in common.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from . import cues

Place = tuple[int, int]
Wording = Mapping[str, Place]
"""Each feature with the place in the sentence where it was first seen."""

_MARKS = {
    cues.SHOW: "SHOW",
    cues.SEASON: "SEASON",
    cues.FINAL: "FINAL",
    cues.NET: "NET",
    cues.DATE: "DATE",
    cues.PERSON: "PERSON",
}
_WORD = re.compile(rf"([{''.join(_MARKS)}])\1*|[^\W_]+(?:'[^\W_]+)?|[:;?()]")
_MOST_WORDS, _SHORTEST_STEM = 120, 2
_ENDINGS = (
    ("lled", "l"),
    ("pped", "p"),
    ("tted", "t"),
    ("nned", "n"),
    ("pping", "p"),
    ("tting", "t"),
    ("nning", "n"),
    ("lling", "l"),
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)
NOWHERE: Place = (0, 0)
"""The place of a feature that is not a phrase of the sentence."""


class Word(NamedTuple):
    """One word as a feature has it: in lower case, a mark by its name, a number as #; and its class in a frame."""

    text: str
    start: int
    end: int
    kind: str


def words_of(masked: str) -> list[Word]:
    """The words of a masked sentence; of a very long one the first."""
    found = []
    for match in _WORD.finditer(masked):
        text = match.group()
        name = _MARKS.get(text[0]) or ("#" if text.isdigit() else text.lower())
        found.append(Word(name, match.start(), match.end(), kind_of(name)))
        if len(found) == _MOST_WORDS:
            break
    return found


def of_sentence(words: list[Word]) -> dict[str, Place]:
    """The words of a whole sentence, and its frames of up to three."""
    return _placed("s", words, longest=(1, 3))


def around(words: list[Word], anchor: Place, reach: Place) -> dict[str, Place]:
    """The runs that end and begin at what is spoken of, within ``reach`` (to the next of its kind)."""
    this = Word("THIS", *anchor, "THIS")
    before = [word for word in words if reach[0] <= word.start and word.end <= anchor[0]]
    after = [word for word in words if anchor[1] <= word.start and word.end <= reach[1]]
    return _placed("b", [*before, this], longest=(2, 4)) | _placed("a", [this, *after], longest=(2, 4))


def _placed(letter: str, words: list[Word], *, longest: tuple[int, int]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    spoken = [(word.text, word.start, word.end) for word in words]
    for run, place in _runs(spoken, longest=longest[0]):
        found.setdefault(f"{letter}:{run}", place)
    framed = [(word.kind, word.start, word.end) for word in words if word.kind]
    for run, place in _runs(framed, longest=longest[1]):
        found.setdefault(f"{letter}~{run}", place)
    return found


def stem(word: str) -> str:
    """A word without its common endings: enough to find its class."""
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)] + rest
    return word


@lru_cache(maxsize=65_536)
def kind_of(name: str) -> str:
    """The class of a word in a frame: its own name for a mark, nothing for a word that does no known work."""
    if name.isupper() or name in ":;?()":
        return name
    classes = _classes()
    for form in (name, stem(name), stem(name) + "e"):
        if form in classes:
            return classes[form]
    return ""


@cache
def _classes() -> dict[str, str]:
    table: dict[str, str] = json.loads(files(__package__).joinpath("word_classes.json").read_text("utf-8"))
    return {word: kind for kind, words in table.items() if kind.isupper() for word in words.split()}


def _runs(words: list[tuple[str, int, int]], *, longest: int) -> Iterator[tuple[str, Place]]:
    for first, (run, start, end) in enumerate(words):
        yield run, (start, end)
        for other, _, last in words[first + 1 : first + longest]:
            run = f"{run} {other}"
            yield run, (start, last)
