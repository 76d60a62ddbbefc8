"""How shows like this have been doing lately: returns against expectation, by network, form, genre, country.

For each group and calendar month: O, the waits that ended, and E, those that would have ended had every wait
followed the average of its age (indirect standardisation, as in life tables). A group's climate as of a day
is log((O + k) / (E + k)) over the months before it, so a small group stays near 0. Only whole months before
the as-of month are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .waits import Floats, Ints, Waits

START = 240
"""The first month on file, January 1990, counted from January 1970."""
OLDEST = 120
"""Months of waiting that count; what is older hardly ever ends."""
BASE_MONTHS = 96
CALENDAR_PULL = 12.0
USUAL_LOG_GAP = 5.95
"""Log of the usual days between two premieres, about 384: what a group without returns is given."""


@dataclass(frozen=True)
class Group:
    """Waits that share a key, and how many expected returns pull it towards the average."""

    name: str
    by: tuple[str, ...]
    pull: float
    windows: tuple[int, ...]
    tempo: bool = False


GROUPS = (
    Group("network", ("network",), 4.0, (36,), tempo=True),
    Group("network_first", ("network", "is_first"), 4.0, (36,)),
    Group("network_form", ("network", "form"), 4.0, (36,)),
    Group("kind_form", ("network_kind", "form", "is_first"), 10.0, (36,), tempo=True),
    Group("genre", ("genre", "network_kind"), 6.0, (36,), tempo=True),
    Group("country", ("country", "network_kind"), 6.0, (36,), tempo=True),
)
NETWORK_ACTIVITY = ("network_idle",)


def climate_names() -> tuple[str, ...]:
    """The columns that `Climate.at` gives, in order."""
    names: list[str] = []
    for group in GROUPS:
        names += [f"{group.name}_{window}" for window in group.windows]
        names += [f"{group.name}_tempo"] if group.tempo else []
    return (*names, *NETWORK_ACTIVITY)


def month_number(days: NDArray[np.generic]) -> Ints:
    """Whole months since January 1970 of days since then."""
    return np.asarray(days).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


@dataclass(frozen=True, eq=False)
class _Sums:
    """Cumulative sums by group and month, each (groups, months + 1): column c holds what lies before month c."""

    returned: Floats
    expected: Floats
    log_gaps: Floats
    premieres: Floats

    def window(self, name: str, at: tuple[Ints, Ints], months: int) -> Floats:
        """The sum over the ``months`` before each (group, month)."""
        values, (rows, upto) = getattr(self, name), at
        last = values.shape[1] - 1
        since = np.clip(upto - months, 0, last)
        return np.asarray(values[rows, np.clip(upto, 0, last)] - values[rows, since], dtype=np.float64)


class Climate:
    """Fit it on all waits; ask it for some of them, each as of its own day.

    Learned: ``rates_`` (2, 120), the average chance to end in each month of waiting, for first and for later
    seasons, over the eight years before ``known_to``; ``codes_`` and ``sums_`` by group.
    """

    def fit(self, waits: Waits, *, known_to: float, rates: Floats | None = None) -> Self:
        """``rates`` may be given, so that months after a back-test's origin do not shape them."""
        self.months_ = int(month_number(np.array([known_to]))[0]) - START
        timeline = Timeline.of(waits, self.months_, known_to)
        self.rates_ = timeline.rates() if rates is None else rates
        self.timeline_ = timeline
        self.codes_: dict[str, Ints] = {}
        self.sums_: dict[str, _Sums] = {}
        for group in GROUPS:
            self.codes_[group.name] = codes = codes_of(waits.table, group)
            self.sums_[group.name] = timeline.sums(codes, self.rates_)
        premiered = np.diff(self.sums_["network"].premieres, axis=1) > 0
        months = np.where(premiered, np.arange(premiered.shape[1]), -200)
        first = np.full((len(months), 1), -200)
        self.newest_ = np.concatenate([first, np.maximum.accumulate(months, axis=1)], axis=1)
        return self

    def at(self, rows: Ints, as_of: Floats) -> Floats:
        """Shape (n, len(climate_names())): the climate of each wait's groups on its as-of day."""
        upto = month_number(as_of) - START
        columns: list[Floats] = []
        for group in GROUPS:
            where = (self.codes_[group.name][rows], upto)
            columns += _climate_of(group, self.sums_[group.name], where)
        return np.column_stack([*columns, self._idle(self.codes_["network"][rows], upto)])

    def calendar(self, rows: Ints, as_of: Floats) -> Floats:
        """Shape (n, 12): the share of the network's premieres of the last three years that fell into the as-of
        month of the year, the next one, and so on; leaning on those of its country and kind of network."""
        near, wide = (self.by_month(name, rows, as_of) for name in ("network", "country"))
        return self.shares(near, wide)

    @staticmethod
    def shares(near: Floats, wide: Floats) -> Floats:
        """Of the network's premieres by month, given those of its country."""
        usual = (wide + 1) / (wide.sum(axis=1, keepdims=True) + 12)
        total = near.sum(axis=1, keepdims=True) + CALENDAR_PULL
        return np.asarray((near + CALENDAR_PULL * usual) / total, dtype=np.float64)

    def by_month(self, group: str, rows: Ints, as_of: Floats) -> Floats:
        """Premieres of the group in the 36 months before, by month of the year from the as-of month on."""
        premieres, codes = self.sums_[group].premieres, self.codes_[group][rows]
        upto, last = month_number(as_of) - START, premieres.shape[1] - 1
        counts = np.zeros((rows.size, 12))
        for ahead in range(12):
            for years in (1, 2, 3):
                month = upto + ahead - 12 * years
                low, high = np.clip(month, 0, last), np.clip(month + 1, 0, last)
                counts[:, ahead] += premieres[codes, high] - premieres[codes, low]
        return counts

    def _idle(self, network: Ints, upto: Ints) -> Floats:
        """Months since the network's last premiere."""
        newest = self.newest_[network, np.clip(upto, 0, self.newest_.shape[1] - 1)]
        return np.asarray(np.minimum(upto - newest, 200), dtype=np.float64)


