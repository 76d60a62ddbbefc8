"""Two rivals that anyone could write in an afternoon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cliffhanger.reading import Lexicon, Mention

from .score import Fact, key_of

WORDS = {
    "renewed": re.compile(r"renew|pick(?:ed|s)? up|another season|order(?:ed|s)", re.IGNORECASE),
    "cancelled": re.compile(r"cancel|axe|scrap|dropp?", re.IGNORECASE),
    "final_season": re.compile(r"(?:final|last) (?:season|series)|ends? with", re.IGNORECASE),
    "undecided": re.compile(r"not (?:yet )?(?:been )?renewed|no word|yet to be", re.IGNORECASE),
    "premiere": re.compile(r"premiere|debut|release date|arriv|launch", re.IGNORECASE),
}
_SEASON = re.compile(r"season (\d+)|(second|third|fourth|fifth|sixth) season", re.IGNORECASE)
_ORDINALS = ["second", "third", "fourth", "fifth", "sixth"]
_NEAR = 120


def keyword_near_title(page: dict[str, Any], lexicon: Lexicon) -> Iterator[Fact]:
    """A key word within 120 letters of a title is a claim about it."""
    whole = f"{page['title']}\n{page['text']}"
    for mention in lexicon.mentions(whole):
        around = whole[max(0, mention.start - _NEAR) : mention.end + _NEAR]
        yield from _facts(page, mention, around, main=_in_headline(page, mention, lexicon))


def headline_rule(page: dict[str, Any], lexicon: Lexicon) -> Iterator[Fact]:
    """A key word in the headline is a claim about the titles in it."""
    for mention in lexicon.mentions(page["title"]):
        yield from _facts(page, mention, page["title"], main=True)


def _in_headline(page: dict[str, Any], mention: Mention, lexicon: Lexicon) -> bool:
    return any(one.title == mention.title for one in lexicon.mentions(page["title"]))


def _facts(page: dict[str, Any], mention: Mention, around: str, *, main: bool) -> Iterator[Fact]:
    match = _SEASON.search(around)
    season = None
    if match:
        season = int(match[1]) if match[1] else 2 + _ORDINALS.index(match[2].lower())
    for predicate, words in WORDS.items():
        if words.search(around):
            yield Fact(page["id"], key_of(mention.title), predicate, season, is_firm=True, main=main)


BASELINES = {"keyword near title": keyword_near_title, "headline rule": headline_rule}
