"""`python -m benchmarks.forecast`: ours beside its baselines, on the shipped catalogue or `--seasons FILE`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from cliffhanger.forecast.numerics import History
from cliffhanger.forecast.numerics.backtest import Backtest, Plan, backtest
from cliffhanger.forecast.numerics.baselines import MODELS, OURS
from cliffhanger.forecast.numerics.scorecard import Scores, cells, scores_of

from .sample import SHIPPED_ORIGINS, SHIPPED_TO, from_parquet, shipped

SHAPES = {
    "n": "{:,}",
    "base24": "{:.3f}",
    "brier12": "{:.4f}",
    "brier24": "{:.4f}",
    "brier36": "{:.4f}",
    "bias24": "{:+.3f}",
    "ece24": "{:.3f}",
    "auc24": "{:.3f}",
    "crps36": "{:.1f}",
    "coverage": "{:.3f}",
    "width": "{:.0f}",
    "error": "{:.0f}",
    "within30": "{:.2f}",
    "within90": "{:.2f}",
}
CELLS = (("network_kind",), ("landmark",), ("network_kind", "landmark"), ("origin",))


def main() -> None:
    options = _options()
    console = Console(width=max(Console().width, 150))
    history, plan = _task(options)
    result = _run(history, plan, console)
    overall = {name: scores_of(forecasts, result.outcomes) for name, forecasts in result.forecasts.items()}
    console.print(_table("rolling origins", overall))
    parts = (
        {" × ".join(columns): dict(cells(result, OURS, columns)) for columns in CELLS}
        if OURS in plan.models
        else {}
    )
    for title, rows in parts.items():
        console.print(_table(f"{OURS}, by {title}", rows))
    if options.json:
        options.json.write_text(_as_json({"overall": overall, **parts}), encoding="utf-8")


def _task(options: argparse.Namespace) -> tuple[History, Plan]:
    models = {name: model for name, model in MODELS.items() if not options.only or options.only in name}
    if not options.seasons:
        return shipped(), Plan(models, SHIPPED_ORIGINS, SHIPPED_TO)
    first, last = options.origins
    origins = tuple(date(year, 1, 1) for year in range(first, last + 1, options.every))
    history = from_parquet(options.seasons, followed_to=options.followed_to)
    return history, Plan(models, origins, options.followed_to)


def _run(history: History, plan: Plan, console: Console) -> Backtest:
    shown = (TextColumn("{task.description:40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*shown, console=console, transient=True) as progress:
        task = progress.add_task("", total=plan.steps + 1)
        return backtest(history, plan, tick=lambda step: progress.update(task, advance=1, description=step))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.forecast", description=__doc__)
    parser.add_argument("--seasons", type=Path, help="a parquet season table with followed_to")
    parser.add_argument("--followed-to", type=date.fromisoformat, default=date(2024, 11, 10))
    parser.add_argument("--origins", type=int, nargs=2, default=(2014, 2023), metavar=("FIRST", "LAST"))
    parser.add_argument("--every", type=int, default=1, help="take only every so many-th origin")
    parser.add_argument("--only", default="", help="only the models whose name contains this")
    parser.add_argument("--json", type=Path, help="also write all scores here")
    return parser.parse_args()


def _as_json(parts: dict[str, dict[str, Scores]]) -> str:
    plain = {title: {name: asdict(scores) for name, scores in rows.items()} for title, rows in parts.items()}
    return json.dumps(plain, indent=2)


def _table(title: str, scores: dict[str, Scores]) -> Table:
    table = Table("", *SHAPES, title=title)
    for name, row in scores.items():
        table.add_row(name, *(shape.format(getattr(row, column)) for column, shape in SHAPES.items()))
    return table


if __name__ == "__main__":
    main()
