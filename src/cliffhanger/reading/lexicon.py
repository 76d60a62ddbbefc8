"""Which shows a text names. A title counts when the page writes it as one.

A dictionary of titles keyed by folded words, walked from every word that could begin one: the cost is a few
look-ups a word, however many titles there are. Whether a hit is meant as a title is `support.py`'s question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .short_forms import PageForms, key_of, short_forms, spells_itself, without_article
from .support import Strength, find_strength
from .text import Passage, Token, tokens

_BESIDE = re.compile(
    r"['\"”’]?(?:,| and|, and| or)(?:(?: [A-Z][\w'’&!-]*){1,4}(?:,| and|, and)){0,3}(?: the)? ['\"“‘]?"
)
_ANOTHER = re.compile(r": ?[A-Z]")
"""After a half of a title: "CSI: NY" is not "CSI: Crime Scene Investigation"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A show's name in a text: the title as our lexicon has it, and where the text says it.

    ``known`` is False for a name proposed from quotes and capitals alone.
    """

    title: str
    start: int
    end: int
    strength: Strength = Strength.PLAIN
    known: bool = True


class Lexicon:
    """Titles to look for. Build one with `from_titles` and keep it: building reads every title once."""

    def __init__(self, titles: dict[str, str], beginnings: frozenset[str]) -> None:
        self._titles = titles
        self._beginnings = beginnings
        self._page_forms = PageForms(titles)
        self._small = frozenset(_first_small(title) for title in titles.values()) - {""}

    @classmethod
    def from_titles(cls, titles: Iterable[str]) -> Lexicon:
        """Read the titles. Of two that fold alike the first is kept; a title without a word in it is passed over."""
        known: dict[str, str] = {}
        short: dict[str, str] = {}
        for title in titles:
            key = key_of(title)
            if not key:
                continue
            known.setdefault(key, title)
            for part in short_forms(title):
                short[part] = title if short.get(part, title) == title else ""
        short.update((key, title) for title in known.values() if (key := spells_itself(title)))
        known.update((key, title) for key, title in short.items() if title and key not in known)
        return cls(known, frozenset(begun for key in known if " " in key for begun in _beginnings(key)))

    def __len__(self) -> int:
        return len(self._titles)

    def mentions(self, text: str) -> list[Mention]:
        """Every title that the text means as one, in order, never overlapping.

        A weak hit (a common word, a part of a longer name) counts only if the same text also names that
        title in a way that leaves no doubt.
        """
        passage = Passage.of(text)
        found = _vouched(list(self._candidates(passage)), text)
        found = sorted([*found, *self._shortened(found, passage)], key=lambda one: one.start)
        certain = {mention.title for mention in found if mention.strength >= Strength.PLAIN}
        return [
            mention
            for mention in found
            if mention.strength >= Strength.PLAIN
            or (mention.strength is Strength.WEAK and mention.title in certain)
        ]

    def _shortened(self, found: list[Mention], passage: Passage) -> Iterator[Mention]:
        """Short forms of what the page surely names, where nothing else was found."""
        sure = [one.title for one in found if one.strength >= Strength.PLAIN]
        taken = list(found)
        for title, start, end in self._page_forms.find(sure, passage):
            if not any(one.start < end and start < one.end for one in taken):
                taken.append(Mention(title, start, end, Strength.STRONG))
                yield taken[-1]

    def _candidates(self, passage: Passage) -> Iterator[Mention]:
        words, index = passage.words, 0
        while index < len(words):
            last = self._longest(words, index)
            if last < 0:
                index += 1
                continue
            mention = self._mention(passage, (index, last))
            if mention is None:
                index += 1
            else:
                yield mention
                index = last + 1

    def _longest(self, words: list[Token], index: int) -> int:
        """The last word of the longest title that begins here, or -1."""
        if not (words[index].is_capital or words[index].text in self._small):
            return -1
        key, best = "", -1
        for place in range(index, min(index + 16, len(words))):
            word = words[place].folded
            if place == index + 1 and key == "the":
                key = ""
            key = f"{key} {word}" if key else word
            if key in self._titles or _bare(key, words[place]) in self._titles:
                best = place
            if key not in self._beginnings and not (place == index and word == "the"):
                break
        return best

    def _mention(self, passage: Passage, span: tuple[int, int]) -> Mention | None:
        chosen = passage.words[span[0] : span[1] + 1]
        key = " ".join(without_article([word.folded for word in chosen]))
        title = self._titles.get(key)
        end = chosen[-1].end
        if title is None:
            title = self._titles[_bare(key, chosen[-1])]
            end -= 2
        strength = find_strength(passage, span, title=title)
        if strength is Strength.NONE or (key_of(title) != key and _ANOTHER.match(passage.text, end)):
            return None
        return Mention(title, chosen[0].start, _with_mark(passage.text, end, title), strength)


def _first_small(title: str) -> str:
    """The first word of a title that is written small ("grown-ish"); titles of one plain word need a capital."""
    words = tokens(title) if title[:1].islower() else []
    return words[0].text if len(words) > 1 else ""


def _beginnings(key: str) -> Iterator[str]:
    """All that a title begins with, by whole words."""
    space = key.find(" ")
    while space > 0:
        yield key[:space]
        space = key.find(" ", space + 1)


def _vouched(found: list[Mention], text: str) -> list[Mention]:
    """In "Forever and Night Ferry" the sure name speaks for the unsure one beside it."""
    vouched = list(found)
    beside = [bool(_BESIDE.fullmatch(text, one.end, other.start)) for one, other in pairwise(found)]
    onward = [(place, place + 1) for place, joined in enumerate(beside) if joined]
    for sure, unsure in [*onward, *((right, left) for left, right in reversed(onward))]:
        if vouched[sure].strength > Strength.WEAK is vouched[unsure].strength:
            vouched[unsure] = replace(vouched[unsure], strength=Strength.PLAIN)
    return vouched


def _bare(key: str, word: Token) -> str:
    """The key without a possessive ending ("Dexter's" names Dexter)."""
    return key[:-1] if word.is_possessive else key


def _with_mark(text: str, end: int, title: str) -> int:
    """Take the title's own last mark along ("Schmigadoon!")."""
    return end + 1 if title[-1:] in "!?" and text[end : end + 1] == title[-1] else end
