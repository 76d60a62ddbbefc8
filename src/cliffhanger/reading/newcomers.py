"""New shows that a page of new schedules only names: "the new drama X has Mondays at nine" is an order in May."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import Predicate

from .cues import SEASON, plainest_cue
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .sentences import Kind
from .sign import Sign

_OF_ORDERS = re.compile(
    r"\bupfronts?\b|\bslate\b|\bline-?ups?\b"
    r"|\b(?:announces?|unveils?|presents?|orders?|adopts?|adds?|commissions?|picks? up|green-?lights?)\b"
    r"|\bnew (?:[\w-]+ )?(?:series|shows|dramas|comedies|pilots|orders|schedules?|seasons?)\b|\bon the way\b",
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
_TELLS_OFF = re.compile(
    rf"\b{_ORDERS} (?:[\w-]+ ){{0,3}}?(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+|new|fresh) "
    rf"(?:[\w-]+ ){{0,3}}?{_KINDS}[^.:;]{{0,30}}:|\bnew (?:[\w-]+ ){{0,2}}?{_KINDS} (?:include|are|will be)\b"
    r"|\bon (?:the|its) (?:docket|slate|agenda|drawing board|books)(?: too| also| as well)? (?:are|is)\b"
)
_PICKED_UP = re.compile(
    rf"\b{_ORDERS} (?:[\w-]+ ){{0,2}}?(?P<many>a pair|two|three|four|five|six|several|a trio|a (?:hand|arm)ful|\d)"
    rf"(?: of)? (?:brand-?new|new|fresh) (?:[\w-]+ ){{0,2}}?{_KINDS}\b"
)
_MANY = {"a pair": 2, "two": 2, "three": 3, "a trio": 3, "four": 4, "five": 5, "six": 6}
_NEXT_ONE = re.compile(r"[,;&]|\b(?:and|or|plus)\b")
_TOP, _LONG, _SOME, _OPENING = 2000, 70, 5, 4


def know_newcomers(draft: Draft) -> None:
    """Add what a page tells off as new, and drop what only names a new show, unless the page is of what was ordered."""
    is_of_orders = _is_of_orders(draft)
    draft.found = [
        one for one in draft.found if not _only_names(one) or (is_of_orders and not _is_headline(one))
    ]
    spoken = {(one.marked.sentence.start, one.mention.title) for one in draft.found}
    told_off = [*_in_one_sentence(draft), *_in_what_follows(draft)]
    draft.found += [one for one in told_off if (one.marked.sentence.start, one.mention.title) not in spoken]


def _in_one_sentence(draft: Draft) -> Iterator[Found]:
    """ "Nine has announced three series: Ana Reyes in the feel-good A, Sam Lowe on the run in B, and C"."""
    for marked in draft.marked:
        match = _TELLS_OFF.search(marked.lowered) if len(marked.mentions) > 1 else None
        if match is None or marked.sentence.is_question or SEASON in marked.masked[match.end() :]:
            continue
        end = match.end()
        for show in marked.subjects:
            gap = marked.lowered[end : show.start]
            if show.start < match.end():
                continue
            if len(gap) > _LONG or (end > match.end() and not _NEXT_ONE.search(gap)):
                break
            yield _ordered(marked, show)
            end = show.end


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
