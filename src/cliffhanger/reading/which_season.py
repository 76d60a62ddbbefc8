"""Which season a cue is about, once its show is known.

Our ledger files a cancellation on the season that will not come: "cancelled after two seasons" is season 3.
A renewal is filed on the season that was ordered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cliffhanger.vocabulary import Predicate

from .bind import clause_around
from .lexicon import Mention
from .marks import Marked
from .seasons import SeasonRef, Shape

_PAST = re.compile(
    r"\b(?:after|following|since|with|in|during|at the end of|through)\s+(?:its |the |a |just |only )?(?:forthcoming |upcoming )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:after|following|since)\s+(?:its |the |just |only )?$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:ahead of|before|prior to|despite)\s+(?:its |the )?$", re.IGNORECASE)
_PIECE = re.compile(r"'s?\s|\s+(?:finale|premiere|debut|launch|ender)\b", re.IGNORECASE)
_DECIDED = frozenset({Predicate.RENEWED, Predicate.CANCELLED, Predicate.UNDECIDED, Predicate.MOVED})
_REACH = 90


def seasons_of(
    marked: Marked, match: re.Match[str], *, predicate: Predicate, show: Mention | None
) -> tuple[int | None, ...]:
    """The seasons the sentence itself gives, nearest first; (None,) when it gives none."""
    for ref in _candidates(marked, match, show):
        numbers = _read(marked.masked, ref, predicate)
        if numbers:
            return numbers
    return (None,)


def topic_seasons(headline: Marked, titles: frozenset[str]) -> Mapping[str, int]:
    """What season the page is about, by show: the number beside a show in the headline."""
    topics: dict[str, int] = {}
    numbered = [ref for ref in headline.seasons if ref.shape is Shape.NUMBER and len(ref.numbers) == 1]
    for mention in headline.mentions:
        if mention.title in titles and numbered:
            nearest = min(numbered, key=lambda ref: abs(ref.start - mention.end))
            if abs(nearest.start - mention.end) <= _REACH:
                topics.setdefault(mention.title, nearest.numbers[0])
    return topics


def _candidates(marked: Marked, match: re.Match[str], show: Mention | None) -> list[SeasonRef]:
    """References in the cue, then after it, then before it; never across another show's name."""
    left, right = clause_around(marked.masked, match.start(), match.end())
    within = [ref for ref in marked.seasons if match.start() <= ref.start < match.end()]
    after = [ref for ref in marked.seasons if match.end() <= ref.start < min(right, match.end() + _REACH)]
    before = [ref for ref in marked.seasons if max(left, match.start() - _REACH) <= ref.start < match.start()]
    spans = [*within, *after, *before[::-1]]
    return [ref for ref in spans if ref in within or not _foreign(marked, ref, match, show)]


def _foreign(marked: Marked, ref: SeasonRef, match: re.Match[str], show: Mention | None) -> bool:
    """Does the name of some other show stand between the reference and the cue, or right beside it?"""
    low, high = sorted((ref.start, match.start()))
    others = [one for one in marked.mentions if show is None or one.title != show.title]
    beside = [one for one in others if 0 <= ref.start - one.end <= 4]
    return bool(beside) or any(
        low <= one.start < high for one in others if ref.start > match.start() or one.end < ref.start
    )


def _read(masked: str, ref: SeasonRef, predicate: Predicate) -> tuple[int, ...]:
    before = masked[max(0, ref.start - 32) : ref.start]
    if ref.shape is Shape.NUMBER:
        return _numbered(ref, before, masked[ref.end : ref.end + 12], predicate)
    if (
        ref.shape is Shape.COUNT
        and predicate in (Predicate.CANCELLED, Predicate.FINAL_SEASON)
        and _PAST.search(before)
    ):
        return (ref.numbers[0] + (predicate is Predicate.CANCELLED),)
    return ()


def _numbered(ref: SeasonRef, before: str, after: str, predicate: Predicate) -> tuple[int, ...]:
    last = max(ref.numbers)
    if predicate is Predicate.CANCELLED and (_PAST.search(before) or ref.is_final):
        return (last + 1,)
    if predicate in _DECIDED and (_AFTER.search(before) or _AHEAD.search(before)):
        return (last + 1,)
    if predicate in (Predicate.RENEWED, Predicate.UNDECIDED):
        ahead = tuple(number for number in ref.numbers if number > 1)
        return () if _PIECE.match(after) else ahead
    if predicate is Predicate.FINAL_SEASON:
        return (last,)
    return ref.numbers
