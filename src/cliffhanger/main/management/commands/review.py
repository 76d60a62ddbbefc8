"""cliffhanger review"""

from __future__ import annotations

import getpass
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from cliffhanger.evidence.models import Review
from cliffhanger.evidence.review import AlreadyDecided, NothingToFileUnder, SourceTooWeak, accept, reject
from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError


class Command(Base):
    help = "Readings that wait for an editor: list, accept, reject."
    about = "The same queue is on the desk in the browser."
    examples = ("cliffhanger review list", "cliffhanger review accept 12", "cliffhanger review reject 12")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=("list", "accept", "reject"))
        parser.add_argument("number", nargs="?", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "list":
            self.list()
            return
        review = Review.objects.filter(pk=options["number"]).first()
        if review is None:
            raise CommandError(
                f"no reading has the number {options['number']}; `cliffhanger review list` shows them"
            )
        decide = {"accept": accept, "reject": reject}[options["verb"]]
        try:
            decide(review, getpass.getuser(), timezone.now())
        except (SourceTooWeak, NothingToFileUnder, AlreadyDecided) as error:
            raise CommandError(str(error)) from error
        self.console.print(f"{options['verb']}ed: {review}", markup=False)

    def list(self) -> None:
        waiting = Review.objects.filter(decided_at__isnull=True).select_related("document__source")
        for review in waiting[:100]:
            self.console.print(f"[bold]{review.pk}[/] {review}")
            self.console.print(f"    {review.document.source} {review.document.url}", markup=False)
            self.console.print(f"    waits because {review.reason}", markup=False, style="yellow")
        self.console.print(f"{waiting.count()} waiting")
