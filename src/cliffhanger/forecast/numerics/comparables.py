"""Past seasons that looked like this one at the same point, and what they did: chosen by prognosis.

Two numbers sum up a forecast: the chance of a return within two years, and the time a return takes. Seasons
near in both, at the same wait, were expected to fare alike (prognostic score, Hansen 2008), whatever their
genre. Those that never came back are shown with the others: they are the point.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

import numpy as np

from .history import History
from .months import HORIZON, day_number
from .waits import Floats, Ints, Waits, waits_of

SINCE_YEARS = 12
SETTLED_DAYS = 2 * 365.25
"""A season counts once it has come back, or has been waited for so much longer than the point compared."""
LARGEST_POOL = 1_000
_EPOCH = date(1970, 1, 1)


class Model(Protocol):
    """`ReturnHazard` or `Reference`."""

    def chances_at(self, waits: Waits, rows: Ints, as_of: Floats) -> Floats: ...


class NoSuchSeries(KeyError):
    """The history holds no season of this series that was out by the day. Check the key."""


@dataclass(frozen=True)
class Comparable:
    """One past season. ``waited``: days from its premiere to the next, or to the as-of day if none had come."""

    series_key: str
    title: str
    season: int
    network: str
    premiere: date
    returned_on: date | None
    waited: int
    chance_then: float
    """What the model would have given it, at the same point, to come within two years."""


def comparables(
    model: Model, history: History, series_key: str, *, as_of: date, count: int = 20
) -> list[Comparable]:
    """The ``count`` seasons of other series nearest to this one's prognosis, nearest first.

    Of more than 1,000 candidates an even sample is looked at. Fewer than ``count`` come back from a small
    history, none from one that holds only this series. What came after ``as_of`` is not looked at.
    """
    waits, today = waits_of(history.as_of(as_of).seasons), day_number(as_of)
    mine = waits.table["series_key"].to_numpy() == series_key
    if not mine.any():
        raise NoSuchSeries(series_key)
    row = np.flatnonzero(mine)[-1:]
    waited = today - waits.column("start")[row[0]]
    pool = _pool(waits, mine, waited, today)
    if not pool.size:
        return []
    rows = np.concatenate([row, pool])
    chances = model.chances_at(waits, rows, waits.column("start")[rows] + waited)
    scores = _scores(chances)
    apart = np.hypot(*(scores[1:] - scores[0]).T)
    nearest = np.argsort(apart, kind="stable")[:count]
    return [_comparable(waits, int(pool[i]), float(chances[i + 1, 23]), today) for i in nearest]


def _pool(waits: Waits, mine: np.ndarray, waited: float, today: float) -> Ints:
    """Seasons of others, still waited for at that point, whose further wait is settled."""
    start, following = waits.column("start"), waits.column("next")
    point = start + waited
    settled = (following <= today) | (point + SETTLED_DAYS <= today)
    recent = start >= today - waited - SINCE_YEARS * 365.25
    pool = np.flatnonzero(~mine & (following > point) & (point < today) & settled & recent)
    if pool.size <= LARGEST_POOL:
        return pool
    return pool[np.linspace(0, pool.size - 1, LARGEST_POOL).astype(np.int64)]


def _scores(chances: Floats) -> Floats:
    """Shape (n, 2), each with spread 1: the log-odds of two years, and the mean log months of a return."""
    two_years = np.clip(chances[:, 23], 1e-4, 1 - 1e-4)
    gained = np.diff(chances, axis=1, prepend=0.0)
    total = np.maximum(gained.sum(axis=1), 1e-9)
    wait = (gained * np.log(np.arange(1, HORIZON + 1) - 0.5)).sum(axis=1) / total
    scores = np.column_stack([np.log(two_years / (1 - two_years)), wait])
    return np.asarray(scores / np.maximum(scores.std(axis=0), 1e-9), dtype=np.float64)


def _comparable(waits: Waits, row: int, chance: float, today: float) -> Comparable:
    season = waits.table.row(row, named=True)
    returned = season["next"] <= today
    end = season["next"] if returned else today
    return Comparable(
        series_key=season["series_key"],
        title=season["title"] or season["series_key"],
        season=season["season"],
        network=season["network"] or "",
        premiere=season["premiere"],
        returned_on=_EPOCH + timedelta(days=int(end)) if returned else None,
        waited=int(end - season["start"]),
        chance_then=chance,
    )
