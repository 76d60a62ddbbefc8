"""Labels and readings made comparable, and counted.

A label and a reading agree when show, predicate, firmness and season agree. Firmness has two classes: firm
(asserted, reported) and soft (speculated, conditional, negated), so that a guess filed as a fact is an error twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cliffhanger.reading.text import tokens

DECISIONS = ("renewed", "cancelled", "final_season", "undecided")
CLAIMS = {
    "premiere_date": "premiere",
    "speculated_date": "premiere",
    "speculated_renewal": "renewed",
    "no_decision": "undecided",
}
NOT_YET = frozenset({"cast"})
FIRM = frozenset({"asserted", "reported"})


@dataclass(frozen=True)
class Fact:
    """One thing said on one page."""

    page: str
    show: str
    predicate: str
    season: int | None
    is_firm: bool
    value: str = ""
    main: bool = False


@dataclass
class Count:
    """Hits, false alarms and misses."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.alarms)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.misses)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.alarms + self.misses)


def key_of(title: str) -> str:
    """A title as it is compared."""
    words = [token.folded for token in tokens(title)]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def fact_from_label(label: dict[str, Any]) -> Fact:
    """A label in our words.

    Labels file a cancellation on the last season that ran, our ledger on the one that will not come.
    """
    predicate = CLAIMS.get(label["claim"], label["claim"])
    season = label["season"]
    if predicate == "cancelled" and season is not None:
        season += 1
    soft = label["claim"].startswith("speculated") or label["factuality"] not in FIRM
    return Fact(
        page=label["page_id"],
        show=key_of(label["series"]),
        predicate=predicate,
        season=season,
        is_firm=not soft,
        value=edtf(label["value"] or "") if predicate == "premiere" else "",
        main=label["main_subject"],
    )


def edtf(value: str) -> str:
    """The labels' own way to write parts of a year, as EDTF."""
    seasons = {"spring": "21", "summer": "22", "fall": "23", "autumn": "23", "winter": "24"}
    parts = {
        "early": ("01", "04"),
        "mid": ("05", "08"),
        "late": ("09", "12"),
        "H1": ("01", "06"),
        "H2": ("07", "12"),
    }
    match = re.fullmatch(r"(?:>=)?(\d{4})-(\w+)", value)
    if match and match[2] in seasons:
        return f"{match[1]}-{seasons[match[2]]}"
    if match and match[2] in parts:
        first, last = parts[match[2]]
        return f"{match[1]}-{first}/{match[1]}-{last}"
    if match and re.fullmatch(r"Q[1-4]", match[2]):
        return f"{match[1]}-{32 + int(match[2][1])}"
    return value.removeprefix(">=")


def load(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def count(labels: Iterable[Fact], readings: Iterable[Fact], *, with_season: bool = True) -> Count:
    """Compare as sets: a thing said twice on a page counts once."""
    true, read = _keys(labels, with_season), _keys(readings, with_season)
    return Count(len(true & read), len(read - true), len(true - read))


def _keys(facts: Iterable[Fact], with_season: bool) -> set[tuple[object, ...]]:
    return {
        (one.page, one.show, one.predicate, one.is_firm, one.season if with_season else None) for one in facts
    }
