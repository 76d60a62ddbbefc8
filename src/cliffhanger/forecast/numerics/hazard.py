"""The base forecast: a discrete-time hazard on person-months, by gradient-boosted trees.

After Suresh et al. (2022), "Survival prediction models: an introduction to discrete-time modeling": a model of "does
it come in this month, given that it has not come yet?" is a survival model. The waits are seen at random
moments (a landmark supermodel, van Houwelingen 2007), so one fit serves every wait so far; with a Poisson
loss and months at risk as exposure it is a landmarked Poisson regression (Sandqvist 2026). The exposure also
carries the common level of the day (`level.py`), which trees could not follow out of the range they saw.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self

import numpy as np

from .climate import Climate
from .features import Ahead, bin_features, wait_features
from .history import KINDS, History
from .level import Level
from .months import HORIZON, day_number, month_edges_of
from .person_months import BIN_ENDS, PersonMonths, Sampling, bins_of, person_months
from .return_curve import ReturnByKind
from .spread import spread
from .waits import Floats, Ints, Waits, waits_of

FEWEST = 300
"""Premieres in the training table below which trees are not worth planting: Kaplan–Meier by kind stands in."""
CHUNK = 2_000
"""Waits forecast at a time: 40 bins of 90 numbers each make 58 MB."""
SLICE = 4_096
OLD_DAYS, OLD_RATE = 8 * 365.25, 0.004 / 12
"""After eight years of waiting too few return to tell them apart: one rate per month for all, 0.4 % a year."""

Edit = Callable[[Floats], None]
"""Changes features in place before they are judged: how `explain` asks "what if?"."""


class Trees(Protocol):
    """What the fitted regression must do: returns per month at risk, at the common level, for rows of features."""

    def predict(self, x: Floats, /) -> Floats: ...


class ClimateAt(Protocol):
    """What the features need of a `Climate`."""

    def at(self, rows: Ints, as_of: Floats) -> Floats: ...

    def calendar(self, rows: Ints, as_of: Floats) -> Floats: ...


@dataclass(frozen=True)
class Growth:
    """How the trees grow. Large leaves, because a wait is in the table several times."""

    trees: int = 200
    learning_rate: float = 0.06
    leaves: int = 31
    min_leaf: int = 600
    l2: float = 50.0


@dataclass(frozen=True, eq=False)
class Moments:
    """Waits (rows of `Waits`), each as of its own day, in days since 1970."""

    rows: Ints
    as_of: Floats

    def part(self, chosen: Ints) -> Moments:
        return Moments(self.rows[chosen], self.as_of[chosen])


@dataclass(frozen=True, eq=False)
class Forest:
    """Trees with the surroundings that they are asked in."""

    trees: Trees
    climate: ClimateAt
    level: Level

    def chances(self, waits: Waits, moments: Moments, edit: Edit | None = None) -> Floats:
        """Shape (n, 60), worked through in parts to spare memory, as many at a time as there are cores."""
        count = max(1, -(-moments.rows.size // CHUNK))
        parts = [moments.part(part) for part in np.array_split(np.arange(moments.rows.size), count)]
        if count == 1:
            return self._part(waits, parts[0], edit)
        with ThreadPoolExecutor(os.cpu_count(), initializer=_one_thread_each) as pool:
            return np.concatenate(list(pool.map(lambda part: self._part(waits, part, edit), parts)))

    def _part(self, waits: Waits, moments: Moments, edit: Edit | None) -> Floats:
        ahead = all_bins(self.climate, moments)
        shape = (moments.rows.size, BIN_ENDS.size)
        rate = np.full(shape, OLD_RATE)
        young = np.flatnonzero(moments.as_of - waits.column("start")[moments.rows] <= OLD_DAYS)
        if young.size:
            rate[young] = self._rate(waits, moments.part(young), edit)
        hazard = rate * exposure_of(self.level, waits, ahead).reshape(shape)
        chances = by_month(hazard, moments.as_of)
        return spread(chances, waits.table["network_kind"].gather(moments.rows).to_list())

    def _rate(self, waits: Waits, moments: Moments, edit: Edit | None) -> Floats:
        """Returns per month at risk, shape (moments, bins)."""
        x = features_of(waits, self.climate, moments, all_bins(self.climate, moments))
        if edit is not None:
            edit(x)
        return _predict(self.trees, x).reshape(moments.rows.size, BIN_ENDS.size)


def _with_something(x: Floats) -> Floats:
    """A feature that no row has (a table without networks or genres) cannot be cut into bins; it counts as 0."""
    return np.asarray(np.where(np.isnan(x).all(axis=0), 0.0, x), dtype=np.float64)


def _one_thread_each() -> None:
    """Parts run side by side; trees that split each small slice over all cores would wait on each other."""
    from threadpoolctl import threadpool_limits  # comes with scikit-learn, and only long lists need it

    threadpool_limits(limits=1, user_api="openmp")


def _predict(trees: Trees, x: Floats) -> Floats:
    """In slices that stay in the processor's cache while all the trees pass over them: several times as fast."""
    return np.concatenate([trees.predict(x[at : at + SLICE]) for at in range(0, len(x), SLICE)])


