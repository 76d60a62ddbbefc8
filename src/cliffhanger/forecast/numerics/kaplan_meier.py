"""The product-limit estimator (Kaplan and Meier 1958), with left truncation and an optional prior."""

from __future__ import annotations

from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


class BadDurations(ValueError):
    """Waits that cannot be: give finite days ≥ 0, one event flag each, and entries before their ends."""


class KaplanMeier:
    """Share still waiting after t days: the product of (1 - events / at risk) over the event times up to t.

    ``prior`` (a fitted `KaplanMeier`) with ``weight`` > 0 adds ``weight`` imagined spells that follow the
    prior: each hazard becomes (d + weight · h₀) / (n + weight), the beta posterior mean. Where many wait, the
    data speak; where nobody waits any more, the prior does. With ``weight`` 0 it is the exact estimator.

    Learned: ``timeline_`` (days), ``at_risk_``, ``events_``, ``hazard_`` and ``survival_function_``, all of
    one shape; ties count as one event time, and an event precedes a censoring on the same day.
    """

    timeline_: Floats
    at_risk_: Floats
    events_: Floats
    hazard_: Floats
    survival_function_: Floats

    def __init__(self, *, prior: KaplanMeier | None = None, weight: float = 0.0) -> None:
        self.prior = prior
        self.weight = weight

    def fit(self, durations: ArrayLike, event_observed: ArrayLike, *, entry: ArrayLike | None = None) -> Self:
        """Learn from spells: days waited, whether that ended in a premiere, days waited when first seen.

        A spell that ends on the day it was entered was never at risk and is left out.
        """
        ends, seen, starts = _checked(durations, event_observed, entry)
        kept = ends > starts
        ends, seen, starts = ends[kept], seen[kept], starts[kept]
        times = np.unique(ends[seen])
        if self.prior is not None and self.weight > 0:
            times = np.union1d(times, self.prior.timeline_)
        self.timeline_ = times
        self.events_ = _count_at(ends[seen], times)
        self.at_risk_ = _count_waiting(np.sort(starts), np.sort(ends), times)
        return self._multiply()

    def fit_hazard(self, timeline: ArrayLike, hazard: ArrayLike) -> Self:
        """Take a curve as given instead of learning it: the way to write down a prior."""
        self.timeline_ = np.asarray(timeline, dtype=np.float64)
        self.events_ = self.at_risk_ = np.zeros_like(self.timeline_)
        self.hazard_ = np.asarray(hazard, dtype=np.float64)
        self.survival_function_ = np.cumprod(1 - self.hazard_, dtype=np.float64)
        return self

    def survival_at(self, days: ArrayLike) -> Floats:
        """S(t), any shape: right-continuous, 1 before the first event, flat after the last."""
        index = np.searchsorted(self.timeline_, np.asarray(days, dtype=np.float64), side="right")
        steps = np.concatenate([[1.0], self.survival_function_])
        return np.asarray(steps[index], dtype=np.float64)

    def conditional_survival(self, waited: ArrayLike, more: ArrayLike) -> Floats:
        """S(waited + more) / S(waited): still waiting ``more`` days on, given the wait so far.

        Where S(waited) is 0 the data know nobody who waited so long: 1, nothing is promised.
        """
        so_far = np.asarray(waited, dtype=np.float64)
        now = self.survival_at(so_far)
        later = self.survival_at(so_far + np.asarray(more, dtype=np.float64))
        return np.where(now > 0, later / np.where(now > 0, now, 1.0), 1.0)

    def _multiply(self) -> Self:
        pull = self.weight * self._prior_hazard()
        self.hazard_ = (self.events_ + pull) / np.maximum(self.at_risk_ + self.weight, 1e-300)
        self.survival_function_ = np.cumprod(1 - self.hazard_, dtype=np.float64)
        return self

    def _prior_hazard(self) -> Floats:
        """The prior's hazard at our event times: 0 where it has none."""
        hazard = np.zeros_like(self.timeline_)
        if self.prior is not None and self.weight > 0:
            hazard[np.searchsorted(self.timeline_, self.prior.timeline_)] = self.prior.hazard_
        return hazard


def _checked(
    durations: ArrayLike, event_observed: ArrayLike, entry: ArrayLike | None
) -> tuple[Floats, NDArray[np.bool_], Floats]:
    ends = np.asarray(durations, dtype=np.float64).reshape(-1)
    seen = np.asarray(event_observed, dtype=np.bool_).reshape(-1)
    starts = np.zeros_like(ends) if entry is None else np.asarray(entry, dtype=np.float64).reshape(-1)
    if not ends.size == seen.size == starts.size:
        raise BadDurations(f"{ends.size} durations, {seen.size} event flags and {starts.size} entries")
    if not (np.isfinite(ends).all() and np.isfinite(starts).all()) or (ends < 0).any():
        raise BadDurations("a duration is negative or not a number")
    if (starts > ends).any():
        raise BadDurations(f"spell {int(np.argmax(starts > ends))} is entered after its end")
    return ends, seen, starts


def _count_at(values: Floats, times: Floats) -> Floats:
    ordered = np.sort(values)
    upto = np.searchsorted(ordered, times, side="right")
    return (upto - np.searchsorted(ordered, times, side="left")).astype(np.float64)


def _count_waiting(starts: Floats, ends: Floats, times: Floats) -> Floats:
    """How many have entered before each time and not ended before it."""
    entered = np.searchsorted(starts, times, side="left")
    return (entered - np.searchsorted(ends, times, side="left")).astype(np.float64)
