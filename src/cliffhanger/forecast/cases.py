"""Forecasts beside what came of them: what a score is made from. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from cliffhanger.vocabulary import Predicate

from .numerics.months import HORIZON, day_number, month_edges_of
from .numerics.score import Floats, Forecasts, Outcomes

LANDMARKS = {
    "under 3 months": 91,
    "3 to 9 months": 274,
    "9 to 18 months": 548,
    "18 to 30 months": 913,
    "over 30 months": 100_000,
}
"""How long the show had waited on the day: below so many days."""
EVIDENCE = ("base", "renewed", "filming", "wrapped", "dated", "cancelled")
"""What was known of the season: nothing, then the steps to the screen; an end counts with the cancelled."""
_DAY = 7


@dataclass(frozen=True)
class Case:
    """One forecast, and the day on which the season came. ``came`` None: not by the end of follow-up."""

    title: str
    slug: str
    season: int
    as_of: date
    kind: str
    waited: int
    evidence: str
    cdf: tuple[float, ...]
    q10: date | None
    q50: date | None
    q90: date | None
    came: date | None
    digest: str
    method: str = ""

    @property
    def landmark(self) -> str:
        return next(name for name, days in LANDMARKS.items() if self.waited < days)


def evidence_state(pieces: Sequence[Sequence[Any]]) -> str:
    """One of `EVIDENCE`, from the evidence as it is stored with a forecast: [kind, known on, window]."""
    kinds = {piece[0] for piece in pieces}
    if kinds & {Predicate.CANCELLED, Predicate.ENDED}:
        return "cancelled"
    if any(_is_day(piece[2]) for piece in pieces if piece[0] == Predicate.PREMIERE):
        return "dated"
    steps = {"wrapped": Predicate.FILMING_WRAPPED, "filming": Predicate.FILMING_STARTED}
    reached = (state for state, predicate in steps.items() if predicate in kinds)
    return next(reached, "renewed" if kinds else "base")


def _is_day(window: Sequence[str] | None) -> bool:
    if not window:
        return False
    first, last = (date.fromisoformat(day) for day in window)
    return (last - first).days < _DAY


def chances_of(cases: Sequence[Case]) -> Floats:
    """Shape (n, 60)."""
    return np.array([case.cdf for case in cases], dtype=np.float64).reshape(len(cases), HORIZON)


def with_edges(chances: Floats, cases: Sequence[Case]) -> Forecasts:
    """The chances on the calendar months after each case's own day."""
    days = np.array([day_number(case.as_of) for case in cases], dtype=np.float64)
    return Forecasts(chances, month_edges_of(days) - days[:, None])


def outcomes_of(cases: Sequence[Case], followed_to: date) -> Outcomes:
    """Days to the premiere, and days followed. A premiere that we had not heard of on the day counts as day 0."""
    waited = [max(0.0, (case.came - case.as_of).days) if case.came else np.inf for case in cases]
    followed = [max(0.0, (followed_to - case.as_of).days) for case in cases]
    return Outcomes(np.array(waited, dtype=np.float64), np.array(followed, dtype=np.float64))
