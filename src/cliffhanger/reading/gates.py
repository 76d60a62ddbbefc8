"""Trying cues on a sentence: only those patterns whose letters stand in it, found by a few look-ups."""

from __future__ import annotations

import re
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
Door = tuple[int, tuple[tuple[str, ...], ...]]
"""The number of a phrase, and what an alternative of it needs besides the string that it is filed under."""


class Gates(Generic[One]):
    """Cues by the strings that their phrases cannot match without (`literals.py`).

    Strings are filed by their first three letters and looked up by those of the sentence, so that a sentence costs a
    look-up a letter, however many cues there are.
    """

    def __init__(self, cues: Iterable[One]) -> None:
        self._tries = [(cue, phrase) for cue in cues for phrase in cue.phrases]
        self._always: set[int] = set()
        self._doors: dict[str, dict[str, list[Door]]] = {}
        for number, (_, phrase) in enumerate(self._tries):
            for choices in phrase.needs:
                self._file(number, choices)

    def _file(self, number: int, choices: list[Choice]) -> None:
        if not choices:
            self._always.add(number)
            return
        chosen = best(choices)
        also = sorted((choice for choice in choices if choice is not chosen), key=len)
        door = number, tuple(tuple(choice) for choice in also)
        for string in chosen:
            key = string[:_KEY] if len(string) >= _KEY else ""
            self._doors.setdefault(key, {}).setdefault(string, []).append(door)

    def scan(self, lowered: str, text: str = "") -> Iterator[tuple[One, re.Match[str]]]:
        """Every match of every cue in ``text`` (if not given: in the same text in lower case), cue by cue in order."""
        tries = [self._tries[number] for number in self._open(lowered)]
        for cue, same in groupby(tries, key=itemgetter(0)):
            for match in _matches([phrase.compiled for _, phrase in same], text or lowered):
                yield cue, match

    def _open(self, lowered: str) -> list[int]:
        """The numbers of the phrases worth trying."""
        numbers = set(self._always)
        keys = {lowered[place : place + _KEY] for place in range(len(lowered))}
        for key in ("", *(keys & self._doors.keys())):
            for string, doors in self._doors.get(key, {}).items():
                if string in lowered:
                    numbers.update(number for number, also in doors if _has_all(also, lowered))
        return sorted(numbers)


def _has_all(also: tuple[tuple[str, ...], ...], lowered: str) -> bool:
    for choice in also:
        for string in choice:
            if string in lowered:
                break
        else:
            return False
    return True


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
