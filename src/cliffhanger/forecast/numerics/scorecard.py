"""The figures of a back-test: all from `score.py`, so that the newsroom's scoreboard means the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .backtest import LANDMARKS, Backtest
from .history import KINDS
from .score import (
    Floats,
    Forecasts,
    Outcomes,
    auc,
    bias,
    brier,
    brier_each,
    calibration_error,
    crps_each,
    when_returned,
)

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Scores:
    """``n`` moments followed for 24 months, ``base24`` of which had come by then; ``crps36`` (days) over those
    followed for 36, ``crps36_seen`` over all as far as followed; ``coverage`` to ``likeliest180`` (see
    `WhenReturned`) over the ``n_returned`` that came within 36. NaN where nothing could be observed."""

    n: int
    base24: float
    brier12: float
    brier24: float
    brier36: float
    bias24: float
    ece24: float
    auc24: float
    crps36: float
    crps36_seen: float
    n_returned: int
    coverage: float
    width: float
    error: float
    within30: float
    within90: float
    likeliest60: float
    likeliest180: float


@dataclass(frozen=True, eq=False)
class Judged:
    """Forecasts beside what came, and the CRPS of each row, which is the slow part and wanted for many cells."""

    forecasts: Forecasts
    outcomes: Outcomes
    crps: Floats

    @classmethod
    def of(cls, forecasts: Forecasts, outcomes: Outcomes) -> Judged:
        return cls(forecasts, outcomes, crps_each(forecasts, outcomes))

    def where(self, mask: Mask) -> Judged:
        return Judged(self.forecasts.where(mask), self.outcomes.where(mask), self.crps[mask])

    def scores(self) -> Scores:
        """All figures of these rows."""
        forecasts, outcomes = self.forecasts, self.outcomes
        edges, returned = forecasts.all_edges, when_returned(forecasts, outcomes)
        full = outcomes.followed >= edges[:, 24]
        return Scores(
            n=int(full.sum()),
            base24=_mean((outcomes.waited <= edges[:, 24])[full]),
            brier12=brier(forecasts, outcomes, months=12),
            brier24=brier(forecasts, outcomes, months=24),
            brier36=brier(forecasts, outcomes, months=36),
            bias24=bias(forecasts, outcomes, months=24),
            ece24=calibration_error(forecasts, outcomes, months=24),
            auc24=auc(forecasts, outcomes, months=24),
            crps36=_mean(self.crps[outcomes.followed >= edges[:, 36]]),
            crps36_seen=_mean(self.crps),
            n_returned=returned.n,
            coverage=returned.coverage,
            width=returned.width,
            error=returned.error,
            within30=returned.within30,
            within90=returned.within90,
            likeliest60=returned.likeliest60,
            likeliest180=returned.likeliest180,
        )


def scores_of(forecasts: Forecasts, outcomes: Outcomes) -> Scores:
    """All figures of these forecasts."""
    return Judged.of(forecasts, outcomes).scores()


def cells(result: Backtest, columns: tuple[str, ...]) -> Iterator[tuple[str, Mask]]:
    """Each combination of the columns' values, by name, with its rows; kinds and landmarks in their own order."""
    keys = result.table.select(columns).unique().rows()
    for values in sorted(keys, key=lambda row: [_PLACE.get(value, value) for value in row]):
        mask = np.ones(result.table.height, dtype=np.bool_)
        for name, value in zip(columns, values, strict=True):
            mask &= (result.table[name] == value).to_numpy()
        yield " ".join(map(str, values)), mask


_PLACE = {name: place for place, name in enumerate([*KINDS, *LANDMARKS])}


@dataclass(frozen=True)
class Difference:
    """Mean score of one model less that of another on the same moments, and 1.96 standard errors of it.

    Moments of one series stand and fall together, so the error is taken over series (Liang and Zeger 1986).
    A shock that hits all series of a year is not in it: look at the years as well.
    """

    n: int
    mean: float
    margin: float


def brier_difference(result: Backtest, model: str, other: str) -> Difference:
    """Of the squared errors at 24 months, over the moments followed so long."""
    return _difference(
        result, *(brier_each(result.forecasts[m], result.outcomes, months=24) for m in (model, other))
    )


def crps_difference(result: Backtest, model: str, other: str) -> Difference:
    """Of the CRPS to 36 months in days, over the moments followed so long."""
    long = result.outcomes.followed >= result.forecasts[model].all_edges[:, 36]
    each = (crps_each(result.forecasts[m], result.outcomes) for m in (model, other))
    return _difference(result, *(np.where(long, scores, np.nan) for scores in each))


def _difference(result: Backtest, ours: Floats, theirs: Floats) -> Difference:
    counted = ~np.isnan(ours)
    less, n = (ours - theirs)[counted], int(counted.sum())
    if not n:
        return Difference(0, float("nan"), float("nan"))
    series = result.table["series_key"].filter(counted).rank("dense").to_numpy().astype(np.int64) - 1
    sums = np.bincount(series, weights=less - less.mean())
    groups = sums.size
    error = np.sqrt((sums**2).sum() * groups / (groups - 1)) / n if groups > 1 else np.nan
    return Difference(n, float(less.mean()), float(1.96 * error))


def _mean(values: NDArray[np.generic]) -> float:
    return float(values.astype(np.float64).mean()) if values.size else float("nan")
