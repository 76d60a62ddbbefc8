"""Rolling-origin back-test: learn at each 1 January, forecast the following year's as-of moments, score them.

An as-of moment is a season's premiere plus 30 days, 6, 12 or 24 months, if the next season had not come by
then. A model learns from what was known on the 1 January; of a moment it may use what lies before that moment.
Outcomes count as far as the series was followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from cliffhanger.forecast.numerics import History
from cliffhanger.forecast.numerics.months import add_months, day_number, month_edges_of
from cliffhanger.forecast.numerics.score import Forecasts, Outcomes
from cliffhanger.forecast.numerics.waits import Floats, Ints, Waits, waits_of

LANDMARKS = {"+30 d": 30, "+6 m": 183, "+12 m": 365, "+24 m": 730}


@dataclass(frozen=True, eq=False)
class Moments:
    """As-of moments of one origin: rows of ``waits``, the as-of day and the landmark of each."""

    history: History
    waits: Waits
    origin: date
    rows: Ints
    as_of: Floats
    landmark: Ints

    @property
    def kinds(self) -> list[str]:
        return self.waits.table["network_kind"].gather(self.rows).to_list()

    @property
    def waited(self) -> Floats:
        return self.as_of - self.waits.column("start")[self.rows]

    def outcomes(self, followed_to: date) -> Outcomes:
        waited = self.waits.column("next")[self.rows] - self.as_of
        return Outcomes(waited, day_number(followed_to) - self.as_of)


Model = Callable[[Moments], Floats]
Tick = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Result:
    """Every moment of every origin (origin, series, kind, landmark), the models' forecasts, what happened."""

    table: pl.DataFrame
    forecasts: dict[str, Forecasts]
    outcomes: Outcomes

    def where(self, mask: np.ndarray) -> Result:
        chosen = {name: forecasts.where(mask) for name, forecasts in self.forecasts.items()}
        return Result(self.table.filter(pl.Series(mask)), chosen, self.outcomes.where(mask))


def moments_of(history: History, origin: date, *, followed_to: date) -> Moments:
    """Every as-of moment in the year that begins at ``origin``."""
    waits = waits_of(history.seasons)
    start, following = waits.column("start"), waits.column("next")
    first, after = day_number(origin), day_number(add_months(origin, 12))
    parts = []
    for days in LANDMARKS.values():
        as_of = start + days
        waiting = (as_of >= first) & (as_of < after) & (following > as_of)
        rows = np.flatnonzero(waiting & (as_of <= day_number(followed_to)))
        parts.append((rows, as_of[rows], np.full(rows.size, days)))
    rows, as_of, landmark = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Moments(history, waits, origin, rows, as_of, landmark)


@dataclass(frozen=True)
class Plan:
    """What to run: models by name, origins, and how far outcomes are known."""

    models: Mapping[str, Model]
    origins: tuple[date, ...]
    followed_to: date

    @property
    def steps(self) -> int:
        return len(self.origins) * len(self.models)


def run(history: History, plan: Plan, *, tick: Tick = lambda _: None) -> Result:
    """All moments of all origins, forecast by every model; ``tick`` is called before each step."""
    batches = [moments_of(history, origin, followed_to=plan.followed_to) for origin in plan.origins]
    edges = np.concatenate([month_edges_of(b.as_of) - b.as_of[:, None] for b in batches])
    chances: dict[str, list[Floats]] = {name: [] for name in plan.models}
    for batch in batches:
        for name, model in plan.models.items():
            tick(f"{batch.origin.year} {name}")
            chances[name].append(model(batch))
    forecasts = {name: Forecasts(np.concatenate(parts), edges) for name, parts in chances.items()}
    return Result(pl.concat([_table(b) for b in batches]), forecasts, _joined(batches, plan.followed_to))


def _table(batch: Moments) -> pl.DataFrame:
    names = {days: name for name, days in LANDMARKS.items()}
    return pl.DataFrame(
        {
            "origin": [batch.origin.year] * batch.rows.size,
            "series_key": batch.waits.table["series_key"].gather(batch.rows),
            "network_kind": batch.kinds,
            "landmark": [names[int(days)] for days in batch.landmark],
        }
    )


def _joined(batches: Iterable[Moments], followed_to: date) -> Outcomes:
    outcomes = [batch.outcomes(followed_to) for batch in batches]
    return Outcomes(
        np.concatenate([o.waited for o in outcomes]), np.concatenate([o.followed for o in outcomes])
    )
