"""How good forecasts were: proper scores on what could be observed, and nothing beyond it.

Follow-up ends on a day known in advance (administrative censoring), so each row is scored only as far as it
was followed: no inverse weighting, which would be biased here because follow-up and the falling base rate go
together. Brier (1950); threshold-weighted CRPS after Gneiting and Ranjan (2011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .months import HORIZON

Floats = NDArray[np.float64]


class BadScore(ValueError):
    """Forecasts and outcomes do not fit together: one row each, month ends for all."""


@dataclass(frozen=True, eq=False)
class Forecasts:
    """``cdf`` (n, 60) and the month ends in days after each as-of moment, ``edges`` (61,) or (n, 61)."""

    cdf: Floats
    edges: Floats

    def __post_init__(self) -> None:
        if self.cdf.ndim != 2 or self.cdf.shape[1] != HORIZON or self.edges.shape[-1] != HORIZON + 1:
            raise BadScore(f"cdf {self.cdf.shape} and edges {self.edges.shape} are not (n, 60) and (61,)")

    @property
    def all_edges(self) -> Floats:
        return np.broadcast_to(self.edges, (len(self.cdf), HORIZON + 1))

    @property
    def from_zero(self) -> Floats:
        return np.concatenate([np.zeros((len(self.cdf), 1)), self.cdf], axis=1)

    def quantile(self, q: float, *, months: int) -> Floats:
        """Days by which a share ``q`` of the returns within ``months`` has happened; NaN where none may."""
        values, edges, rows = self.from_zero, self.all_edges, np.arange(len(self.cdf))
        target = q * values[:, months]
        month = np.clip((values < target[:, None]).sum(axis=1), 1, months)
        low, high = values[rows, month - 1], values[rows, month]
        with np.errstate(invalid="ignore", divide="ignore"):
            share = (target - low) / (high - low)
        return np.asarray(
            edges[rows, month - 1] + share * (edges[rows, month] - edges[rows, month - 1]), dtype=np.float64
        )

    def chance_by(self, days: Floats) -> Floats:
        """F at each row's own ``days`` (n, k) after its as-of moment: 0 up to it, flat after the last month.

        All rows are laid end to end on one axis, so that one interpolation serves them.
        """
        edges = self.all_edges
        if not len(edges):
            return np.zeros_like(days)
        apart = (np.arange(len(edges)) * (edges.max() + 1.0))[:, None]
        within = np.clip(days, 0.0, edges[:, -1:])
        chances = np.interp(within + apart, (edges + apart).ravel(), self.from_zero.ravel())
        return np.asarray(chances, dtype=np.float64)

    def likeliest(self, width: float, *, months: int) -> Floats:
        """First day, shape (n,), of the ``width`` days within ``months`` that hold the largest chance.

        F is straight within a month, so one of the best windows begins or ends on the end of a month; of
        several the first is taken.
        """
        ends = self.all_edges[:, : months + 1]
        first = np.concatenate([ends, ends - width], axis=1)
        first = np.sort(np.clip(first, 0.0, np.maximum(ends[:, -1:] - width, 0.0)), axis=1)
        holds = self.chance_by(first + width) - self.chance_by(first)
        best = (holds >= holds.max(axis=1, keepdims=True) - 1e-12).argmax(axis=1)
        return np.asarray(first[np.arange(len(first)), best], dtype=np.float64)

    def where(self, mask: NDArray[np.bool_]) -> Forecasts:
        edges = self.edges if self.edges.ndim == 1 else self.edges[mask]
        return Forecasts(self.cdf[mask], edges)


@dataclass(frozen=True, eq=False)
class Outcomes:
    """Days from the as-of moment to the premiere (inf if not seen) and days followed, both of shape (n,)."""

    waited: Floats
    followed: Floats

    def where(self, mask: NDArray[np.bool_]) -> Outcomes:
        return Outcomes(self.waited[mask], self.followed[mask])


@dataclass(frozen=True)
class WhenReturned:
    """Of those that came back in time: share within the 80 % interval, its median width, the median miss of the
    middle, and the shares that it missed by at most 30 and 90 days.

    The middle of a curve with a spike at each anniversary often lies between them. Whoever wants to hit takes the
    steepest stretch: ``likeliest60`` and ``likeliest180`` are the shares that came in the likeliest 60 and 180 days.
    """

    n: int
    coverage: float
    width: float
    error: float
    within30: float
    within90: float
    likeliest60: float
    likeliest180: float


def brier(forecasts: Forecasts, outcomes: Outcomes, *, months: int) -> float:
    """Mean of (F(h) - 1{T ≤ h})² over the rows followed for at least ``months``; NaN without any."""
    each = brier_each(forecasts, outcomes, months=months)
    return _mean(each[~np.isnan(each)])


def brier_each(forecasts: Forecasts, outcomes: Outcomes, *, months: int) -> Floats:
    """`brier` of each row, shape (n,): NaN where it was not followed so long."""
    ends = forecasts.all_edges[:, months]
    missed = (forecasts.cdf[:, months - 1] - (outcomes.waited <= ends)) ** 2
    return np.where(outcomes.followed >= ends, missed, np.nan)


def crps(forecasts: Forecasts, outcomes: Outcomes, *, months: int = 36) -> float:
    """Mean of ∫ (F(t) - 1{T ≤ t})² dt in days, up to ``months`` or the end of follow-up; F linear in a month."""
    return _mean(crps_each(forecasts, outcomes, months=months))


def crps_each(forecasts: Forecasts, outcomes: Outcomes, *, months: int = 36) -> Floats:
    """`crps` of each row in days, shape (n,)."""
    edges, values = forecasts.all_edges, forecasts.from_zero
    limit = np.minimum(edges[:, months], np.maximum(outcomes.followed, 0))[:, None]
    event = np.minimum(outcomes.waited[:, None], limit)
    month = _Month(edges[:, :-1], edges[:, 1:], values[:, :-1], values[:, 1:])
    before = month.square_between(month.start, np.minimum(month.end, event), came=0.0)
    after = month.square_between(np.maximum(month.start, event), np.minimum(month.end, limit), came=1.0)
    return np.asarray((before + after).sum(axis=1), dtype=np.float64)


def when_returned(forecasts: Forecasts, outcomes: Outcomes, *, months: int = 36) -> WhenReturned:
    """Interval and median, given a return within ``months``, of the fully followed rows that did return."""
    ends = forecasts.all_edges[:, months]
    kept = (outcomes.followed >= ends) & (outcomes.waited <= ends) & (forecasts.cdf[:, months - 1] > 0)
    some, waited = forecasts.where(kept), outcomes.waited[kept]
    low, middle, high = (some.quantile(q, months=months) for q in (0.1, 0.5, 0.9))
    miss = np.abs(waited - middle)
    return WhenReturned(
        n=int(kept.sum()),
        coverage=_mean((low <= waited) & (waited <= high)),
        width=_median(high - low),
        error=_median(miss),
        within30=_mean(miss <= 30),
        within90=_mean(miss <= 90),
        likeliest60=_mean(_in_likeliest(some, waited, days=60, months=months)),
        likeliest180=_mean(_in_likeliest(some, waited, days=180, months=months)),
    )


def _in_likeliest(some: Forecasts, waited: Floats, *, days: float, months: int) -> NDArray[np.bool_]:
    first = some.likeliest(days, months=months)
    return np.asarray((first <= waited) & (waited <= first + days))


def bias(forecasts: Forecasts, outcomes: Outcomes, *, months: int) -> float:
    """Mean chance less the share that came: above 0 promises too much."""
    said, came = _said_and_came(forecasts, outcomes, months)
    return _mean(said) - _mean(came)


def auc(forecasts: Forecasts, outcomes: Outcomes, *, months: int) -> float:
    """Chance that one that came had been given better odds than one that did not (ties count half)."""
    said, came = _said_and_came(forecasts, outcomes, months)
    yes, no = int(came.sum()), int((~came).sum())
    if not yes or not no:
        return float("nan")
    _, place, count = np.unique(said, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    return float((rank[came].sum() - yes * (yes + 1) / 2) / (yes * no))


@dataclass(frozen=True)
class CalibrationBin:
    """Forecasts of about one size: how many, what they said on average, and the share that came."""

    n: int
    said: float
    came: float


def calibration(forecasts: Forecasts, outcomes: Outcomes, *, months: int) -> tuple[CalibrationBin, ...]:
    """Ten bins of equal width by the chance given; empty ones are left out."""
    said, came = _said_and_came(forecasts, outcomes, months)
    tenth = np.minimum((said * 10).astype(int), 9)
    bins = ((tenth == number) for number in range(10))
    return tuple(
        CalibrationBin(int(mask.sum()), _mean(said[mask]), _mean(came[mask])) for mask in bins if mask.any()
    )


def calibration_error(forecasts: Forecasts, outcomes: Outcomes, *, months: int) -> float:
    """Expected calibration error: the bins' mean distance between what was said and what came."""
    bins = calibration(forecasts, outcomes, months=months)
    total = sum(one.n for one in bins)
    return sum(one.n * abs(one.said - one.came) for one in bins) / total if total else float("nan")


