"""The season of an end that names none: the last that ran, as far as the rest of the page tells it.

"Cancelled" in the headline, and further down "all ten episodes of the third and last season", "two seasons in", "the
season 4 finale" or "there will be no fifth season".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum

from cliffhanger.vocabulary import FIRM, Factuality, Predicate

from .cues import FINAL, SEASON
from .draft import Draft, Found
from .marks import Marked
from .seasons import SeasonRef, Shape
from .sentences import Kind
from .which_season import counts_what_ran, owner_of

_ENDS = frozenset({Predicate.CANCELLED, Predicate.FINAL_SEASON})
_NOT_MADE = re.compile(
    r"\b(?:no|without|against|(?:never|not|\w+n't)(?: be)?(?: \w+ing)?|instead of|denied|refused|declined|"
    r"hop(?:e|es|ed|ing) for)"
    r"(?: (?:\w+ ){0,2}?(?:an?|the|any))?\s+$",
    re.IGNORECASE,
)
_NOT_MADE_AFTER = re.compile(
    r"\s+(?:(?:of|for) [^,.;]{1,40} )?(?:(?:will|would|is|was) (?:not|never)|won't|wouldn't|isn't|wasn't)\b",
    re.IGNORECASE,
)
_RAN_AFTER = re.compile(
    rf"(?:'s)?[\s,]+(?:[{SEASON}{FINAL}]+ )?(?:(?:of|on) [^,.;]{{1,30}} )?(?:(?:only|just|has|had|have|already|now) )*"
    r"(?:finale|ender|closer|been|begun|ended|closed|concluded|finished|aired|ran|dropped|landed|arrived|"
    r"came out|premiered|debuted|started|began|drew|averaged|was (?:shown|released|out))\b",
    re.IGNORECASE,
)
_BEGINNER = re.compile(
    r"\b(?:freshm[ae]n|newcomers?|rookies?|beginners|first-year|short-lived|new (?:drama|comedy|sitcom|series)|"
    r"(?:one|two|three|four|five|six|seven|eight|ten|\d+) (?:aired )?episodes and (?:out|gone|done)|"
    r"after (?:just |only |a mere )?(?:one|two|three|four|five|six|seven|eight|ten|\d) (?:aired )?"
    r"(?:episodes?|weeks))\b",
    re.IGNORECASE,
)


class _Told(IntEnum):
    """How a page tells which season was the last, the plainest first."""

    SAID = 0
    CALLED_LAST = 1
    COUNTED = 2
    NOT_MADE = 3
    RAN = 4


_BEFORE_IT_WAS_SAVED: tuple[_Told, ...] = (_Told.COUNTED, _Told.NOT_MADE)


def number_ends(draft: Draft) -> None:
    """Give every firm end without a season the one that the page tells elsewhere."""
    if not any(one.predicate in _ENDS and one.season is None for one in draft.found):
        return
    told = _told(draft)
    saved = _saved(draft)
    draft.found = [
        replace(one, season=_season(one, told[one.mention.title], saved=saved) or _debut(draft, one))
        if one.predicate in _ENDS and one.season is None and one.factuality is not Factuality.NEGATED
        else one
        for one in draft.found
    ]


def _saved(draft: Draft) -> dict[str, int | None]:
    """Shows that somebody else took on, with the first season ordered there: what ran before is one less."""
    moved = {
        one.mention.title
        for one in draft.found
        if one.predicate is Predicate.MOVED and one.factuality is Factuality.ASSERTED
    }
    saved: dict[str, int | None] = dict.fromkeys(moved)
    for one in draft.found:
        title = one.mention.title
        if title in moved and one.predicate is Predicate.RENEWED and one.season:
            saved[title] = min(one.season, saved[title] or one.season)
    return saved


def _season(one: Found, told: dict[_Told, set[int]], *, saved: dict[str, int | None]) -> int | None:
    if one.predicate is Predicate.CANCELLED and one.mention.title in saved:
        next_one = saved[one.mention.title]
        before: dict[_Told, set[int]] = {how: told[how] for how in _BEFORE_IT_WAS_SAVED if how in told}
        return next_one - 1 if next_one and next_one > 1 else _last_of(before)
    return _last_of(told)


def _debut(draft: Draft, one: Found) -> int | None:
    """A show in its first season: its paragraph speaks of nothing else, and of a newcomer or of its few weeks."""
    if one.predicate is not Predicate.CANCELLED:
        return None
    block = one.marked.sentence.block
    near = [other for other in draft.marked if other.sentence.block == block]
    is_alone = all(show.title == one.mention.title for other in near for show in other.mentions)
    return 1 if is_alone and any(_BEGINNER.search(other.sentence.text) for other in near) else None


def _last_of(told: dict[_Told, set[int]]) -> int | None:
    """The plainest word; of seasons that merely ran the latest, else one number or none."""
    for how in _Told:
        if numbers := told.get(how):
            return max(numbers) if how is _Told.RAN or len(numbers) == 1 else None
    return None


def _told(draft: Draft) -> defaultdict[str, dict[_Told, set[int]]]:
    """What the page tells of each show's last season, by how it tells it."""
    told: defaultdict[str, dict[_Told, set[int]]] = defaultdict(dict)
    for marked, focus in zip(draft.marked, draft.focus, strict=True):
        if marked.sentence.kind is Kind.NAVIGATION or not marked.masked:
            continue
        for ref in marked.seasons:
            if owner := owner_of(marked, ref, focus):
                for how, number in _reads(marked, ref):
                    told[owner.title].setdefault(how, set()).add(number)
    for one in draft.found:
        if one.predicate is Predicate.FINAL_SEASON and one.season and one.factuality in FIRM:
            told[one.mention.title].setdefault(_Told.SAID, set()).add(one.season)
    return told


def _reads(marked: Marked, ref: SeasonRef) -> Iterator[tuple[_Told, int]]:
    masked = marked.masked
    if ref.shape is Shape.COUNT:
        if counts_what_ran(masked, ref):
            yield _Told.COUNTED, ref.numbers[0]
        return
    if not ref.numbers or ref.shape is Shape.ANOTHER:
        return
    last = max(ref.numbers)
    if ref.is_final:
        yield _Told.CALLED_LAST, last
    elif _NOT_MADE.search(masked, max(0, ref.start - 40), ref.start) or _NOT_MADE_AFTER.match(
        masked, ref.end
    ):
        if last > 1:
            yield _Told.NOT_MADE, last - 1
    elif _RAN_AFTER.match(masked, ref.end):
        yield _Told.RAN, last