def _climate_of(group: Group, sums: _Sums, where: tuple[Ints, Ints]) -> list[Floats]:
    columns = []
    for window in group.windows:
        returned, expected = (sums.window(name, where, window) for name in ("returned", "expected"))
        columns.append(np.log((returned + group.pull) / (expected + group.pull)))
    if group.tempo:
        gaps = sums.window("log_gaps", where, 36) + 5 * USUAL_LOG_GAP
        columns.append(gaps / (sums.window("returned", where, 36) + 5))
    return columns


def key_of(group: Group) -> pl.Expr:
    """The group's name of a wait; a missing mark is a group of its own."""
    parts = [pl.col(name).cast(pl.String).fill_null("?") for name in group.by]
    return pl.concat_str(parts, separator="|").alias("key")


def codes_of(table: pl.DataFrame, group: Group) -> Ints:
    """Each row's group as 0, 1, 2 …"""
    codes = table.select(key_of(group).rank("dense").cast(pl.Int64) - 1).to_series()
    return np.asarray(codes.to_numpy(), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Timeline:
    """Each wait's calendar months: when it began, when it ended (far away if not), and its kind of rate."""

    began: Ints
    ended: Ints
    later: Ints
    log_gap: Floats
    months: int

    @classmethod
    def of(cls, waits: Waits, months: int, known_to: float) -> Timeline:
        start, following = waits.column("start"), waits.column("next")
        seen = following <= known_to
        ended = np.where(seen, month_number(np.where(seen, following, 0)) - START, 10**6)
        gap = np.where(seen, np.log(np.maximum(following - start, 1.0)), 0.0)
        later = (waits.column("index") > 0).astype(np.int64)
        return cls(month_number(start) - START, ended, later, gap, months)

    def rates(self) -> Floats:
        """The average chance to end by month of waiting; half an imagined wait at 1 % a month."""
        ended, risk = np.zeros((2, OLDEST)), np.zeros((2, OLDEST))
        for age in range(OLDEST):
            month = self.began + age
            waiting = (month < self.months) & (month >= self.months - BASE_MONTHS) & (month <= self.ended)
            risk[:, age] = np.bincount(self.later[waiting], minlength=2)
            ended[:, age] = np.bincount(self.later[waiting & (month == self.ended)], minlength=2)
        return np.asarray((ended + 0.005) / (risk + 0.5), dtype=np.float64)

    def sums(self, codes: Ints, rates: Floats, *, groups: int | None = None) -> _Sums:
        """Returned, expected, log gaps and premieres of each group, cumulated over the months."""
        count = groups or int(codes.max(initial=0)) + 1
        expected = np.zeros(count * self.months)
        for age in range(OLDEST):
            month = self.began + age
            waiting = (month >= 0) & (month < self.months) & (month <= self.ended)
            cells = codes[waiting] * self.months + month[waiting]
            expected += np.bincount(cells, weights=rates[self.later[waiting], age], minlength=expected.size)
        over = (self.ended >= 0) & (self.ended < self.months)
        ends = codes[over] * self.months + self.ended[over]
        begun = (self.began >= 0) & (self.began < self.months)
        begins = codes[begun] * self.months + self.began[begun]
        shape = (count, self.months)
        return _Sums(
            returned=_cumulated(np.bincount(ends, minlength=expected.size), shape),
            expected=_cumulated(expected, shape),
            log_gaps=_cumulated(np.bincount(ends, self.log_gap[over], minlength=expected.size), shape),
            premieres=_cumulated(np.bincount(begins, minlength=expected.size), shape),
        )


def _cumulated(cells: NDArray[np.generic], shape: tuple[int, int]) -> Floats:
    sums = np.cumsum(cells.astype(np.float64).reshape(shape), axis=1)
    return np.concatenate([np.zeros((shape[0], 1)), sums], axis=1)
