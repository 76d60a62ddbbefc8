"""cliffhanger ask"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from cliffhanger.catalogue.match import Match, match_show
from cliffhanger.evidence.english import day_words
from cliffhanger.evidence.sentences import said_sentence, state_word
from cliffhanger.forecast.answer import Answered, answer
from cliffhanger.main.answer_json import as_json, evidence_of
from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError
from cliffhanger.main.readiness import require_newsroom


class Command(Base):
    help = "Is it coming back, and when? As of today or of any day."
    about = "An unknown or ambiguous title gets suggestions and exit code 2."
    examples = (
        'cliffhanger ask "All of Us Are Dead"',
        'cliffhanger ask "All of Us Are Dead" --as-of 2022-03-01',
        "cliffhanger ask severance --json",
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("title", help="the show's title, as you know it")
        parser.add_argument(
            "--as-of", type=_day, metavar="DATE", help="where it stood on this day (2022-03-01)"
        )
        parser.add_argument("--json", action="store_true", help="the answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        require_newsroom()
        match = match_show(options["title"])
        if match.show is None:
            raise CommandError(_not_found(options["title"], match), returncode=2)
        as_of = options["as_of"] or timezone.localdate()
        answered = answer(match.show, as_of)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(answered), ensure_ascii=False, indent=2))
        else:
            self.print_answer(answered)

    def print_answer(self, answered: Answered) -> None:
        finding, console = answered.finding, self.console
        season = f"season {finding.next.season}"
        console.print(f"\n[bold]{answered.show.title}[/], {season}, as of {day_words(finding.as_of)}\n")
        console.print(answered.sentence, markup=False)
        if answered.odds_sentence:
            console.print(answered.odds_sentence, markup=False)
        console.print(f"\n[dim]status[/]    {state_word(finding.status)}{_since(answered)}")
        for said in evidence_of(answered)[:8]:
            line = said_sentence(said, answered.show.title)
            console.print(f"[dim]evidence[/]  {said.outlet}, {day_words(said.stated_on)}: {line}")
            if said.url:
                console.print(f"          {said.url}", style="dim", markup=False)
        for reason in answered.forecast.reasons:
            console.print(f"[dim]forecast[/]  {reason}")
        console.print(f"[dim]method[/]    {answered.forecast.method}\n")


def _since(answered: Answered) -> str:
    season = answered.finding.next
    since = f" since {season.since_as_said.words}" if season.since_as_said else ""
    return since if season.confirmed else f"{since} (unconfirmed)"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--as-of {text!r} is not a day that exists; write it as 2022-03-01") from error


def _not_found(title: str, match: Match) -> str:
    if match.is_ambiguous:
        names = ", ".join(f"{show.title} ({show.slug})" for show in match.candidates)
        return f"{title!r} could be any of: {names}. Ask again with one of these."
    near = ", ".join(match.suggestions)
    return f"nothing here is called {title!r}." + (f" Did you mean: {near}?" if near else "")
