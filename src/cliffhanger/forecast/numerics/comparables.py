"""Past seasons that looked like this one at the same point, and what they did: chosen by prognosis.

Two numbers sum up a forecast: the chance of a return within two years, and the time a return takes. Seasons
near in both, at the same wait, were expected to fare alike (prognostic score, Hansen 2008), whatever their
genre. Of those about as near, seasons of the same make are preferred: drawn or played, and on the same kind of network.
Those that never came back are shown with the others: they are the point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .history import History
from .months import HORIZON, day_number
from .waits import Floats, Ints, Waits, waits_of

SINCE_YEARS = 12
SETTLED_DAYS = 2 * 365.25
"""A season counts once it has come back, or has been waited for so much longer than the point compared."""
LARGEST_POOL = 1_000
MONTH = 365.25 / 12
OTHER_MAKE, OTHER_KIND = 1.0, 0.5
"""How far apart drawn and played, or two kinds of network, are: in standard deviations of a score."""
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

    Fewer come back from a small history, none from one that holds only this series. What came after ``as_of`` is
    not looked at. For many series of one history ask `Peers`.
    """
    found = Peers(model, history, as_of=as_of).of([series_key], count=count)
    if series_key not in found:
        raise NoSuchSeries(series_key)
    return found[series_key]


@dataclass(frozen=True, eq=False)
class _Scored:
    """Seasons (``rows`` of the waits), their `_scores`, and their chances to come within two years."""

    rows: Ints
    scores: Floats
    two_years: Floats

    def where(self, mask: NDArray[np.bool_]) -> _Scored:
        return _Scored(self.rows[mask], self.scores[mask], self.two_years[mask])


class Peers:
    """The past of a history as of a day, to compare its series with.

    The scores of past seasons are made at whole months of waiting, once for all who have waited about so long,
    and taken as even between two months. Of more than 1,000 seasons an even sample is looked at.
    """

    def __init__(self, model: Model, history: History, *, as_of: date) -> None:
        self.model = model
        self.history = history
        self.as_of = as_of
        self._scored: dict[int, tuple[_Scored, _Scored]] = {}

    def of(self, series_keys: Sequence[str], *, count: int = 20) -> dict[str, list[Comparable]]:
        """As `comparables`, for each of these that the history holds."""
        last = {key: row for row, key in enumerate(self._waits.table["series_key"].to_list())}
        rows = np.array([last[key] for key in series_keys if key in last], dtype=np.int64)
        waited = day_number(self.as_of) - self._waits.column("start")[rows]
        asked = self._score(rows, waited)
        found = (
            self._nearest(asked.where(np.arange(rows.size) == place), float(days), count)
            for place, days in enumerate(waited)
        )
        return dict(zip((key for key in series_keys if key in last), found, strict=True))

    def _nearest(self, asked: _Scored, waited: float, count: int) -> list[Comparable]:
        pool = self._pool(waited)
        pool = pool.where(
            self._alike(pool.rows, waited) & (self._owner[pool.rows] != self._owner[asked.rows])
        )
        if not pool.rows.size:
            return []
        spread = np.maximum(np.vstack([asked.scores, pool.scores]).std(axis=0), 1e-9)
        by_score = ((pool.scores - asked.scores) / spread) ** 2
        by_make = (self._make[pool.rows] - self._make[asked.rows]) != 0
        apart = by_score.sum(axis=1) + by_make @ np.array([OTHER_MAKE, OTHER_KIND]) ** 2
        nearest = np.argsort(apart, kind="stable")[:count]
        today = day_number(self.as_of)
        return [_comparable(self._waits, int(pool.rows[i]), float(pool.two_years[i]), today) for i in nearest]

    def _pool(self, waited: float) -> _Scored:
        """Others that had waited so long, scored at that point: between their scores at two whole months."""
        months = int(waited / MONTH)
        if months not in self._scored:
            rows = np.flatnonzero(self._alike(np.arange(len(self._waits)), months * MONTH))
            if rows.size > LARGEST_POOL:
                rows = rows[np.linspace(0, rows.size - 1, LARGEST_POOL).astype(np.int64)]
            at = (np.full(rows.size, month * MONTH) for month in (months, months + 1))
            before, after = (self._score(rows, days) for days in at)
            self._scored[months] = before, after
        before, after = self._scored[months]
        share = waited / MONTH - months
        return _Scored(
            before.rows,
            (1 - share) * before.scores + share * after.scores,
            (1 - share) * before.two_years + share * after.two_years,
        )

    def _score(self, rows: Ints, waited: Floats) -> _Scored:
        """What the model gave these seasons when each had been waited for so many days."""
        chances = np.zeros((0, HORIZON))
        if rows.size:
            chances = self.model.chances_at(self._waits, rows, self._waits.column("start")[rows] + waited)
        return _Scored(rows, _scores(chances), chances[:, 23])

    def _alike(self, rows: Ints, waited: float) -> NDArray[np.bool_]:
        """Which of these were still waited for at that point, not too long ago, and have since been settled."""
        start, following = (self._waits.column(name)[rows] for name in ("start", "next"))
        today, point = day_number(self.as_of), start + waited
        settled = (following <= today) | (point + SETTLED_DAYS <= today)
        recent = start >= today - waited - SINCE_YEARS * 365.25
        return np.asarray((following > point) & (point < today) & settled & recent, dtype=np.bool_)

    @cached_property
    def _waits(self) -> Waits:
        return waits_of(self.history.as_of(self.as_of).seasons)

    @cached_property
    def _make(self) -> Ints:
        """Shape (n, 2): is it drawn, and a number for its kind of network."""
        drawn = self._waits.table["genres"].fill_null("").str.contains("Animation").cast(pl.Int64)
        kinds = self._waits.table["network_kind"].cast(pl.Categorical).to_physical().cast(pl.Int64)
        return np.column_stack([drawn.to_numpy(), kinds.fill_null(-1).to_numpy()])

    @cached_property
    def _owner(self) -> Ints:
        """A number for the series of each row."""
        return self._waits.table["series_key"].rle_id().cast(pl.Int64).to_numpy()


def _scores(chances: Floats) -> Floats:
    """Shape (n, 2): the log-odds of two years, and the mean log months of a return."""
    two_years = np.clip(chances[:, 23], 1e-4, 1 - 1e-4)
    gained = np.diff(chances, axis=1, prepend=0.0)
    total = np.maximum(gained.sum(axis=1), 1e-9)
    wait = (gained * np.log(np.arange(1, HORIZON + 1) - 0.5)).sum(axis=1) / total
    return np.column_stack([np.log(two_years / (1 - two_years)), wait])


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
