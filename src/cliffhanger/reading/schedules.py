"""Calendars: days and shows on lines of their own; what stands there starts that day.

Either the day comes first and holds for the lines below it ("Monday, September 19", then "8 p.m. Mill Wives"), or
each show has its day below it ("Night Ferry", then "From May 20"). "Sunday, Jan. 4: Galavant (ABC) premieres" is both
in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate

from .cues import DATE, NET, SEASON, SHOW, plainest_cue
from .dates import PageDay
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .seasons import Shape
from .sentences import Kind
from .sign import Sign
from .which_season import seasons_of

_LABEL = (
    r"(?:(?:(?:uk|us|world|series|season|digital) )?(?:release|premiere|air|start|launch|debut|return|broadcast) ?"
    r"(?:dates?|day)|airdate|released|premiered|premieres?|premiering|starts?|starting|arrives?|debuts?|returns?|"
    r"launch(?:es|ed)?|begins?|airs?|drops?|opens?|streaming|available|coming|out|from|when)"
    r"(?: ?\([^)]{1,20}\))?(?: on| from| in)?:? ?(?:on |from )?"
)
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?(?:/\d{1,2}c?)? ?(?:[ap]\.?m\b\.?)?(?: ?(?:et|pt|est|edt|ct|bst|gmt|eastern)\b)?)"
_DAY = re.compile(
    rf"\W{{0,3}}(?P<label>(?:{NET}+(?:,|:| -)? )?{_LABEL}|{NET}+(?:,|:| -|) )?(?P<day>{DATE}+)(?:\s*\([^)]{{1,20}}\))?"
    rf"\s*(?P<after>:|,?\s-{{1,2}}\s|\||$)?(?P<rest>.*)"
)
_NOTHING = re.compile(rf"(?:[\s,.;:|/()@*-]|[{NET}{DATE}{SEASON}]|{_CLOCK}|\b(?:at|on|and|et|pt|c)\b)*")
_ONLY_A_CLOCK = re.compile(rf"\W{{0,3}}{_CLOCK}\W*")
_HEAD = re.compile(
    rf"\W{{0,3}}(?:\d{{1,3}}[.)]\s*)?(?:(?:at )?{_CLOCK}[\s:,|-]+)?(?:the |new series |new |{NET}+:? )?[\"']*"
)
_STARTS = re.compile(
    r"\b(?:premier|debut|return|back|resum|start|beg[ia]n|launch|open|kick|bow|arriv|new|first|season|series|run|"
    r"has all of|gives|drops?\b|releas|land|out\b|come)",
    re.IGNORECASE,
)
_NO_START = re.compile(
    r"\b(?:finales?|ends?|ended|ending|moves|moved|repeats?|cancell?ed|renewed|special|film|movie|"
    r"recap|born|died|no date|final episode|last episode|announce[sd]?|ordered|picked up)\b",
    re.IGNORECASE,
)
_ON_A_CHANNEL = re.compile(rf"{SHOW}[\"']? ?\({NET}+\)")
_OF_STARTS = re.compile(
    r"\b(?:premieres?|returns?|returning|dates?|dated|schedules?|calendar|starts?|debuts?|what'?s new|new shows|"
    r"to watch|coming|preview|line-?up|highlights|watchlist|arrivals|new tv|on tv|tv guide|new on|"
    r"(?:come|be) back|picks)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"\b(?:shows?|series|dramas?|comedies|sitcoms|titles|anime|k-dramas?|originals|programmes?|tv|television|"
    r"premieres|streaming|netflix|newcomers|slate|line-?up)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(
    r"\b(?:coming|to (?:watch|see|stream|binge|look|get|be|check|catch|expect)|look(?:ing|ed)?[- ]forward|forward to|"
    r"new|await\w*|anticipat\w*|returning|returns|premier\w+|preview|upcoming|arriving|watchlist|promises|plans|"
    r"what'?s on|excited|thrilled|next|this|'s shows|best (?:dramas|anime|shows))\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:cancel\w*|axed|end(?:s|ed|ing)?|final|last|goodbye\w*|renew\w*|lost|died|dead|rank\w*|so far|ratings|"
    r"best new|worst|awards?|emmy\w*|films?|movies?|leaving|gone|review\w*)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[;.](?!\s*m\b)|,? and (?=[a-z]+s\b)")
_DEBUT = re.compile(r"[^.;]{0,30}\b(?:series premiere|series debut|new series|premiere of)\b", re.IGNORECASE)
_LONG_HEAD, _NEAR, _TOP = 60, 3, 4


def read_schedules(draft: Draft) -> None:
    """Give each show of a calendar its day, unless its line gives it another."""
    calendar = _Calendar(draft)
    theme = _theme(draft)
    for _, line in groupby(draft.marked, key=lambda one: one.sentence.block):
        sentences = list(line)
        if sentences[0].sentence.kind not in (Kind.HEADLINE, Kind.NAVIGATION):
            calendar.read(sentences)
    told = {one.mention.title for one in draft.found if one.value}
    for marked, show in calendar.heads if theme else ():
        if show.title not in told:
            calendar.give(marked, show, theme)


def _theme(draft: Draft) -> str:
    """ "Ten new shows to look forward to in 2027": the part of a year that a headline promises its shows for."""
    headline = draft.marked[0] if draft.marked else None
    if headline is None or headline.sentence.kind is not Kind.HEADLINE or len(headline.dates) != 1:
        return ""
    text = headline.sentence.text
    value = headline.dates[0].resolve(draft.day, past=False)
    is_coarse = bool(value) and len(value) != len("2015-01-04")
    promised = _SHOWS.search(text) and _PROMISED.search(text) and not _LOOKS_BACK.search(text)
    return value if is_coarse and promised and _is_ahead(value, draft.day) else ""


def _is_ahead(value: str, written: PageDay | None) -> bool:
    return written is None or PartialDate.parse(value).latest >= written.day


@dataclass(frozen=True, slots=True)
class _Opening:
    """The day that a line opens with. ``alone``: nothing else stands there; ``labelled``: it says what day it is."""

    value: str
    alone: bool
    labelled: bool


class _Calendar:
    """What a page has told so far: the day that holds for the lines below, and the show that waits for its day."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.told = {(one.marked.sentence.block, one.mention.title) for one in draft.found if one.value}
        self.is_calendar = _OF_STARTS.search(draft.page.title) is not None
        self.day = ""
        self.stays = False
        self.head: tuple[Marked, Mention] | None = None
        self.heads: list[tuple[Marked, Mention]] = []

    def read(self, line: list[Marked]) -> None:
        """Take one line further."""
        first = line[0]
        opening = _opening(first, self.draft.day)
        if opening and (opening.alone or opening.labelled) and self._is_headed(first, opening):
            self._give_head(first, opening.value)
            return
        if opening:
            self.day, self.stays = ("" if opening.labelled else opening.value), opening.alone
        elif not self.stays or _is_another_heading(first):
            self.day = ""
        if self.day:
            self._give_line(line, is_own=opening is not None)
        elif (head := _head_of(first)) is not None:
            self.head = first, head
            self.heads.append(self.head)

    def _is_headed(self, first: Marked, opening: _Opening) -> bool:
        """Does a show stand above that waits for its day?"""
        if self.head is None or self.day:
            return False
        away = first.sentence.block - self.head[0].sentence.block
        return away <= (_NEAR if opening.labelled else 1)

    def _give_head(self, first: Marked, day: str) -> None:
        marked, show = self.head or (first, first.mentions[0])
        self.head = None
        if (first.sentence.block, show.title) not in self.told:
            self.give(marked, show, day)

    def _give_line(self, line: list[Marked], *, is_own: bool) -> None:
        for marked in line:
            for show in _starting(marked, self.is_calendar):
                if (marked.sentence.block, show.title) in self.told or not (
                    is_own or _is_item(line[0], show)
                ):
                    continue
                self.give(marked, show, self.day)

    def give(self, marked: Marked, show: Mention, day: str) -> None:
        """Say that a show starts on a day."""
        self.told.add((marked.sentence.block, show.title))
        sign = Sign(marked, plainest_cue(Predicate.PREMIERE), show.start, show.end)
        seasons = _own_seasons(marked, show) or seasons_of(sign, show)
        self.draft.found.extend(
            Found(sign, show, "listed", Factuality.ASSERTED, season, day) for season in seasons
        )


