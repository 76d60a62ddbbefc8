"""How firmly: asserted, reported, speculated, conditional, negated, or not said at all (a question).

The words that soften are data: `cue_tables/scope.json`.
"""

from __future__ import annotations

import re

from cliffhanger.vocabulary import DECISIONS, Factuality, Predicate

from .cues import FINAL, SHOW, scope
from .sentences import Kind
from .sign import Sign

_LOOKS_AHEAD = re.compile(r"\b(?:will|would|could|can|may|might|should|'ll)\b")
_WHETHER = re.compile(r"\b(?:whether|if)\b", re.IGNORECASE)
_FEW_WORDS = re.compile(r"(?:\s+[^\s,:;]+){0,4}\s*$")
_PRESUMES = re.compile(
    r"\W*(?:so |and |but |then )?(?:why|how come|how is it that)(?: on earth| the hell| exactly)?\b"
    r"(?! (?:not|should|would|could|might|would|wo|do|does|are we|bother|\w+n't)\b)",
    re.IGNORECASE,
)
"""A question that takes for granted what it asks about: "Why did they renew it?"."""
_SINCE = re.compile(r"\bsince (?:the |its )?$", re.IGNORECASE)
_UNTIL = re.compile(r"\bun?till?\b")
_WOULD = re.compile(r"\bwould\b")
_AND = re.compile(
    r"(?:\b(?:and|but|yet|or)|(?<=\S),) (?:has|have|is|are|was|were|will|now|then|had)\b|:\s|\b(?:for|of|to) which\b"
    r"|\b(?:since|because|now that)\b",
    re.IGNORECASE,
)
_AND_A_SHOW = re.compile(
    rf"(?:(?<![{SHOW}\"]), (?:and|or)|\b(?:but|while|whereas)) (?:the )?\"?{SHOW}|{SHOW}\"?,? (?:which|whose|that)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:which|that|whom)\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"(?<!\bwe )(?<!\byou )(?<!\bfans )(?<!\bviewers )\bshould(?!\s+(?:have|see|expect|get|hear|be (?:here|ready))\b)"
    r"|\bplans? to\b",
    re.IGNORECASE,
)
"""What makes a guess of a decision, but of a start or a shoot a plan: "it should reach PBS in May"."""
_IDIOMS = re.compile(
    r"\b(?:you (?:may|might) (?:already )?(?:have (?:heard|seen|noticed|guessed)|know|recall|remember)|"
    r"as you (?:may|might|would|can|could) \w+|"
    r"(?:could|can)(?:not| not|n't|'t) (?:be (?:happier|prouder|more \w+)|believe|help)|"
    r"in case you\b[^,.;:]{0,40}|believe it or not|if you (?:missed|have missed|ask)\b)",
    re.IGNORECASE,
)
"""Turns of speech that soften nothing: "as you might expect", "I can't believe that"."""
_BRACKETS = re.compile(r"\([^()]*\)")
_COLON = re.compile(r"\w: ")
_REACH, _NEAR_A_DATE = 80, 60


def judge(sign: Sign) -> Factuality | None:
    """The factuality of one cue where it stands; None when the sentence asks instead of saying."""
    if sign.marked.sentence.is_question and not _PRESUMES.match(sign.marked.masked):
        return None
    if sign.cue.predicate is Predicate.UNDECIDED:
        return _judge_undecided(sign)
    if scope("routine").search(sign.before):
        return None
    if scope("open").search(sign.before) and not _is_presupposed(sign):
        return None
    heard = _hear(sign)
    if sign.cue.factuality is Factuality.ASSERTED or heard is Factuality.CONDITIONAL:
        return heard
    return sign.cue.factuality


def _is_presupposed(sign: Sign) -> bool:
    """ "We know when the final season comes": that it is the last is not what is asked."""
    is_last = sign.cue.predicate is Predicate.FINAL_SEASON and FINAL in sign.text
    return is_last and _WHETHER.search(sign.before) is None


def _judge_undecided(sign: Sign) -> Factuality | None:
    """That something is open is itself a fact; only "if it has not been renewed" is not, nor a person's future."""
    masked = sign.marked.masked
    of_something_else = scope("not the show's").search(masked[sign.clause[0] : sign.clause[1]])
    is_open = not of_something_else and not scope("conditional").search(masked[: sign.start])
    return Factuality.ASSERTED if is_open else None


