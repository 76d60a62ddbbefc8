"""Words that reach beyond their sentence: headings over lists, and answers to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import Factuality, Predicate

from .bind import Sign
from .cues import Cue, load_cues, scope
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .seasons import Shape
from .sentences import Kind
from .subject import follow

_HEADINGS = (Predicate.UNDECIDED, Predicate.CANCELLED, Predicate.FINAL_SEASON, Predicate.RENEWED)
_ANSWERS = (Predicate.UNDECIDED, Predicate.RENEWED)
_MIXED = re.compile(r"\b(?:and|or|&)\b.*\b(?:cancel|renew)|\?$", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:[-*•·]|\d{1,3}[.)])?\s*[\"'“‘]?")
_COMMA = re.compile(r"[\"'”’]?\s*(?:\([^)]{1,24}\))?\s*[,;/]?\s*(?:and\s+)?[\"'“‘]?")
_ASKS = re.compile(r"\b(?:season|series|renew\w*|return|come back|cancell?ed|another)\b", re.IGNORECASE)
_ASKS_MORE = re.compile(r"^\W*(?:when|who|what|where|how|why|which)\b", re.IGNORECASE)
_ASKS_RENEWAL = re.compile(r"renew|happen|confirm|return|get a|be a", re.IGNORECASE)
_SHORT_HEADING = 5


def carry_headings(draft: Draft) -> None:
    """ "Renewed:" over a list speaks for every item of it that has no word of its own."""
    spoken = {(one.marked.sentence.block, one.mention.title) for one in draft.found}
    above: tuple[Marked, Predicate] | None = None
    for one in draft.marked:
        predicate = _heading(one)
        if predicate is not None:
            above = (one, predicate)
        elif above is not None and (items := _items(one)):
            fresh = [item for item in items if (one.sentence.block, item.title) not in spoken]
            draft.found.extend(_carried(above, one, fresh))
        elif _closes(one, above):
            above = None


def _closes(one: Marked, above: tuple[Marked, Predicate] | None) -> bool:
    """A line that is no item ends a list, unless it is the rest of the heading's own line."""
    return above is None or one.sentence.block > above[0].sentence.block


def _heading(one: Marked) -> Predicate | None:
    """What a heading says of the list below: only a short line or one that ends in a colon, naming no show."""
    text = one.sentence.text
    if one.sentence.kind is Kind.HEADLINE or one.mentions or _MIXED.search(text):
        return None
    is_short = one.sentence.kind is Kind.HEADING and len(text.split()) <= _SHORT_HEADING
    if not (text.endswith(":") or is_short):
        return None
    return next((kind for kind in _HEADINGS if scope(f"heading {kind}").search(one.masked)), None)


def _items(one: Marked) -> list[Mention]:
    """The shows a line lists, if it begins with one of them."""
    opening = _OPENING.match(one.sentence.text)
    if opening is None or not one.mentions or one.mentions[0].start != opening.end():
        return []
    listed = [one.mentions[0]]
    for mention in one.mentions[1:]:
        if not _COMMA.fullmatch(one.sentence.text, listed[-1].end, mention.start):
            break
        listed.append(mention)
    return listed


def _carried(above: tuple[Marked, Predicate], line: Marked, items: list[Mention]) -> Iterator[Found]:
    heading, predicate = above
    numbers = [ref.numbers[0] for ref in heading.seasons if ref.shape is Shape.NUMBER]
    for item in items:
        sign = Sign(line, _cue(predicate), item.start, item.end)
        yield Found(sign, item, "heading", season=numbers[0] if numbers else None)


def answer_questions(draft: Draft) -> None:
    """ "Is season 3 confirmed? Not yet." says what neither sentence says alone."""
    before: Marked | None = None
    for one, focus in follow(draft.marked, draft.main):
        if before is not None and _is_open(before) and one.sentence.kind is not Kind.NAVIGATION:
            draft.found.extend(_answered(draft, before, one, focus=focus))
        before = one


def _is_open(question: Marked) -> bool:
    text = question.sentence.text
    asks = question.sentence.is_question and question.sentence.kind is not Kind.HEADLINE
    return asks and bool(_ASKS.search(text)) and not _ASKS_MORE.search(text)


def _answered(draft: Draft, question: Marked, answer: Marked, *, focus: Mention | None) -> Iterator[Found]:
    mention = next(iter(question.subjects), focus)
    said = _answer(question, answer)
    if mention is None or said is None:
        return
    predicate, match = said
    numbers = [
        max(ref.numbers) for ref in question.seasons if ref.shape is Shape.NUMBER and max(ref.numbers) > 1
    ]
    season = numbers[0] if numbers else draft.topics.get(mention.title)
    yield Found(Sign(answer, _cue(predicate), match.start(), match.end()), mention, "answer", season=season)


def _answer(question: Marked, answer: Marked) -> tuple[Predicate, re.Match[str]] | None:
    opening = answer.masked.lstrip("\"'( ")
    for predicate in _ANSWERS:
        match = scope(f"answer {predicate}").match(opening)
        if match and (predicate is Predicate.UNDECIDED or _ASKS_RENEWAL.search(question.sentence.text)):
            return predicate, match
    return None


def _cue(predicate: Predicate) -> Cue:
    """The plainest cue for a predicate, to stand for a word that was said elsewhere."""
    same = [
        cue for cue in load_cues() if cue.predicate is predicate and cue.factuality is Factuality.ASSERTED
    ]
    return max(same, key=lambda cue: cue.confidence)
