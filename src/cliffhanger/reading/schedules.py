"""Lines that begin with a day: "Sunday, Jan. 4: Galavant (ABC) premieres." What stands on them starts on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import Factuality, Predicate

from .cues import DATE, plainest_cue
from .dates import PageDay
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .sentences import Kind
from .sign import Sign
from .which_season import seasons_of

_DAY = re.compile(rf"\W{{0,3}}(?P<day>{DATE}+)(?:\s*\([^)]{{1,20}}\))?\s*(?P<after>:|,?\s-{{1,2}}\s|$)")
_STARTS = re.compile(
    r"\b(?:premier|debut|return|back|resum|start|beg[ia]n|launch|open|kick|bow|arriv|new|first|season|series|run|"
    r"has all of|"
    r"gives|drops?\b|releas|land|out\b|come)",
    re.IGNORECASE,
)
_NO_START = re.compile(
    r"\b(?:finales?|ends?|ended|ending|moves|moved|repeats?|cancell?ed|renewed|special|film|movie|"
    r"recap|born|died|no date|"
    r"final "
    r"episode|last episode|announce[sd]?|ordered|picked up)\b",
    re.IGNORECASE,
)
_OF_STARTS = re.compile(
    r"\b(?:premieres?|returns?|returning|dates?|schedules?|calendar|starts?|debuts?|what'?s new|new shows|"
    r"to watch|coming|preview|line-?up)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[;.]|,? and (?=[a-z]+s\b)")


def read_schedules(draft: Draft) -> None:
    """Give each show of a dated line that day, unless the line gives it another."""
    told = {(one.marked.sentence.block, one.mention.title) for one in draft.found if one.value}
    is_calendar = _OF_STARTS.search(draft.page.title) is not None
    day, block, stays = "", -1, False
    for marked in draft.marked:
        if marked.sentence.block != block:
            block = marked.sentence.block
            found, alone = _day_of(marked, draft.day)
            if found or not stays or (marked.sentence.kind is Kind.HEADING and not marked.mentions):
                day, stays = found, alone
        if day and marked.sentence.kind is not Kind.HEADLINE:
            fresh = [one for one in _starting(marked, is_calendar) if (block, one.title) not in told]
            draft.found.extend(found for one in fresh for found in _found(marked, one, day))
            told.update((block, one.title) for one in fresh)


def _day_of(marked: Marked, written: PageDay | None) -> tuple[str, bool]:
    """The day that a line opens with, and whether it is all that stands there."""
    opening = _DAY.match(marked.masked)
    ref = marked.dates[0] if opening and marked.dates else None
    if opening is None or ref is None or not any(letter.isdigit() for letter in ref.match.group()):
        return "", False
    value = ref.resolve(written, past=False)
    return (value if len(value) == len("2015-01-04") else ""), opening["after"] == ""


def _starting(marked: Marked, is_calendar: bool) -> Iterator[Mention]:
    """The shows of a line whose own part of it speaks of a start, or of nothing else."""
    text, start = marked.masked, 0
    for end in [*(cut.end() for cut in _PART.finditer(text)), len(text)]:
        part = text[start:end]
        if not _NO_START.search(part) and (is_calendar or _STARTS.search(part)):
            dated = [ref for ref in marked.dates if max(start, 1) <= ref.start < end and ref.start > 3]
            yield from (one for one in marked.subjects if start <= one.start < end and not dated)
        start = end


def _found(marked: Marked, show: Mention, day: str) -> Iterator[Found]:
    sign = Sign(marked, plainest_cue(Predicate.PREMIERE), show.start, show.end)
    for season in seasons_of(sign, show):
        yield Found(sign, show, "listed", Factuality.ASSERTED, season, day)
