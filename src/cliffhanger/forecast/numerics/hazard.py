"""The base forecast: a discrete-time hazard on person-months, by gradient-boosted trees.

After Suresh et al. (2022), "Survival prediction models: an introduction to discrete-time modeling": any classifier of
"does it come in this month, given that it has not come yet?" is a survival model. The waits are seen at
random moments (a landmark supermodel, van Houwelingen 2007), so one fit serves every wait so far.

Two halves of the series are fitted apart and their log-odds averaged: each series is judged by trees that
never saw it as often as by those that did, which keeps a flexible model from promising too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self

import numpy as np
import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier

from .climate import Climate
from .features import bin_features, wait_features
from .history import History
from .months import HORIZON, day_number, month_edges_of
from .person_months import BIN_ENDS, PersonMonths, Sampling, bins_of, person_months
from .return_curve import ReturnByKind
from .waits import Floats, Ints, Waits, waits_of

FEWEST = 300
"""Premieres in the training table below which trees are not worth planting: Kaplan–Meier by kind stands in."""
CHUNK = 2_000
"""Waits forecast at a time: 40 bins of 90 numbers each make 58 MB."""


class Trees(Protocol):
    """What a fitted half must do: log-odds for rows of features."""

    def decision_function(self, x: Floats, /) -> Floats: ...


@dataclass(frozen=True)
class Growth:
    """How the trees grow. Large leaves, because a wait is in the table several times."""

    trees: int = 100
    learning_rate: float = 0.08
    leaves: int = 15
    min_leaf: int = 400
    l2: float = 25.0


class ReturnHazard:
    """Chance of the next premiere by month for every series of a history, given all that was known of it.

    Learned: ``as_of_``, ``halves_`` (two fitted classifiers, none if the history is too small), ``rates_``
    (see `Climate`) and ``by_kind_`` (`ReturnByKind`, the stand-in).
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
        rng = np.random.default_rng(self.seed)
        months = person_months(waits, until, rng, self.sampling)
        self.halves_: tuple[Trees, ...] = ()
        if months.came.sum() >= FEWEST:
            self.halves_ = self._grow(months, _features(waits, climate, months), _half(waits, rng))
        return self

    def chances(self, history: History, as_of: date) -> Floats:
        """Shape (n, 60) for the series that wait on ``as_of``, in the order of `spells.waiting`.

        ``history`` may hold more series than were learned from, and ``as_of`` may be later than `as_of_`.
        """
        day = day_number(as_of)
        waits = waits_of(history.as_of(as_of).seasons)
        rows = waits.last
        return self.chances_at(waits, rows, np.full(rows.size, day))

    def chances_at(self, waits: Waits, rows: Ints, as_of: Floats) -> Floats:
        """The same for some of the waits, each as of its own day. Of later rows only what lies before it is used."""
        if not self.halves_:
            return self._stand_in(waits, rows, as_of)
        climate = Climate().fit(waits, known_to=float(as_of.max(initial=0.0)), rates=self.rates_)
        parts = np.array_split(np.arange(rows.size), max(1, -(-rows.size // CHUNK)))
        return np.concatenate([self._boosted(waits, climate, (rows[p], as_of[p])) for p in parts])

    def _grow(self, months: PersonMonths, x: Floats, half: Ints) -> tuple[Trees, ...]:
        side = half[months.rows][months.moment]
        return tuple(self._grown(x[side == s], months, side == s) for s in (0, 1))

    def _grown(self, x: Floats, months: PersonMonths, mine: Ints) -> Trees:
        trees = HistGradientBoostingClassifier(
            max_iter=self.growth.trees,
            learning_rate=self.growth.learning_rate,
            max_leaf_nodes=self.growth.leaves,
            min_samples_leaf=self.growth.min_leaf,
            l2_regularization=self.growth.l2,
            early_stopping=False,
            random_state=self.seed,
        )
        fitted: Trees = trees.fit(x, months.came[mine], sample_weight=months.weight[mine])
        return fitted

    def _boosted(self, waits: Waits, climate: Climate, moments: tuple[Ints, Floats]) -> Floats:
        rows, as_of = moments
        edges, count = bins_of(as_of), BIN_ENDS.size
        bins = np.column_stack([np.tile(BIN_ENDS, rows.size), edges[:, :-1].ravel(), edges[:, 1:].ravel()])
        x = np.concatenate(
            [
                np.repeat(wait_features(waits, climate, rows, as_of), count, axis=0),
                bin_features(waits, np.repeat(rows, count), bins),
            ],
            axis=1,
        )
        odds = np.mean([half.decision_function(x) for half in self.halves_], axis=0)
        return by_month(np.logaddexp(0.0, odds.reshape(rows.size, count)), as_of)

    def _stand_in(self, waits: Waits, rows: Ints, as_of: Floats) -> Floats:
        kinds: Sequence[str] = waits.table["network_kind"].gather(rows).to_list()
        return self.by_kind_.chances(kinds, as_of - waits.column("start")[rows])


def by_month(hazard: Floats, as_of: Floats) -> Floats:
    """Chances by month from the cumulative hazard gained in each bin; even within a bin of several months."""
    total = np.concatenate([np.zeros((len(hazard), 1)), np.cumsum(hazard, axis=1)], axis=1)
    ends = np.concatenate([[0], BIN_ENDS])
    days = month_edges_of(as_of)
    after = np.searchsorted(BIN_ENDS, np.arange(1, HORIZON + 1))
    low, high = days[:, ends[after]], days[:, ends[after + 1]]
    share = (days[:, 1:] - low) / (high - low)
    return np.asarray(-np.expm1(-(total[:, after] + share * hazard[:, after])), dtype=np.float64)


def _features(waits: Waits, climate: Climate, months: PersonMonths) -> Floats:
    of_waits = wait_features(waits, climate, months.rows, months.as_of)[months.moment]
    return np.concatenate([of_waits, bin_features(waits, months.rows[months.moment], months.bins)], axis=1)


def _half(waits: Waits, rng: np.random.Generator) -> Ints:
    """0 or 1 for each row; all seasons of a series fall on one side."""
    series = waits.table.select(pl.col("series_key").rank("dense")).to_series().to_numpy() - 1
    return np.asarray(rng.integers(0, 2, int(series.max()) + 1)[series], dtype=np.int64)
