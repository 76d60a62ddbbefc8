"""Cues that need a date: whether it is theirs, and what starts where no show is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cliffhanger.vocabulary import PartialDate, Predicate

from .cues import DATE, plainest_cue
from .draft import Draft, Found
from .sign import Sign

_MANY = re.compile(
    r"\b(?:shows|dramas|comedies|sitcoms|titles|newcomers|sequels|originals|programmes|programs|line-?up|schedule|"
    r"cameras?|money|films?|movies?|books?|novels?|memoirs?|albums?|singles?|songs?|tours?|he|she|who|i|we|they|"
    r"every show|(?:his|her|my) \w+)\b[^,;.:]*$",
    re.IGNORECASE,
)
"""Before a start in a sentence that names no show: what starts is not the show being spoken of."""
_NAMED = re.compile(
    r"(?:^|[\s\"'])(?!(?:it|they|both|all|this|that|these|there|season|series|part|volume|book|chapter|episodes?|now|"
    r"then|which|who|and|but|new|production|release|premiere|the|a|an|its)\b)(?-i:[A-Z])[\w'.-]*[\"']?"
    r"(?:\s(?:is|are|was|were|will|has|have|to|be|been|then|also|now|only|finally|gets?|should|could|may|might))*\s*$",
    re.IGNORECASE,
)
"""A name that we do not know, just before a start: it is of that."""
_NEXT_OR_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|next|this|later|coming)\b")
_DECIDES = re.compile(
    r"\b(?:renew\w*|giv\w+|gave|gets?|got|receiv\w+|end(?:s|ed)|picked|orders?|ordered|announc\w+|had|named|clos\w+|"
    r"withdrawn|landed|handed|won|earned|films?|filming|shoots?|shooting|after|wrapp?\w*)\b[^.;]*$",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(
    r" (?:classics?|novels?|books?|films?|movies?|hits?|originals?|best-?sellers?|memoirs?|plays?|comics?|games?|"
    r"songs?|albums?|politics|versions?|remakes?|tours?|specials?|pandemic|elections?|olympics)\b"
)
"""As in "a 1985 novel": the year of something else."""
_UNTIL = re.compile(rf"\b(?:to|until|till|into) (?:the )?{DATE}+$")
_SHOOTS = re.compile(r"\b(?:film|shoot|product|camera)")


def has_its_date(draft: Draft, sign: Sign, value: str) -> bool:
    """Is there a date, if the cue needs one, and is it no name of something else?"""
    if len(value) == len("2027") and _OF_A_YEAR.match(sign.after):
        return False
    return "date" not in sign.cue.needs or _is_date_needed(draft, sign, value)


def _is_date_needed(draft: Draft, sign: Sign, value: str) -> bool:
    """Is there a date, as exact or as far ahead as the cue needs it?

    Ahead is only what says so: "renewed for a third season in May" may be of any May.
    """
    needs, said = sign.cue.needs, sign.said.lower()
    if not value or needs == "date":
        return bool(value)
    if needs == "exact date":
        return "-" in value
    is_told = (_NEXT_OR_YEAR.search(said) and "week" not in said) or not _DECIDES.search(sign.before)
    return bool(is_told) and draft.day is not None and PartialDate.parse(value).latest > draft.day.day


def starts_unnamed(sign: Sign) -> bool:
    """Is a start, in a clause without a name, of the show being spoken of? Not if it is several's or a stranger's."""
    named = any(sign.clause[0] <= one.start < sign.clause[1] for one in sign.marked.mentions)
    return not named and not _MANY.search(sign.before) and not _NAMED.search(sign.before)


def on_a_new_day(found: list[Found]) -> Iterator[Found]:
    """What is put off until a day starts on that day."""
    for one in found:
        if one.predicate is Predicate.DELAYED and one.value and _UNTIL.search(one.sign.text):
            sign = replace(one.sign, cue=plainest_cue(Predicate.PREMIERE))
            if not _SHOOTS.search(one.sign.text):
                yield replace(one, sign=sign)
