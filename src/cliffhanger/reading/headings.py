"""Lines that speak for what stands below them: "Renewed:" over a list, "Ten shows that end this year" over a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cliffhanger.vocabulary import DECISIONS, Factuality, Predicate

from .cues import SEASON, plainest_cue, scope
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .seasons import Shape
from .sentences import Kind
from .sign import Sign

_SAID = (
    Predicate.UNDECIDED,
    Predicate.CANCELLED,
    Predicate.FINAL_SEASON,
    Predicate.ORDERED,
    Predicate.RENEWED,
)
_THEMES = _SAID[1:]
_GUESSED = (Predicate.CANCELLED, Predicate.RENEWED)
_OF_SHOWS = re.compile(
    r"shows|every|series|dramas|comedies|sitcoms|programmes|titles|hits|wonders|favou?rites|pilots|cancell|renew|pick-?ups|"
    r"casualties|seasons|gone after|:$",
)
_MIXED = re.compile(
    r"\b(?:and|or|&)\b.*\b(?:cancel|renew|delay|return|saved|rescue|which were not)|\?$|\bhow\b|\bwhy\b.*\?"
)
_OPENING = re.compile(r"\s*(?:[-*•·]|\d{1,3}[.)])?\s*[\"'“‘]?")
_COMMA = re.compile(r"[\"'”’]?\s*(?:[(\[][^)\]]{1,40}[)\]])?\s*[,;/]?\s*(?:and\s+)?[\"'“‘]?")
_HEAD_ENDS = re.compile(r"[\"'”’]?(?: \d)?(?:,? ?[(\[][^)\]]{1,40}[)\]])?,?(?:\s*(?:[:.|]|-\s)|$)")
_NUMBERED = re.compile(r"\s*(?:[-*•·]|\d{1,3}[.)])")
_SHORT_HEADING, _LEAD = 5, 4


@dataclass(frozen=True, slots=True)
class _Above:
    """A line that speaks for items below. A theme of the page lasts to its end, a heading to the end of its list."""

    line: Marked
    predicate: Predicate
    is_theme: bool
    factuality: Factuality = Factuality.ASSERTED


def carry_headings(draft: Draft) -> None:
    """Give every item of a list that has no word of its own the word of the line above it."""
    spoken = {
        (one.marked.sentence.block, one.mention.title)
        for one in draft.found
        if one.predicate in DECISIONS and one.predicate is not Predicate.MOVED
    }
    theme: _Above | None = None
    heading: _Above | None = None
    for place, one in enumerate(draft.marked):
        if (found := _theme(one, place)) is not None:
            theme = found
        if (said := _heading(one)) is not None:
            heading = said
            continue
        above = heading or theme
        items = _items(one, strict=heading is None) if above else []
        decided = {title for _, title in spoken} if above is theme else set()
        fresh = [
            item
            for item in items
            if (one.sentence.block, item.title) not in spoken and item.title not in decided
        ]
        if above and fresh:
            draft.found.extend(_carried(draft, above, one, items=fresh))
            spoken.update((one.sentence.block, item.title) for item in fresh)
        elif not items and heading and one.sentence.block > heading.line.sentence.block:
            heading = None


def _theme(one: Marked, place: int) -> _Above | None:
    """What headline or lead say of a whole page: of shows in the plural, naming none of them as its subject."""
    text = one.sentence.text
    if place > _LEAD or one.sentence.kind is Kind.NAVIGATION or _MIXED.search(text.lower()):
        return None
    if one.sentence.kind is not Kind.HEADLINE and one.mentions:
        return None  # what it says, it says of those
    if not _OF_SHOWS.search(text.lower()):
        return None
    said = next((kind for kind in _THEMES if _says(f"theme {kind}", one)), None)
    return _Above(one, said, is_theme=True) if said else None


def _heading(one: Marked) -> _Above | None:
    """What a heading says of the list below: only a short line or one that ends in a colon, naming no show."""
    text = one.sentence.text
    if one.sentence.kind is Kind.HEADLINE or one.mentions or _MIXED.search(text.lower()):
        return None
    is_short = one.sentence.kind is Kind.HEADING and len(text.split()) <= _SHORT_HEADING
    if not (text.endswith(":") or is_short):
        return None
    guess = next((kind for kind in _GUESSED if _says(f"heading likely {kind}", one)), None)
    if guess:
        return _Above(one, guess, is_theme=False, factuality=Factuality.SPECULATED)
    said = next((kind for kind in _SAID if _says(f"heading {kind}", one)), None)
    return _Above(one, said, is_theme=False) if said else None


def _says(words: str, one: Marked) -> bool:
    """Does a line have one of these words, with its seasons as written or as marked?"""
    return any(scope(words).search(text) for text in (one.masked, one.sentence.text))


def _items(one: Marked, *, strict: bool) -> list[Mention]:
    """The shows a line lists, if it begins with one of them. ``strict``: only as an item that is marked as one."""
    opening = _OPENING.match(one.sentence.text)
    if opening is None or not one.mentions or one.mentions[0].start != opening.end():
        return []
    first = one.mentions[0]
    if strict and not _is_item(one, first) and not _is_mere_list(one):
        return []
    listed = [first]
    for mention in one.mentions[1:]:
        if not _COMMA.fullmatch(one.sentence.text, listed[-1].end, mention.start):
            break
        listed.append(mention)
    return listed


def _is_mere_list(one: Marked) -> bool:
    """A line of nothing but titles, with their channels in brackets."""
    gaps = [one.sentence.text[a.end : b.start] for a, b in pairwise(one.mentions)]
    return len(gaps) > 1 and all(_COMMA.fullmatch(gap) for gap in gaps)


def _is_item(one: Marked, first: Mention) -> bool:
    """ "3. Scandal …", "Scandal: …", "Scandal (ABC)." and no plain sentence that happens to begin with a title."""
    text = one.sentence.text
    ends = _HEAD_ENDS.match(text, first.end) is not None
    return one.sentence.kind is not Kind.HEADLINE and (ends or _NUMBERED.match(text) is not None)


def _carried(draft: Draft, above: _Above, line: Marked, *, items: list[Mention]) -> Iterator[Found]:
    for item in items:
        sign = Sign(line, plainest_cue(above.predicate), item.start, item.end)
        yield Found(sign, item, "heading", above.factuality, season=_season(draft, above, line, item=item))


def _season(draft: Draft, above: _Above, line: Marked, *, item: Mention) -> int | None:
    """The season that the line above gives, else for what is to come the one that the item speaks of."""
    if above.predicate is Predicate.ORDERED:
        return 1
    masked = above.line.masked
    numbers = [
        ref.numbers[0]
        for ref in above.line.seasons
        if ref.shape is _shape(above) and len(ref.numbers) == 1 and masked[ref.start] == SEASON
    ]
    if numbers:
        return numbers[0]
    told = draft.told.get((line.sentence.block, item.title))
    return (
        told if told and told > 1 and above.predicate in (Predicate.RENEWED, Predicate.FINAL_SEASON) else None
    )


def _shape(above: _Above) -> Shape:
    """Of a page's theme only "gone after one season" gives every item its season; a heading may say which it is."""
    return Shape.COUNT if above.is_theme or above.predicate is Predicate.CANCELLED else Shape.NUMBER
