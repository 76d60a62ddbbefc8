"""Our own test sentences as a measure: the share right by phenomenon, and over all."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from importlib.resources import files
from typing import Any

from cliffhanger.reading import Lexicon, read_page
from cliffhanger.vocabulary import Page

from .score import FIRM, Fact, key_of

SENTENCES = "sentences.jsonl"
TUESDAY = "2026-03-10"
"""The day on which a sentence without one was written."""


def cases() -> list[dict[str, Any]]:
    """All sentences with what they say, in file order."""
    text = files("cliffhanger.reading.tests").joinpath(SENTENCES).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def lexicon_for(rows: list[dict[str, Any]]) -> Lexicon:
    """Every show that the sentences are about, and some that only look like words."""
    return Lexicon.from_titles(sorted({title for row in rows for title in row["shows"]}))


def said_by(row: dict[str, Any], lexicon: Lexicon) -> set[tuple[object, ...]]:
    """What we read, as tuples (show, season, predicate, factuality, value)."""
    published = date.fromisoformat(row.get("published", TUESDAY))
    page = Page(title=row.get("title", ""), text=row["text"], published=published)
    return {
        (one.show, one.season, str(one.predicate), str(one.factuality), one.value)
        for one in read_page(page, lexicon)
    }


def expected(row: dict[str, Any]) -> set[tuple[object, ...]]:
    """What the row says should be read, in the same form."""
    return {
        (show, season, predicate, factuality, value)
        for show, season, predicate, factuality, value in row["says"]
    }


def measure() -> dict[str, float]:
    """Precision, recall and F1 over all sentences; the share of sentences read exactly right."""
    rows = cases()
    lexicon = lexicon_for(rows)
    hits = alarms = misses = exact = 0
    for row in rows:
        true, read = expected(row), said_by(row, lexicon)
        hits, alarms, misses = hits + len(true & read), alarms + len(read - true), misses + len(true - read)
        exact += true == read
    return {
        "precision": hits / max(1, hits + alarms),
        "recall": hits / max(1, hits + misses),
        "f1": 2 * hits / max(1, 2 * hits + alarms + misses),
        "sentences right": exact / max(1, len(rows)),
    }


def by_phenomenon() -> dict[str, tuple[int, int]]:
    """(right, all) for each phenomenon."""
    rows = cases()
    lexicon = lexicon_for(rows)
    table: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        right, total = table[row["phenomenon"]]
        table[row["phenomenon"]] = right + (expected(row) == said_by(row, lexicon)), total + 1
    return dict(table)


def as_pages() -> tuple[list[dict[str, Any]], list[Fact]]:
    """Our sentences in the shape of labelled pages, so that they can be put in the same tables."""
    rows = cases()
    pages = [
        {
            "id": f"own-{number}",
            "title": row.get("title", ""),
            "text": row["text"],
            "published": row.get("published", TUESDAY),
            "negative": not row["says"],
        }
        for number, row in enumerate(rows)
    ]
    facts = [
        Fact(page["id"], key_of(show), predicate, season, factuality in FIRM, value, factuality=factuality)
        for page, row in zip(pages, rows, strict=True)
        for show, season, predicate, factuality, value in row["says"]
    ]
    return pages, facts
