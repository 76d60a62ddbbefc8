"""What the words of a sentence speak for, by weights learned from labelled pages (`learned.json.xz`).

One logistic regression a predicate on the features of `wording.py`, fitted by ``python -m benchmarks.reading.learn``;
the shipped numbers are its rounded coefficients, so that reading needs no library. Where a cue of the tables speaks,
it is asked first: these weights are for what no cue knows.
"""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cliffhanger.vocabulary import Predicate

from .wording import NOWHERE, Place, Wording

SCALE = 100
"""Weights are stored as whole hundredths."""
FILE = "learned.json.xz"
_FURTHEST = 30.0


@dataclass(frozen=True, slots=True)
class Vote:
    """How likely a sentence says something, from 0 to 1, and the phrase that speaks for it most."""

    predicate: Predicate
    chance: float
    place: Place


@dataclass(frozen=True, slots=True)
class Weights:
    """``of`` maps a feature to (number of the predicate, weight) pairs; ``least`` is the chance that is enough."""

    predicates: tuple[Predicate, ...]
    bias: tuple[float, ...]
    least: tuple[float, ...]
    of: dict[str, tuple[tuple[int, float], ...]]

    @classmethod
    def from_json(cls, table: dict[str, Any]) -> Weights:
        """Read the table that ``learn`` wrote."""
        return cls(
            tuple(Predicate(name) for name in table["predicates"]),
            tuple(table["bias"]),
            tuple(table["least"]),
            {
                feature: tuple(
                    (number, weight / SCALE) for number, weight in zip(row[::2], row[1::2], strict=True)
                )
                for feature, row in table["weights"].items()
            },
        )

    def count(self, wording: Wording, sums: Sequence[float] = ()) -> list[float]:
        """For each predicate what a wording speaks for it, on top of ``sums``."""
        total = list(sums or self.bias)
        for feature in wording:
            for number, weight in self.of.get(feature, ()):
                total[number] += weight
        return total

    def votes(self, sums: Sequence[float], *wordings: Wording) -> list[Vote]:
        """What is likely enough to be read, likeliest first, with its best phrase in the wordings that were counted."""
        if max(sums) <= 0:
            return []
        found = [
            Vote(self.predicates[number], chance_of(total), self._phrase(number, wordings))
            for number, total in enumerate(sums)
            if total > 0 and chance_of(total) >= self.least[number]
        ]
        return sorted((vote for vote in found if vote.place != NOWHERE), key=lambda vote: -vote.chance)

    def _phrase(self, wanted: int, wordings: Sequence[Wording]) -> Place:
        best, place = 0.0, NOWHERE
        for wording in wordings:
            for feature, where in wording.items():
                for number, weight in self.of.get(feature, ()) if where != NOWHERE else ():
                    if number == wanted and weight > best:
                        best, place = weight, where
        return place


def chance_of(total: float) -> float:
    """A sum of weights as a chance."""
    return 1 / (1 + math.exp(-min(max(total, -_FURTHEST), _FURTHEST)))


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    packed = files(__package__).joinpath(FILE).read_bytes()
    return Weights.from_json(json.loads(lzma.decompress(packed)))
