"""A cue where it stands: the words around it as far as its clause goes, and the shows it may be about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cliffhanger.vocabulary import Predicate

from .cues import Cue
from .lexicon import Mention
from .marks import Marked

_MAKERS_OF = re.compile(
    r"\b(?:creators?|makers?|producers?|writers?|showrunners?|team|man|woman|minds|episode) (?:of|behind)[^,.;]{0,24}$",
    re.IGNORECASE,
)
_MAKERS_DECIDE = frozenset({Predicate.FINAL_SEASON, Predicate.RENEWED})


@dataclass(frozen=True)
class Sign:
    """A cue at its place in a marked sentence, with the clause it works in."""

    marked: Marked
    cue: Cue
    start: int
    end: int

    @property
    def text(self) -> str:
        """The cue's own words, masked."""
        return self.marked.masked[self.start : self.end]

    @property
    def said(self) -> str:
        """The cue's own words as they stand."""
        return self.marked.sentence.text[self.start : self.end]

    @property
    def subjects(self) -> list[Mention]:
        """The shows it may be about. "The makers of SHOW" decide of no other show than theirs how it ends."""
        named = self.marked.subjects
        if named or self.cue.predicate not in _MAKERS_DECIDE:
            return named
        text = self.marked.sentence.text
        return [one for one in self.marked.mentions if _MAKERS_OF.search(text[: one.start])]

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The stretch around the cue that no semicolon, dash or "while" interrupts."""
        left, right = 0, len(self.marked.masked)
        for begins, ends in self.marked.edges:
            if ends <= self.start:
                left = ends
            elif begins >= self.end:
                right = begins
                break
        return left, right

    @property
    def before(self) -> str:
        return self.marked.masked[self.clause[0] : self.start]

    @property
    def after(self) -> str:
        return self.marked.masked[self.end : self.clause[1]]
