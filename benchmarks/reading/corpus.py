"""The labelled pages in benchmarks/reading/pages, and how labelled pages are given to a reader."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cliffhanger.reading import Lexicon
from cliffhanger.reading.jsonl import page_of
from cliffhanger.vocabulary import Page

from .score import load

Row = dict[str, Any]

FOLDER = Path(__file__).with_name("pages")
TITLES = FOLDER / "titles.txt"
UNSEEN = FOLDER / "unseen-pages.jsonl", FOLDER / "unseen-labels.jsonl"
HELD = FOLDER / "held-pages.jsonl", FOLDER / "held-labels.jsonl"
"""Made-up pages and retold ones on which no cue was grown and no word was learned."""


def labelled(pages: Path, labels: Path, *, all_languages: bool = False) -> tuple[list[Row], list[Row]]:
    """Pages and the labels on them; by default only of pages that are read."""
    kept = [page for page in load(pages) if all_languages or page.get("lang", "en") == "en"]
    ids = {page["id"] for page in kept}
    return kept, [row for row in load(labels) if row["page_id"] in ids]


def as_page(row: Row) -> Page:
    """A page as the reader is given it, with the day that is told or was inferred."""
    return page_of(row["title"], row["text"], row.get("published") or row.get("published_inferred"))


def lexicon_for_labels(rows: Iterable[Row], more: Path | None = TITLES) -> Lexicon:
    """Every show that the labels are about, and further titles from a file."""
    titles = more.read_text("utf-8").splitlines() if more else []
    return Lexicon.from_titles([*(row["series"] for row in rows), *titles])
