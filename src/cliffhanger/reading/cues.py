"""The cue tables, compiled. What counts as a cue is data (`cue_tables/`); here is only how a pattern is read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cliffhanger.vocabulary import Factuality, Predicate

from .gates import Gates
from .phrases import DATE as DATE
from .phrases import FINAL as FINAL
from .phrases import NET as NET
from .phrases import PERSON as PERSON
from .phrases import SEASON as SEASON
from .phrases import SHOW as SHOW
from .phrases import Phrase

ABOUT_SHOWS = (
    "scorecards",
    "undecided",
    "cancelled",
    "final_season",
    "renewed",
    "on_the_way",
    "makeup",
    "premiere",
)
"""The tables of cues about shows, in the order in which their rows are tried."""
SUBJECTS = frozenset({"before", "after", "near", "tight", "loose"})
"""Where a cue's show stands: before it, after it, either (after first), close before it, or anywhere near."""
NEEDS = frozenset(
    {
        "",
        "next season",
        "date",
        "exact date",
        "date ahead",
        "network",
        "renewal page",
        "a next season",
        "another home",
        "next year",
        "schedule page",
    }
)
_CASED = frozenset({"maybe in capitals"})


class BadCue(ValueError):
    """A row of a cue table that cannot be used. The message names the cue and what to mend."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that is said, and the phrases of which any says it."""

    name: str
    predicate: Predicate
    phrases: tuple[Phrase, ...]
    subject: str
    confidence: float
    factuality: Factuality = Factuality.ASSERTED
    needs: str = ""
    news: bool = False
    modal_is_fine: bool = False
    takes_back: bool = False
    implies_season: int | None = None

    def is_in(self, text: str) -> bool:
        """Does any of its phrases match somewhere?"""
        return any(phrase.compiled.search(text) for phrase in self.phrases)


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues about shows in their order: earlier cues win where two overlap.

    Their phrases are in lower case, for `Marked.lowered`: a pattern that ignores case takes twice as long.
    """
    return _rows(ABOUT_SHOWS, lowered=True)


@cache
def scope(name: str) -> re.Pattern[str]:
    """A list of `scope.json` as one pattern; an unknown name raises."""
    return Phrase("|".join(_table("scope")["scope"][name]), cased=name in _CASED).compiled


@cache
def plainest_cue(predicate: Predicate) -> Cue:
    """The surest cue for a predicate, to stand for a word that was said elsewhere."""
    same = [
        cue for cue in load_cues() if cue.predicate is predicate and cue.factuality is Factuality.ASSERTED
    ]
    return max(same, key=lambda cue: cue.confidence)


@cache
def load_casting() -> tuple[Cue, ...]:
    """The rows about people who come and go, in lower case. PEOPLE in a pattern is a list of names."""
    return _rows(("casting",), lowered=True)


@cache
def load_people() -> tuple[Cue, ...]:
    """The rows about a person's life. The group ``value`` of a pattern is what is said."""
    return _rows(("people",))


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of plain words of `shorthand.json`."""
    return frozenset(_table("shorthand")["lists"][name])


@cache
def gates_of_shows() -> Gates[Cue]:
    """The gates of all cues about shows."""
    return Gates(load_cues())


@cache
def gates_of_casting() -> Gates[Cue]:
    """The gates of the rows about people who come and go."""
    return Gates(load_casting())


@cache
def gates_of_lives() -> Gates[Cue]:
    """The gates of the rows about a person's life."""
    return Gates(load_people())


@cache
def _rows(names: tuple[str, ...], *, lowered: bool = False) -> tuple[Cue, ...]:
    return tuple(_cue(row, lowered=lowered) for name in names for row in _table(name)["cues"])


@cache
def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(
        files(__package__).joinpath("cue_tables", f"{name}.json").read_text("utf-8")
    )
    return table


def _cue(row: dict[str, Any], *, lowered: bool) -> Cue:
    subject = row.get("subject", "before")
    if subject not in SUBJECTS or row.get("needs", "") not in NEEDS:
        raise BadCue(
            f"{row['name']!r}: subject must be one of {sorted(SUBJECTS)}, needs one of {sorted(NEEDS)}"
        )
    return Cue(
        name=row["name"],
        predicate=Predicate(row["predicate"]),
        phrases=tuple(Phrase(pattern, lowered) for pattern in _alternatives(row["pattern"])),
        subject=subject,
        confidence=row["confidence"],
        factuality=Factuality(row.get("factuality", "asserted")),
        needs=row.get("needs", ""),
        news=row.get("news", False),
        modal_is_fine=row.get("modal") == "fine",
        takes_back=row.get("takes back", False),
        implies_season=row.get("season"),
    )


def _alternatives(pattern: str | list[str]) -> list[str]:
    return [pattern] if isinstance(pattern, str) else pattern
