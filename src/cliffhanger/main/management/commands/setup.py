"""cliffhanger setup"""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cliffhanger.main.command import Command as Base
from cliffhanger.main.editor import make_editor
from cliffhanger.main.first_start import first_start


class Command(Base):
    help = "Make the database and import what ships with the package, without serving."
    about = "Safe to repeat: what is there already is left as it is."
    examples = ("cliffhanger setup", "CLIFFHANGER_VAR=/srv/cliffhanger cliffhanger setup")

    def handle(self, *args: Any, **options: Any) -> None:
        done = first_start(now=timezone.now(), console=self.console)
        for line in done.errors:
            self.stderr.write(line)
        make_editor(self.console)
        counts = ", ".join(f"{number:,} {what}" for what, number in done.counts().items() if number)
        self.console.print(f"Ready: {counts or 'everything was there already'}.")
