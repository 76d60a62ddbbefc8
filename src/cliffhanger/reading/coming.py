"""The season of what names none: a premiere, a shoot, a trailer, a delay or a change in the cast.

If the page gives the show a season that is to come, what is to come is of that one. Else it is the first season,
unless the words say that the show comes back: then we do not know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cliffhanger.vocabulary import BadDate, Factuality, PartialDate, Predicate

from .cues import FINAL, SEASON
from .draft import Draft, Found
from .events import is_past

_NEAREST = frozenset(
    {
        Predicate.PREMIERE,
        Predicate.TRAILER,
        Predicate.FILMING_STARTED,
        Predicate.FILMING_WRAPPED,
        Predicate.DELAYED,
    }
)
_PLANNED = frozenset({Predicate.RENEWED, Predicate.FINAL_SEASON, Predicate.UNDECIDED, Predicate.ORDERED})
_COMES_BACK = re.compile(
    r"\b(?:return\w*|back|again|resum\w+|reviv\w+|continu\w+|re-?launch\w*|pick(?:s|ed) up|revival|go(?:es)? on|"
    r"(?:new|next|latest|final|last|closing|remaining|further|more|second|other|rest of the) "
    r"(?:[\w-]+ ){0,2}?(?:episodes?|chapters?|batch|seasons?|series of|run|arc|part|half|instal?lments?|adventures?)|"
    r"follow-?up|sequel|part (?:two|three|2|3)|sophomore)\b|" + f"[{SEASON}{FINAL}]",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:arrived|debuted|premiered|launched|opened|started|began|aired|ran|landed|released|out) back\b",
    re.IGNORECASE,
)
"""As in "it arrived back in April": the time is back, not the show."""
_Seasons = defaultdict[str, set[int]]
_BEFORE, _AFTER, _TO_MAKE = 60, 30, 100
_FIRST = re.compile(r"\b(?:first|originally)\b", re.IGNORECASE)
_HALF_A_YEAR = 183
_BACK_BEFORE = re.compile(
    r"\b(?:(?:return(?:s|ed|ing)?|comeback|revival|reboot) (?:of|for|are|is)|revives?|revived|renews?|renewed|veteran|"
    r"long-running|season premiere of|new (?:season|run|series|episodes) of|repeats of)"
    r"(?: (?:the |its |former |[a-z-]+ ){0,4}?)?[ \"']*$",
    re.IGNORECASE,
)
_BACK_AFTER = re.compile(
    r"[\"']*(?:,? \([^)]*\))?,? (?:(?:is|are) back|returns?|will return|comes? back|resumes?|reboot|revival|"
    r"was renewed|continues)\b",
    re.IGNORECASE,
)
_OLDER = frozenset(
    {Predicate.RENEWED, Predicate.FINAL_SEASON, Predicate.MOVED, Predicate.CANCELLED, Predicate.UNDECIDED}
)


def give_seasons(draft: Draft) -> None:
    """Fill in the season of every event of an opening that names none; the cast last, which goes by the others."""
    for kinds in (_NEAREST, frozenset({Predicate.CAST})):
        coming = _coming(draft, _today(draft))
        older = {
            one.mention.title for one in draft.found if one.predicate in _OLDER or _says_it_comes_back(one)
        } | _returning(draft)
        draft.found = [
            replace(one, season=_season(draft, one, coming=coming, is_old=one.mention.title in older))
            if one.season is None and one.predicate in kinds and one.factuality is not Factuality.NEGATED
            else one
            for one in draft.found
        ]


def _today(draft: Draft) -> date | None:
    return draft.day.day if draft.day else None


def _season(draft: Draft, one: Found, *, coming: Mapping[str, int], is_old: bool) -> int | None:
    if FINAL in one.marked.masked and one.predicate in _NEAREST:
        return _last_season(draft, one)
    told = draft.told.get((one.marked.sentence.block, one.mention.title))
    if one.predicate is Predicate.PREMIERE and _is_over(one, _today(draft)):
        comes_back = _says_it_comes_back(one) and not _FIRST.search(one.marked.masked, 0, one.sign.end)
        if told and told > 1 and _is_of_late(one, _today(draft)):
            return told
        return (told or coming.get(one.mention.title)) if comes_back else 1
    if one.mention.title in coming:
        season = coming[one.mention.title]
        return season - 1 if season > 1 and _is_too_soon(draft, one, season=season) else season
    is_known = is_old or one.predicate is Predicate.CAST or (told or 1) > 1
    return told if is_known else 1


def _last_season(draft: Draft, one: Found) -> int | None:
    """Which the last season is, if the page says so: "the final season premieres in March" alone does not."""
    last = {
        other.season
        for other in draft.found
        if other.mention.title == one.mention.title and other.predicate is Predicate.FINAL_SEASON
    }
    return next(iter(last)) if len(last) == 1 else None


def _coming(draft: Draft, today: date | None) -> dict[str, int]:
    """The season that each show is about to have: the next with a day, else the page's topic, else the next planned."""
    dated: _Seasons = defaultdict(set)
    planned: _Seasons = defaultdict(set)
    made: _Seasons = defaultdict(set)
    for one in draft.found:
        if one.season is None or one.factuality is Factuality.NEGATED:
            continue
        if one.predicate in _PLANNED:
            planned[one.mention.title].add(one.season)
        elif one.predicate in _NEAREST and not _is_over(one, today):
            (dated if one.predicate is Predicate.PREMIERE else made)[one.mention.title].add(one.season)
    found: dict[str, int] = {}
    for title in {*dated, *planned, *made, *draft.topics}:
        # An earlier season than the one before the next is no news
        floor = min(planned[title], default=0) - 1
        topic = {draft.topics[title]} if title in draft.topics else set()
        near, under_way = ({one for one in group[title] if one >= floor} for group in (dated, made))
        ways = (near, topic, under_way, planned[title])
        found[title] = next((min(way) for way in ways if way), 0)
    return {title: season for title, season in found.items() if season}


