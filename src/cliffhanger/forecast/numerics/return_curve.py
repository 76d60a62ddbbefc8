"""The base forecast: Kaplan–Meier by network kind, given the wait so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .curve import ReturnCurve
from .history import KINDS, History
from .kaplan_meier import KaplanMeier
from .months import HORIZON, month_edges
from .spells import Spells, spells_of

Floats = NDArray[np.float64]

YEAR = 365.25
TAIL_STARTS = 5 * YEAR
"""From here on returns are too rare for steps: a constant yearly rate takes over."""
STANDING_RATES = (0.30, 0.42, 0.10, 0.03, 0.012)
"""Returns per waiting series and year, in the first to the fifth year of a wait: what we believe before any
data. Rounded from 21,000 seasons that began in 2012-2024 (docs/forecast-card.md)."""
STANDING_WEIGHT = 10.0
"""How many imagined spells that belief is worth: decisive for one series, nothing beside a thousand."""
STANDING_TAIL_RATE = 0.006
STANDING_TAIL_YEARS = 200.0


class ReturnByKind:
    """Chance of the next premiere by month, by network kind, given the days waited since the last one.

    ``begun_within_years`` and ``at_risk_within_years`` fight drift: the share of shows that come back has
    been falling for a decade, so only spells that began within the first are used, and of these only the
    waiting done within the second (a period life table, by left truncation). ``shrinkage`` is the number of
    pooled spells that each kind borrows, so that a kind with few shows follows all of them.

    Learned: ``as_of_``, ``pooled_`` and ``by_kind_`` (`KaplanMeier`), ``pooled_tail_`` and ``tail_by_kind_``
    (returns per day after five years of waiting, never zero: even then a few come back).
    """

    def __init__(
        self,
        *,
        begun_within_years: float = 12.0,
        at_risk_within_years: float = 3.0,
        shrinkage: float = 50.0,
    ) -> None:
        self.begun_within_years = begun_within_years
        self.at_risk_within_years = at_risk_within_years
        self.shrinkage = shrinkage

    def fit(self, history: History, as_of: date) -> Self:
        """Learn from what was known on ``as_of``; a tiny history falls back on the standing belief."""
        spells = spells_of(history, as_of)
        recent = spells.where(spells.age <= self.begun_within_years * YEAR)
        self.as_of_ = as_of
        self.pooled_ = self._curve(recent, standing_belief(), STANDING_WEIGHT)
        self.pooled_tail_ = _tail(spells, STANDING_TAIL_RATE / YEAR, STANDING_TAIL_YEARS * YEAR)
        self.by_kind_: dict[str, KaplanMeier] = {}
        self.tail_by_kind_: dict[str, float] = {}
        for kind in KINDS:
            self.by_kind_[kind] = self._curve(recent.where(recent.kind == kind), self.pooled_, self.shrinkage)
            of_kind = spells.where(spells.kind == kind)
            self.tail_by_kind_[kind] = _tail(of_kind, self.pooled_tail_, STANDING_TAIL_YEARS * YEAR)
        return self

    def predict(self, kind: str, waited_days: float) -> ReturnCurve:
        """The curve for one series that has waited so long on `as_of_`. An unlisted kind is "unknown"."""
        return ReturnCurve(self.as_of_, self.chances([kind], [waited_days])[0])

    def chances(self, kinds: Sequence[str], waited_days: ArrayLike) -> Floats:
        """The same for many at once, shape (n, 60)."""
        names = np.array([kind if kind in self.by_kind_ else "unknown" for kind in kinds])
        waited = np.asarray(waited_days, dtype=np.float64)
        chances = np.zeros((waited.size, HORIZON))
        for kind in np.unique(names):
            mask = names == kind
            chances[mask] = self._chances_of(str(kind), waited[mask])
        return chances

    def _chances_of(self, kind: str, waited: Floats) -> Floats:
        more = month_edges(self.as_of_)[1:]
        now, later = waited[:, None], waited[:, None] + more
        curve, rate = self.by_kind_[kind], self.tail_by_kind_[kind]
        before, after = np.minimum(now, TAIL_STARTS), np.minimum(later, TAIL_STARTS)
        stepped = curve.conditional_survival(before, after - before)
        in_tail = (later - after) - (now - before)
        return np.maximum.accumulate(np.clip(1 - stepped * np.exp(-rate * in_tail), 0.0, 1.0), axis=1)

    def _curve(self, spells: Spells, prior: KaplanMeier, weight: float) -> KaplanMeier:
        """Events after `TAIL_STARTS` belong to the tail, so spells are cut there."""
        ends = np.minimum(spells.duration, TAIL_STARTS)
        ended = spells.ended & (spells.duration <= TAIL_STARTS)
        entry = np.clip(spells.age - self.at_risk_within_years * YEAR, 0.0, ends)
        return KaplanMeier(prior=prior, weight=weight).fit(ends, ended, entry=entry)


def standing_belief() -> KaplanMeier:
    """`STANDING_RATES` as a curve with sixty monthly steps."""
    months = np.arange(1, HORIZON + 1)
    rates = np.repeat(STANDING_RATES, 12) / 12
    return KaplanMeier().fit_hazard(months * YEAR / 12, 1 - np.exp(-rates))


def _tail(spells: Spells, prior_rate: float, prior_days: float) -> float:
    """Returns per day of waiting beyond five years: a gamma posterior mean, so never zero."""
    late = spells.duration > TAIL_STARTS
    exposure = float((spells.duration[late] - TAIL_STARTS).sum())
    events = float((spells.ended & late).sum())
    return (events + prior_rate * prior_days) / (exposure + prior_days)
