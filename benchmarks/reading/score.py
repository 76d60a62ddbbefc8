"""Labels and readings made comparable, and counted.

A label and a reading meet when page, show and predicate agree (for cast: the person too) and both are firm or both
soft, so that a guess filed as a fact is an error twice. Season and date are judged among those that met.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cliffhanger.reading.text import tokens
from cliffhanger.vocabulary import FIRM, BadDate, PartialDate

DECISIONS = frozenset({"renewed", "cancelled", "final_season", "undecided"})
CLAIMS = {
    "premiere_date": "premiere",
    "speculated_date": "premiere",
    "speculated_renewal": "renewed",
    "no_decision": "undecided",
}


@dataclass(frozen=True)
class Fact:
    """One thing said on one page. ``value`` is a date for a premiere, a person for cast."""

    page: str
    show: str
    predicate: str
    season: int | None
    is_firm: bool
    value: str = ""
    main: bool = False
    confidence: float = 1.0
    factuality: str = "asserted"

    @property
    def key(self) -> tuple[object, ...]:
        """What must agree for a reading to be the label's."""
        person = key_of(self.value) if self.predicate == "cast" else ""
        return self.page, self.show, self.predicate, self.is_firm, person


@dataclass
class Count:
    """Hits, false alarms and misses; and of the hits, how many have the season and the date right."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0
    seasons: int = 0
    dated: int = 0
    dates: int = 0

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.alarms)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.misses)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.alarms + self.misses)


def count(labels: Iterable[Fact], readings: Iterable[Fact]) -> Count:
    """Pair labels with readings key by key, those with the same season and date first."""
    true, said = _by_key(labels), _by_key(readings)
    total = Count()
    for key in {*true, *said}:
        pairs = _pair(true.get(key, []), said.get(key, []))
        total.hits += len(pairs)
        total.misses += len(true.get(key, [])) - len(pairs)
        total.alarms += len(said.get(key, [])) - len(pairs)
        total.seasons += sum(label.season == reading.season for label, reading in pairs)
        dated = [pair for pair in pairs if pair[0].predicate == "premiere" and pair[0].value]
        total.dated += len(dated)
        total.dates += sum(same_date(label.value, reading.value) for label, reading in dated)
    return total


def is_true(reading: Fact, labels: Iterable[Fact]) -> bool:
    """Does some label say the same? A reading may leave the season open, but not give another."""
    return any(label.key == reading.key and reading.season in (None, label.season) for label in labels)


def same_date(label: str, reading: str) -> bool:
    """Equal, or (for parts of a year that people cut differently) one within the other and not much longer."""
    if label == reading:
        return True
    try:
        one, other = PartialDate.parse(label), PartialDate.parse(reading)
    except BadDate:
        return False
    overlap = min(one.latest, other.latest) - max(one.earliest, other.earliest)
    longer = max(one.latest - one.earliest, other.latest - other.earliest)
    return "/" in label + reading and overlap * 2 >= longer


def key_of(title: str) -> str:
    """A name as it is compared."""
    words = [token.folded for token in tokens(title)]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def fact_from_label(label: dict[str, Any]) -> Fact:
    """A label in our words."""
    predicate = CLAIMS.get(label["claim"], label["claim"])
    soft = label["claim"].startswith("speculated") or label["factuality"] not in FIRM
    if label["claim"] == "speculated_date" and label["factuality"] == "reported":
        soft = False
    value = label["value"] or ""
    return Fact(
        page=label["page_id"],
        show=key_of(label["series"]),
        predicate=predicate,
        season=label["season"],
        is_firm=not soft,
        value=edtf(value) if predicate == "premiere" else value if predicate == "cast" else "",
        main=label["main_subject"],
        factuality=label["factuality"],
    )


_PARTS = {
    "early": ("01", "04"),
    "mid": ("05", "08"),
    "late": ("09", "12"),
    "H1": ("01", "06"),
    "H2": ("07", "12"),
}
_SEASONS = {"spring": "21", "summer": "22", "fall": "23", "autumn": "23", "winter": "24"}


def edtf(value: str) -> str:
    """The labels' own way to write parts of a year, as EDTF."""
    value = value.removeprefix(">=")
    match = re.fullmatch(r"(\d{4})-(\w+)", value)
    if match is None:
        return value
    year, part = match.groups()
    if part in _SEASONS:
        return f"{year}-{_SEASONS[part]}"
    if part in _PARTS:
        first, last = _PARTS[part]
        return f"{year}-{first}/{year}-{last}"
    return f"{year}-{32 + int(part[1])}" if re.fullmatch(r"Q[1-4]", part) else value


def load(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _by_key(facts: Iterable[Fact]) -> dict[tuple[object, ...], list[Fact]]:
    grouped: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in dict.fromkeys(facts):
        grouped[fact.key].append(fact)
    return grouped


def _pair(labels: list[Fact], readings: list[Fact]) -> list[tuple[Fact, Fact]]:
    rules: tuple[Callable[[Fact, Fact], bool], ...] = (
        lambda label, reading: label.season == reading.season and same_date(label.value, reading.value),
        lambda label, reading: label.season == reading.season,
        lambda label, reading: True,
    )
    left, open_, pairs = list(labels), list(readings), []
    for rule in rules:
        for label in list(left):
            match = next((reading for reading in open_ if rule(label, reading)), None)
            if match is not None:
                pairs.append((label, match))
                left.remove(label)
                open_.remove(match)
    return pairs
