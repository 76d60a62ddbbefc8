"""Lines in, lines out."""

from __future__ import annotations

import json

import pytest

from cliffhanger.reading import BadLine, Lexicon, read_jsonl

LEXICON = Lexicon.from_titles(["Night Ferry"])
FIELDS = [
    "show",
    "season",
    "predicate",
    "value",
    "factuality",
    "happened_on",
    "quote",
    "start",
    "end",
    "main",
]


def line(**changes: object) -> str:
    page = {
        "id": "p1",
        "title": "Night Ferry returns",
        "text": "Night Ferry was renewed for season 2.",
        "published": None,
    }
    return json.dumps({**page, **changes})


def test_a_page_comes_back_with_its_statements_and_exactly_the_fields_of_the_interface() -> None:
    (row,) = read_jsonl([line()], LEXICON)
    (said,) = row["statements"]
    assert list(row) == ["id", "statements"]
    assert list(said) == FIELDS
    assert (said["show"], said["season"], said["predicate"], said["main"]) == (
        "Night Ferry",
        2,
        "renewed",
        True,
    )
    assert (
        "Night Ferry returns\nNight Ferry was renewed for season 2."[said["start"] : said["end"]]
        == said["quote"]
    )


def test_blank_lines_are_passed_over_and_a_missing_or_partial_day_is_no_day() -> None:
    rows = list(read_jsonl(["", line(published="2022-05"), "  \n", line(published="")], LEXICON))
    assert [row["id"] for row in rows] == ["p1", "p1"]


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        "[1]",
        '{"id": "x"}',
        line(title=3),
        line(published="yesterday"),
        line(published=5),
        "[" * 100_000,
    ],
)
def test_a_bad_line_is_named_by_its_number(bad: str) -> None:
    with pytest.raises(BadLine, match="line 2"):
        list(read_jsonl([line(), bad], LEXICON))
