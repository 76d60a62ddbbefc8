"""The training table: what each wait looked like at a few moments, and the months that followed, one a row.

A row says: at this moment the season had not come; did it come in this month ahead? Only months that lie wholly
before ``until`` are used. A month cut in half by it would keep its premieres and lose its silences, and the
model would promise far too much. Months without a premiere are thinned, and weigh the more for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .climate import month_number
from .level import shocked
from .months import HORIZON, month_edges_of
from .waits import Floats, Ints, Waits

BIN_ENDS = np.array([*range(1, 37), 42, 48, 54, HORIZON])
"""Months ahead at which the model's bins end: single months for three years, then half-years."""
LANDMARKS = np.array([30, 183, 365, 730])
KEPT = np.where(BIN_ENDS <= 12, 0.5, np.where(BIN_ENDS <= 36, 0.25, 0.3))
"""Share of the bins without a premiere that stay in the table."""
IN_SHOCK = 0.3
"""What a month of a shock weighs beside a calm one."""
_SOONEST = 28


@dataclass(frozen=True, eq=False)
class PersonMonths:
    """``rows`` and ``as_of`` (moments,); ``moment``, ``bins`` (months ahead, first day, last day), ``came`` and
    ``weight`` (person-months,): each belongs to the moment at that position."""

    rows: Ints
    as_of: Floats
    moment: Ints
    bins: Floats
    came: Ints
    weight: Floats


@dataclass(frozen=True)
class Sampling:
    """Waits of the last ``years``, each seen at ``moments`` random moments."""

    years: float = 14.0
    moments: int = 3


def bins_of(as_of: Floats) -> Floats:
    """The days on which the bins begin and end, shape (n, bins + 1)."""
    return month_edges_of(as_of)[:, np.concatenate([[0], BIN_ENDS])]


def person_months(waits: Waits, until: float, rng: np.random.Generator, sampling: Sampling) -> PersonMonths:
    """Draw moments before ``until`` and list the bins after them, up to the premiere or to ``until``."""
    rows, as_of = _moments(waits, until, rng, sampling)
    edges, came = bins_of(as_of), _drawn_next(waits, rows, rng)
    came = np.where(came <= until, came, np.inf)[:, None]
    at_risk = (edges[:, 1:] <= until) & (edges[:, :-1] < came)
    ends = at_risk & (came <= edges[:, 1:])
    kept = at_risk & (ends | (rng.random(at_risk.shape) < KEPT))
    moment, number = np.nonzero(kept)
    happened = ends[moment, number]
    return PersonMonths(
        rows=rows,
        as_of=as_of,
        moment=moment,
        bins=np.column_stack([BIN_ENDS[number], edges[moment, number], edges[moment, number + 1]]),
        came=happened.astype(np.int64),
        weight=np.where(happened, 1.0, 1 / KEPT[number])
        * np.where(shocked(month_number(edges[moment, number])), IN_SHOCK, 1.0),
    )


def _moments(waits: Waits, until: float, rng: np.random.Generator, sampling: Sampling) -> tuple[Ints, Floats]:
    """Mostly near the landmarks, some soon after the premiere, some anywhere in the wait."""
    start, end = waits.column("start"), np.minimum(waits.column("next"), until)
    since = until - sampling.years * 365.25
    candidates = np.flatnonzero((start < until - _SOONEST) & (end > since))
    rows = np.tile(candidates, sampling.moments)
    near = rng.choice(LANDMARKS, rows.size) + rng.integers(-15, 16, rows.size)
    soon = rng.exponential(400.0, rows.size)
    anywhere = rng.random(rows.size) * (end - start)[rows]
    waited = np.select([(pick := rng.random(rows.size)) < 0.6, pick < 0.85], [near, soon], anywhere)
    as_of = start[rows] + np.maximum(np.floor(waited), 1)
    fits = (as_of < np.minimum(waits.column("next")[rows], until - _SOONEST)) & (as_of >= since)
    return rows[fits], as_of[fits]


def _drawn_next(waits: Waits, rows: Ints, rng: np.random.Generator) -> Floats:
    """The next premiere; one that is known only to an interval is drawn from it anew for each moment."""
    low, high = waits.column("next_lo")[rows], waits.column("next_hi")[rows]
    known = np.isfinite(high)
    width = np.where(known, high, 0.0) - np.where(known, low, 0.0)
    drawn = np.where(known, low, 0.0) + np.floor(rng.random(rows.size) * (width + 1))
    return np.where(known, drawn, np.inf)