class ReturnHazard:
    """Chance of the next premiere by month for every series of a history, given all that was known of it.

    Learned: ``as_of_``, ``trees_`` (None if the history is too small), ``rates_`` (see `Climate`) and
    ``by_kind_`` (`ReturnByKind`, the stand-in). Two fits on the same history and day are the same.
    """

    def __init__(
        self, *, growth: Growth | None = None, sampling: Sampling | None = None, seed: int = 0
    ) -> None:
        self.growth = growth or Growth()
        self.sampling = sampling or Sampling()
        self.seed = seed

    def fit(self, history: History, as_of: date) -> Self:
        """Learn from what was known on ``as_of``; rows after it are not looked at."""
        known = history.as_of(as_of)
        self.as_of_ = as_of
        self.by_kind_ = ReturnByKind().fit(known, as_of)
        until, waits = day_number(as_of), waits_of(known.seasons)
        climate = Climate().fit(waits, known_to=until)
        self.rates_ = climate.rates_
        months = person_months(waits, until, np.random.default_rng(self.seed), self.sampling)
        self.trees_: Trees | None = None
        if months.came.sum() >= FEWEST:
            self.trees_ = self._grow(waits, climate, months)
        return self

    def chances(self, history: History, as_of: date) -> Floats:
        """Shape (n, 60) for the series that wait on ``as_of``, in the order of `spells.waiting`.

        ``history`` may hold more series than were learned from, and ``as_of`` may be later than `as_of_`.
        """
        waits = waits_of(history.as_of(as_of).seasons)
        rows = waits.last
        return self.chances_at(waits, rows, np.full(rows.size, day_number(as_of)))

    def chances_at(self, waits: Waits, rows: Ints, as_of: Floats) -> Floats:
        """The same for some of the waits, each as of its own day. Of later rows only what lies before it is used."""
        forest = self.forest(waits, known_to=float(as_of.max(initial=0.0)))
        if forest is None:
            kinds: Sequence[str] = waits.table["network_kind"].gather(rows).to_list()
            return self.by_kind_.chances(kinds, as_of - waits.column("start")[rows])
        return forest.chances(waits, Moments(rows, as_of))

    def forest(self, waits: Waits, *, known_to: float) -> Forest | None:
        """The trees among these waits; None if there are none, and Kaplan–Meier stands in."""
        if self.trees_ is None:
            return None
        climate = Climate().fit(waits, known_to=known_to, rates=self.rates_)
        return Forest(self.trees_, climate, Level.of(waits, climate.timeline_, self.rates_))

    def _grow(self, waits: Waits, climate: Climate, months: PersonMonths) -> Trees:
        from sklearn.ensemble import HistGradientBoostingRegressor  # half a second that asking never needs

        moments, at = Moments(months.rows, months.as_of), months.moment
        calendar = climate.calendar(months.rows, months.as_of)
        ahead = Ahead(months.rows[at], months.as_of[at], months.bins, calendar, at)
        exposure = exposure_of(Level.of(waits, climate.timeline_, self.rates_), waits, ahead)
        trees = HistGradientBoostingRegressor(
            loss="poisson",
            max_iter=self.growth.trees,
            learning_rate=self.growth.learning_rate,
            max_leaf_nodes=self.growth.leaves,
            min_samples_leaf=self.growth.min_leaf,
            l2_regularization=self.growth.l2,
            early_stopping=False,
            random_state=self.seed,
        )
        x = _with_something(features_of(waits, climate, moments, ahead))
        fitted: Trees = trees.fit(x, months.came / exposure, sample_weight=months.weight * exposure)
        return fitted


def all_bins(climate: ClimateAt, moments: Moments) -> Ahead:
    """Every bin ahead of every moment, moment by moment."""
    edges, count = bins_of(moments.as_of), moments.rows.size
    ends = np.tile(BIN_ENDS.astype(np.float64), count)
    bins = np.column_stack([ends, edges[:, :-1].ravel(), edges[:, 1:].ravel()])
    at = np.repeat(np.arange(count), BIN_ENDS.size)
    calendar = climate.calendar(moments.rows, moments.as_of)
    return Ahead(moments.rows[at], moments.as_of[at], bins, calendar, at)


def features_of(waits: Waits, climate: ClimateAt, moments: Moments, ahead: Ahead) -> Floats:
    """Shape (bins, features), columns as in `feature_names`."""
    of_waits = wait_features(waits, climate.at(moments.rows, moments.as_of), moments.rows, moments.as_of)
    return np.concatenate([of_waits[ahead.moment], bin_features(waits, ahead)], axis=1)


def exposure_of(level: Level, waits: Waits, ahead: Ahead) -> Floats:
    """Months at risk in each bin, times the common level expected there."""
    kinds = waits.table["network_kind"].replace_strict(KINDS, range(len(KINDS))).to_numpy()[ahead.rows]
    _, first, last = ahead.bins.T
    expected = level.at(kinds, ahead.as_of, (first + last) / 2 - ahead.as_of)
    return np.asarray((last - first) / 30.4375 * np.exp(expected), dtype=np.float64)


def by_month(hazard: Floats, as_of: Floats) -> Floats:
    """Chances by month from the cumulative hazard gained in each bin; even within a bin of several months."""
    total = np.concatenate([np.zeros((len(hazard), 1)), np.cumsum(hazard, axis=1)], axis=1)
    ends = np.concatenate([[0], BIN_ENDS])
    days = month_edges_of(as_of)
    after = np.searchsorted(BIN_ENDS, np.arange(1, HORIZON + 1))
    low, high = days[:, ends[after]], days[:, ends[after + 1]]
    share = (days[:, 1:] - low) / (high - low)
    return np.asarray(-np.expm1(-(total[:, after] + share * hazard[:, after])), dtype=np.float64)
