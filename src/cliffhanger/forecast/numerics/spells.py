"""Waits: from one season's premiere to the next, or to the moment we stopped looking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .history import History


@dataclass(frozen=True, eq=False)
class Spells:
    """Arrays of one length. A spell has *ended* if the next season came by the as-of day; else it is cut."""

    kind: NDArray[np.str_]
    age: NDArray[np.float64]
    """Days from the spell's first day to the as-of day."""
    duration: NDArray[np.float64]
    ended: NDArray[np.bool_]

    def __len__(self) -> int:
        return self.duration.size

    def where(self, mask: NDArray[np.bool_]) -> Spells:
        return Spells(self.kind[mask], self.age[mask], self.duration[mask], self.ended[mask])


def spells_of(history: History, as_of: date) -> Spells:
    """Every wait that had begun by ``as_of``, as it stood then. Later rows are not looked at."""
    seasons = history.as_of(as_of).seasons
    following = pl.col("premiere").shift(-1).over("series_key")
    table = seasons.with_columns(ended=following.is_not_null(), until=following.fill_null(as_of))
    return Spells(
        kind=table["network_kind"].to_numpy().astype(np.str_),
        age=(as_of - table["premiere"]).dt.total_days().to_numpy().astype(np.float64),
        duration=(table["until"] - table["premiere"]).dt.total_days().to_numpy().astype(np.float64),
        ended=table["ended"].to_numpy().astype(np.bool_),
    )


def waiting(history: History, as_of: date) -> pl.DataFrame:
    """One row per series: ``series_key``, ``season`` (the next one), ``network_kind``, ``waited`` days.

    A series counts as soon as one of its seasons has premiered by ``as_of``.
    """
    latest = history.as_of(as_of).seasons.group_by("series_key", maintain_order=True).last()
    return latest.select(
        "series_key",
        pl.col("season") + 1,
        "network_kind",
        (pl.lit(as_of) - pl.col("premiere")).dt.total_days().alias("waited"),
    )
