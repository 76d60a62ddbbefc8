"""cliffhanger read"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from rich.text import Text

from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError
from cliffhanger.main.fetching import make_fetcher
from cliffhanger.main.lexicon import known_titles
from cliffhanger.reading import BadLine, Lexicon, Reading, explain, read_jsonl
from cliffhanger.reading.jsonl import as_row
from cliffhanger.sources import ADAPTERS, Cursor, Refused, SourceChanged, SourceUnavailable
from cliffhanger.sources.web import page_from_file
from cliffhanger.vocabulary import Factuality, Page

COLOURS = {
    Factuality.ASSERTED: "bold green",
    Factuality.REPORTED: "cyan",
    Factuality.SPECULATED: "magenta",
    Factuality.CONDITIONAL: "yellow",
    Factuality.NEGATED: "red",
}


class Command(Base):
    help = "What does this page claim, how firmly, about which season?"
    about = (
        "Prints the page with its statements marked. Nothing is filed. With --jsonl, pages come one a line\n"
        '({"id","title","text","published"}) and statements go out one line a page.'
    )
    examples = (
        "cliffhanger read story.html",
        "cliffhanger read https://example.org/tv/story --explain",
        "cliffhanger read --jsonl pages.jsonl --titles titles.txt > statements.jsonl",
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "page", nargs="?", help="a file (.html, or .txt with the headline first) or an address"
        )
        parser.add_argument("--jsonl", type=Path, metavar="IN", help="many pages, one JSON object a line")
        parser.add_argument("--titles", type=Path, metavar="FILE", help="more show titles, one a line")
        parser.add_argument("--json", action="store_true", help="the statements as JSON")
        parser.add_argument("--explain", action="store_true", help="say by which cue and rule each was found")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["page"] is None) == (options["jsonl"] is None):
            raise CommandError("give one page (a file or an address), or --jsonl with many")
        lexicon = Lexicon.from_titles(known_titles(_lines(options["titles"])))
        if options["jsonl"]:
            self.many(options["jsonl"], lexicon)
        else:
            page = _page(options["page"])
            self.one(page, explain(page, lexicon), options)

    def many(self, path: Path, lexicon: Lexicon) -> None:
        try:
            with path.open(encoding="utf-8") as lines:
                for row in read_jsonl(lines, lexicon):
                    self.stdout.write(json.dumps(row, ensure_ascii=False))
        except (BadLine, OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{path}: {error}") from error

    def one(self, page: Page, readings: Sequence[Reading], options: dict[str, Any]) -> None:
        found = [reading for reading in readings if reading.statement is not None]
        if options["json"]:
            rows = [as_row(reading.statement) for reading in found if reading.statement]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        self.console.print(_marked(page, found))
        self.console.print()
        for reading in found:
            self.console.print(_line(reading))
            if options["explain"]:
                self.console.print(f"      {_why(reading)}", style="dim", markup=False)
        self.console.print(f"{len(found)} statements", style="dim")
        for refused in (reading for reading in readings if reading.statement is None):
            self.console.print(f"not read: {refused.reason}", style="yellow", markup=False)


def _lines(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"--titles {path}: {error}") from error


def _page(where: str) -> Page:
    try:
        if where.startswith(("http://", "https://")):
            fetched = ADAPTERS["web"].fetch(make_fetcher(), Cursor(where), now=timezone.now())
            return ADAPTERS["web"].read(fetched.payloads[0])
        return page_from_file(Path(where))
    except (Refused, SourceChanged, SourceUnavailable, OSError, UnicodeDecodeError) as error:
        raise CommandError(str(error)) from error


def _marked(page: Page, readings: Sequence[Reading]) -> Text:
    text = Text(page.whole)
    for said in (reading.statement for reading in readings):
        if said is not None and said.start is not None and said.end is not None:
            text.stylize(f"{COLOURS[said.factuality]} underline", said.start, said.end)
    return text


def _line(reading: Reading) -> Text:
    said = reading.statement
    assert said is not None
    season = f" season {said.season}" if said.season is not None else ""
    value = f" {said.value}" if said.value else ""
    happened = f", {said.happened_on.words}" if said.happened_on else ""
    aside = "" if said.main else " (not the page's subject)"
    line = Text(f"  {said.factuality:12}", style=COLOURS[said.factuality])
    return line.append(
        f"{said.predicate}{value}: {said.show or said.person}{season}{happened}{aside}", style="default"
    )


def _why(reading: Reading) -> str:
    """By which cue and rule, what softened it, how sure, and what an editor should know."""
    assert reading.statement is not None
    said = reading.statement
    softened = f", softened by {reading.scope!r}" if reading.scope else ""
    trust = (
        f"confidence {said.confidence:.2f} (worth {reading.worth:.2f}{', clean' if reading.clean else ''})"
    )
    note = f"; {said.note}" if said.note else ""
    return f"cue {reading.cue!r}, rule {reading.rule}{softened}, {trust}{note}"
