"""cliffhanger tick"""

from __future__ import annotations

import contextlib
import time
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import close_old_connections
from django.utils import timezone

from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError
from cliffhanger.main.lock import TickIsRunning, tick_lock
from cliffhanger.main.readiness import require_newsroom
from cliffhanger.main.tick import Ticked, tick


class Command(Base):
    help = "Fetch, read, file, find, forecast, settle, refresh, tell."
    about = (
        "Every verb is idempotent: killing a tick anywhere and running it again loses and doubles nothing.\n"
        "Only one tick runs at a time."
    )
    examples = ("cliffhanger tick --once", "cliffhanger tick --every 60")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one pass, then stop (the default is a loop)")
        parser.add_argument("--every", type=int, default=settings.TICK_SECONDS, metavar="SECONDS")
        parser.add_argument(
            "--accept-mass-change",
            action="store_true",
            help="write down what the guard against upstream breakage held back",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_newsroom()
        if options["once"]:
            self.one_pass(options["accept_mass_change"])
            return
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                self.patient_pass()
                time.sleep(options["every"])

    def patient_pass(self) -> None:
        """In the loop a pass that fails is reported, and the next one tries again."""
        close_old_connections()
        try:
            self.one_pass(False, quietly=True)
        except CommandError as error:
            self.console.print(f"[yellow]{error}[/]")
        except Exception as error:  # the loop outlives a bad pass
            self.console.print(f"[red]tick failed: {type(error).__name__}: {error}[/]")

    def one_pass(self, accept_mass_change: bool, *, quietly: bool = False) -> None:
        now = timezone.now()
        try:
            with tick_lock():
                done = tick(now=now, accept_mass_change=accept_mass_change)
        except TickIsRunning as error:
            raise CommandError(str(error)) from error
        if not (quietly and done.is_quiet):
            self.tell_console(done, f"{timezone.localtime(now):%H:%M:%S}")

    def tell_console(self, done: Ticked, clock: str) -> None:
        self.console.print(f"[dim]{clock}[/] {done.line()}")
        for change in done.changes[:20]:
            self.console.print(
                f"         {change}{'' if change.confirmed else ' (unconfirmed)'}", markup=False
            )
        for line in done.errors[:20]:
            self.console.print(f"         ! {line}", style="yellow", markup=False)
