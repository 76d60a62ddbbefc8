"""Names of people in a sentence, by their capitals; and who is meant by a surname or a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .cues import PERSON, words_of
from .marks import Marked
from .sentences import Kind
from .support import EVERYDAY
from .text import lower

_LETTER = r"[^\W\d_\ue000-\ue005]"
_BIG = r"(?=[^a-z\W\d_\ue000-\ue005])"
_PART = r"(?:(?:de|van|von|der|da|del|la|al|el|bin) )?"
_CAPITAL = re.compile(
    rf"(?:(?<=^)|(?<=[\s(\[\"'/:-])){_BIG}(?:{_LETTER}[\w.'’-]*)(?: {_PART}{_BIG}{_LETTER}[\w.'’-]*){{0,9}}"
)
_OWNER = re.compile(r"['’]s?$")
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PARTICLES = frozenset({"de", "van", "von", "der", "da", "del", "la", "al", "el", "bin"})
_IN_CAPITALS = frozenset({Kind.HEADLINE, Kind.HEADING})
_MOST_WORDS, _LOUD = 4, 4


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
    the person whom its paragraph spoke of last; ``owners`` are those named with something of theirs
    ("Ana Reyes's exit").
    """

    named: tuple[Named, ...]
    painted: str
    lowered: str
    last: str
    owners: tuple[Named, ...] = ()


@dataclass(slots=True)
class People:
    """Whom the page has named so far: by surname, the last one of each paragraph, and the only one of its headline."""

    by_surname: dict[str, str] = field(default_factory=dict)
    last: dict[int, str] = field(default_factory=dict)
    star: str = ""

    def find(self, marked: Marked) -> Crowd:
        """Who is in the next sentence of the page."""
        named, owners = self._find(marked)
        painted = paint(marked, named)
        lowered = lower(painted) if named else marked.lowered
        last = self.last.get(marked.sentence.block, "")
        return Crowd(tuple(named), painted, lowered, last, tuple(owners))

    def _find(self, marked: Marked) -> tuple[list[Named], list[Named]]:
        found: list[Named] = []
        owners: list[Named] = []
        for run in _CAPITAL.finditer(marked.masked):
            for chunk in _chunks(run):
                if named := self._named(chunk, in_capitals=marked.sentence.kind in _IN_CAPITALS):
                    (owners if _OWNER.search(chunk.text) else found).append(named)
        full = [one for one in found if " " in one.name]
        self._add_pronouns(marked, found, full)
        if full:
            self.last[marked.sentence.block] = full[0].name
            if marked.sentence.kind is Kind.HEADLINE and len({one.name for one in full}) == 1:
                self.star = full[0].name
        return sorted(found, key=lambda one: one.start), owners

    def _add_pronouns(self, marked: Marked, found: list[Named], full: list[Named]) -> None:
        meant = self.last.get(marked.sentence.block, self.star)
        for one in _PRONOUN.finditer(marked.masked):
            before = [other.name for other in full if other.end <= one.start()] or [meant]
            if before[-1]:
                found.append(Named(before[-1], *one.span()))

    def _named(self, chunk: _Chunk, *, in_capitals: bool) -> Named | None:
        name = _OWNER.sub("", chunk.text).rstrip(".,'’-")
        words = name.split(" ")
        end = chunk.end if chunk.end > chunk.start + len(chunk.text) else chunk.start + len(name)
        if " " not in name:
            full = self.by_surname.get(name)
            return Named(full, chunk.start, end) if full else None
        if words[0].lower() in _PARTICLES and (full := self.by_surname.get(words[-1])):
            return Named(full, chunk.start, end)
        if len(words) > _MOST_WORDS or _is_thing(words) or (in_capitals and _is_prose(words)):
            return None
        self.by_surname.setdefault(words[-1], name)
        return Named(name, chunk.start, end)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Capital words that could be one name; ``end`` is where the role ends in "Ana Reyes's Ida Brandt"."""

    text: str
    start: int
    end: int


def _chunks(run: re.Match[str]) -> Iterator[_Chunk]:
    """A run of capital words cut where a headline's verb or "and" stands: "Ana Reyes And Tom Oakes Join"."""
    words: list[tuple[str, int]] = []
    place = run.start()
    for word in [*run.group().split(" "), ""]:
        if word and not (_ends_name(word) if words else _is_no_name(word)):
            words.append((word, place))
        elif words:
            yield from _owned(words)
            words = []
        place += len(word) + 1


def _owned(words: list[tuple[str, int]]) -> Iterator[_Chunk]:
    """ "Malton's James Norton" is James Norton; "Diego Luna's Félix Gallardo" is Diego Luna, in a role."""
    cut = next((number for number, (word, _) in enumerate(words[:-1], 1) if _OWNER.search(word)), 0)
    before, after = words[:cut], words[cut:]
    if len(before) > 1:
        end = after[-1][1] + len(after[-1][0].rstrip(".,'’-"))
        yield _Chunk(_OWNER.sub("", _joined(before)), before[0][1], end)
    elif after:
        text = _joined(after)
        yield _Chunk(text, after[0][1], after[0][1] + len(text))


def _joined(words: list[tuple[str, int]]) -> str:
    return " ".join(word for word, _ in words)


def paint(marked: Marked, people: Sequence[Named]) -> str:
    """The masked sentence with every person painted over."""
    masked = marked.masked
    for one in people:
        masked = masked[: one.start] + PERSON * (one.end - one.start) + masked[one.end :]
    return masked


def _is_thing(words: Sequence[str]) -> bool:
    """A place, a prize or a firm: "New Orleans", "Grey Sloan Memorial"."""
    return words[0].lower() in words_of("places begin") or words[-1].lower() in words_of("things end")


def _is_prose(words: Sequence[str]) -> bool:
    """Everyday words that a headline writes with capitals: "Reboots Keep Pulling"."""
    parts = [part.lower() for word in words for part in word.split("-")]
    return 2 * sum(one in EVERYDAY or one.endswith("ing") for one in parts) > len(parts)


def _ends_name(word: str) -> bool:
    return word.lower().rstrip(".,") in words_of("headline words")


def _is_no_name(word: str) -> bool:
    is_loud = len(word) > _LOUD and word.isupper()
    return is_loud or _ends_name(word) or word.lower().rstrip(".,") in words_of("no names")
