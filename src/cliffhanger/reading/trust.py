"""How far a reading may be trusted: what its worth (`worth.py`) turned out to mean on labelled pages.

`confidence.json` is written by ``python -m benchmarks.reading.calibrate`` from pages that no cue was grown on and from
our own sentences (isotonic regression: Ayer and others, 1955).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cliffhanger.vocabulary import Factuality, Predicate

from .draft import Found
from .learned import chance_of
from .support import Strength

UNKNOWN_SHOW = "no show of this name is known: proposed from quotes or capitals"
_DECIDED = frozenset({Predicate.RENEWED, Predicate.CANCELLED, Predicate.UNDECIDED})
_SURE = frozenset({*_DECIDED, Predicate.FINAL_SEASON, Predicate.PREMIERE})
_SURE_CUE, _BORNE_OUT = 0.88, 0.5
_UNKNOWN_AT_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Confidence:
    """The measured numbers: weights of what is known of a reading, the least worth that is kept, and two stairs.

    A stair leads from worth to the share that was right, for clean readings and for the others.
    """

    bias: float
    weights: Mapping[str, float]
    least: float
    clean: tuple[tuple[float, float], ...]
    other: tuple[tuple[float, float], ...]

    def worth(self, signs: Mapping[str, float]) -> float:
        """The chance, from 0 to 1, that a reading of which this is known is right."""
        return chance_of(self.bias + sum(self.weights.get(name, 0.0) * sign for name, sign in signs.items()))

    def share(self, worth: float, *, clean: bool) -> float:
        """The share of readings of such a worth that were right."""
        stair = self.clean if clean else self.other
        return stair[max(bisect_right([floor for floor, _ in stair], worth) - 1, 0)][1]


def trust(one: Found) -> float:
    """Our chance, from 0 to 1, that an editor would sign this reading, season included."""
    measured = load_confidence().share(one.worth, clean=is_clean(one))
    return measured if one.mention.known else min(measured, _UNKNOWN_AT_MOST)


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
def load_confidence() -> Confidence:
    """The shipped numbers."""
    table = json.loads(files(__package__).joinpath("confidence.json").read_text("utf-8"))
    clean, other = (tuple((floor, value) for floor, value in table[name]) for name in ("clean", "other"))
    return Confidence(table["bias"], table["weights"], table["least"], clean, other)
