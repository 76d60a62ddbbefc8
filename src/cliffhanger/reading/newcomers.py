"""New shows that a page of new schedules only names: "the new drama X has Mondays at nine" is an order in May."""

from __future__ import annotations

import re

from .draft import Draft, Found
from .sentences import Kind

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
_TOP = 2000


def know_newcomers(draft: Draft) -> None:
    """Drop what only names a new show, unless the page is of what was ordered."""
    if not _is_of_orders(draft):
        draft.found = [one for one in draft.found if not _only_names(one)]
    else:
        draft.found = [one for one in draft.found if not (_only_names(one) and _is_headline(one))]


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