def _opening(marked: Marked, written: PageDay | None) -> _Opening | None:
    """The day that a line opens with; the page's own at its top is only when it was written."""
    match = _DAY.match(marked.lowered)
    if match is None or not marked.dates:
        return None
    label, after = match["label"] or "", match["after"]
    ref = marked.dates[0]
    value = ref.resolve(written, past=label.startswith(("released", "premiered", "launched")))
    is_exact = len(value) == len("2015-01-04") and any(letter.isdigit() for letter in ref.match.group())
    alone = _NOTHING.fullmatch(match["rest"]) is not None
    at_top = written is not None and value == written.day.isoformat() and marked.sentence.block <= _TOP
    if at_top or not (is_exact or (label and value)) or not (after is not None or alone or label):
        return None
    return _Opening(value, alone and after in ("", None), bool(label))


def _is_another_heading(first: Marked) -> bool:
    """A heading that names no show and is more than a time of day."""
    return (
        first.sentence.kind is Kind.HEADING
        and not first.mentions
        and _ONLY_A_CLOCK.fullmatch(first.lowered) is None
    )


def _head_of(first: Marked) -> Mention | None:
    """The show that a short line is headed with."""
    opening = _HEAD.match(first.lowered)
    show = first.mentions[0] if first.mentions else None
    if opening is None or show is None or show.start > opening.end() + 1 or len(first.mentions) > 1:
        return None
    rest = first.masked[show.end :]
    is_short = first.sentence.kind is Kind.HEADING and len(rest) <= _LONG_HEAD
    return show if is_short or rest.strip(" .\"'") == "" else None


