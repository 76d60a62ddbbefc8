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

from .wording import NOWHERE, Known, Place, Wording

SCALE = 100
"""Weights are stored as whole hundredths."""
FILE = "learned.json.xz"
_FURTHEST = 30.0
_BITS, _MOST_PREDICATES = 24, 16
_MASK, _HALF = (1 << _BITS) - 1, 1 << (_BITS - 1)
_LIFT = sum(_HALF << (_BITS * number) for number in range(_MOST_PREDICATES))


@dataclass(frozen=True, slots=True)
class Vote:
    """How likely a sentence says something, from 0 to 1, and the phrase that speaks for it most."""

    predicate: Predicate
    chance: float
    place: Place


@dataclass(frozen=True, slots=True)
class Weights:
    """``of`` gives each feature its weights for all predicates, packed; ``least`` is the chance that is enough."""

    predicates: tuple[Predicate, ...]
    bias: tuple[float, ...]
    least: tuple[float, ...]
    of: dict[str, int]
    known: Known

    @classmethod
    def from_json(cls, table: dict[str, Any]) -> Weights:
        """Read the table that ``learn`` wrote."""
        weights = {feature: _packed(row) for feature, row in table["weights"].items()}
        predicates = tuple(Predicate(name) for name in table["predicates"])
        return cls(predicates, tuple(table["bias"]), tuple(table["least"]), weights, Known.of(weights))

    def count(self, wording: Wording) -> int:
        """What a wording speaks for, packed: such counts can be added."""
        return sum(self.of.get(feature, 0) for feature in wording)

    def sums(self, count: int) -> list[float]:
        """A count as logits, one for each predicate."""
        fields = _fields(count, len(self.predicates))
        return [bias + field / SCALE for bias, field in zip(self.bias, fields, strict=True)]

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
        best, place = 0, NOWHERE
        for wording in wordings:
            for feature, where in wording.items():
                if where != NOWHERE and (weight := _field(self.of.get(feature, 0), wanted)) > best:
                    best, place = weight, where
        return place


def _packed(row: Sequence[int]) -> int:
    """Pairs of a predicate's number and its weight as one whole number: one addition then adds them all."""
    return sum(weight << (_BITS * number) for number, weight in zip(row[::2], row[1::2], strict=True))


def _fields(packed: int, size: int) -> list[int]:
    return [_field(packed, number) for number in range(size)]


def _field(packed: int, number: int) -> int:
    """One weight out of a packed number. What stands below it may have borrowed one; the lift pays that back."""
    lifted = packed + _LIFT
    return ((lifted >> (_BITS * number)) & _MASK) - _HALF


def chance_of(total: float) -> float:
    """A sum of weights as a chance."""
    return 1 / (1 + math.exp(-min(max(total, -_FURTHEST), _FURTHEST)))


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    packed = files(__package__).joinpath(FILE).read_bytes()
    return Weights.from_json(json.loads(lzma.decompress(packed)))
