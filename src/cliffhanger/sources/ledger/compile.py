"""Compile the opening ledger from checked CSV files.

    python -m cliffhanger.sources.ledger.compile --statements S.csv --people P.csv --out DIRECTORY

A row is one statement: which outlet said what, when and how firmly. It writes ``outlets.jsonl.xz``
(who speaks) and ``documents.jsonl.xz`` (one line a link, with what it says in words of the closed lists).
An unknown word, an impossible date or an event that was asserted before it happened stops the work with
the line number. An outlet under two tiers gets the one nearer to the decision.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cliffhanger.sources.packing import Row, at_line, pack, read_rows
from cliffhanger.vocabulary import PERSON_PREDICATES, Factuality, PartialDate, Predicate, Tier

SHOW_COLUMNS = (
    *("show", "season", "predicate", "value", "factuality", "stated_on"),
    *("happened_on", "outlet", "tier", "url", "note"),
)
PERSON_COLUMNS = (
    *("person", "predicate", "value", "stated_on"),
    *("happened_on", "outlet", "tier", "url", "note"),
)
RENAMED = {"custody_release_expected": Predicate.RELEASE_EXPECTED}
SPECIALS = {"special": 0}
NAMESAKES = {"One Piece": (("tmdb", "111110"),)}
"""Titles that two shows of the catalogue share: which one the rows of the file are about."""
DATED = frozenset(
    {
        *(Predicate.PREMIERE, Predicate.FINALE, Predicate.DELAYED, Predicate.FILMING_STARTED),
        *(Predicate.FILMING_WRAPPED, Predicate.BORN, Predicate.DIED),
    }
)
"""Predicates whose value, when there is one, is a date."""


@dataclass
class Ledger:
    """What has been compiled so far: outlets by slug, documents by link."""

    outlets: dict[str, dict[str, str]] = field(default_factory=dict)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, row: Row, statement: dict[str, Any]) -> None:
        outlet = self.outlet(row)
        fresh = {"url": row["url"], "outlet": outlet, "published": row["stated_on"], "statements": []}
        document = self.documents.setdefault(row["url"], fresh)
        if (document["outlet"], document["published"]) != (outlet, row["stated_on"]):
            raise ValueError(f"{row['url']} has another outlet or day on an earlier line")
        if statement in document["statements"]:
            raise ValueError("the same statement of the same link is there twice")
        document["statements"].append(statement)

    def outlet(self, row: Row) -> str:
        """The outlet's slug; the first link seen gives its home page, the nearest tier wins."""
        address = urlsplit(row["url"])
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ValueError(f"{row['url']!r} is not a link")
        fresh = {
            "slug": slug(row["outlet"]),
            "name": row["outlet"],
            "tier": Tier(row["tier"]).value,
            "homepage": f"{address.scheme}://{address.hostname}/",
        }
        known = self.outlets.setdefault(fresh["slug"], fresh)
        if known["name"] != fresh["name"]:
            raise ValueError(f"{known['name']!r} and {fresh['name']!r} share a slug; write one name for both")
        known["tier"] = min(known["tier"], fresh["tier"], key=lambda word: Tier(word).rank)
        return fresh["slug"]


def slug(name: str) -> str:
    """A name as it goes into an address: "E! Online" is "e-online", "RÚV" is "ruv"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if not plain:
        raise ValueError(f"{name!r} has no letters to make an address of")
    return plain


def show_statement(row: Row) -> dict[str, Any]:
    """One row about a show, in words of the closed lists; empty cells are left out."""
    predicate = Predicate(row["predicate"])
    if not row["show"] or predicate in PERSON_PREDICATES:
        raise ValueError(f"{predicate} is not said of a show")
    season = SPECIALS.get(row["season"], row["season"])
    said: dict[str, Any] = {"show": row["show"], "factuality": Factuality(row["factuality"]).value}
    if row["show"] in NAMESAKES:
        said["ids"] = NAMESAKES[row["show"]]
    if season != "":
        said["season"] = int(season)
    return said | _common(row, predicate)


def person_statement(row: Row) -> dict[str, Any]:
    """One row about a person. The file has no column for firmness: all of it is asserted by its outlet."""
    predicate = RENAMED.get(row["predicate"]) or Predicate(row["predicate"])
    if not row["person"] or predicate not in PERSON_PREDICATES:
        raise ValueError(f"{predicate} is not said of a person")
    return {"person": row["person"], "factuality": Factuality.ASSERTED.value} | _common(row, predicate)


def compile_ledger(statements: Path, people: Path) -> Ledger:
    ledger = Ledger()
    for path, number, row in _all_rows(statements, people):
        with at_line(path, number):
            ledger.add(row, show_statement(row) if "show" in row else person_statement(row))
    return ledger


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="ledger.compile", description="Compile the opening ledger.")
    for name in ("statements", "people", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    paths = parser.parse_args(arguments)
    ledger = compile_ledger(paths.statements, paths.people)
    size = pack(ledger.outlets.values(), paths.out / "outlets.jsonl.xz")
    size += pack(ledger.documents.values(), paths.out / "documents.jsonl.xz")
    count = sum(len(document["statements"]) for document in ledger.documents.values())
    sys.stdout.write(
        f"{count} statements in {len(ledger.documents)} documents of {len(ledger.outlets)} outlets, "
        f"{size:,} bytes\n"
    )
    return 0


def _all_rows(statements: Path, people: Path) -> Iterator[tuple[Path, int, Row]]:
    for path, columns in ((statements, SHOW_COLUMNS), (people, PERSON_COLUMNS)):
        for number, row in read_rows(path, columns):
            yield path, number, row


def _common(row: Row, predicate: Predicate) -> dict[str, Any]:
    if predicate in DATED and row["value"]:
        PartialDate.parse(row["value"])
    _check_clock(row)
    cells = {cell: row[cell] for cell in ("value", "stated_on", "happened_on", "note") if row[cell]}
    return {"predicate": predicate.value, **cells}


def _check_clock(row: Row) -> None:
    stated, happened = (
        PartialDate.parse(row[cell]) if row[cell] else None for cell in ("stated_on", "happened_on")
    )
    if stated and happened and happened.earliest > stated.latest:
        raise ValueError(f"said on {stated} to have happened on {happened}, which was still to come")


if __name__ == "__main__":
    raise SystemExit(main())