def _hear(sign: Sign) -> Factuality:
    """The first of the softer readings that applies, else asserted."""
    if _is_conditional(sign):
        return Factuality.SPECULATED if scope("likelihood").search(sign.before) else Factuality.CONDITIONAL
    if _is_negated(sign):
        return Factuality.NEGATED
    if scope("by the look of it").search(sign.before[-_REACH:]):
        return Factuality.REPORTED
    if _is_guess(sign):
        return Factuality.SPECULATED
    if scope("secondhand").search(sign.marked.masked):
        return Factuality.REPORTED
    awaited = sign.cue.predicate is not Predicate.PREMIERE and scope("expected").search(
        f"{sign.before} {sign.text}"
    )
    return Factuality.REPORTED if awaited else Factuality.ASSERTED


def _is_conditional(sign: Sign) -> bool:
    """An "if" before the cue anywhere in the sentence, or after it when the cue itself looks ahead."""
    masked = _without(_IDIOMS, _without(_BRACKETS, sign.marked.masked))
    if scope("conditional").search(masked[_after_colon(masked, sign.start) : sign.end]):
        return True
    ahead = _LOOKS_AHEAD.search(f"{sign.before} {sign.text}") is not None
    return ahead and scope("conditional").search(masked[sign.end :]) is not None


def _without(words: re.Pattern[str], text: str) -> str:
    """The text with blanks for some of its words, so that places stay."""
    return words.sub(lambda match: " " * len(match.group()), text)


def _after_colon(masked: str, end: int) -> int:
    """ "If this has spoiled your day, here is some comfort: it goes on": that holds whether it has or not."""
    colons = [colon.end() for colon in _COLON.finditer(masked, 0, end)]
    return colons[-1] if colons else 0


def _is_negated(sign: Sign) -> bool:
    """A "not" at most four words before the cue, "is not true" after it; inside it unless the cue means it so."""
    if scope("untrue after").search(sign.after[:_REACH]):
        return True
    if sign.cue.predicate is Predicate.PREMIERE and _UNTIL.search(sign.text):
        return False
    if sign.cue.predicate not in DECISIONS and scope("negation within").search(sign.text):
        return True
    if scope("denied").search(sign.before):
        return True
    before = _own_verb(sign)
    return any(_FEW_WORDS.fullmatch(before, no.end()) for no in scope("negation before").finditer(before))


def _is_guess(sign: Sign) -> bool:
    if scope("hinted").search(sign.before):
        return True
    if sign.cue.modal_is_fine or _SINCE.search(sign.before):
        return False
    if scope("unsure after").match(sign.after.lstrip(" ,")):
        return True
    before = _own_verb(sign)
    if sign.cue.predicate is Predicate.PREMIERE:
        before = before[-_NEAR_A_DATE:]  # a wish further off is not about the date
    near = f"{before} {sign.text}"
    if sign.cue.predicate not in DECISIONS:
        near = _PLANNED.sub(" ", near)
    if scope("announced before").search(sign.before):
        near = _WOULD.sub(" ", near)  # "announced that it would return": a plain "will", reported
    in_capitals = (
        sign.marked.sentence.kind is Kind.HEADLINE and scope("maybe in capitals").search(near) is not None
    )
    # In the body a capital May is a month: the list is searched in the words as written
    return in_capitals or _small(near)


def _small(near: str) -> bool:
    return any(not match.group()[0].isupper() or match.start() < 3 for match in scope("maybe").finditer(near))


def _own_verb(sign: Sign) -> str:
    """What stands before the cue, from its own verb on: "wants more *and has* ordered it" wants nothing any more."""
    if _RELATIVE.match(sign.text):
        return ""
    before = _without(_IDIOMS, sign.before)
    starts = [match.start() for match in (*_AND.finditer(before), *_AND_A_SHOW.finditer(before))]
    return before[max(starts) :] if starts else before


_SOFT = (
    "conditional",
    "negation before",
    "negation within",
    "maybe",
    "secondhand",
    "untrue after",
    "unsure after",
)


def softening_words(sign: Sign) -> str:
    """The words around a cue that make it less than asserted, for whoever asks why."""
    masked = sign.marked.masked
    found = [match for name in _SOFT if (match := scope(name).search(masked)) is not None]
    return ", ".join(dict.fromkeys(sign.marked.sentence.text[match.start() : match.end()] for match in found))
