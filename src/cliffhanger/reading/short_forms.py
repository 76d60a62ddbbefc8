"""What people call a show when they do not write its title out.

Some short forms are known beforehand ("Jessica Jones", "Law & Order: SVU", "RHONY"); others only on a page that has
named the show: 'Mozart' of "Mozart in the Jungle", "HIMYM", "Picard" among other titles of "Star Trek".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from .support import PLACES, Strength, is_everyday, weigh_word
from .text import Passage, folded_words

Span = tuple[str, int, int]
"""A title, and where its short form stands."""

_OWNED = re.compile(r"(?:Marvel|DC|Disney|[A-Z][a-z]+ [A-Z][a-z]+)['’]s (?=[A-Z])")
_TAIL = re.compile(
    r" (?:with|starring|featuring|hosted by|presented by) [A-Z]|(?<=\w) and the [A-Z]| \((?:[A-Z]{2}|\d{4})\)$"
)
_QUOTED = re.compile(r"(?<!\w)[\"'“‘](?=[A-Z\d])([^\"“”\n]{2,40}?)[,.]?[\"'”’](?!\w)")
_CAPITALS = re.compile(r"(?<![\w&.'’-])[A-Z][A-Za-z]?[A-Z]{1,6}(?![\w&-])")
_HASHTAG = re.compile(r"(?<!\w)#([A-Z][a-z]+(?:[A-Z][a-z]*|\d+)+)")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+")
_HOSTED = re.compile(
    r"\b([A-Z][\w.]+ [A-Z][\w.]+)(?:['’]s?)? "
    r"(?:(?!new |next |latest |other |first |second |coming |upcoming )[a-z-]+ ){0,3}?(?:[Ss]how|programme|program)\b"
)
_SMALL = frozenset(("the", "a", "an", "of", "and", "in", "to", "for", "on", "with", "at"))
_LONG_HALF, _ACRONYM, _LONGEST_PART = 1, 3, 5
_PLACED = re.compile(r"\b(?:in|to|from|at|near|via|into|across)\s+$", re.IGNORECASE)


def key_of(title: str) -> str:
    """A title as it is compared: its folded words, without a leading "The"."""
    return " ".join(without_article(folded_words(title)))


def without_article(words: list[str]) -> list[str]:
    """The words but for a leading "the"."""
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def short_forms(title: str) -> Iterator[str]:
    """The keys of what a long title is called anywhere: without its owner or its tail, half of it, its initials."""
    owned = _OWNED.match(title)
    if owned:
        yield key_of(title[owned.end() :])
    before, colon, after = title.partition(": ")
    if colon:
        yield from _halves(before, after)
    elif tail := _TAIL.search(title):
        key = key_of(title[: tail.start()])
        if key.count(" ") >= _LONG_HALF:
            yield key


def _halves(before: str, after: str) -> Iterator[str]:
    halves = (key_of(half) for half in (before, after))
    yield from (key for key in halves if key.count(" ") >= _LONG_HALF and key not in PLACES)
    if " " not in (key := key_of(before)) and len(key) >= _ACRONYM:
        yield key
    for one in _initials(after):
        if len(one) >= _ACRONYM:
            yield f"{key} {one}"


def spells_itself(title: str) -> str:
    """ "csi" of "CSI: Crime Scene Investigation": of all that are called so, it is this one."""
    before, _, after = title.partition(": ")
    key = key_of(before)
    return key if key in _initials(after) else ""


def _initials(title: str) -> set[str]:
    """ "htgawm" and, without small words, "himym"."""
    words = folded_words(title)
    if len(words) < _ACRONYM:
        return set()
    bare = without_article(words)
    return {"".join(word[0] for word in run) for run in (words, bare, [w for w in bare if w not in _SMALL])}


class PageForms:
    """Short forms that hold only where the page names the show, or its franchise; and what stands for a title."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self._titles = titles
        self._late: dict[str, list[tuple[str, str]]] = {}
        for title in dict.fromkeys(titles.values()):
            before, _, after = title.partition(": ")
            for form in _late_forms(after) - {key_of(before).upper()}:
                self._late.setdefault(form, []).append((key_of(before), title))

    def find(self, named: Iterable[str], passage: Passage) -> Iterator[Span]:
        """All of them on a page that surely names these titles; they may overlap with one another."""
        titles = sorted(set(named))
        yield from _quoted_parts(titles, passage.text)
        yield from _acronyms(titles, passage.text)
        yield from self._of_franchises(passage)
        yield from self._written_otherwise(passage.text)

    def _written_otherwise(self, text: str) -> Iterator[Span]:
        """ "#KestrelRow"; and "Ana Reyes' talk show" for "The Ana Reyes Show"."""
        for tag in _HASHTAG.finditer(text):
            if title := self._titles.get(key_of(" ".join(_CAMEL.findall(tag[1])))):
                yield title, *tag.span(1)
        for hosted in _HOSTED.finditer(text):
            if title := self._titles.get(key_of(f"{hosted[1]} Show")):
                yield title, *hosted.span()

    def _of_franchises(self, passage: Passage) -> Iterator[Span]:
        """ "Picard" on a page that says "Star Trek"; but not what stands where a place would."""
        if not self._late:
            return
        words = " ".join(["", *(word.folded for word in passage.words), ""])
        for place, word in enumerate(passage.words):
            if not word.is_capital:
                continue
            key = word.folded[:-1] if word.is_possessive else word.folded
            owners = [
                title
                for before, title in (*self._late.get(key, ()), *self._late.get(word.text, ()))
                if f" {before}" in words
            ]
            if len(owners) == 1 and _is_meant(passage, place):
                yield owners[0], word.start, word.end - 2 * word.is_possessive


def _late_forms(after: str) -> set[str]:
    """ "picard" of "Star Trek: Picard", "TNG" of "Star Trek: The Next Generation"."""
    key = key_of(after)
    alone = {key} if key and " " not in key and not is_everyday(key) else set()
    return alone | {form.upper() for form in _initials(after) if len(form) >= _ACRONYM}


def _is_meant(passage: Passage, place: int) -> bool:
    start = passage.words[place].start
    placed = _PLACED.search(passage.text[max(0, start - 8) : start])
    return not placed and weigh_word(passage, (place, place)) >= Strength.PLAIN


def _quoted_parts(titles: list[str], text: str) -> Iterator[Span]:
    """'Mozart' in quotes, on a page that also says "Mozart in the Jungle"."""
    parts = _of_one(titles, _parts)
    for quoted in _QUOTED.finditer(text) if parts else ():
        if title := parts.get(key_of(quoted[1])):
            yield title, *quoted.span(1)


def _acronyms(titles: list[str], text: str) -> Iterator[Span]:
    """ "HIMYM" on a page that also says "How I Met Your Mother"."""
    initials = _of_one(titles, _initials)
    for capitals in _CAPITALS.finditer(text) if initials else ():
        if title := initials.get(capitals.group().lower()):
            yield title, *capitals.span()


def _of_one(titles: list[str], forms: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """What only one of the titles is called."""
    found: dict[str, str] = {}
    for title in titles:
        for form in forms(title):
            found[form] = title if found.get(form, title) == title else ""
    return found


def _parts(title: str) -> Iterator[str]:
    """What a title begins or ends with, but for everyday words alone."""
    words = key_of(title).split()
    for cut in range(1, len(words)):
        for part in (words[:cut], words[cut:]):
            if len(part) <= _LONGEST_PART and not all(is_everyday(word) for word in part):
                yield " ".join(part)
