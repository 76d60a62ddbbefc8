"""Which season a cue is about, once its show is known.

We speak as pages do: a cancellation is of the last season that ran ("cancelled after two seasons" and "no third
season" are both season 2), a renewal of the season that was ordered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cliffhanger.vocabulary import Predicate

from .cues import NET, SHOW
from .lexicon import Mention
from .marks import Marked
from .seasons import SeasonRef, Shape
from .sign import Sign

_HAD = re.compile(
    r"\b(?:after|following|since|with|in|during|at the end of|"
    r"through|past|beyond)\s+(?:(?:its|the|a|an|just|only|mere|all of|total of|no more than|but|barely) )*"
    r"(?:forthcoming |upcoming )?$",
    re.IGNORECASE,
)
_HAS_RUN = re.compile(
    r"(?:'s)?\s+(?:finale\b|(?:(?:had|has|was|is|were|only|just|already) )*"
    r"(?:come out|aired|ended|premiered|dropped|arrived|finished|concluded|wrapped|begun|began|started|over)\b)",
    re.IGNORECASE,
)
"""After a season: it was on."""
_MORE_TO_COME = re.compile(
    r"\b(?:another|next|further|more|past|last|first|these|those|other|future|renewed for|(?:order(?:ed|s)?|"
    r"commission(?:ed|s)?|got|wanted|wants?|deal) (?:for |of )?|plan(?:s|ned)?(?: for)?|up to|within|every|least)\s+$",
    re.IGNORECASE,
)
_NOT_OF_WHAT_RAN = re.compile(
    r"['-]?\s*(?:more|ago|later|orders?|pick-?up|renewal|deal|left|to go|at a time|ahead|to come|earlier|old|before it "
    r"(?:was|is) renewed|of (?:her|his|life|school))\b",
    re.IGNORECASE,
)
_NOT_MADE = re.compile(r"\b(?:against|no|without|instead of|rather than|not \w+|n't \w+)\s+$", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:after|following|since|ahead of|before|prior to|despite)\s+(?:its |the |just |only )?$", re.I
)
_PIECE = re.compile(r"'s?\s|\s+(?:finale|premiere|debut|launch|ender)\b", re.IGNORECASE)
_OF = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{SHOW}?[\"']?|,\s+{SHOW}?")
_OF_IT = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?{SHOW}?")
_FOR_ITS = re.compile(
    rf"[\s\"',({SHOW}\[]*(?:\b(?:for|to|with|into|through|after|gets?|got|has|have|is|are|at|on|also|now|just|only)\b\s*"
    rf"|[{NET}]+\)?[\s,]*)*"
)
_SAID = 40
_RELATIVE = re.compile(r", (?:which|that|who|whom)\b[^,;]*$", re.IGNORECASE)
_NET_BEFORE = re.compile(rf"\([{NET}]+, $")
_DECIDED = frozenset({Predicate.RENEWED, Predicate.CANCELLED, Predicate.UNDECIDED, Predicate.MOVED})
_CLOSED_WITH = re.compile(
    r"\b(?:cancell?ed|axed|ended|finished|concluded) with (?:its |the )?(?:current |latest |recent )?$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:in|into|amid|during|midway through|currently in|now)\s+$", re.IGNORECASE)
_UP_TO = re.compile(
    rf"(?:\s+of\s+[\"']?{SHOW}+[\"']?)?"
    r",?\s+(?:which\s+)?(?:(?:takes?|taking|brings?|bringing|carr(?:y|ies|ying)|keep(?:s|ing)?)\s+(?:it|them|the\s+\w+)\s+)?"
    r"(?:on\s+)?(?:up\s+)?(?:to|through|until)\s+",
    re.IGNORECASE,
)
_REACH, _BESIDE, _TOUCHING, _MOVING, _OF_SHOW = 90, 4, 2, 14, 8


def seasons_of(sign: Sign, show: Mention) -> tuple[int | None, ...]:
    """The seasons the sentence itself gives, nearest first; (None,) when it gives none."""
    for ref in [*_beside(sign, show), *_said_of(sign, show), *_candidates(sign, show)]:
        if ref.shape is Shape.FINAL and sign.cue.predicate is Predicate.FINAL_SEASON:
            break
        if numbers := _read(sign, ref):
            return numbers
    return (None,)


def season_said_of(sign: Sign, show: Mention) -> int | None:
    """The season that stands straight after a show's name."""
    numbers = [_read(sign, ref) for ref in _said_of(sign, show)]
    return next((found[-1] for found in numbers if found), None)


