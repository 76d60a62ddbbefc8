"""Moves that the page must bear out: "Netflix ordered a fourth season" is one only if somebody else had let it go."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from cliffhanger.vocabulary import FIRM, Predicate

from .cues import NET
from .draft import Draft, Found

_BY = re.compile(
    rf"[^.,;{NET}]{{0,50}}?\b(?:by|at|on|from|over at)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){{0,2}}?{NET}"
)
_ON = re.compile(
    rf"\b(?:on|at|for|by|from|left|leaving|leaves|formerly(?:\s+on)?|former)\s+(?:the\s+)?(?={NET})",
    re.IGNORECASE,
)
_SAVES = re.compile(
    r"\b(?:sav|rescu|reviv|resurrect|step|swoop|br(?:ing|ought)\b|takes? over|took over|c[oa]mes? )",
    re.IGNORECASE,
)
_TAKEN_BY = re.compile(
    rf"(?:picked up|revived|brought back|taken (?:up|on|over)|bought|acquired)\b.*\bby {NET}", re.IGNORECASE
)


def bear_out_moves(draft: Draft) -> None:
    """Drop a move to whom the show is with anyhow, and one that no earlier home speaks for where its cue needs one."""
    if not any(one.predicate is Predicate.MOVED for one in draft.found):
        return
    ends = _ends(draft.found)
    draft.found = [
        _with_season(_of_its_show(one), ends)
        for one in draft.found
        if one.predicate is not Predicate.MOVED or _is_borne_out(draft, one, ends)
    ]


def _ends(found: list[Found]) -> dict[str, list[Found]]:
    """The cancellations of each show."""
    ends: defaultdict[str, list[Found]] = defaultdict(list)
    for one in found:
        if one.predicate is Predicate.CANCELLED and one.factuality in FIRM:
            ends[one.mention.title].append(one)
    return ends


def _is_borne_out(draft: Draft, one: Found, ends: dict[str, list[Found]]) -> bool:
    let_go = ends.get(one.mention.title, [])
    needs_home = one.sign.cue.needs == "another home"
    if not one.value:
        return bool(let_go) or not needs_home
    homes = {_network_of(end) for end in let_go} - {""}
    if needs_home:
        homes |= _homes_here(one)
    if any(not _is_same(one.value, home) for home in homes):
        return True
    if homes and not needs_home:
        return _SAVES.search(one.sign.text) is None  # it may have come there before it was dropped there
    return not homes and (not needs_home or (bool(let_go) and _is_new_here(draft, one)))


def _network_of(end: Found) -> str:
    """Who let it go: named in the cue or after its "by", else last before it."""
    by = _BY.match(end.marked.masked, end.sign.end)
    networks = end.marked.networks
    inside = [ref.name for ref in networks if end.sign.start <= ref.start < end.sign.end]
    after = [ref.name for ref in networks if by and end.sign.end <= ref.start < by.end()]
    before = [ref.name for ref in networks if end.sign.clause[0] <= ref.start < end.sign.start]
    return next(iter([*inside[-1:], *after, *before[-1:]]), "")


def _homes_here(one: Found) -> set[str]:
    """Where the same sentence says that the show was before; only if it speaks of no other show."""
    marked = one.marked
    if len({show.title for show in marked.mentions} | {one.mention.title}) > 1:
        return set()
    places = {match.end() for match in _ON.finditer(marked.masked, 0, one.sign.start)}
    return {ref.name for ref in marked.networks if ref.start in places}


def _is_new_here(draft: Draft, one: Found) -> bool:
    """ "Picked up by NET", and nobody who thinks again: the page has not named this network before."""
    if not _TAKEN_BY.match(one.sign.text):
        return False
    start = one.marked.sentence.start
    before = (marked for marked in draft.marked if marked.sentence.start < start)
    return not any(_is_same(one.value, ref.name) for marked in before for ref in marked.networks)


def _is_same(one: str, other: str) -> bool:
    """ "BBC" and "BBC Two" are one house."""
    return one.startswith(f"{other} ") or other.startswith(f"{one} ") or one == other


def _of_its_show(one: Found) -> Found:
    """ "(See SHOW, from Fox to Netflix)": a cue that holds a show is about that one, be it only an aside."""
    if one.predicate is not Predicate.MOVED:
        return one
    inside = [show for show in one.marked.mentions if one.sign.start <= show.start < one.sign.end]
    return replace(one, mention=inside[0]) if inside and one.mention not in inside else one


def _with_season(one: Found, ends: dict[str, list[Found]]) -> Found:
    """The season after the last that ran where it was before."""
    if one.predicate is not Predicate.MOVED or one.season is not None or one.factuality not in FIRM:
        return one
    ran = [end.season for end in ends.get(one.mention.title, ()) if end.season is not None]
    return replace(one, season=max(ran) + 1) if ran else one
