"""Trying cues on a sentence: only those patterns whose letters stand in it, found by a few look-ups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Generic, Protocol, TypeVar

from .literals import Choice, best
from .phrases import Phrase

_KEY = 3


class Phrased(Protocol):
    """Anything with phrases of which any will do."""

    @property
    def phrases(self) -> tuple[Phrase, ...]: ...


One = TypeVar("One", bound=Phrased)
Door = tuple[int, int]
"""The number of a phrase, and which choices an alternative of it needs, a bit for each."""


class Gates(Generic[One]):
    """Cues by the strings that their phrases cannot match without (`literals.py`).

    Strings are filed by their first three letters and looked up by those of the sentence, so that a sentence costs a
    look-up a letter, however many cues there are. Each string is a bit for every choice that it is in, so that what
    an alternative needs is asked in one comparison.
    """

    def __init__(self, cues: Iterable[One]) -> None:
        self._tries = [(cue, phrase) for cue in cues for phrase in cue.phrases]
        self._always: set[int] = set()
        self._strings: dict[str, list[str]] = defaultdict(list)
        self._bits: dict[str, int] = {}
        self._doors: dict[str, list[Door]] = defaultdict(list)
        numbers: dict[Choice, int] = {}
        for number, (_, phrase) in enumerate(self._tries):
            for choices in phrase.needs:
                self._file(number, choices, numbers)

    def _file(self, number: int, choices: list[Choice], numbers: dict[Choice, int]) -> None:
        if not choices:
            self._always.add(number)
            return
        needs = 0
        for choice in choices:
            bit = 1 << numbers.setdefault(choice, len(numbers))
            needs |= bit
            for string in choice:
                self._know(string, bit)
        for string in best(choices):
            self._doors[string].append((number, needs))

    def _know(self, string: str, bit: int) -> None:
        if string not in self._bits:
            self._bits[string] = 0
            self._strings[string[:_KEY] if len(string) >= _KEY else ""].append(string)
        self._bits[string] |= bit

    def scan(self, lowered: str, text: str = "") -> Iterator[tuple[One, re.Match[str]]]:
        """Every match of every cue in ``text`` (if not given: in the same text in lower case), cue by cue in order."""
        tries = [self._tries[number] for number in self._open(lowered)]
        for cue, same in groupby(tries, key=itemgetter(0)):
            for match in _matches([phrase.compiled for _, phrase in same], text or lowered):
                yield cue, match

    def _open(self, lowered: str) -> list[int]:
        """The numbers of the phrases worth trying."""
        keys = {lowered[place : place + _KEY] for place in range(len(lowered))}
        there = [
            string
            for key in ("", *(keys & self._strings.keys()))
            for string in self._strings[key]
            if string in lowered
        ]
        has = 0
        for string in there:
            has |= self._bits[string]
        doors = [door for string in there if string in self._doors for door in self._doors[string]]
        return sorted(self._always.union(number for number, needs in doors if needs & has == needs))


def _matches(patterns: list[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """As one pattern of all of them would match: from left to right, earlier patterns first, never overlapping."""
    if len(patterns) == 1:
        yield from patterns[0].finditer(text)
        return
    end = 0
    found = [match for pattern in patterns for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        if match.start() >= end:
            end = match.end()
            yield match