def owner_of(marked: Marked, ref: SeasonRef, focus: Mention | None) -> Mention | None:
    """Whose a season is: the show close after it ("season 2 of SHOW"), else the one before, else the one meant."""
    before = [one for one in marked.subjects if one.end <= ref.start]
    after = [one for one in marked.subjects if 0 <= one.start - ref.end <= _OF_SHOW]
    return after[0] if after else before[-1] if before else focus


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


def _beside(sign: Sign, show: Mention) -> list[SeasonRef]:
    """The number that a title carries itself, as in "Night Ferry 3 and Iron Orchard 2 are on the cards"."""
    masked = sign.marked.masked
    numbered = [ref for ref in sign.marked.seasons if ref.shape is Shape.NUMBER]
    if len(numbered) < 2 and not any(ref.is_final for ref in sign.marked.seasons):
        return []
    alone = all(one.title == show.title for one in sign.marked.subjects)
    if alone and any(sign.start <= ref.start < sign.clause[1] for ref in numbered):
        return []  # "the third season is out, and a fourth was ordered"
    own = [one for one in sign.marked.subjects if one.title == show.title]
    return [
        ref
        for ref in numbered
        for one in own
        if 0 < ref.start - one.end <= _TOUCHING or _OF_IT.fullmatch(masked[ref.end : one.start])
    ]


def _said_of(sign: Sign, show: Mention) -> list[SeasonRef]:
    """What stands straight after one name of several: "renewed A for a fourth season and B for a second"."""
    masked, own = sign.marked.masked, show.start
    if len(sign.marked.subjects) < 2 or own not in {one.start for one in sign.marked.subjects}:
        return []
    return [
        ref
        for ref in sign.marked.seasons
        if show.end <= ref.start <= show.end + _SAID and _FOR_ITS.fullmatch(masked[show.end : ref.start])
    ]


def _candidates(sign: Sign, show: Mention) -> list[SeasonRef]:
    """References in the cue, then after it, then before it; never across another show's name."""
    left, right = sign.clause
    seasons = sign.marked.seasons
    if sign.cue.predicate not in _DECIDED and sign.cue.predicate is not Predicate.FINAL_SEASON:
        comma = sign.marked.masked.find(",", sign.end)
        right = min(right, comma) if comma >= 0 else right
    if sign.cue.predicate is Predicate.MOVED:
        left, right = sign.start, min(right, sign.end + _MOVING)
    within = [ref for ref in seasons if sign.start <= ref.start < sign.end]
    after = [ref for ref in seasons if sign.end <= ref.start < min(right, sign.end + _REACH)]
    before = [ref for ref in seasons if max(left, sign.start - _REACH) <= ref.start < sign.start]
    starting = [] if sign.cue.predicate in _DECIDED else [ref for ref in before if _starts(sign, ref)]
    return [*within, *starting, *(ref for ref in [*after, *before[::-1]] if not _is_foreign(sign, ref, show))]


def _starts(sign: Sign, ref: SeasonRef) -> bool:
    """ "Season 1 began in 2014 and season 2 in 2016": the subject of the verb before all others."""
    alone = len({one.title for one in sign.marked.subjects}) < 2
    return alone and ref.shape is Shape.NUMBER and not sign.marked.masked[ref.end : sign.start].strip()


def _is_foreign(sign: Sign, ref: SeasonRef, show: Mention) -> bool:
    """Does the reference belong to some other show, or to the clause of another verb?"""
    if ref.shape is Shape.COUNT and ref.end <= sign.start:
        return False
    if ref.start >= sign.end and _is_past_a_relative_clause(sign, ref):
        return True
    own = [one for one in sign.marked.subjects if one.title == show.title]
    others = [one for one in sign.marked.subjects if one.title != show.title]
    masked = sign.marked.masked
    if any(
        ref.end <= one.start < sign.start and not _OF.fullmatch(masked, ref.end, one.start) for one in own
    ):
        return True
    owned = _OF.match(masked, ref.end)
    if any(owned and one.start <= owned.end() < one.end for one in others):
        return True
    low, high = sorted((ref.start, sign.start))
    between = any(low <= one.start < high for one in others if ref.start > sign.start or one.end < ref.start)
    return between or any(0 <= ref.start - one.end <= _BESIDE for one in others)


