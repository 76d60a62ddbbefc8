"""cliffhanger score"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from rich.progress import Progress

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.english import day_words
from cliffhanger.forecast.backcast import cast_back
from cliffhanger.forecast.models import Backcast
from cliffhanger.forecast.scoreboard import Scoreboard, scoreboard
from cliffhanger.main.command import Command as Base
from cliffhanger.main.readiness import require_newsroom
from cliffhanger.main.score_tables import board_tables, outlet_table


class Command(Base):
    help = "How right were we, the baselines, and the outlets that guess?"
    about = (
        "Scores the forecasts as they were issued, as far as the world has been watched since: nothing is counted\n"
        "before it could be seen. --backcast computes what the current method would have said of the shows on file\n"
        "30 days, 6, 12 and 24 months after each premiere: a look back, shown apart and never mixed with the record."
    )
    examples = ("cliffhanger score", "cliffhanger score --backcast", "cliffhanger score --json > score.json")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--backcast", action="store_true", help="look back, and keep the figures")
        parser.add_argument("--json", action="store_true", help="all figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        require_newsroom()
        looked_back = self.look_back(quietly=options["json"]) if options["backcast"] else None
        found = scoreboard(timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
            return
        self.print_record(found)
        if looked_back is not None:
            self.print_backcast(looked_back)

    def look_back(self, *, quietly: bool) -> Backcast:
        with Progress(console=self.console, disable=quietly) as bar:
            task = bar.add_task("looking back", total=Show.objects.count())
            return cast_back(now=timezone.now(), progress=lambda: bar.advance(task))

    def print_record(self, found: Scoreboard) -> None:
        board = found.issued
        self.console.print(
            f"\n{board.total:,} forecasts issued; outcomes are known to {_day(board.followed_to)}."
        )
        if not board.scores.n:
            self.console.print(
                "None has been followed for 24 months yet, so there is no Brier score. See --backcast."
            )
        for table in [*board_tables(board.as_json(), "Issued"), outlet_table(found.outlets)]:
            self.console.print("", table)

    def print_backcast(self, looked_back: Backcast) -> None:
        self.console.print(
            f"\nLOOK BACK, not a record: what would have been said ({looked_back.method}), from what was\n"
            f"known then; {looked_back.board['total']:,} forecasts, outcomes to {_day(looked_back.followed_to)}."
        )
        for table in board_tables(looked_back.board, "Look back"):
            self.console.print("", table)


def _day(day: date) -> str:
    return day_words(day)
