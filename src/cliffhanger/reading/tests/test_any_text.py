"""Whatever the text: no exception, quotes in place, page order, linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliffhanger.reading import Lexicon, explain, read_page
from cliffhanger.vocabulary import Page

LEXICON = Lexicon.from_titles(
    ["Harbour Lights", "The Quiet Coast", "Dark", "You", "1899", "D.P.", "Schmigadoon!"]
)
PIECES = [
    *(
        "Harbour Lights",
        "The Quiet Coast",
        "'Dark'",
        "You",
        "1899",
        "Netflix",
        "has",
        "not",
        "been",
        "renewed",
    ),
    *(
        "cancelled",
        "for a second season",
        "season 2",
        "after two seasons",
        "if",
        "could",
        "premieres",
        "in early 2023",
    ),
    *(
        "on Monday",
        "October 4",
        ".",
        "?",
        "\n",
        ",",
        ";",
        "its third and final season",
        "moved to",
        "NBC",
        "…",
    ),
    *(
        "\ue000",
        "\ue005",
        "“",
        "”",
        "trailer for",
        "the series",
        "it",
        "Ana Reyes",
        "joins",
        "is leaving",
        "born",
        "Renewed:",
    ),
    *(
        "respectively",
        "in that order",
        "No.",
        "Yes.",
        "but don't call it a renewal",
        "shows that end",
        "farewell to",
        "1.",
    ),
]


def check(title: str, text: str) -> None:
    page = Page(title=title, text=text, published=date(2026, 8, 22))
    statements = read_page(page, LEXICON)
    for one in statements:
        assert one.start is not None
        assert one.quote == page.whole[one.start : one.end]
        assert one.quote
        assert 0 <= one.confidence <= 1
    assert [one.start for one in statements] == sorted(
        one.start for one in statements if one.start is not None
    )


@settings(deadline=None)  # the first page compiles the cue table; time is measured below, on its own
@given(st.text(), st.text())
def test_any_text_is_read_without_an_exception(title: str, text: str) -> None:
    check(title, text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.lists(st.sampled_from(PIECES), max_size=8))
def test_any_heap_of_our_own_words_is_read_with_quotes_in_place(words: list[str], title: list[str]) -> None:
    check(" ".join(title).replace("\n", " "), " ".join(words))


def seconds_for(text: str) -> float:
    started = time.process_time()
    explain(Page(title="Harbour Lights", text=text), LEXICON)
    return time.process_time() - started


HEAPS = (
    *(
        "a",
        "word ",
        "renewed ",
        "Harbour Lights has not been renewed ",
        "'",
        "2 ",
        "season 2, ",
        "The ",
        "…\n",
        "if ",
    ),
    *("It premieres in 2023 ", "Harbour Lights was renewed for season 2 in 2023. "),
    *(
        "Ana Reyes and ",
        "Ana Reyes joins Harbour Lights. ",
        "Ana Reyes (born ",
        "the a an its ",
        "1. Harbour Lights\n",
    ),
    *("Is it renewed? No. ", "Renewed:\n", "worth $1 million ", "Harbour Lights, ", "shows: "),
)


@pytest.mark.parametrize("heap", HEAPS)
def test_a_megabyte_of_anything_takes_seconds_of_one_core(heap: str) -> None:
    """About one second where it was measured; the rest is room for slow machines. Quadratic would be minutes."""
    assert seconds_for((heap * 1_000_000)[:1_000_000]) < 5


def test_an_empty_page_says_nothing() -> None:
    assert read_page(Page(title="", text=""), LEXICON) == []
