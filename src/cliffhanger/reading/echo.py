"""Shows that share what was just said of another: "as was B", "along with B", "B joins it", "the same goes for B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from cliffhanger.vocabulary import DECISIONS, Predicate

from .cues import DATE, NET, SEASON, SHOW
from .draft import Draft, Found
from .lexicon import Mention
from .lists import list_from
from .marks import Marked
from .sentences import Kind
from .sign import Sign
from .which_season import season_said_of

_AUX = r"(?:is|are|was|were|will|would|did|does|do|has|have|had|can)"
_KINDS = rf"(?:(?:[{NET}]+(?:'s)?|[\w-]+) ){{0,4}}?"
_TOGETHER = (
    r"(?:(?:along|together|in tandem|in company) with|alongside|in addition to|besides|as well as|plus|joining|"
    r"in the company of|followed by|joined by|not to mention|and with (?:it|them))"
)
_HERE = re.compile(
    rf"(?:\b(?:as|so|just as|like|nor|neither) {_AUX} (?:too |also |be )?|\b{_TOGETHER} ){_KINDS}(?={SHOW})"
    rf"|\((?:and|also|plus|so|ditto|like) {_KINDS}(?={SHOW})"
    rf"|(?:[,;]| and| while| but)+ {_KINDS}(?={SHOW}+\"? (?:for|to|with|into|through|after|"
    rf"gets?|got|has|was)? ?(?:just |only )?{SEASON})"
    rf"|(?:[,;]| and| but)+ {_KINDS}(?={SHOW}+\"? (?:{_AUX} (?:not )?)?"
    rf"(?:too|as well|likewise|also|the same|so)(?:[.,;]|$))",
    re.IGNORECASE,
)
_AHEAD = re.compile(rf"^\W*{_TOGETHER} {_KINDS}(?={SHOW})", re.IGNORECASE)
_NEXT = re.compile(
    rf"^\W*(?:and |but )?(?:so {_AUX} (?:too |be )?|"
    rf"(?:much )?the same (?:goes|is true|holds(?: true)?|applies|thing happened) ?(?:for|of|to)? |"
    rf"likewise,? (?:for )?|ditto,? (?:for )?|[{NET}]+ (?:did|does|has done) (?:the same|likewise) (?:for|with|to) |"
    rf"(?:also )?joining (?:it|them|{SHOW}+) {_AUX} |(?:it|they) {_AUX} joined by ){_KINDS}(?={SHOW})",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"[\"']*,? (?:(?:also )?(?:joins?|joined|will join|"
    r"follow(?:s|ed)?) (?:it|them|suit|the (?:list|club|ranks|party)|that list)|"
    rf"{_AUX} (?:too|as well|likewise)(?=[.,;]|$)|"
    rf"(?:meets?|met|shares?|shared|suffers?|suffered) (?:the|a) (?:same|similar|like) (?:fate|end)|"
    r"(?:goes|went|got|gets) the same way|"
    r"(?:gets|got|receives|received) the same (?:treatment|news|deal|reprieve)|too[.,;])",
    re.IGNORECASE,
)
_SAME_NIGHT = re.compile(
    rf"\b(?:{_TOGETHER}|lead(?:s|ing)? into|hand(?:s|ing) over to|paired with|(?:and|,) then|then comes?|ahead of|"
    r"next to|right (?:before|after)|in front of) (?:the (?:return|start|debut|premiere) of )?(?:the |a |its )?"
    rf"{_KINDS}(?={SHOW})",
    re.IGNORECASE,
)
"""What starts with something else, on the day said of that."""
_GOES_ON = re.compile(rf"{SHOW}+\"? (?:is|are|was|were|has|had|will|ended|ends|gets|got|returns|moves)\b")
_NEW = re.compile(r"\b(?:new|newcomers?|rookie|freshman|debut)\b", re.IGNORECASE)
_SHARED = DECISIONS | {Predicate.ORDERED}
_OPENING = 12


def share_decisions(draft: Draft) -> None:
    """Give a decision to those that the same or the next sentence adds to it."""
    by_place: dict[int, list[Found]] = {}
    for one in draft.found:
        if one.predicate in _SHARED:
            by_place.setdefault(one.marked.sentence.start, []).append(one)
    if not by_place:
        return
    for before, line in pairwise([None, *draft.marked]):
        if line is None or line.sentence.kind is Kind.NAVIGATION:
            continue
        here = by_place.get(line.sentence.start, [])
        added = list(_in_same(line, here)) if here else []
        earlier = by_place.get(before.sentence.start, []) if before and not here else []
        if earlier and before and before.sentence.kind is not Kind.HEADLINE:
            added = list(
                _in_next(line, sorted(earlier, key=lambda one: one.predicate is not Predicate.MOVED))
            )
        by_place.setdefault(line.sentence.start, []).extend(added)
        draft.found.extend(added)


def _in_same(line: Marked, here: list[Found]) -> Iterator[Found]:
    spoken = {one.mention.title for one in here}
    if ahead := _AHEAD.match(line.masked):
        yield from _shared(line, min(here, key=lambda one: one.place), ahead, spoken=spoken)
    for match in _HERE.finditer(line.masked):
        said = [
            one
            for one in sorted(here, key=lambda one: one.place)
            if one.sign.start < match.start() and one.mention.start < match.start()
        ]
        if said and not _is_sequel(line, match):
            yield from _shared(line, said[-1], match, spoken=spoken)


def share_days(draft: Draft) -> None:
    """Give the day of a start to those that the sentence has start with it, unless they have one of their own."""
    dated = [one for one in draft.found if one.predicate is Predicate.PREMIERE]
    for _, starts in groupby(dated, key=lambda one: one.marked.sentence.start):
        draft.found.extend(_in_same_night(list(starts)))


def _in_same_night(here: list[Found]) -> Iterator[Found]:
    line = here[0].marked
    spoken = {one.mention.title for one in here}
    for match in _SAME_NIGHT.finditer(line.masked):
        said = [one for one in here if one.mention.start < match.start()]
        is_own = DATE in line.masked[match.end() :].split(";")[0] or _GOES_ON.match(line.masked, match.end())
        if said and not is_own:
            for one in _shared(line, said[-1], match, spoken=spoken):
                yield replace(one, season=1) if one.season is None and _NEW.search(match.group()) else one


def _is_sequel(line: Marked, match: re.Match[str]) -> bool:
    """ "And Signal 2 …" begins something new; "and Signal a second", "and Signal for season 2" go on."""
    first = next((ref for ref in line.seasons if ref.start >= match.end()), None)
    if first is None or any(letter.isalpha() for letter in line.masked[match.end() : first.start]):
        return False
    return not line.sentence.text[first.start :].lower().startswith(("a ", "an ", "its "))


def _in_next(line: Marked, earlier: list[Found]) -> Iterator[Found]:
    match = _NEXT.match(line.masked)
    if match:
        yield from _shared(line, earlier[-1], match, spoken=set())
    elif line.subjects and line.subjects[0].start <= _OPENING:
        listed = list_from(line, line.subjects[0].start)
        joins = _JOINS.match(line.masked, listed[-1].end)
        if joins:
            yield from _shared(line, earlier[-1], joins, spoken=set(), listed=listed)


def _shared(
    line: Marked,
    source: Found,
    match: re.Match[str],
    *,
    spoken: set[str],
    listed: list[Mention] | None = None,
) -> Iterator[Found]:
    """The source's word for every show of the list that begins where the match ends."""
    for mention in listed or list_from(line, match.end()):
        if mention.title in spoken or mention.title == source.mention.title:
            continue
        spoken.add(mention.title)
        sign = Sign(line, source.sign.cue, match.start(), match.end())
        said = season_said_of(sign, mention)
        implied = (
            source.season if source.predicate is Predicate.ORDERED or source.sign.cue.implies_season else None
        )
        yield Found(sign, mention, "listed", source.factuality, said or implied, source.value)
