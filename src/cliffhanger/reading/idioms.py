"""Sentences that no cue spoke for: their words vote, by weights learned from labelled pages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cliffhanger.vocabulary import Factuality, Predicate

from .candidates import Candidate, Spoken, spoken_in
from .cues import Cue
from .dates import DateRef
from .draft import Draft, Found
from .events import seasons_for, value_of
from .firmness import judge
from .learned import Vote, Weights, chance_of, load_weights
from .networks import NetworkRef
from .sign import Sign

_RIVALS = frozenset(
    {
        Predicate.RENEWED,
        Predicate.CANCELLED,
        Predicate.UNDECIDED,
        Predicate.ORDERED,
        Predicate.FINAL_SEASON,
    }
)
"""A cue that says one of these of a show leaves nothing to guess about the others in that sentence."""
_ON_THE_WAY = frozenset(
    {Predicate.PREMIERE, Predicate.DELAYED, Predicate.FILMING_STARTED, Predicate.FILMING_WRAPPED}
)
"""Where a season is told to be on its way, its order is not the news."""
BY_WORDS = "words: "
"""How the cue of a reading is named that the words of its sentence voted for."""
_SAYS_NO = frozenset({Predicate.CANCELLED, Predicate.FINAL_SEASON, Predicate.UNDECIDED})
"""A "not" among their words is part of what they say."""
_ONE_OF_TWO = re.compile(r"\bthe (?:former|latter)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:the|these|those|some|several|many|other|few|most|all|two|three|four|five|six|ten) (?:[\w'-]+ ){0,3}?"
    r"(?:shows|series (?:that|which|are|were|have)|dramas|comedies|sitcoms|titles|programmes|programs|originals)\b",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"(?:\bnot|n't|\bnever)\s+(?!only|just|merely)(?:\w+\s+){0,2}?(?:cancell?(?:ed|ing)|axed|axing|scrapped)\b"
    r"|\b(?:fac(?:e|ed|es|ing)|risk(?:s|ed|ing)?|flirt(?:s|ed|ing) with|threat(?:s|ened)? (?:of|with)|"
    r"avoid(?:s|ed|ing)?|escap(?:e|es|ed|ing)|fear(?:s|ed|ing)?|dodg(?:es|ed|ing)) "
    r"(?:near |possible |certain )?cancell?ation\b",
    re.IGNORECASE,
)
"""Who may have been cancelled, and was not."""
_OF_A_DATE = re.compile(r"\b(?:date|trailer|teaser|cast|casting|plot)\b", re.IGNORECASE)
_SELDOM = frozenset({Predicate.MOVED, Predicate.ORDERED, Predicate.DELAYED})
"""Too few of them were learned from: their weights may add a reading, but not overrule a cue."""
_NEEDED = frozenset({Predicate.PREMIERE, Predicate.MOVED})
_SHARE, _FAR = 0.85, 90
_HARDLY, _NEVER_SO = -2.6, -4.6
"""The logits of seven in a hundred and of one: what an unsure or a sure cue says is not believed below."""
_SURE = 0.8


class _Counted(NamedTuple):
    """A candidate with what all its words speak for, as logits."""

    candidate: Candidate
    spoken: Spoken
    sums: list[float]


def find_idioms(draft: Draft) -> None:
    """Add what the words of a sentence speak for where no cue has spoken."""
    weigh(draft, load_weights())


def weigh(draft: Draft, weights: Weights) -> None:
    """`find_idioms` by given weights."""
    counted = [one for spoken in spoken_in(draft, weights.known) for one in _counted(spoken, weights)]
    _overrule(draft, counted, weights)
    said = {(one.marked.sentence.start, one.mention.title, one.predicate) for one in draft.found}
    known = {_key(one) for one in draft.found}
    for found in _all_found(draft, counted, weights, known=known):
        place = found.marked.sentence.start, found.mention.title
        if _key(found) not in known and not any((*place, kind) in said for kind in _rivals(found)):
            draft.found.append(found)
            known.add(_key(found))
            said.add((*place, found.predicate))


def _counted(spoken: Spoken, weights: Weights) -> Iterator[_Counted]:
    """What the words say of shows. Of people the cues of `casting` know more than the words do."""
    shared = weights.count(spoken.wording)
    for candidate in spoken.candidates:
        sums = weights.sums(shared + weights.count(candidate.wording))
        yield _Counted(candidate, spoken, sums)


def _overrule(draft: Draft, counted: list[_Counted], weights: Weights) -> None:
    """Tell every cue how much its sentence speaks for it, and drop what all other words are against.

    "The bride is killed by a bus" cancels no show.
    """
    best: dict[tuple[int, str, Predicate], float] = {}
    for one in counted:
        for show in one.candidate.shows:
            for predicate, total in zip(weights.predicates, one.sums, strict=True):
                key = one.candidate.marked.sentence.start, show.title, predicate
                best[key] = max(total, best.get(key, total))
    weighed = [
        (one, best.get((one.marked.sentence.start, one.mention.title, one.predicate))) for one in draft.found
    ]
    draft.found[:] = [
        one if total is None else replace(one, chance=chance_of(total))
        for one, total in weighed
        if total is None or total >= _doubt(one) or _is_said_elsewhere(one)
    ]


def _is_said_elsewhere(one: Found) -> bool:
    """ "Among them are A and B": the words that count are in another sentence. And a guess need not be firm."""
    said = one.marked.lowered[one.sign.start : one.sign.end]
    carried = one.how == "listed" and not one.sign.cue.is_in(said)
    return carried or one.factuality is not Factuality.ASSERTED


def _doubt(one: Found) -> float:
    """That nothing is decided is said in too many ways for the weights to know them."""
    if one.predicate is Predicate.UNDECIDED and one.sign.cue.confidence >= _SURE:
        return -math.inf
    if one.predicate in _SELDOM:
        return -math.inf
    return _NEVER_SO if one.sign.cue.confidence >= _SURE else _HARDLY


def _all_found(
    draft: Draft, counted: list[_Counted], weights: Weights, *, known: set[tuple[str, ...]]
) -> Iterator[Found]:
    for one in counted:
        candidate = one.candidate
        for vote in weights.votes(one.sums, candidate.wording, one.spoken.wording):
            is_news = any((show.title, vote.predicate, "") not in known for show in candidate.shows)
            if is_news and vote.predicate is not Predicate.CAST:
                yield from _found(draft, candidate, vote)


def _key(one: Found) -> tuple[str, ...]:
    return one.mention.title, one.predicate, one.value if one.predicate is Predicate.CAST else ""


def _rivals(one: Found) -> frozenset[Predicate]:
    if one.predicate is Predicate.RENEWED:
        return _RIVALS | _ON_THE_WAY
    return _RIVALS if one.predicate in _RIVALS else frozenset()


def _found(draft: Draft, candidate: Candidate, vote: Vote) -> Iterator[Found]:
    sign = _sign(candidate, vote)
    if sign is None:
        return
    if _is_beside_the_point(candidate, vote):
        return
    factuality = judge(sign)
    if factuality is Factuality.NEGATED and vote.predicate in _SAYS_NO:
        factuality = Factuality.ASSERTED
    value = value_of(draft, sign)
    if factuality is None or (vote.predicate is Predicate.PREMIERE and not value):
        return
    for show in {one.title: one for one in candidate.shows}.values():
        for season in seasons_for(draft, sign, show, factuality=factuality):
            yield Found(sign, show, "near", factuality, season, value, vote.chance)


def _is_beside_the_point(candidate: Candidate, vote: Vote) -> bool:
    """ "The former", which `echo` knows; "the shows that are in limbo", none of them named; "no word on a date"; "faced
    cancellation"."""
    masked = candidate.marked.masked
    if len(candidate.shows) > 1 and _ONE_OF_TWO.search(masked):
        return True
    if not candidate.marked.mentions and _OTHERS.search(masked):
        return True
    if vote.predicate is Predicate.CANCELLED and _SPARED.search(masked):
        return True
    return vote.predicate is Predicate.UNDECIDED and _OF_A_DATE.search(masked) is not None


def _sign(candidate: Candidate, vote: Vote) -> Sign | None:
    """The words that speak for it, as if they were a cue; a premiere needs its date, a move its network."""
    marked, (start, end) = candidate.marked, vote.place
    if vote.predicate in _NEEDED:
        refs: Sequence[DateRef | NetworkRef] = (
            marked.dates if vote.predicate is Predicate.PREMIERE else marked.networks
        )
        if not refs:
            return None
        nearest = min(refs, key=lambda ref: abs(ref.start - start))
        low, high = min(start, nearest.start), max(end, nearest.end)
        start, end = (low, high) if high - low <= _FAR else (nearest.start, nearest.end)
    cue = Cue(
        name=f"{BY_WORDS}{marked.sentence.text[start:end]}",
        predicate=vote.predicate,
        phrases=(),
        subject="loose",
        confidence=round(vote.chance * _SHARE, 2),
        news=vote.predicate is not Predicate.PREMIERE,
    )
    return Sign(marked, cue, start, end)
