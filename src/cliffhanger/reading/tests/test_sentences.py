"""Every sentence of `sentences.jsonl` is read exactly as it says: nothing missing, nothing added.

Say what a new phrasing means by adding a line there: phenomenon, text, shows, and ``says`` as
[show, season, predicate, factuality, value]. A line with ``known_limit`` is one that we still get wrong: the test
fails when that changes, so that the mark goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cliffhanger.reading import Lexicon, read_page
from cliffhanger.vocabulary import Factuality, Page, Predicate

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("sentences.jsonl").read_text("utf-8").splitlines()
]
LEXICON = Lexicon.from_titles(sorted({title for row in ROWS for title in row["shows"]}))
TUESDAY = "2026-03-10"


def cases() -> Iterator[Any]:
    for number, row in enumerate(ROWS, 1):
        limit = [pytest.mark.xfail(strict=True, reason="a known limit")] if row.get("known_limit") else []
        yield pytest.param(row, id=f"{row['phenomenon']}-{number}", marks=limit)


@pytest.mark.parametrize("row", list(cases()))
def test_a_sentence_says_what_it_says_and_no_more(row: dict[str, Any]) -> None:
    published = date.fromisoformat(row.get("published", TUESDAY))
    page = Page(title=row.get("title", ""), text=row["text"], published=published)
    read = {
        (one.show, one.season, str(one.predicate), str(one.factuality), one.value)
        for one in read_page(page, LEXICON)
    }
    assert read == {tuple(said) for said in row["says"]}


def test_the_sentences_are_many_and_use_the_closed_lists() -> None:
    assert len(ROWS) >= 120
    for row in ROWS:
        for _, _, predicate, factuality, _ in row["says"]:
            assert Predicate(predicate)
            assert Factuality(factuality)