def _said_and_came(forecasts: Forecasts, outcomes: Outcomes, months: int) -> tuple[Floats, NDArray[np.bool_]]:
    ends = forecasts.all_edges[:, months]
    full = outcomes.followed >= ends
    return forecasts.cdf[full, months - 1], (outcomes.waited <= ends)[full]


@dataclass(frozen=True, eq=False)
class _Month:
    """Straight pieces of many curves, each (n, 60): from (start, low) to (end, high)."""

    start: Floats
    end: Floats
    low: Floats
    high: Floats

    def square_between(self, first: Floats, last: Floats, *, came: float) -> Floats:
        """∫ (F - came)² over [first, last] within the piece, exactly; 0 where that is empty."""
        width = np.maximum(last - first, 0.0)
        a, b = self._value(first) - came, self._value(last) - came
        return np.asarray(width * (a * a + a * b + b * b) / 3, dtype=np.float64)

    def _value(self, day: Floats) -> Floats:
        share = (day - self.start) / (self.end - self.start)
        return np.asarray(self.low + share * (self.high - self.low), dtype=np.float64)


def _mean(values: NDArray[np.generic]) -> float:
    return float(values.astype(np.float64).mean()) if values.size else float("nan")


def _median(values: Floats) -> float:
    return float(np.median(values)) if values.size else float("nan")