def _is_too_soon(draft: Draft, one: Found, *, season: int) -> bool:
    """A season that was only just ordered does not start within months: what does is the one before it."""
    today = _today(draft)
    if (
        today is None
        or one.predicate is not Predicate.PREMIERE
        or draft.topics.get(one.mention.title) == season
    ):
        return False
    said = {
        other.predicate
        for other in draft.found
        if (other.mention.title, other.season) == (one.mention.title, season)
    }
    if Predicate.RENEWED not in said or said - {
        Predicate.RENEWED,
        Predicate.FILMING_STARTED,
        Predicate.UNDECIDED,
    }:
        return False
    try:
        return (PartialDate.parse(one.value).latest - today).days < _TO_MAKE
    except BadDate:
        return False


def _returning(draft: Draft) -> set[str]:
    """Shows that the page says come back, wherever it does."""
    return {
        mention.title
        for marked in draft.marked
        for mention in marked.subjects
        if _BACK_BEFORE.search(marked.masked, 0, mention.start)
        or _BACK_AFTER.match(marked.masked, mention.end)
    }


def _is_of_late(one: Found, today: date | None) -> bool:
    """Was the day within the half year before the page?"""
    return today is not None and (today - PartialDate.parse(one.value).latest).days <= _HALF_A_YEAR


def _says_it_comes_back(one: Found) -> bool:
    if one.predicate not in _NEAREST:
        return False
    others = [other for other in one.marked.mentions if other.title != one.mention.title]
    left = max((other.end for other in others if other.end <= one.sign.start), default=0)
    right = min(
        (other.start for other in others if other.start >= one.sign.end), default=len(one.marked.masked)
    )
    near = one.marked.masked[max(left, one.sign.start - _BEFORE) : min(right, one.sign.end + _AFTER)]
    return _COMES_BACK.search(_LONG_AGO.sub(" ", near)) is not None


def _is_over(one: Found, today: date | None) -> bool:
    """Was the day gone when the page was written? On a page without a day its verb tells."""
    if not one.value or one.predicate not in (Predicate.PREMIERE, Predicate.DELAYED):
        return False
    if today is None:
        return is_past(one.sign)
    try:
        return PartialDate.parse(one.value).latest < today
    except BadDate:
        return False
