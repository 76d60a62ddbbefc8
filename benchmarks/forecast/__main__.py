"""`python -m benchmarks.forecast`: the forecast beside its baselines, on the shipped catalogue or `--seasons FILE`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from rich.console import Console
from rich.table import Table

from .backtest import Result, Scores, run, scores_of
from .sample import SHIPPED_ORIGINS, SHIPPED_TO, from_parquet, shipped

COLUMNS = {
    "n": "{:,}",
    "base24": "{:.3f}",
    "brier24": "{:.3f}",
    "bias24": "{:+.3f}",
    "crps36": "{:.0f}",
    "crps36_full": "{:.0f}",
    "coverage": "{:.3f}",
    "width": "{:.0f}",
    "error": "{:.0f}",
}
OURS = "Kaplan-Meier by kind"


def main() -> None:
    options = _options()
    console = Console()
    if options.seasons:
        history = from_parquet(options.seasons, followed_to=options.followed_to)
        origins = [date(year, 1, 1) for year in range(options.origins[0], options.origins[1] + 1)]
        result = run(history, origins, followed_to=options.followed_to)
    else:
        result = run(shipped(), SHIPPED_ORIGINS, followed_to=SHIPPED_TO)
    overall = {name: scores_of(forecasts, result.outcomes) for name, forecasts in result.forecasts.items()}
    console.print(_table("rolling origins", overall))
    for column in ("landmark", "network_kind"):
        console.print(_table(f"{OURS}, by {column}", dict(_cells(result, column))))
    if options.json:
        options.json.write_text(
            json.dumps({name: asdict(scores) for name, scores in overall.items()}, indent=2)
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.forecast", description=__doc__)
    parser.add_argument("--seasons", type=Path, help="a parquet season table with followed_to")
    parser.add_argument("--followed-to", type=date.fromisoformat, default=date(2024, 11, 10))
    parser.add_argument("--origins", type=int, nargs=2, default=(2016, 2022), metavar=("FIRST", "LAST"))
    parser.add_argument("--json", type=Path, help="also write the overall scores here")
    return parser.parse_args()


def _cells(result: Result, column: str) -> Iterator[tuple[str, Scores]]:
    """Scores of ours within each value of a column."""
    for value in result.table[column].unique(maintain_order=True):
        mask = np.asarray(result.table.select(pl.col(column) == value).to_series().to_numpy())
        yield str(value), scores_of(result.forecasts[OURS].where(mask), result.outcomes.where(mask))


def _table(title: str, scores: dict[str, Scores]) -> Table:
    table = Table("", *COLUMNS, title=title)
    for name, row in scores.items():
        table.add_row(name, *(shape.format(getattr(row, column)) for column, shape in COLUMNS.items()))
    return table


if __name__ == "__main__":
    main()
