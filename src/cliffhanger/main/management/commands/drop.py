"""cliffhanger drop"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.text import slugify

from cliffhanger.main.command import Command as Base
from cliffhanger.main.local_feed import drop, open_local_feed


class Command(Base):
    help = "Put a story into the local feed, to see the newsroom react at its next tick."
    about = (
        "The feed is a file, var/inbox/wire.xml; you may as well edit it by hand. It speaks with tier trade."
    )
    examples = (
        'cliffhanger drop "Netflix cancels The Night Agent after three seasons"',
        'cliffhanger drop "Severance season 3 begins filming" --text "Apple confirmed it on Monday."',
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("headline")
        parser.add_argument("--text", default="", help="the body; the headline stands for it when empty")
        parser.add_argument(
            "--link", help="the story's address (one is made up below your own site otherwise)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now, headline = timezone.now(), options["headline"]
        open_local_feed()
        link = options["link"] or f"{settings.BASE_URL}/wire/{slugify(headline)[:60]}/{now:%Y%m%d%H%M%S}"
        path = drop(headline, options["text"] or headline, link=link, now=now)
        self.console.print(
            f"In {path}. The next tick reads it (`cliffhanger tick --once`, or wait for the loop)."
        )
