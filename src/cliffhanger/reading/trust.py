"""How far a reading may be trusted: a raw score from what is known of it, and what such scores turned out to be worth.

The second half is measured: `confidence.json` is written by ``python -m benchmarks.reading.calibrate`` from labelled
pages and our own sentences (isotonic regression: Ayer and others, 1955).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from importlib.resources import files

from cliffhanger.vocabulary import Factuality, Predicate

from .draft import Found
from .support import Strength

LESS = {"named": 0.0, "listed": 0.05, "meant": 0.1, "near": 0.1, "heading": 0.12, "answer": 0.05}
"""What each way of binding a cue to a show takes from the cue's own score."""
UNKNOWN_SHOW = "no show of this name is known: proposed from quotes or capitals"
_DECIDED = frozenset({Predicate.RENEWED, Predicate.CANCELLED, Predicate.UNDECIDED})
_SURE = frozenset({*_DECIDED, Predicate.FINAL_SEASON, Predicate.PREMIERE})
_SURE_CUE, _BORNE_OUT = 0.88, 0.5
_WORDS, _UNWEIGHED = 0.4, 0.5
_UNKNOWN_AT_MOST = 0.5


def trust(one: Found) -> float:
    """Our chance, from 0 to 1, that an editor would sign this reading, season included."""
    levels = _levels()["clean" if is_clean(one) else "other"]
    place = bisect_right([floor for floor, _ in levels], raw_score(one)) - 1
    measured = levels[max(place, 0)][1]
    return measured if one.mention.known else min(measured, _UNKNOWN_AT_MOST)


def raw_score(one: Found) -> float:
    """The cue's own score less what the binding, a doubtful title and a missing season leave open; and, for two parts
    in five, how much the other words of the sentence speak for it."""
    score = one.sign.cue.confidence - LESS[one.how]
    if one.mention.strength is Strength.WEAK:
        score -= 0.1
    if one.season is None and one.predicate in _DECIDED:
        score -= 0.05
    chance = _UNWEIGHED if one.chance is None else one.chance
    return round(max(score, 0.05) * (1 - _WORDS) + chance * _WORDS, 2)


def is_clean(one: Found) -> bool:
    """A sure cue that the other words bear out, asserted, its season said, and one known show named alone beside it."""
    titles = {mention.title for mention in one.marked.mentions}
    return (
        one.how == "named"
        and len(titles) == 1
        and one.factuality is Factuality.ASSERTED
        and one.mention.known
        and one.mention.strength is not Strength.WEAK
        and _says_season(one)
        and (one.chance or 0) >= _BORNE_OUT
        and one.predicate in _SURE
        and one.sign.cue.confidence >= _SURE_CUE
    )


def _says_season(one: Found) -> bool:
    """Is the season in the sentence, not only in what else the page tells? A cancelled one may be the one before."""
    said = {number for ref in one.marked.seasons for number in ref.numbers}
    if one.predicate is Predicate.PREMIERE and len(said) > 1:
        return False  # "a third after the second that starts in May"
    near = {one.season, (one.season or 0) + 1} if one.predicate is Predicate.CANCELLED else {one.season}
    return one.season is not None and not said.isdisjoint(near)


@cache
def _levels() -> dict[str, list[tuple[float, float]]]:
    table = json.loads(files(__package__).joinpath("confidence.json").read_text("utf-8"))
    return {name: [(floor, value) for floor, value in table[name]] for name in ("clean", "other")}
