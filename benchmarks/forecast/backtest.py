"""Rolling-origin back-test: learn at each 1 January, forecast the following year's as-of moments, score them.

An as-of moment is a season's premiere plus 30 days, 6, 12 or 24 months, if the next season had not come by
then. The model knows only what was known on the 1 January. Outcomes count as far as the series was followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from cliffhanger.forecast.numerics import History, ReturnByKind
from cliffhanger.forecast.numerics.months import add_months, month_edges
from cliffhanger.forecast.numerics.score import Forecasts, Outcomes, brier, crps, when_returned

LANDMARKS = {"+30 d": 30, "+6 m": 183, "+12 m": 365, "+24 m": 730}


@dataclass(frozen=True, eq=False)
class Moments:
    """As-of moments of one origin: ``table`` with series, kind, landmark, waited; and what happened then."""

    origin: date
    table: pl.DataFrame
    outcomes: Outcomes


@dataclass(frozen=True, eq=False)
class Result:
    """Every moment of every origin, each model's forecasts for them, and what happened: rows correspond."""

    table: pl.DataFrame
    forecasts: dict[str, Forecasts]
    outcomes: Outcomes


@dataclass(frozen=True)
class Scores:
    """``n`` moments followed for 24 months; ``crps36`` over all moments as far as followed, ``crps36_full`` over
    those followed for 36 months (as the reference figures are); days and shares."""

    n: int
    base24: float
    brier24: float
    bias24: float
    crps36: float
    crps36_full: float
    coverage: float
    width: float
    error: float


def moments_of(history: History, origin: date, *, followed_to: date) -> Moments:
    """Every as-of moment in the year that begins at ``origin``."""
    following = pl.col("premiere").shift(-1).over("series_key")
    seasons = history.seasons.with_columns(next=following)
    parts = [
        seasons.with_columns(
            landmark=pl.lit(name), waited=pl.lit(days), as_of=pl.col("premiere") + pl.duration(days=days)
        )
        for name, days in LANDMARKS.items()
    ]
    in_year = (pl.col("as_of") >= origin) & (pl.col("as_of") < add_months(origin, 12))
    waiting = pl.col("next").is_null() | (pl.col("next") > pl.col("as_of"))
    table = pl.concat(parts).filter(in_year & waiting & (pl.col("as_of") <= followed_to))
    wait = (table["next"] - table["as_of"]).dt.total_days().cast(pl.Float64).fill_null(np.inf)
    followed = (followed_to - table["as_of"]).dt.total_days().cast(pl.Float64)
    return Moments(origin, table, Outcomes(wait.to_numpy(), followed.to_numpy()))


Model = Callable[[History, Moments], np.ndarray]


def by_kind(history: History, moments: Moments) -> np.ndarray:
    model = ReturnByKind().fit(history, moments.origin)
    return model.chances(moments.table["network_kind"].to_list(), moments.table["waited"].to_numpy())


def pooled(history: History, moments: Moments) -> np.ndarray:
    alike = History(history.rows.with_columns(network_kind=pl.lit("unknown")))
    return by_kind(alike, Moments(moments.origin, _as_unknown(moments.table), moments.outcomes))


def one_year_later(history: History, moments: Moments) -> np.ndarray:
    """What most sites print: it comes a year after the last premiere, or on the next such day."""
    waited = moments.table["waited"].to_numpy().astype(float)
    until = (np.floor(waited / 365) + 1) * 365 - waited
    return (month_edges(moments.origin)[1:] >= until[:, None]).astype(float)


MODELS: dict[str, Model] = {
    "Kaplan-Meier by kind": by_kind,
    "Kaplan-Meier pooled": pooled,
    "one year later": one_year_later,
}


def run(history: History, origins: Iterable[date], *, followed_to: date) -> Result:
    """All moments of all origins, forecast by every model in `MODELS`."""
    batches = [moments_of(history, origin, followed_to=followed_to) for origin in origins]
    edges = np.concatenate([np.tile(month_edges(b.origin), (b.table.height, 1)) for b in batches])
    forecasts = {
        name: Forecasts(np.concatenate([model(history, batch) for batch in batches]), edges)
        for name, model in MODELS.items()
    }
    outcomes = Outcomes(
        np.concatenate([batch.outcomes.waited for batch in batches]),
        np.concatenate([batch.outcomes.followed for batch in batches]),
    )
    return Result(pl.concat([batch.table for batch in batches]), forecasts, outcomes)


def scores_of(forecasts: Forecasts, outcomes: Outcomes) -> Scores:
    ends = forecasts.all_edges[:, 24]
    full = outcomes.followed >= ends
    came = (outcomes.waited <= ends)[full]
    returned = when_returned(forecasts, outcomes)
    long = outcomes.followed >= forecasts.all_edges[:, 36]
    return Scores(
        n=int(full.sum()),
        base24=float(came.mean()),
        brier24=brier(forecasts, outcomes, months=24),
        bias24=float(forecasts.cdf[full, 23].mean() - came.mean()),
        crps36=crps(forecasts, outcomes),
        crps36_full=crps(forecasts.where(long), outcomes.where(long)),
        coverage=returned.coverage,
        width=returned.width,
        error=returned.error,
    )


def _as_unknown(table: pl.DataFrame) -> pl.DataFrame:
    return table.with_columns(network_kind=pl.lit("unknown"))
