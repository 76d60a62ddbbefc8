"""From a season table to a table of forecasts: what `cliffhanger forecast` does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from .hazard import ReturnHazard
from .history import History
from .months import HORIZON
from .spells import waiting

CDF_COLUMNS = tuple(f"cdf_{month:02d}" for month in range(1, HORIZON + 1))
_DECIMALS = 6


def forecast_csv(history_path: str | Path, as_of: date, out_path: str | Path) -> int:
    """Fit on the history alone, write one row per waiting series; returns how many there are.

    Rows after ``as_of`` are not looked at. Raises `BadHistory` for a table that cannot be used.
    """
    table = forecast_table(History.from_csv(history_path), as_of)
    table.write_csv(out_path)
    return table.height


def forecast_table(history: History, as_of: date) -> pl.DataFrame:
    """Columns ``series_key, season, as_of, cdf_01 … cdf_60``; a series appears with its first premiere."""
    table = waiting(history, as_of)
    chances = ReturnHazard().fit(history, as_of).chances(history, as_of)
    months = pl.from_numpy(chances.round(_DECIMALS), schema=list(CDF_COLUMNS))
    keys = table.select("series_key", "season", pl.lit(as_of.isoformat()).alias("as_of"))
    return pl.concat([keys, months], how="horizontal")
