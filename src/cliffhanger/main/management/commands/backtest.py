"""cliffhanger backtest"""

from __future__ import annotations

import argparse
import json
import os
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import CommandParser
from django.utils import timezone

from cliffhanger import __version__
from cliffhanger.forecast.numerics.backtest import Plan
from cliffhanger.forecast.numerics.baselines import MODELS, UnknownModel, models_named, say_what
from cliffhanger.forecast.numerics.history import COLUMNS, BadHistory
from cliffhanger.forecast.numerics.origins import NoOrigin, checked, origins_of, usual_origins
from cliffhanger.forecast.numerics.report import Report
from cliffhanger.forecast.numerics.season_table import SeasonTable, read_season_table
from cliffhanger.main.backtest_display import run_with_bar, show
from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError

FORMAT = 1
"""Of the JSON file: grows when a name in it goes or changes its meaning."""


class Command(Base):
    help = "How good would our odds have been on your season table, beside every baseline?"
    about = (
        "Stands on 1 January of each year, learns from what was known then, forecasts every wait 30 days, 6, 12 and\n"
        "24 months after the premieres, as these moments fall into the year, and scores what came as far as it was\n"
        f"followed. Columns: {','.join(COLUMNS[:7])},\n"
        f"{','.join(COLUMNS[7:])}; of these series_key, season, premiere and network_kind\n"
        "are needed. A column followed_to says to which day each series was followed; without it that is the newest\n"
        "premiere. For 13,000 series a year takes about a minute and a gigabyte; --sample gives a quick look.\n\n"
        "models:\n" + "\n".join(f"  {name:16} {say_what(name)}" for name in MODELS)
    )
    examples = (
        "cliffhanger backtest --history seasons.csv --sample 1000",
        "cliffhanger backtest --history seasons.parquet --origins 2014:2023 --out figures.json",
        "cliffhanger backtest --history seasons.csv --models ours,kaplan-meier --followed-to 2024-06-30",
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("--history", required=True, type=Path, metavar="FILE", help="a CSV or .parquet season table")
        add("--origins", metavar="YEARS", help="first and last, as 2014:2023, or 2014:2023:3 for every third; "
            "otherwise the last ten that can be used")  # fmt: skip
        add("--followed-to", type=_day, metavar="DATE", help="outcomes are known up to this day")
        add("--models", default=",".join(MODELS), metavar="LIST", help="otherwise all of them")
        add("--sample", type=_size, metavar="N", help="only so many series, always the same ones")
        add("--out", type=Path, metavar="JSON", help="also write every figure here")

    def handle(self, *args: Any, **options: Any) -> None:
        if (out := options["out"]) and not out.absolute().parent.is_dir():
            raise CommandError(f"--out {out}: there is no folder {out.absolute().parent}")
        try:
            table = _table(options)
            plan = _plan(table, options)
        except (BadHistory, NoOrigin, UnknownModel) as error:
            raise CommandError(str(error)) from error
        self.say(table, plan)
        try:
            report = run_with_bar(table.history, plan, self.console)
        except KeyboardInterrupt:
            self.stop_at_once()
        show(report, self.console)
        if out:
            figures = json.dumps(
                _plain(report, table, plan=plan, path=options["history"]), indent=1, ensure_ascii=False
            )
            out.write_text(figures + "\n", encoding="utf-8")
            self.console.print(f"\nEvery figure is in {out}")

    def stop_at_once(self) -> NoReturn:
        """Python would wait at its end for the fits that are under way, a minute or more; nothing is written yet."""
        self.stderr.write("cliffhanger: stopped, nothing was written")
        self.stderr.flush()
        os._exit(130)

    def say(self, table: SeasonTable, plan: Plan) -> None:
        years = f"{plan.origins[0].year} to {plan.origins[-1].year}"
        self.console.print(
            f"{table.series:,} series, outcomes to {table.followed_to} ({table.because}); origins {years}"
        )
        for remark in table.remarks:
            self.console.print(f"  {remark}")


def _table(options: dict[str, Any]) -> SeasonTable:
    today = timezone.localdate()
    table = read_season_table(options["history"], today=today, followed_to=options["followed_to"])
    return table.sample(options["sample"]) if options["sample"] else table


def _plan(table: SeasonTable, options: dict[str, Any]) -> Plan:
    to = table.followed_to
    if options["origins"]:
        origins = checked(origins_of(options["origins"]), table.history, followed_to=to)
    else:
        origins = usual_origins(table.history, followed_to=to)
    return Plan(models_named(options["models"]), origins, to)


def _plain(report: Report, table: SeasonTable, *, plan: Plan, path: Path) -> dict[str, Any]:
    """The same table, version and options give the same bytes: no moment is in it."""
    return {
        "format": FORMAT,
        "cliffhanger": __version__,
        "history": {
            "name": path.name,
            "sha256": sha256(path.read_bytes()).hexdigest(),
            "series": table.series,
            "followed_to": table.followed_to.isoformat(),
            "remarks": table.remarks,
        },
        "origins": [origin.isoformat() for origin in plan.origins],
        "models": {name: say_what(name) for name in plan.models},
        **report.as_plain(),
    }


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words!r} is not a day that exists; write 2024-01-01") from error


def _size(words: str) -> int:
    if not words.isdecimal() or not int(words):
        raise argparse.ArgumentTypeError(f"{words!r} is not a number of series; write 1000")
    return int(words)
