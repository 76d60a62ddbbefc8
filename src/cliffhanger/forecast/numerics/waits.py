"""What a wait looks like: one row per season, with the past of its series as it stood at that premiere.

Everything here is known on the day of the premiere, but for ``next`` (what we want to know) and the season's
own finale and episodes, which `features.py` looks at only once they are over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

YEAR = 365.2425
TYPES = ("Scripted", "Reality", "Documentary", "Animation")
_ANGLE = 2 * np.pi / YEAR
_SERIES = "series_key"


@dataclass(frozen=True, eq=False)
class Waits:
    """``table`` has one row per season, sorted by series and premiere; days count from 1970-01-01.

    Columns: ``start`` (premiere), ``next`` (the next one, +inf while unseen) with ``next_lo`` and ``next_hi``,
    ``index`` (0 for the first season we have), past gaps, the previous seasons' episodes and runs, the habit
    (mean day of the year of the premieres, and how firmly it is kept), and the series' own marks.
    """

    table: pl.DataFrame

    def __len__(self) -> int:
        return self.table.height

    def column(self, name: str) -> Floats:
        """A column as numbers; missing is NaN."""
        return self.table[name].cast(pl.Float64).fill_null(np.nan).to_numpy()

    @property
    def last(self) -> Ints:
        """Rows of the seasons that no other followed: one per series, those that wait."""
        return np.flatnonzero(np.isinf(self.column("next")))


def waits_of(seasons: pl.DataFrame) -> Waits:
    """From `History.seasons`: whatever is in the table is taken as known, so cut it first."""
    table = seasons.with_columns(
        start=pl.col("premiere").to_physical().cast(pl.Float64),
        finale=pl.col("finale").to_physical().cast(pl.Float64),
        earliest=pl.col("premiere_lo").fill_null(pl.col("premiere")).to_physical().cast(pl.Float64),
        latest=pl.col("premiere_hi").fill_null(pl.col("premiere")).to_physical().cast(pl.Float64),
        episodes=pl.col("episodes").cast(pl.Float64),
        index=pl.int_range(pl.len()).over(_SERIES),
    )
    for step in (_neighbours, _gaps, _spread_of_gaps, _earlier_seasons, _habit, _marks):
        table = table.with_columns(step())
    return Waits(table)


def _before(name: str, back: int = 1) -> pl.Expr:
    return pl.col(name).shift(back).over(_SERIES)


def _neighbours() -> list[pl.Expr]:
    found = {"next": "start", "next_lo": "earliest", "next_hi": "latest"}
    return [pl.col(of).shift(-1).over(_SERIES).fill_null(np.inf).alias(name) for name, of in found.items()]


def _gaps() -> list[pl.Expr]:
    gap = pl.col("start") - _before("start")
    return [
        gap.alias("gap"),
        (_before("start") - _before("start", 2)).alias("gap_before"),
        gap.log().alias("log_gap"),
        (pl.col("start") - pl.col("start").first().over(_SERIES)).alias("age"),
    ]


def _spread_of_gaps() -> list[pl.Expr]:
    count = pl.col("index").clip(1)
    mean = pl.col("log_gap").fill_null(0.0).cum_sum().over(_SERIES) / count
    square = (pl.col("log_gap") ** 2).fill_null(0.0).cum_sum().over(_SERIES) / count
    seen, twice = pl.col("index") > 0, pl.col("index") > 1
    return [
        pl.when(seen).then(mean.exp()).alias("mean_gap"),
        pl.when(twice).then((square - mean**2).clip(0).sqrt()).alias("spread"),
        pl.col("gap").cum_max().over(_SERIES).alias("longest_gap"),
        pl.col("gap").cum_min().over(_SERIES).alias("shortest_gap"),
    ]


def _earlier_seasons() -> list[pl.Expr]:
    """Of seasons that were over when this one began."""
    over, over2 = _before("finale") <= pl.col("start"), _before("finale", 2) <= pl.col("start")
    return [
        pl.when(over).then(_before("finale") - _before("start")).alias("run_before"),
        pl.when(over).then(pl.col("start") - _before("finale")).alias("pause_before"),
        pl.when(over).then(_before("episodes")).alias("episodes_before"),
        pl.when(over2).then(_before("episodes", 2)).alias("episodes_before2"),
    ]


def _habit() -> list[pl.Expr]:
    """Circular mean of the premieres' days of the year (Mardia 1972), and its resultant length in [0, 1]."""
    seen = pl.col("index") + 1
    east = (pl.col("start") * _ANGLE).cos().cum_sum().over(_SERIES) / seen
    north = (pl.col("start") * _ANGLE).sin().cum_sum().over(_SERIES) / seen
    return [
        (pl.arctan2(north, east) / _ANGLE).mod(YEAR).alias("habit"),
        pl.when(seen > 1).then((east**2 + north**2).sqrt()).alias("regularity"),
        (pl.col("start") % YEAR).alias("day_of_year"),
        ((pl.col("start") + 3) % 7).alias("weekday"),
        pl.col("premiere").dt.day().cast(pl.Float64).alias("day_of_month"),
    ]


def _marks() -> list[pl.Expr]:
    """The series' own: what it is and where it runs. "Miniseries" is hindsight, so it counts as scripted."""
    scripted = pl.col("type").replace("Miniseries", "Scripted")
    genres = pl.col("genres").fill_null("")
    return [
        pl.when(scripted.is_in(TYPES)).then(scripted).otherwise(pl.lit("other")).alias("form"),
        (pl.col("index") == 0).alias("is_first"),
        genres.str.split("|").list.first().alias("genre"),
        pl.when(genres == "").then(0).otherwise(genres.str.count_matches(r"\|") + 1).alias("genre_count"),
        pl.col("title").fill_null("").str.split(" ").list.len().alias("title_words"),
        pl.col("title").fill_null("").str.contains(":").alias("title_colon"),
    ]
