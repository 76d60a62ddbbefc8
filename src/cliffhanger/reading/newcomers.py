"""New shows that a page of new schedules only names: "the new drama X has Mondays at nine" is an order in May."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import DECISIONS, Predicate

from .cues import DATE, NET, SEASON, plainest_cue
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .sentences import Kind
from .sign import Sign

_OF_ORDERS = re.compile(
    r"\bupfronts?\b|\bslate\b|\bline-?ups?\b"
    r"|\b(?:announces?|unveils?|presents?|orders?|adopts?|adds?|commissions?|picks? up|green-?lights?)\b"
    r"|\bnew (?:[\w-]+ )?(?:series|shows|dramas|comedies|pilots|orders|schedules?|seasons?)\b|\bon the way\b"
    r"|\bin store\b|\b20\d\d-(?:20)?\d\d\b|\bfall schedules?\b",
    re.IGNORECASE,
)
_OF_DATES = re.compile(
    r"\b(?:dates?|premieres?|debuts?|ratings|poll|best|watch|renews?|renewed|cancels?|cancell?ed|review|recap|"
    r"stream(?:ing)?|trailer)\b",
    re.IGNORECASE,
)
_UPFRONT = re.compile(r"\bup-?fronts?\b", re.IGNORECASE)
_KINDS = r"(?:series|shows|dramas|comedies|sitcoms|thrillers|newcomers|projects|originals|half-hours|pilots|miniseries)"
_ORDERS = (
    r"(?:announce[sd]?|order(?:s|ed)|commission(?:s|ed)|pick(?:s|ed) up|green-?lit|green-?lights?|unveil(?:s|ed)|"
    r"present(?:s|ed)|add(?:s|ed)|approved?|gave the green light to|took(?: on)?|bought)"
)
_DECIDED = DECISIONS | {Predicate.ORDERED}
_NAMELY = r"(?:such as|among them|including|namely)"
_TELLS_OFF = re.compile(
    rf"\b{_ORDERS} (?:[\w-]+ ){{0,3}}?(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+|new|fresh) "
    rf"(?:[\w-]+ ){{0,3}}?{_KINDS}[^.:;]{{0,30}}:|\bnew (?:[\w-]+ ){{0,2}}?{_KINDS} (?:include|are|will be)\b"
    r"|\bon (?:the|its) (?:docket|slate|agenda|drawing board|books)(?: too| also| as well)? (?:are|is)\b"
    rf"|\bnew (?:(?:[\w-]+|{NET}+) ){{0,2}}?{_KINDS} (?:was|were|are|is) (?:\w+ly |now )?"
    rf"(?:ordered|on the list|on order|commissioned|announced|green-?lit|planned),? {_NAMELY}\b"
    rf"|\bnew {_KINDS} (?:for|at|from) {NET}+:|\b(?:whole|full|first) seasons? of:"
    r"|\b(?:pilot pick-?ups|series orders|ordered to series|picked up to series|going to series)\b[^.:;]{0,30}:"
)
_NEW = (
    rf"\W*(?:brand[- ]?new|also new|new|newcomers|new {_KINDS}|the newcomers)"
    rf"(?: (?:in|for|at|on|this|next|to|later|from)\b[^.:;]{{0,30}}| later| {DATE}+)?"
)
_NEW_ARE = re.compile(rf"{_NEW}:")
_HEADS_NEW = re.compile(rf"{_NEW}:?")
_HEADS_ORDERS = re.compile(
    r"\W*(?:newly |just )?(?:ordered(?: to series)?|picked up to series|going to series|(?:new )?series orders|"
    r"pilot pick-?ups|green-?lit|new orders)(?: (?:at|by|for) [^:]{1,20})?:?"
)
_ITEM = re.compile(rf"\W*(?:{NET}+: ?(?:[\w'.&-]+ ){{0,6}}?)?\W*")
_PICKED_UP = re.compile(
    rf"\b{_ORDERS} (?:[\w-]+ ){{0,2}}?(?P<many>a pair|two|three|four|five|six|several|a trio|a (?:hand|arm)ful|\d)"
    rf"(?: of)? (?:brand-?new|new|fresh) (?:[\w-]+ ){{0,2}}?{_KINDS}\b"
)
_MANY = {"a pair": 2, "two": 2, "three": 3, "a trio": 3, "four": 4, "five": 5, "six": 6}
_NEXT_ONE = re.compile(r"[,;&]|\b(?:and|or|plus)\b")
_TOP, _LONG, _VERY_LONG, _SOME, _OPENING = 2000, 70, 200, 5, 4


def know_newcomers(draft: Draft) -> None:
    """Add what a page tells off as new, and drop what only names a new show, unless the page is of what was ordered."""
    is_of_orders = _is_of_orders(draft)
    draft.found = [
        one for one in draft.found if not _only_names(one) or (is_of_orders and not _is_headline(one))
    ]
    spoken = {
        (one.marked.sentence.start, one.mention.title) for one in draft.found if one.predicate in _DECIDED
    }
    told_off = [
        *_in_one_sentence(draft, is_of_orders=is_of_orders),
        *_in_what_follows(draft),
        *_under_headings(draft, is_of_orders=is_of_orders),
    ]
    draft.found += [one for one in told_off if (one.marked.sentence.start, one.mention.title) not in spoken]


def _in_one_sentence(draft: Draft, *, is_of_orders: bool) -> Iterator[Found]:
    """ "Nine has announced three series: Ana Reyes in the feel-good A, Sam Lowe on the run in B, and C"."""
    for marked in draft.marked:
        if not marked.subjects or not marked.lowered or marked.sentence.is_question:
            continue
        match = _TELLS_OFF.search(marked.lowered) or (is_of_orders and _NEW_ARE.match(marked.lowered))
        if match and SEASON not in marked.masked[match.end() :]:
            yield from (_ordered(marked, show) for show in _listed(marked, match.end()))


def _listed(marked: Marked, start: int) -> Iterator[Mention]:
    """The shows told off from there on, with a word on each; if semicolons part them, who opens an item."""
    parted, end = ";" in marked.lowered[start:], start
    for show in marked.subjects:
        gap = marked.lowered[end : show.start]
        if show.start < start:
            continue
        if end > start and parted and ";" not in gap:
            continue
        if len(gap) > (_VERY_LONG if parted else _LONG) or (end > start and not _NEXT_ONE.search(gap)):
            break
        yield show
        end = show.end


def _under_headings(draft: Draft, *, is_of_orders: bool) -> Iterator[Found]:
    """ "Ordered to series:" or, on a page of orders, "New": whatever the lines below it name, a show or more each."""
    is_open, block = False, 0
    for marked in draft.marked:
        if marked.sentence.block == block or not marked.lowered:
            continue
        block = marked.sentence.block
        if not marked.mentions and _is_heading(marked):
            heads = _HEADS_ORDERS.fullmatch(marked.lowered) or (
                is_of_orders and _HEADS_NEW.fullmatch(marked.lowered)
            )
            is_open = bool(heads)
        elif is_open and marked.subjects:
            first = marked.subjects[0].start
            opens = _ITEM.fullmatch(marked.lowered, 0, first) is not None and SEASON not in marked.masked
            shows = _listed(marked, first) if opens else ()
            yield from (_ordered(marked, show) for show in shows)


def _is_heading(marked: Marked) -> bool:
    return marked.sentence.kind is Kind.HEADING or marked.sentence.text.endswith(":")


def _in_what_follows(draft: Draft) -> Iterator[Found]:
    """ "It picked up a pair of new series. A is about … B follows …": those that open the sentences after it."""
    left, block = 0, -1
    for marked in draft.marked:
        if marked.sentence.block != block:
            left = 0
        match = _PICKED_UP.search(marked.lowered) if not marked.mentions and marked.lowered else None
        if match is not None and not marked.sentence.is_question:
            left, block = _MANY.get(match["many"], _SOME), marked.sentence.block
        elif left and marked.subjects and marked.subjects[0].start <= _OPENING:
            left -= 1
            yield _ordered(marked, marked.subjects[0])


def _ordered(marked: Marked, show: Mention) -> Found:
    sign = Sign(marked, plainest_cue(Predicate.ORDERED), show.start, show.end)
    return Found(sign, show, "listed", season=1)


def _only_names(one: Found) -> bool:
    return one.sign.cue.needs == "schedule page"


def _is_headline(one: Found) -> bool:
    return one.marked.sentence.kind is Kind.HEADLINE


def _is_of_orders(draft: Draft) -> bool:
    """Does its title tell of orders, or its top of an upfront?"""
    title = draft.page.title
    if _OF_DATES.search(title):
        return False
    return _OF_ORDERS.search(title) is not None or _UPFRONT.search(draft.page.text[:_TOP]) is not None
