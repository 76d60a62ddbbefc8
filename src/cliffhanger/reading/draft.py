"""What is known of a page while it is being read, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cliffhanger.vocabulary import Factuality, Page, Predicate, Statement

from .dates import PageDay
from .lexicon import Lexicon, Mention
from .marks import Marked
from .names import Crowd
from .sentences import Sentence
from .sign import Sign


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement and why we think the page makes it: the rule that bound it and the cue that set it off.

    ``scope`` are the words that softened it; ``worth`` and ``clean`` are what its confidence was measured from (see
    `trust.py`). ``statement`` is None when the page was refused; then ``reason`` says why.
    """

    statement: Statement | None
    rule: str
    cue: str = ""
    reason: str = ""
    worth: float = 0.0
    clean: bool = False
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A cue with its show, its season and how firmly it is said: a statement in all but form.

    ``chance`` is how much the words of the sentence speak for it (`learned.py`), from 0 to 1, where they were weighed;
    ``worth`` is the chance that it is right, from all that is known of it (`worth.py`).
    """

    sign: Sign
    mention: Mention
    how: str
    factuality: Factuality = Factuality.ASSERTED
    season: int | None = None
    value: str = ""
    chance: float | None = None
    worth: float = 0.5

    @property
    def predicate(self) -> Predicate:
        return self.sign.cue.predicate

    @property
    def marked(self) -> Marked:
        return self.sign.marked

    @property
    def place(self) -> int:
        return self.marked.sentence.start + self.sign.start


@dataclass(slots=True)
class Draft:
    """A page on its way through the components. Each fills in its part and leaves the rest alone.

    ``day`` is when the page was written as far as dates need it: as told, else as the page itself says.
    ``people`` are those of each sentence of ``marked``, ``focus`` the show that "it" would mean there.
    ``topics`` holds the season that the headline gives a show, ``told`` the one that a paragraph spoke of last.
    """

    page: Page
    lexicon: Lexicon
    day: PageDay | None = None
    sentences: list[Sentence] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    people: list[Crowd] = field(default_factory=list)
    focus: list[Mention | None] = field(default_factory=list)
    main: frozenset[str] = frozenset()
    topics: Mapping[str, int] = field(default_factory=dict)
    told: dict[tuple[int, str], int] = field(default_factory=dict)
    lives: list[Reading] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
