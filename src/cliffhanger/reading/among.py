"""Shows named for what was just said of several: "Three dramas were cancelled. Among them are A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import DECISIONS, Factuality, Predicate

from .cues import FINAL, NET, SEASON, plainest_cue
from .draft import Draft, Found
from .events import signs_in
from .firmness import judge
from .lexicon import Mention
from .lists import list_from
from .marks import Marked
from .sentences import Kind
from .sign import Sign
from .which_season import season_said_of

_SEVERAL = re.compile(
    r"\b(?:shows|series|dramas|comedies|sitcoms|titles|programmes|programs|originals|k-dramas|hits|newcomers|"
    r"favou?rites|others|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_NAMES_THEM = re.compile(
    r"\W*(?:(?:among|amongst) (?:them|these|those)(?: (?:are|were|is|was))?|they (?:are|were|include)|"
    r"these (?:are|were|include)|that (?:goes|holds) for|it (?:hits|hit|concerns|affects|means)|the list includes|"
    r"that (?:means|includes)|(?:the )?(?:[\w-]+ )?(?:ones|shows|victims|survivors|titles) (?:are|were)|"
    r"(?:the )?(?:remaining|other|rest|last)(?: (?:two|three|four|five|six|seven|eight|nine|ten))?(?: shows| series)?"
    r" (?:are|were))[: ]+"
    rf"(?:[\"'(]|[{NET}]+(?:'s)? |the |both )*",
    re.IGNORECASE,
)
_THE_REST = re.compile(r"\W*(?:the )?(?:remaining|other|rest|last)\b", re.IGNORECASE)
_ONE_LAST = re.compile(rf"{FINAL}|\b(?:last|final|farewell) (?:season|series|run)\b", re.IGNORECASE)
_BACK = 3
_ON_CHANNEL = re.compile(rf"[\"']? (?:on|from|at) [{NET}]+,?(?: and|,)? [\"']?", re.IGNORECASE)


def name_them(draft: Draft) -> None:
    """Give what was said of several unnamed shows to those that the next sentence names."""
    spoken = {(one.marked.sentence.start, one.mention.title) for one in draft.found}
    for place, line in enumerate(draft.marked):
        match = _NAMES_THEM.match(line.masked)
        before = _said_before(draft, place, rest=_THE_REST.match(line.masked) is not None) if match else None
        if match and before:
            found = _named(before, line, match.end())
            draft.found.extend(one for one in found if (line.sentence.start, one.mention.title) not in spoken)


def _said_before(draft: Draft, place: int, *, rest: bool) -> Marked | None:
    """The sentence just before that speaks of several and names none; for "the rest" one that named some of them."""
    for before in draft.marked[max(0, place - (_BACK if rest else 1)) : place][::-1]:
        is_text = before.sentence.kind not in (Kind.NAVIGATION, Kind.HEADLINE)
        if is_text and (rest or not before.mentions) and _SEVERAL.search(before.masked):
            return before
    return None


def _named(before: Marked, line: Marked, start: int) -> Iterator[Found]:
    sign = next((one for one in signs_in(before) if one.cue.predicate in DECISIONS), None)
    factuality = judge(sign) if sign else None
    if sign is None or factuality is None or factuality is Factuality.NEGATED:
        return
    last = [plainest_cue(Predicate.FINAL_SEASON)] if _ONE_LAST.search(before.masked) else []
    for show in _list_with_channels(line, start):
        for cue in [sign.cue, *last]:
            own = Sign(line, cue, show.start, show.end)
            season = season_said_of(own, show) or _season_of(before)
            yield Found(own, show, "listed", factuality, season)


def _list_with_channels(line: Marked, start: int) -> list[Mention]:
    """ "A, B and C"; also "A on NBC and B on Fox"."""
    listed = list_from(line, start)
    for show in line.mentions:
        gap = line.masked[listed[-1].end : show.start] if listed else ""
        if _ON_CHANNEL.fullmatch(gap):
            listed.append(show)
    return listed


def _season_of(before: Marked) -> int | None:
    """The one season that all of them got: "for a second season"."""
    numbers = {
        number
        for ref in before.seasons
        if before.masked[ref.start] in SEASON + FINAL
        for number in ref.numbers
    }
    return numbers.pop() if len(numbers) == 1 else None
