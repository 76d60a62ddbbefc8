"""Words that turn what was said before them: answers to questions, "but don't call it a renewal", "in that order"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cliffhanger.vocabulary import Factuality, Predicate

from .cues import plainest_cue, scope
from .draft import Draft, Found
from .events import read_question
from .lexicon import Mention
from .marks import Marked
from .seasons import Shape
from .sentences import Kind
from .sign import Sign

_ASKS = re.compile(
    r"\b(?:season|series|renew\w*|return\w*|com(?:e|ing) back|(?:be|is|are) back|cancell?ed|another|more|"
    r"go(?:es|ing)? on|ends?|the end|over|survive|safe|future|fate|becomes? of)\b",
    re.IGNORECASE,
)
_ASKS_MORE = re.compile(
    r"^\W*(?:when|who|what(?! (?:about|of)\b)|where|how(?! about\b)|why|which)\b", re.IGNORECASE
)
_ASKS_OF = re.compile(
    r"\W*(?:(?:and|but|so|what (?:about|of)|how about|as for) )*(?:the )?\W*", re.IGNORECASE
)
_ASKS_YES_OR_NO = re.compile(r"^\W*(?:so,? |but )?(?:has|have|had|is|are|was|were|did|does)\b", re.IGNORECASE)
_ASKS_RENEWAL = re.compile(r"renew|happen|confirm|return|get a|be a", re.IGNORECASE)
_ANSWERS = (Predicate.UNDECIDED, Predicate.RENEWED)
_OF_ONE_CHANNEL = re.compile(r"\s*(?:on|at|for|with|by) ")


def answer_questions(draft: Draft) -> None:
    """ "Is season 3 confirmed? Not yet." says what neither sentence says alone."""
    before: Marked | None = None
    for one, focus in zip(draft.marked, draft.focus, strict=True):
        if before is not None and before.sentence.is_question and before.sentence.kind is not Kind.HEADLINE:
            draft.found.extend(_answered(draft, before, one, focus=focus))
        before = one


def _answered(draft: Draft, question: Marked, answer: Marked, *, focus: Mention | None) -> Iterator[Found]:
    if answer.sentence.kind is Kind.NAVIGATION or _ASKS_MORE.search(question.sentence.text):
        return
    said = (
        _renewal_answer(draft, question, answer, focus=focus)
        if _ASKS.search(question.sentence.text) or _names_only(question)
        else None
    )
    if said is not None:
        yield said
    elif _ASKS_YES_OR_NO.match(question.sentence.text) and (sure := _yes_or_no(answer)):
        yield from read_question(draft, question, focus, answer=sure)


def _names_only(question: Marked) -> bool:
    """ "And Selfie?": a question that is nothing but a name."""
    first = next(iter(question.mentions), None)
    if first is None or _ASKS_OF.fullmatch(question.sentence.text, 0, first.start) is None:
        return False
    return question.sentence.text[question.mentions[-1].end :].strip(" \"'”’") == "?"


def _yes_or_no(answer: Marked) -> Factuality | None:
    opening = answer.masked.lstrip("\"'( ")
    if scope("answer no").match(opening):
        return Factuality.NEGATED
    return Factuality.ASSERTED if scope("answer yes").match(opening) else None


def _renewal_answer(draft: Draft, question: Marked, answer: Marked, *, focus: Mention | None) -> Found | None:
    mention = next(iter(question.subjects), focus)
    said = _answer(question, answer)
    if mention is None or said is None:
        return None
    predicate, match = said
    numbers = [
        max(ref.numbers) for ref in question.seasons if ref.shape is Shape.NUMBER and max(ref.numbers) > 1
    ]
    season = numbers[0] if numbers else draft.topics.get(mention.title)
    sign = Sign(answer, plainest_cue(predicate), match.start(), match.end())
    return Found(sign, mention, "answer", season=season)


def _answer(question: Marked, answer: Marked) -> tuple[Predicate, re.Match[str]] | None:
    opening = answer.masked.lstrip("\"'( ")
    for predicate in _ANSWERS:
        match = scope(f"answer {predicate}").match(opening)
        if match and (predicate is Predicate.UNDECIDED or _ASKS_RENEWAL.search(question.sentence.text)):
            return predicate, match
    return None


def turn_round(draft: Draft) -> None:
    """Drop what the next words take back: a renewal that is none, a show that only its old channel gives up."""
    taken_back = [one for one in draft.found if one.sign.cue.takes_back]
    moved = [one for one in draft.found if one.predicate is Predicate.MOVED]
    draft.found = [
        one
        for one in draft.found
        if not any(_is_taken_back(one, by) for by in taken_back)
        and not any(_only_left(one, by) for by in moved)
    ]


def _is_taken_back(one: Found, by: Found) -> bool:
    if one is by or one.mention.title != by.mention.title or one.predicate is not by.predicate:
        return False
    return one.marked.sentence.block == by.marked.sentence.block and one.place <= by.place


def _only_left(one: Found, moved: Found) -> bool:
    """ "Won't get a second season on NBC, but lives on at Peacock" is a move and no cancellation."""
    if one.predicate is not Predicate.CANCELLED or one.mention.title != moved.mention.title:
        return False
    same = one.marked is moved.marked and one.place < moved.place
    after = one.marked.masked[one.sign.end :]
    named = any(0 <= ref.start - one.sign.end <= _NEAR for ref in one.marked.networks)
    return same and named and _OF_ONE_CHANNEL.match(after) is not None and " but " in after


_NEAR = 8


def deal_out_seasons(draft: Draft) -> None:
    """ "A, B and C enter, in that order, their second, fifth and ninth seasons": to each its own."""
    for place, one in enumerate(draft.marked):
        numbers = [number for ref in one.seasons if ref.shape is Shape.NUMBER for number in ref.numbers]
        if len(numbers) < 2 or not scope("one each").search(one.masked):
            continue
        here = _distinct(one.subjects)
        earlier = _distinct(draft.marked[place - 1].subjects) if place else []
        titles = next((names for names in (here, earlier) if len(names) == len(numbers)), None)
        if titles is not None:
            lines = (one, draft.marked[place - 1]) if place else (one,)
            draft.found = _dealt(draft.found, lines, dict(zip(titles, numbers, strict=True)))


def _distinct(mentions: list[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.title for mention in mentions))


def _dealt(found: list[Found], lines: tuple[Marked, ...], season: dict[str, int]) -> list[Found]:
    return list(
        dict.fromkeys(
            replace(one, season=season[one.mention.title])
            if one.marked in lines and one.mention.title in season
            else one
            for one in found
        )
    )
