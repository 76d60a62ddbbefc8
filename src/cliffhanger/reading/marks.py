"""A sentence with everything marked that cues are about: shows, seasons, networks, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import cues
from .dates import DateRef, find_dates
from .lexicon import Mention
from .networks import NetworkRef, find_networks
from .seasons import SeasonRef, Shape, find_seasons
from .sentences import Sentence
from .text import lower, plain

_PRIVATE = re.compile("[\ue000-\ue005]")
_EDGE = re.compile(
    r";|\s-+\s|,?\s\b(?:while|whereas|but|although|though|because|meanwhile|however|whilst|so)\b|"
    r"\bas (?=[A-Z\ue000])|[.!?][\"')]*\s+(?=[A-Z\ue000\ue001])"
)
_BACK = 70
_ASIDE_BEFORE = re.compile(
    r"(?:\b(?:creators?|makers?|producers?|directors?|writers?|stars?|team|people|minds?|showrunners?|alum|actor|actress)"
    r"\s+(?:of|behind)(?:\s+the)?(?:\s+hit)?|\b(?:unlike|like|as with|similar to|compared (?:to|with)|footsteps of|"
    r"not to be confused with|see|not|known for|best known from|"
    r"(?<!more\s)(?<!additional\s)(?<!further\s)(?<!extra\s)(?<!new\s)episodes? of|prequel to|sequel to|"
    r"spin-?off (?:of|from))|\b(?:unlike|as with|similar to|compared (?:to|with)) [^,;.]{1,60} (?:and|or))\s*[\"']?$",
    re.IGNORECASE,
)
_ASIDE_PERSON = re.compile(r"\b[A-Z][\w'.-]+ (?:[A-Z]\. )?[A-Z][\w'-]+ (?:of(?: the)?|\()\s*[\"']?$")
"""Whose show it is: "from Ana Reyes of SHOW", "with Sam Lowe (SHOW)"."""
_ASIDE_AFTER = re.compile(
    r"[\"']?(?:'s?)?\s+(?:[a-z-]+\s+)?(?:creators?|stars?|showrunners?|alum\w*|directors?|writers?|producers?|boss|"
    r"actors?|actress(?:es)?|spin-?offs?|prequels?|sequels?|universe|franchise|author|offshoots?|fans|exec\w*|successor|"
    r"theme park|pilot script|soundtrack|merchandise|musical|video game|podcast)\b",
    re.IGNORECASE,
)
_QUOTES = "\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence and what stands in it. Places of everything count from the sentence's start.

    ``masked`` is as long as the sentence: each marked letter is replaced by the private letter of its kind;
    ``lowered`` is the same in lower case, with spaces for double quotes: what is quoted is said in the same words.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    asides: frozenset[int] = frozenset()
    seasons: tuple[SeasonRef, ...] = ()
    networks: tuple[NetworkRef, ...] = ()
    dates: tuple[DateRef, ...] = ()
    masked: str = field(default="", repr=False)
    lowered: str = field(default="", repr=False)
    edges: tuple[tuple[int, int], ...] = ()

    @property
    def subjects(self) -> list[Mention]:
        """The shows a cue here may be about: not those mentioned only in passing."""
        return [mention for mention in self.mentions if mention.start not in self.asides]


def mark(sentence: Sentence, mentions: list[Mention]) -> Marked:
    """Find everything in one sentence. ``mentions`` count from its start."""
    text = sentence.text
    dates = [ref for ref in find_dates(text) if not _inside(ref, mentions)]
    undated = text
    for date in dates:
        undated = _paint(
            undated, date.start, date.end, letter=" "
        )  # "on May 20 comes season 4" has no 20 seasons
    seasons = [ref for ref in find_seasons(undated, mentions) if not _inside(ref, mentions)]
    networks = [ref for ref in find_networks(text) if not _inside(ref, mentions)]
    masked = _PRIVATE.sub(" ", plain(text))
    for refs, letter in ((dates, cues.DATE), (networks, cues.NET)):
        for ref in refs:
            masked = _paint(masked, ref.start, ref.end, letter=letter)
    for season in seasons:
        letter = cues.FINAL if season.is_final else cues.SEASON
        if season.shape is not Shape.COUNT or _counts(masked, season):
            masked = _paint(masked, season.start, season.end, letter=letter)
    for mention in mentions:
        masked = _paint(masked, *_with_quotes(text, mention), letter=cues.SHOW)
    asides = frozenset(mention.start for mention in mentions if _is_aside(plain(text), mention))
    edges = tuple(edge.span() for edge in _EDGE.finditer(masked))
    return Marked(
        sentence,
        tuple(mentions),
        asides,
        tuple(seasons),
        tuple(networks),
        tuple(dates),
        masked,
        lower(masked).replace('"', " "),
        edges,
    )


def _counts(masked: str, season: SeasonRef) -> bool:
    """A number of seasons matters only as "after two seasons"; "two seasons were filmed" names none."""
    return (
        re.search(
            r"\b(?:after|following|with)\s+(?:only\s+|just\s+)?$",
            masked[max(0, season.start - 18) : season.start],
            re.IGNORECASE,
        )
        is not None
    )


def _inside(ref: SeasonRef | NetworkRef | DateRef, mentions: list[Mention]) -> bool:
    return any(mention.start < ref.end and ref.start < mention.end for mention in mentions)


def _paint(masked: str, start: int, end: int, *, letter: str) -> str:
    return masked[:start] + letter * (end - start) + masked[end:]


def _with_quotes(text: str, mention: Mention) -> tuple[int, int]:
    """The mention with the quotes around it, or an editor's brackets; a comma inside the quotes goes along."""
    start, end = mention.start, mention.end
    if text[max(0, start - 1) : start] + text[end : end + 1] == "[]":
        return start - 1, end + 1
    if start and text[start - 1] in _QUOTES:
        start -= 1
        if text[end : end + 1] in tuple(",.") and text[end + 1 : end + 2] in tuple(_QUOTES):
            end += 1
        if text[end : end + 1] in tuple(_QUOTES) and text[end + 1 : end + 2] != "s":
            end += 1
    return start, end


def _is_aside(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _BACK) : mention.start]
    opens = before.rfind("(")
    if opens > max(0, before.rfind(")")) and text[mention.end : mention.end + 2].strip("\"'") != ")":
        return True
    if _ASIDE_PERSON.search(before):
        return True
    return bool(_ASIDE_BEFORE.search(before) or _ASIDE_AFTER.match(text[mention.end : mention.end + 30]))
