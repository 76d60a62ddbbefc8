"""How something is worded, as features: runs of one to three words, and those that lead up to a show or a person.

Shows, seasons, networks, dates and people are marks already, so "SHOW is out after two" is the same of any show.
A feature is a run behind a letter that says where it stands: s the sentence, b before and a after what it is about.
After a colon come the words themselves; after a ~ a frame, in which every word is its class (`word_classes.json`) and
words of no class are left out: "will not be brought back" and "won't be renewed" have much of their frames in common.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Container, Iterator, Mapping
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


class Known(NamedTuple):
    """The features that somebody asks for, and all that they begin with: others need not be written out."""

    features: Container[str]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, features: Collection[str]) -> Known:
        """What a table of features asks for."""
        return cls(features, frozenset(begun for one in features for begun in _beginnings(one)))


def of_sentence(words: list[Word], known: Known | None = None) -> dict[str, Place]:
    """The words of a whole sentence, and its frames of up to three."""
    return _placed("s", words, longest=(1, 3), known=known)


def around(words: list[Word], anchor: Place, reach: Place, known: Known | None = None) -> dict[str, Place]:
    """The runs up to what is spoken of and from it on, within ``reach`` (to the next of its kind)."""
    this = Word("THIS", *anchor, "THIS")
    before = [word for word in words if reach[0] <= word.start and word.end <= anchor[0]]
    after = [word for word in words if anchor[1] <= word.start and word.end <= reach[1]]
    found = _placed("b", [*before, this], longest=(2, 4), known=known)
    return found | _placed("a", [this, *after], longest=(2, 4), known=known)


def _placed(
    letter: str, words: list[Word], *, longest: tuple[int, int], known: Known | None
) -> dict[str, Place]:
    found: dict[str, Place] = {}
    spoken = [(word.text, word.start, word.end) for word in words]
    _add_runs(found, f"{letter}:", spoken, longest=longest[0], known=known)
    framed = [(word.kind, word.start, word.end) for word in words if word.kind]
    _add_runs(found, f"{letter}~", framed, longest=longest[1], known=known)
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


def _add_runs(
    found: dict[str, Place],
    prefix: str,
    words: list[tuple[str, int, int]],
    *,
    longest: int,
    known: Known | None,
) -> None:
    """Add each run of up to ``longest`` words that is asked for, where it stands first."""
    for first, (run, start, end) in enumerate(words):
        run = prefix + run
        if run not in found and (known is None or run in known.features):
            found[run] = start, end
        for word, _, last in words[first + 1 : first + longest]:
            if known is not None and run not in known.beginnings:
                break
            run = f"{run} {word}"
            if run not in found and (known is None or run in known.features):
                found[run] = start, last


def _beginnings(feature: str) -> Iterator[str]:
    """All that a feature begins with, by whole words."""
    space = feature.find(" ")
    while space > 0:
        yield feature[:space]
        space = feature.find(" ", space + 1)
