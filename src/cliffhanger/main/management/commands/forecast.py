"""cliffhanger forecast"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from cliffhanger.forecast.numerics.history import BadHistory
from cliffhanger.forecast.numerics.run import forecast_csv
from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError


class Command(Base):
    help = "Odds for every series in a season table of your own."
    about = (
        "Fits on the given history alone and writes one row per series whose next season has not premiered by\n"
        "the day: series_key,season,as_of,cdf_01…cdf_60 (chance that it has premiered m months after the day).\n"
        "History columns: series_key,title,season,premiere,finale,episodes,network,network_kind,country,language,\n"
        "genres,type."
    )
    examples = ("cliffhanger forecast --history seasons.csv --as-of 2024-01-01 --out odds.csv",)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--history", required=True, type=Path, metavar="CSV")
        parser.add_argument(
            "--as-of", required=True, metavar="DATE", help="nothing after this day is looked at"
        )
        parser.add_argument("--out", required=True, type=Path, metavar="CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            as_of = date.fromisoformat(options["as_of"])
        except ValueError as error:
            raise CommandError(
                f"--as-of {options['as_of']!r} is not a day that exists; write 2024-01-01"
            ) from error
        try:
            count = forecast_csv(options["history"], as_of, options["out"])
        except BadHistory as error:
            raise CommandError(str(error)) from error
        self.console.print(f"{count:,} forecasts as of {as_of} in {options['out']}")
