"""A back-test on the terminal: a bar while it runs, then tables of eighty columns, the best of a row in bold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import isnan

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from cliffhanger.forecast.numerics import History
from cliffhanger.forecast.numerics.backtest import Plan, backtest
from cliffhanger.forecast.numerics.report import Report, report_of
from cliffhanger.forecast.numerics.scorecard import Scores

FEW = 30
"""Fewer moments than this say little: shown faintly."""

Figure = Callable[[Scores], str]


def _shown(name: str, form: str) -> Figure:
    def figure(scores: Scores) -> str:
        value = getattr(scores, name)
        return "–" if isnan(value) else format(value, form)

    return figure


OVERALL: dict[str, Figure] = {
    "Brier\n12 m": _shown("brier12", ".3f"),
    "Brier\n24 m": _shown("brier24", ".3f"),
    "Brier\n36 m": _shown("brier36", ".3f"),
    "bias\n24 m": _shown("bias24", "+.2f"),
    "AUC\n24 m": _shown("auc24", ".3f"),
    "CRPS\ndays": _shown("crps36", ".0f"),
    "80 %\nholds": _shown("coverage", ".2f"),
    "width\ndays": _shown("width", ".0f"),
    "miss\ndays": _shown("error", ".0f"),
    "≤ 30\ndays": _shown("within30", ".2f"),
    "≤ 90\ndays": _shown("within90", ".2f"),
}
PART: dict[str, Figure] = {
    "n": _shown("n", ","),
    "came\n24 m": _shown("base24", ".2f"),
    "Brier\n24 m": _shown("brier24", ".3f"),
    "bias\n24 m": _shown("bias24", "+.2f"),
    "CRPS\ndays": _shown("crps36", ".0f"),
    "n\ncame": _shown("n_returned", ","),
    "80 %\nholds": _shown("coverage", ".2f"),
    "width\ndays": _shown("width", ".0f"),
    "miss\ndays": _shown("error", ".0f"),
}
LEGEND = (
    "Brier, bias (chance less share that came) and AUC: within 12, 24 or 36 months, over moments followed so\n"
    "long. CRPS to 36 months. The 80 % range, its median width, the median miss of the middle and the shares\n"
    "missed by at most 30 and 90 days: over those that came within 36 months. Less is better, but for AUC and\n"
    "the two shares; bias should be 0 and the range hold 0.80."
)


def run_with_bar(history: History, plan: Plan, console: Console) -> Report:
    """Run and score, saying which step was the last one done."""
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("learning", total=plan.steps + 1)
        result = backtest(history, plan, tick=lambda step: bar.update(task, advance=1, description=step))
        bar.update(task, description="scoring")
        return report_of(result)


def show(report: Report, console: Console) -> None:
    """Everything, with a remark where ours had too little to learn from."""
    for year in report.stood_in:
        console.print(f"  {year}: too few returns for trees, so ours is Kaplan–Meier by kind there")
    for table in report_tables(report):
        console.print("", table)
    console.print(f"\n{LEGEND}")


def report_tables(report: Report) -> Iterator[Table]:
    """All models; then, by part, their Brier scores side by side and the other figures of the lead."""
    first = next(iter(report.overall.values()))
    title = (
        f"{report.moments:,} forecasts, {first.n:,} of them followed for 24 months: {first.base24:.0%} came"
    )
    yield _table(title, OVERALL, report.overall)
    if report.difference_brier24:
        yield _differences(report)
    for by, parts in report.by.items():
        if len(report.overall) > 1:
            yield _side_by_side(f"Brier 24 m by {by}", parts)
        yield _table(f"{report.lead}, by {by}", PART, {cell: row[report.lead] for cell, row in parts.items()})


def _empty(title: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, collapse_padding=True)
    table.add_column(no_wrap=True)
    return table


def _table(title: str, figures: Mapping[str, Figure], rows: Mapping[str, Scores]) -> Table:
    table = _empty(title)
    for heading in figures:
        table.add_column(heading, justify="right", no_wrap=True)
    for name, scores in rows.items():
        cells = [figure(scores) for figure in figures.values()]
        table.add_row(name, *cells, style="dim" if scores.n < FEW else "")
    return table


def _side_by_side(title: str, parts: Mapping[str, Mapping[str, Scores]]) -> Table:
    table = _empty(title)
    table.add_column("n", justify="right")
    for name in next(iter(parts.values())):
        table.add_column(name.replace("-", "-\n", 1), justify="right", no_wrap=True)
    for cell, row in parts.items():
        n = next(iter(row.values())).n
        best = min((scores.brier24 for scores in row.values() if not isnan(scores.brier24)), default=None)
        figures = [
            Text(_shown("brier24", ".3f")(s), style="bold" if s.brier24 == best else "") for s in row.values()
        ]
        table.add_row(cell, f"{n:,}", *figures, style="dim" if n < FEW else "")
    return table


def _differences(report: Report) -> Table:
    table = _empty(f"{report.lead} less each other, with the margin of 95 % between series")
    table.add_column("Brier 24 m", justify="right", no_wrap=True)
    table.add_column("CRPS, days", justify="right", no_wrap=True)
    for name, brier in report.difference_brier24.items():
        crps = report.difference_crps36[name]
        table.add_row(
            name, f"{brier.mean:+.4f} ± {brier.margin:.4f}", f"{crps.mean:+.1f} ± {crps.margin:.1f}"
        )
    return table
