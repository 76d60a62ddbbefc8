"""Which sections a show belongs to: a mapping from genre words to slugs. Pure; the words are data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Predicate


@dataclass(frozen=True)
class Section:
    """A part of the paper. ``genres`` are the words, folded, that sources use for what it holds."""

    slug: str
    name: str
    intro: str
    genres: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(","))


SECTIONS: tuple[Section, ...] = (
    Section(
        "animation",
        "Animation",
        "Drawn and animated series, anime included: what is coming back, and when.",
        _words("animation, anime"),
    ),
    Section(
        "reality",
        "Reality and documentary",
        "Series without a script: contests, dating, true stories, and whether they return.",
        _words(
            "reality, documentary, food, travel, nature, diy, sports, music, talk, news, game show, award show"
        ),
    ),
    Section(
        "science-fiction",
        "Science fiction and fantasy",
        "Other worlds, other times, and the dead who walk: where each series stands.",
        _words("sci-fi & fantasy, science-fiction, science fiction, sci-fi, fantasy, supernatural, horror"),
    ),
    Section(
        "crime",
        "Crime and mystery",
        "Detectives, courts and secrets: which cases are reopened, and which are closed.",
        _words("crime, mystery, thriller, legal, espionage"),
    ),
    Section(
        "comedy",
        "Comedy",
        "Sitcoms, satire and comedy drama: renewed, cancelled or still waiting to hear.",
        _words("comedy, family, kids, children"),
    ),
    Section(
        "drama",
        "Drama",
        "Series that tell one long story: whether it goes on, and when.",
        _words(
            "drama, action & adventure, action, adventure, war & politics, war, western, soap, romance, history,"
            " medical"
        ),
    ),
    Section(
        "series",
        "More series",
        "Series of which no genre is on file yet, and where they stand.",
        frozenset(),
    ),
)
"""In the order in which a show finds its home: the more particular section first."""

UNPLACED = "series"
"""Where a story goes whose show has no genre on file: no genre is made up for it."""

BY_SLUG = {section.slug: section for section in SECTIONS}
FORMAT_WORDS = frozenset({"reality", "documentary"})
"""Formats that name a section by themselves; "Scripted" and "Miniseries" do not."""
_BETWEEN = re.compile(r"[|;]")


def sections_of_words(words: Iterable[str]) -> frozenset[str]:
    """The sections that hold any of these genre words; empty when none does: no section is made up."""
    folded = {part.strip().casefold() for word in words for part in _BETWEEN.split(word)}
    return frozenset(section.slug for section in SECTIONS if section.genres & folded)


def sections_of(claims: Iterable[Said]) -> frozenset[str]:
    """The sections of a show by its genre claims, and by its format where that is a kind of its own."""
    return sections_of_words(s.value for s in claims if s.predicate is Predicate.GENRE or _is_kind(s))


def home_section(slugs: frozenset[str]) -> str:
    """Where the show's story lives."""
    return next((section.slug for section in SECTIONS if section.slug in slugs), UNPLACED)


def _is_kind(said: Said) -> bool:
    return said.predicate is Predicate.FORMAT and said.value.casefold() in FORMAT_WORDS
