"""How firmly: asserted, reported, speculated, conditional, negated, or not said at all (a question)."""

from __future__ import annotations

import re

from cliffhanger.vocabulary import Factuality, Predicate

from .bind import clause_around
from .cues import Cue
from .marks import Marked
from .sentences import Kind

_IF = re.compile(
    r"(?<!even )(?<!as )(?<!know )(?<!wonder )(?<!see )\b(?:if(?! you\b)|unless|assuming|provided (?:that)?|should (?:it|the|they|netflix)|in case|in the event|"
    r"were (?:it|they|the [a-z]+) to|supposing|depending on|when and if)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:whether|wonder(?:s|ing)?|ask(?:s|ed|ing)? (?:if|when)|know(?:s|ing)? (?:if|when)|see if|questions? (?:is|of|about)|how (?:likely|soon))\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:could|may(?! \d)|might|would|should|can|probably|likely|unlikely|possibly|perhaps|maybe|potentially|hopefully|predict\w*|guess\w*|"
    r"think|thinks|believe[sd]?|suspect\w*|speculat\w*|imagine[sd]?|hop(?:e|es|ed|ing)|wish\w*|want(?:s|ed)?|deserve[sd]?|petition\w*|campaign\w*|"
    r"looks?(?= (?:to|like|set|as))|seem(?:s|ed)?|appear(?:s|ed) to|chances?|possib(?:le|ility)|potential|theor\w+|bet(?:ting)? on|sources? of hope|"
    r"expect(?:ing|s)?|we(?:'d| would| could)|surprised|feels? like|aim(?:s|ing)?|plans? to|in talks|considering|eyeing|rumou?r(?:ed|s)? (?:to|that it may)|due for)\b",
)
_SECONDHAND = re.compile(
    r"\b(?:reportedly|rumou?rs?|rumou?red|allegedly|supposedly|according to (?!netflix|hbo|the network|the streamer|abc|nbc|cbs|fox|apple|amazon)|sources? (?:say|said|close|tell|told|claim)|"
    r"insiders?|is said to|are said to|it is understood|word is|(?:has|have) (?:been )?(?:learned|leaked)|leak(?:s|ed)?|reports? (?:say|said|claim|suggest|that|indicate)|unconfirmed|"
    r"not (?:100 ?% )?(?:yet )?official\b|is expected|are expected|(?:Deadline|Variety|TVLine|THR|The Hollywood Reporter|Hollywood Reporter|The Wrap|TheWrap|EW) (?:reports?|reported|says|said|has learned))",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\b(?:not(?! only| just| long)|never|no(?! longer| doubt| surprise| less| wonder| secret|\.)|nor|neither|without|den(?:y|ies|ied)|reject(?:s|ed)?|far from)|n't)(?:\s+\S+){0,4}\s*$",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"\b(?:often|usually|frequently|typically|sometimes|tends? to|rarely|generally|normally)\b", re.IGNORECASE
)
_CASE_MAYBE = re.compile(
    r"\b(?:May|Might|Could|Should|Would|Probably|Likely|Looks|Seems|Hopes?|Wants?)\b(?! \d)"
)


def judge(marked: Marked, cue: Cue, match: re.Match[str]) -> Factuality | None:
    """The factuality of one cue where it stands; None when the sentence asks instead of saying."""
    if marked.sentence.is_question:
        return None
    if cue.predicate is Predicate.UNDECIDED:
        return _judge_undecided(marked, match)
    left, right = clause_around(marked.masked, match.start(), match.end())
    before, after = marked.masked[left : match.start()], marked.masked[match.end() : right]
    if _OPEN.search(before) or _ROUTINE.search(before):
        return None
    softer = _soften(marked, cue, match, near=f"{before} {match.group()} {after[:40]}", before=before)
    if cue.factuality is Factuality.ASSERTED:
        return softer
    return Factuality.CONDITIONAL if softer is Factuality.CONDITIONAL else cue.factuality


def _judge_undecided(marked: Marked, match: re.Match[str]) -> Factuality | None:
    """That something is open is itself a fact; only "if it has not been renewed" is not."""
    return None if _IF.search(marked.masked[: match.start()]) else Factuality.ASSERTED


def _soften(marked: Marked, cue: Cue, match: re.Match[str], *, near: str, before: str) -> Factuality:
    if _is_conditional(marked, match, near):
        return Factuality.CONDITIONAL
    if _NOT.search(before):
        return Factuality.NEGATED
    hedge = _CASE_MAYBE if marked.sentence.kind is Kind.HEADLINE else _MAYBE
    if not cue.modal_is_fine and (hedge.search(near) or _MAYBE.search(near)):
        return Factuality.SPECULATED
    return Factuality.REPORTED if _SECONDHAND.search(marked.masked) else Factuality.ASSERTED


def _is_conditional(marked: Marked, match: re.Match[str], near: str) -> bool:
    """An "if" before the cue anywhere in the sentence, or after it when the cue itself looks ahead."""
    if _IF.search(marked.masked[: match.start()]):
        return True
    looks_ahead = re.search(r"\b(?:will|would|could|can|may|might|should|'ll)\b", near) is not None
    return looks_ahead and _IF.search(marked.masked[match.end() :]) is not None
