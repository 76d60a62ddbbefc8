"""The decision clock: when a renewal or a cancellation is announced, for shows about which nothing is known.

Competing risks: of the decisions that get public, a share is a renewal and the rest a cancellation, each with
its own days since the season's premiere. Not every show gets one; those that just stop are counted by
`DECIDED`, which is a belief. For a show undecided after a days, with C(t) the share announced by day t:

    P(renewal within t more days)  =  (C_r(a + t) - C_r(a)) / (1 - C_r(a) - C_c(a))
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .words import length_words

Floats = NDArray[np.float64]

DECIDED = 0.85
"""Share of shows whose fate is ever announced: a belief, since lists of decisions hold none without one."""
CHANCES = (0.1, 0.25, 0.5, 0.75, 0.9)
LATEST = 3.0
"""The last announcements come this many times as late as the 90 % point."""


class BadClock(ValueError):
    """The clock's table cannot be: estimate it anew with `estimate_clock`."""


@dataclass(frozen=True)
class ClockRow:
    """One kind of network: the share of renewals among decisions that follow the premiere, and the days after
    it at which 10, 25, 50, 75 and 90 % of either had been announced. ``n`` real cases."""

    network_kind: str
    renewed_share: float
    renewed_days: tuple[float, ...]
    cancelled_days: tuple[float, ...]
    n: int

    def __post_init__(self) -> None:
        for days in (self.renewed_days, self.cancelled_days):
            if len(days) != len(CHANCES) or (np.diff([0.0, *days]) <= 0).any():
                raise BadClock(f"{self.network_kind}: {days} are not five rising numbers of days")

    def announced(self, days: ArrayLike) -> tuple[Floats, Floats]:
        """Shares of all shows whose renewal, and whose cancellation, was announced by ``days`` after the premiere."""
        renewed = DECIDED * self.renewed_share * self.renewed_by(days)
        cancelled = DECIDED * (1 - self.renewed_share) * self.cancelled_by(days)
        return renewed, cancelled

    def renewed_by(self, days: ArrayLike) -> Floats:
        """Of the renewals that follow the premiere, the share announced by ``days`` after it."""
        return _by(days, self.renewed_days)

    def cancelled_by(self, days: ArrayLike) -> Floats:
        """The same of cancellations."""
        return _by(days, self.cancelled_days)


@dataclass(frozen=True)
class DecisionOdds:
    """For a show still undecided: chances of either news within the asked days, and how long it usually takes."""

    renewed: float
    cancelled: float
    usual_days: float
    late_days: float
    waited: float

    @property
    def nothing(self) -> float:
        return 1 - self.renewed - self.cancelled

    @property
    def sentence(self) -> str:
        """ "A decision usually comes within 3 months of the premiere, 9 in 10 within 8 months; it has been 2." """
        usual, late = length_words(self.usual_days), length_words(self.late_days)
        so_far = length_words(max(self.waited, 1.0))
        start = f"When a decision is announced, half the time it comes within {usual} of the premiere"
        return f"{start}, 9 times in 10 within {late}; here {so_far} have passed."


def decision_clock(kind: str, waited: float, *, within: float = 90.0) -> DecisionOdds:
    """For a show that has been undecided for ``waited`` days since its premiere; ``within`` that many days more.

    An unlisted kind follows "unknown". A show that waited past all we know of gets chances near 0.
    """
    row = clock_row(kind)
    (renewed, cancelled), (renewed_then, cancelled_then) = (
        row.announced(waited),
        row.announced(waited + within),
    )
    silent = float(1 - renewed - cancelled)
    days = np.arange(0.0, LATEST * max(row.renewed_days[-1], row.cancelled_days[-1]) + 1)
    decided = np.add(*row.announced(days)) / DECIDED
    return DecisionOdds(
        renewed=float(renewed_then - renewed) / silent,
        cancelled=float(cancelled_then - cancelled) / silent,
        usual_days=float(np.interp(0.5, decided, days)),
        late_days=float(np.interp(0.9, decided, days)),
        waited=waited,
    )


def clock_row(kind: str) -> ClockRow:
    """The row of a kind of network; an unlisted one follows "unknown"."""
    return clock_rows().get(kind) or clock_rows()["unknown"]


@lru_cache(maxsize=1)
def clock_rows() -> Mapping[str, ClockRow]:
    """The table that ships with the package, by kind of network."""
    table = json.loads(files(__package__).joinpath("decision_clock.json").read_text("utf-8"))
    return {row["network_kind"]: _row(row) for row in table["rows"]}


def _row(row: Mapping[str, Any]) -> ClockRow:
    return ClockRow(
        network_kind=str(row["network_kind"]),
        renewed_share=float(row["renewed_share"]),
        renewed_days=tuple(row["renewed_days"]),
        cancelled_days=tuple(row["cancelled_days"]),
        n=int(row["n"]),
    )


def _by(days: ArrayLike, points: tuple[float, ...]) -> Floats:
    known = [0.0, *points, LATEST * points[-1]]
    return np.asarray(np.interp(np.asarray(days, dtype=np.float64), known, [0.0, *CHANCES, 1.0]))
