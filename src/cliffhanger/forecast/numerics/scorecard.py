"""The figures of a back-test: all from `score.py`, so that the newsroom's scoreboard means the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .backtest import Backtest
from .score import (
    Forecasts,
    Outcomes,
    auc,
    bias,
    brier,
    calibration_error,
    crps,
    when_returned,
)


@dataclass(frozen=True)
class Scores:
    """``n`` moments followed for 24 months; ``crps36`` over those followed for 36, ``crps36_seen`` over all as
    far as followed; ``coverage`` to ``within90`` over the ``n_returned`` that came within 36."""

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


def scores_of(forecasts: Forecasts, outcomes: Outcomes) -> Scores:
    ends = forecasts.all_edges[:, 24]
    full = outcomes.followed >= ends
    returned = when_returned(forecasts, outcomes)
    long = outcomes.followed >= forecasts.all_edges[:, 36]
    return Scores(
        n=int(full.sum()),
        base24=float((outcomes.waited <= ends)[full].mean()) if full.any() else float("nan"),
        brier12=brier(forecasts, outcomes, months=12),
        brier24=brier(forecasts, outcomes, months=24),
        brier36=brier(forecasts, outcomes, months=36),
        bias24=bias(forecasts, outcomes, months=24),
        ece24=calibration_error(forecasts, outcomes, months=24),
        auc24=auc(forecasts, outcomes, months=24),
        crps36=crps(forecasts.where(long), outcomes.where(long)),
        crps36_seen=crps(forecasts, outcomes),
        n_returned=returned.n,
        coverage=returned.coverage,
        width=returned.width,
        error=returned.error,
        within30=returned.within30,
        within90=returned.within90,
    )


def cells(result: Backtest, model: str, columns: tuple[str, ...]) -> Iterator[tuple[str, Scores]]:
    """The model's scores for each combination of the columns' values."""
    keys = result.table.select(columns).unique(maintain_order=True).sort(columns)
    for values in keys.iter_rows():
        mask = np.ones(result.table.height, dtype=bool)
        for name, value in zip(columns, values, strict=True):
            mask &= (result.table[name] == value).to_numpy()
        scores = scores_of(result.forecasts[model].where(mask), result.outcomes.where(mask))
        yield " ".join(map(str, values)), scores
