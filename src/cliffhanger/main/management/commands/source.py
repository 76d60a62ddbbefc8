"""cliffhanger source"""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.utils.text import slugify
from rich.table import Table

from cliffhanger.evidence.models import Source
from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError
from cliffhanger.sources import ADAPTERS
from cliffhanger.vocabulary import Tier

POLLED = ("feeds", "web", "tvmaze")


class Command(Base):
    help = "List sources; add a feed, a page or TVmaze; switch one on or off."
    about = "A source speaks with a tier: official, trade, database, press or fan. It decides how far it is believed."
    examples = (
        "cliffhanger source list",
        'cliffhanger source add feeds https://example.org/tv/feed --name "Example TV" --tier trade',
        "cliffhanger source add tvmaze",
        "cliffhanger source off example-tv",
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=("list", "add", "on", "off"))
        parser.add_argument("what", nargs="?", help=f"for add: {', '.join(POLLED)}; for on and off: a slug")
        parser.add_argument("url", nargs="?", help="the feed's or page's address")
        parser.add_argument("--name", help="how readers see it")
        parser.add_argument("--tier", choices=[str(tier) for tier in Tier], default="press")

    def handle(self, *args: Any, **options: Any) -> None:
        verbs = {"list": self.list, "add": self.add, "on": self.switch, "off": self.switch}
        verbs[options["verb"]](options)

    def list(self, options: dict[str, Any]) -> None:
        table = Table("slug", "name", "tier", "adapter", "on", "next poll", "documents", box=None)
        for source in Source.objects.exclude(adapter=""):
            due = f"{source.next_poll_at:%Y-%m-%d %H:%M}" if source.next_poll_at else "now"
            count = str(source.documents.count())
            table.add_row(
                source.slug, source.name, source.tier, source.adapter, _yes(source.enabled), due, count
            )
        self.console.print(table)
        self.console.print(
            f"and {Source.objects.filter(adapter='').count()} outlets that are quoted, not polled"
        )

    def add(self, options: dict[str, Any]) -> None:
        adapter, url = options["what"], options["url"]
        if adapter not in POLLED:
            raise CommandError(f"say what to add: {', '.join(POLLED)}")
        if adapter == "tvmaze":
            fields = _tvmaze()
        elif not url or not options["name"]:
            raise CommandError("a feed or page needs its address and --name")
        else:
            fields = {
                "slug": slugify(options["name"]),
                "name": options["name"],
                "tier": options["tier"],
                "url": url,
            }
        source, is_new = Source.objects.update_or_create(
            slug=fields.pop("slug"), defaults={**fields, "adapter": adapter}
        )
        self.console.print(f"{'Added' if is_new else 'Updated'} {source.slug}; the next tick asks it.")

    def switch(self, options: dict[str, Any]) -> None:
        found = Source.objects.filter(slug=options["what"] or "").update(enabled=options["verb"] == "on")
        if not found:
            raise CommandError(
                f"no source has the slug {options['what']!r}; `cliffhanger source list` shows them"
            )
        self.console.print(f"{options['what']} is {options['verb']}.")


def _tvmaze() -> dict[str, Any]:
    info = ADAPTERS["tvmaze"].SOURCE
    return {
        "slug": info.slug,
        "name": info.name,
        "tier": str(info.tier),
        "licence": info.licence,
        "homepage": info.homepage,
        "url": "https://api.tvmaze.com",
    }


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