def _is_past_a_relative_clause(sign: Sign, ref: SeasonRef) -> bool:
    """ "Takes on SHOW, which NET had cancelled, for a fourth season": the fourth is of the taking on."""
    said = sign.marked.masked[sign.clause[0] : sign.end]
    closes = sign.marked.masked.find(",", sign.end, ref.start) >= 0
    return closes and sign.cue.predicate is Predicate.CANCELLED and _RELATIVE.search(said) is not None


def _read(sign: Sign, ref: SeasonRef) -> tuple[int, ...]:
    predicate, masked = sign.cue.predicate, sign.marked.masked
    before = masked[max(0, ref.start - 32) : ref.start]
    if predicate is not Predicate.PREMIERE and predicate not in _DECIDED and is_piece(masked, ref):
        return ()
    if ref.shape is Shape.ANOTHER and predicate is Predicate.RENEWED:
        return _more(sign, ref)
    if ref.shape is Shape.NUMBER:
        return _numbered(predicate, ref, before=before, after=masked[ref.end : ref.end + 32])
    closing = predicate in (Predicate.CANCELLED, Predicate.FINAL_SEASON)
    if ref.shape is Shape.COUNT and closing and counts_what_ran(masked, ref):
        return (ref.numbers[0],)
    return ()


def counts_what_ran(masked: str, ref: SeasonRef) -> bool:
    """ "After two seasons", "one season is all"; but not "two seasons more" or "ordered two seasons"."""
    before = masked[max(0, ref.start - 32) : ref.start]
    if _HAD.search(before):
        return True
    return _MORE_TO_COME.search(before) is None and _NOT_OF_WHAT_RAN.match(masked, ref.end) is None


def _more(sign: Sign, more: SeasonRef) -> tuple[int, ...]:
    """ "In its ninth season … for another": the tenth. "For two more, through season 5": the fourth and fifth."""
    masked, many = sign.marked.masked, max(more.numbers, default=1)
    for ref in sign.marked.seasons:
        if ref.shape is not Shape.NUMBER:
            continue
        if _UP_TO.fullmatch(masked[more.end : ref.start]):
            last = max(ref.numbers)
            return tuple(range(max(2, last - many + 1), last + 1))
        if _NOW.search(masked[max(0, ref.start - 24) : ref.start]):
            return tuple(range(max(ref.numbers) + 1, max(ref.numbers) + many + 1))
    return ()


def _numbered(predicate: Predicate, ref: SeasonRef, *, before: str, after: str) -> tuple[int, ...]:
    last = max(ref.numbers)
    had = _HAD.search(before)
    if predicate is Predicate.CANCELLED:
        bracketed = before.endswith("(") or bool(_NET_BEFORE.search(before))  # "cancelled: Quantico (three)"
        closed = _CLOSED_WITH.search(before) is not None
        ran = bracketed or closed or ref.is_final or _HAS_RUN.match(after) is not None
        return _that_ran(last, ran=ran or (had is not None and not had.group().startswith("with")))
    if predicate in _DECIDED and _AROUND.search(before):
        return (last + 1,)
    if predicate in (Predicate.RENEWED, Predicate.UNDECIDED):
        return () if _PIECE.match(after) else tuple(number for number in ref.numbers if number > 1)
    if predicate is Predicate.FINAL_SEASON:
        return _that_ran(last, ran=_NOT_MADE.search(before) is None)
    return ref.numbers


def _that_ran(number: int, *, ran: bool) -> tuple[int, ...]:
    """The season itself if the page says that it ran, else the one before the season that will not be made."""
    return (number,) if ran or number == 1 else (number - 1,)


def is_piece(masked: str, ref: SeasonRef) -> bool:
    """ "The first season's finale" is about an episode, not about the season."""
    return _PIECE.match(masked, ref.end) is not None
