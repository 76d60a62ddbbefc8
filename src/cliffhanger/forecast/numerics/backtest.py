"""Rolling-origin back-test: stand on each 1 January, learn, forecast the year's as-of moments, see what came.

An as-of moment is a season's premiere plus 30 days, 6, 12 or 24 months, if the next season had not come by
then. A model learns from what was known at the origin; of a moment it may use what lies before that moment.
Outcomes count as far as the table was followed, to one common day: following the popular longer would flatter.
Rolling origins after Tashman (2000), "Out-of-sample tests of forecasting accuracy".
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import polars as pl

from .history import History
from .months import HORIZON, add_months, day_number, month_edges_of
from .score import Forecasts, Outcomes
from .waits import Floats, Ints, Waits, waits_of

LANDMARKS = {"+30 d": 30, "+6 m": 183, "+12 m": 365, "+24 m": 730}
"""Days after a premiere at which every wait is judged."""


@dataclass(frozen=True, eq=False)
class Batch:
    """As-of moments of one origin: rows of ``waits``, the as-of day and the landmark (in days) of each.

    ``known`` is the history of the origin, to learn from. ``waits`` were seen to the end of the origin's year,
    so that nothing later can be looked at even by mistake; within the year a model keeps to each moment's day.
    """

    known: History
    waits: Waits
    origin: date
    rows: Ints
    as_of: Floats
    landmark: Ints

    @property
    def kinds(self) -> list[str]:
        """Network kind of each moment's series."""
        kinds: list[str] = self.waits.table["network_kind"].gather(self.rows).to_list()
        return kinds

    @property
    def waited(self) -> Floats:
        """Days from the last premiere to each moment."""
        return np.asarray(self.as_of - self.waits.column("start")[self.rows], dtype=np.float64)

    @cached_property
    def learned(self) -> Waits:
        """The waits as they stood at the origin."""
        return waits_of(self.known.seasons)


Model = Callable[[Batch], Floats]
"""Chances by month, shape (moments, 60), never falling."""
Tick = Callable[[str], None]
SIDE_BY_SIDE = 2
"""Steps taken at a time: a large table needs a gigabyte for each."""


@dataclass(frozen=True)
class Plan:
    """What to run: models by name, origins, and the last day up to which outcomes are known."""

    models: Mapping[str, Model]
    origins: tuple[date, ...]
    followed_to: date

    @property
    def steps(self) -> int:
        return len(self.origins) * len(self.models)


@dataclass(frozen=True, eq=False)
class Backtest:
    """Every moment of every origin. ``table`` has ``origin`` (year), ``series_key``, ``network_kind`` and
    ``landmark``; forecasts of each model and outcomes lie in the same order."""

    table: pl.DataFrame
    forecasts: dict[str, Forecasts]
    outcomes: Outcomes


class BadForecast(ValueError):
    """A model gave something that is not sixty chances a moment. The message names it."""


def batch_of(history: History, origin: date) -> Batch:
    """Every as-of moment in the year that begins at ``origin``, with what may be known of it."""
    after = add_months(origin, 12)
    waits = waits_of(history.as_of(after - timedelta(days=1)).seasons)
    start, following = waits.column("start"), waits.column("next")
    parts = []
    for days in LANDMARKS.values():
        as_of = start + days
        waiting = (as_of >= day_number(origin)) & (as_of < day_number(after)) & (following > as_of)
        rows = np.flatnonzero(waiting)
        parts.append((rows, as_of[rows], np.full(rows.size, days)))
    rows, as_of, landmark = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Batch(history.as_of(origin), waits, origin, rows, as_of, landmark)


def backtest(history: History, plan: Plan, *, tick: Tick = lambda _: None) -> Backtest:
    """All moments of all origins, forecast by every model; ``tick`` hears of each step when it is done.

    Moments after ``plan.followed_to`` are left out. The result does not depend on how many cores there are.
    Raises `BadForecast`.
    """
    batches = [_followed(batch_of(history, origin), plan.followed_to) for origin in plan.origins]
    steps = [(name, batch) for name in plan.models for batch in batches]

    def take(step: tuple[str, Batch]) -> Floats:
        name, batch = step
        chances = _checked(name, batch, plan.models[name](batch))
        tick(f"{batch.origin.year} {name}")
        return chances

    pool = ThreadPoolExecutor(SIDE_BY_SIDE, initializer=_share_of_the_cores)
    try:
        chances = np.concatenate(list(pool.map(take, steps)))
    finally:  # after an error or Ctrl-C nobody should wait for a fit of a minute
        pool.shutdown(wait=False, cancel_futures=True)
    edges = np.concatenate([month_edges_of(batch.as_of) - batch.as_of[:, None] for batch in batches])
    by_model = zip(plan.models, np.split(chances, len(plan.models)), strict=True)
    forecasts = {name: Forecasts(cdf, edges) for name, cdf in by_model}
    return Backtest(pl.concat(map(_table, batches)), forecasts, _outcomes(history, batches, plan.followed_to))


def _share_of_the_cores() -> None:
    """Two fits that each split their work over all cores would wait on each other, several times as long."""
    from threadpoolctl import threadpool_limits  # comes with scikit-learn

    threadpool_limits({"openmp": max(1, (os.cpu_count() or 1) // SIDE_BY_SIDE), "blas": 1})


def _followed(batch: Batch, followed_to: date) -> Batch:
    kept = batch.as_of <= day_number(followed_to)
    rows, as_of, landmark = batch.rows[kept], batch.as_of[kept], batch.landmark[kept]
    return Batch(batch.known, batch.waits, batch.origin, rows, as_of, landmark)


def _checked(name: str, batch: Batch, chances: Floats) -> Floats:
    wanted = (batch.rows.size, HORIZON)
    if chances.shape != wanted or not np.isfinite(chances).all():
        raise BadForecast(
            f"{name} gave {chances.shape} for origin {batch.origin.year}, not {wanted} finite chances"
        )
    return chances


def _outcomes(history: History, batches: Sequence[Batch], followed_to: date) -> Outcomes:
    """What came, from the whole table: a batch's waits are its first rows in the same order, cut by day."""
    whole = waits_of(history.seasons)
    start, following = whole.column("start"), whole.column("next")
    seen, until = following <= day_number(followed_to), day_number(followed_to)
    came = np.where(seen, following, np.inf)
    waited, followed = [], []
    for batch in batches:
        begun = start < day_number(add_months(batch.origin, 12))
        waited.append(came[begun][batch.rows] - batch.as_of)
        followed.append(until - batch.as_of)
    return Outcomes(np.concatenate(waited), np.concatenate(followed))


def _table(batch: Batch) -> pl.DataFrame:
    names = {days: name for name, days in LANDMARKS.items()}
    return pl.DataFrame(
        {
            "origin": pl.repeat(batch.origin.year, batch.rows.size, dtype=pl.Int64, eager=True),
            "series_key": batch.waits.table["series_key"].gather(batch.rows),
            "network_kind": pl.Series(batch.kinds, dtype=pl.String),
            "landmark": pl.Series([names[int(days)] for days in batch.landmark], dtype=pl.String),
        }
    )
