"""What the words of a sentence could be about: shows or people named in one breath, or the show that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .draft import Draft
from .lexicon import Mention
from .lists import is_chain
from .marks import Marked
from .names import Named
from .sentences import Kind
from .wording import NOWHERE, Known, Place, Word, Wording, around, of_sentence, words_of

One = TypeVar("One", Mention, Named)

_LISTED = re.compile(r"\s*(?:\([^)]*\))?\s*(?:,|,? and|,? &|,? plus|,? or)(?: also)?\s*", re.IGNORECASE)
_OPENING, _MANY = 6, 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Shows (one, or a list that shares what is said), or people and the one show they would be in."""

    marked: Marked
    shows: tuple[Mention, ...]
    wording: Wording
    people: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence: the wording that all its candidates share, and theirs."""

    wording: Wording
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    marked: Marked
    focus: Mention | None
    words: list[Word]
    people: Sequence[Named]
    known: Known | None


def spoken_in(draft: Draft, known: Known | None = None, *, with_people: bool = False) -> Iterator[Spoken]:
    """All sentences of a page that could say something, in order. Questions and navigation say nothing.

    With ``known`` their wordings have only such features. People are candidates only for who asks for them.
    """
    for marked, focus, crowd in zip(draft.marked, draft.focus, draft.people, strict=True):
        kind = marked.sentence.kind
        if kind is Kind.NAVIGATION or marked.sentence.is_question or not (marked.mentions or focus):
            continue
        people = crowd.named if with_people else ()
        yield _spoken(_Setting(marked, focus, words_of(crowd.painted), people, known))


def _spoken(setting: _Setting) -> Spoken:
    shared = of_sentence(setting.words, setting.known) | {f"k:{setting.marked.sentence.kind}": NOWHERE}
    return Spoken(shared, (*_of_shows(setting), *_of_people(setting)))


def _of_shows(setting: _Setting) -> Iterator[Candidate]:
    marked = setting.marked
    groups = _breaths(marked.mentions, lambda low, high: is_chain(marked.masked[low:high]))
    if not groups and setting.focus is not None:
        yield Candidate(marked, (setting.focus,), {"n:0": NOWHERE})
    for number, group in enumerate(groups):
        shows = tuple(one for one in group if one.start not in marked.asides)
        if not shows:
            continue
        own = around(setting.words, _span(group), _reach(groups, number, len(marked.masked)), setting.known)
        own[f"n:{min(len(groups), _MANY)}"] = own[f"g:{min(len(group), _MANY)}"] = NOWHERE
        if group[0].start <= _OPENING:
            own["first"] = NOWHERE
        yield Candidate(marked, shows, own)


def _of_people(setting: _Setting) -> Iterator[Candidate]:
    marked = setting.marked
    groups = _breaths(
        setting.people, lambda low, high: _LISTED.fullmatch(marked.masked, low, high) is not None
    )
    for number, group in enumerate(groups):
        show = _nearest(marked, _span(group)) or setting.focus
        if show is not None:
            own = around(
                setting.words, _span(group), _reach(groups, number, len(marked.masked)), setting.known
            )
            yield Candidate(marked, (show,), own, tuple(group))


def _breaths(all_: Sequence[One], are_joined: Callable[[int, int], bool]) -> list[list[One]]:
    """Neighbours that a list joins, together."""
    groups: list[list[One]] = []
    for one in all_:
        if groups and are_joined(groups[-1][-1].end, one.start):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _span(group: Sequence[One]) -> Place:
    return group[0].start, group[-1].end


def _reach(groups: Sequence[Sequence[One]], number: int, length: int) -> Place:
    """From the group before to the group after."""
    before = groups[number - 1][-1].end if number else 0
    return before, groups[number + 1][0].start if number + 1 < len(groups) else length


def _nearest(marked: Marked, span: Place) -> Mention | None:
    """The show of the sentence that people would be in: the next one named, else the one before."""
    after = [one for one in marked.subjects if one.start >= span[0]]
    before = [one for one in marked.subjects if one.end <= span[0]]
    return after[0] if after else before[-1] if before else None
