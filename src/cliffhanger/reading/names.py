"""Names of people in a sentence, by their capitals; and who is meant by a surname or a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .cues import PERSON, words_of
from .marks import Marked
from .text import lower

_LETTER = r"[^\W\d_\ue000-\ue005]"
_BIG = r"(?=[^a-z\W\d_\ue000-\ue005])"
_PART = r"(?:(?:de|van|von|der|da|del|la|al|el|bin) )?"
_CAPITAL = re.compile(
    rf"(?:(?<=^)|(?<=[\s(\"'/:])){_BIG}(?:{_LETTER}[\w.'’-]*)(?: {_PART}{_BIG}{_LETTER}[\w.'’-]*){{0,3}}"
)
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_TRAILING = frozenset(
    {
        "Studio",
        "Studios",
        "Pictures",
        "Film",
        "Films",
        "Entertainment",
        "Media",
        "House",
        "Season",
        "Series",
        "Show",
        "Episode",
        "Book",
        "Class",
    }
)
_PARTICLES = frozenset({"de", "van", "von", "der", "da", "del", "la", "al", "el", "bin"})
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A person at a place in a sentence; ``name`` is the full name, wherever on the page it was said."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of one sentence in order, pronouns of one person included.

    ``painted`` is the masked sentence with every person painted over, ``lowered`` the same in lower case; ``last`` is
    the person whom its paragraph spoke of last.
    """

    named: tuple[Named, ...]
    painted: str
    lowered: str
    last: str


@dataclass(slots=True)
class People:
    """Whom the page has named so far: by surname, and the last one of each paragraph."""

    by_surname: dict[str, str] = field(default_factory=dict)
    last: dict[int, str] = field(default_factory=dict)

    def find(self, marked: Marked) -> Crowd:
        """Who is in the next sentence of the page."""
        named = self._find(marked)
        painted = paint(marked, named)
        lowered = lower(painted) if named else marked.lowered
        return Crowd(tuple(named), painted, lowered, self.last.get(marked.sentence.block, ""))

    def _find(self, marked: Marked) -> list[Named]:
        found = [
            named for run in _CAPITAL.finditer(marked.masked) if (named := self._named(run, marked.masked))
        ]
        block = marked.sentence.block
        full = [one for one in found if " " in one.name]
        for one in _PRONOUN.finditer(marked.masked):
            before = [other.name for other in full if other.end <= one.start()] or [self.last.get(block, "")]
            if before[-1]:
                found.append(Named(before[-1], *one.span()))
        if full:
            self.last[block] = full[0].name
        return sorted(found, key=lambda one: one.start)

    def _named(self, run: re.Match[str], masked: str) -> Named | None:
        start, words = run.start(), run.group().split(" ")
        while words and _is_no_name(words[0]):
            start += len(words.pop(0)) + 1
        while words and words[-1] in _TRAILING:
            words.pop()
        name = " ".join(words).rstrip(".,'’-")
        possessive = re.search(r"['’]s$", name)
        if possessive or not name:
            return None
        if " " not in name:
            full = self.by_surname.get(name)
            return Named(full, start, start + len(name)) if full else None
        if words[0].lower() in _PARTICLES and (full := self.by_surname.get(words[-1])):
            return Named(full, start, start + len(name))
        self.by_surname.setdefault(name.rsplit(" ", 1)[1], name)
        return Named(name, start, start + len(name))


def paint(marked: Marked, people: Sequence[Named]) -> str:
    """The masked sentence with every person painted over."""
    masked = marked.masked
    for one in people:
        masked = masked[: one.start] + PERSON * (one.end - one.start) + masked[one.end :]
    return masked


def _is_no_name(word: str) -> bool:
    return word.lower().rstrip(".,") in words_of("no names") or (len(word) > _MOST_WORDS and word.isupper())