def _is_item(first: Marked, show: Mention) -> bool:
    """Lines below a day are items: they begin with their show; what a review under it names starts nothing."""
    opening = _HEAD.match(first.lowered)
    named = first.mentions[0] if first.mentions else None
    if opening is None or named is None or named.start > opening.end() + 1:
        return False
    return first.sentence.kind is Kind.HEADING or show.start == named.start


def _starting(marked: Marked, is_calendar: bool) -> Iterator[Mention]:
    """The shows of a line whose own part of it speaks of a start, or of nothing else."""
    text, start = marked.masked, 0
    for end in [*(cut.end() for cut in _PART.finditer(text)), len(text)]:
        part = text[start:end]
        starts = is_calendar or SEASON in part or _ON_A_CHANNEL.search(part) or _STARTS.search(part)
        if starts and not _NO_START.search(part):
            dated = [ref for ref in marked.dates if max(start, 1) <= ref.start < end and ref.start > 3]
            yield from (one for one in marked.subjects if start <= one.start < end and not dated)
        start = end


def _own_seasons(marked: Marked, show: Mention) -> tuple[int, ...]:
    """The season that stands behind a show before the next: "The League (FXX), 10 p.m. (Season 7)"."""
    if _DEBUT.match(marked.masked, show.end):
        return (1,)
    end = min((one.start for one in marked.mentions if one.start > show.start), default=len(marked.masked))
    own = [ref for ref in marked.seasons if show.end <= ref.start < end and ref.shape is Shape.NUMBER]
    return own[0].numbers if own else ()
