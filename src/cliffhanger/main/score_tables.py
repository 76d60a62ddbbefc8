"""The figures of `cliffhanger score` as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table

from cliffhanger.forecast.outlets import OutletRecord
from cliffhanger.forecast.scoring import FEW

Plain = Mapping[str, Any]
COLUMNS = ("n", "Brier 24 m", "CRPS", "came", "80 %", "width", "error")
"""Brier at 24 months; CRPS to 36 months, width and error in days; the share of those that came within the 80 %."""


def board_tables(board: Plain, name: str) -> list[Table]:
    """Ours beside every baseline, then by part, then the calibration; nothing where nothing was followed yet."""
    if board["scores"]["crps"] is None:
        return []
    tables = [_scores(f"{name}, beside the baselines", [("ours", board["scores"]), *_named(board["rivals"])])]
    for by in dict.fromkeys(group["by"] for group in board["groups"]):
        own = [group for group in board["groups"] if group["by"] == by]
        tables.append(_scores(f"{name}, by {by}", _named(own)))
    if board["calibration"]:
        tables.append(_calibration(f"{name}, said and came within 24 months", board["calibration"]))
    return tables


def _named(groups: Sequence[Plain]) -> list[tuple[str, Plain]]:
    return [(group["name"], group["scores"]) for group in groups]


def _scores(title: str, rows: Sequence[tuple[str, Plain]]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column(no_wrap=True)
    for column in COLUMNS:
        table.add_column(column, justify="right", no_wrap=True)
    for name, scores in rows:
        table.add_row(name, *_cells(scores), style="dim" if scores["n"] < FEW else "")
    return table


def _cells(scores: Plain) -> tuple[str, ...]:
    return (
        f"{scores['n']:,}",
        _figure(scores["brier"], ".3f"),
        _figure(scores["crps"], ".0f"),
        f"{scores['returned']:,}",
        _figure(scores["coverage"], ".2f"),
        _figure(scores["width"], ".0f"),
        _figure(scores["error"], ".0f"),
    )


def _figure(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def _calibration(title: str, bins: Sequence[Plain]) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in ("n", "said", "came"):
        table.add_column(column, justify="right")
    for one in bins:
        table.add_row(f"{one['n']:,}", f"{one['said']:.0%}", f"{one['came']:.0%}")
    return table


def outlet_table(outlets: Sequence[OutletRecord]) -> Table:
    table = Table("outlet", title="What outlets guessed", title_justify="left", box=None, pad_edge=False)
    for column in ("settled", "right", "too early", "named a time", "median error, days"):
        table.add_column(column, justify="right")
    for record in outlets:
        shares = f"{record.right:.0%}", f"{record.early:.0%}"
        table.add_row(record.outlet, str(record.n), *shares, str(record.dated), _figure(record.error, ".0f"))
    return table
