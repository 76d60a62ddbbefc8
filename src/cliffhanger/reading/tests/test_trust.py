"""What is filed without an editor is clean; what nobody can place is marked."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.reading import Lexicon, explain
from cliffhanger.reading.jsonl import page_of
from cliffhanger.vocabulary import Page

LEXICON = Lexicon.from_titles(["Harbour Lights", "Salt and Bone"])
AUTOMATIC = 0.9


def confidence(text: str, title: str = "") -> float:
    page = Page(title=title, text=text, published=date(2026, 3, 10))
    (reading,) = [one for one in explain(page, LEXICON) if one.statement is not None]
    assert reading.statement is not None
    return reading.statement.confidence


def test_a_plain_decision_on_one_known_show_is_filed_without_an_editor() -> None:
    assert confidence("Netflix has renewed Harbour Lights for a third season.") >= AUTOMATIC


@pytest.mark.parametrize(
    "text",
    [
        "Netflix has renewed Harbour Lights.",
        "Sources say that Netflix has renewed Harbour Lights for a third season.",
        "Like Salt and Bone, Harbour Lights was renewed for a third season.",
        "Ana Reyes joins Harbour Lights in season 3.",
        "Netflix has renewed 'Glass Parish' for a third season.",
    ],
)
def test_whatever_leaves_a_question_open_waits_for_an_editor(text: str) -> None:
    assert confidence(text) < AUTOMATIC


def test_a_show_that_nobody_knows_is_marked_and_never_believed_for_more_than_half() -> None:
    page = Page(title="", text="Netflix has renewed 'Glass Parish' for a third season.")
    (reading,) = explain(page, LEXICON)
    assert reading.statement is not None
    assert reading.statement.confidence <= 0.5
    assert "no show of this name is known" in reading.statement.note


def test_an_explanation_names_cue_rule_and_the_words_that_softened_it() -> None:
    page = Page(title="", text="Harbour Lights could be renewed for a third season.")
    (reading,) = explain(page, LEXICON)
    assert (reading.rule, reading.scope) == ("named", "could")
    assert reading.cue


@pytest.mark.parametrize(
    ("day", "text", "happened"),
    [
        ("2026-03-10", "Harbour Lights was renewed on Monday.", "2026-03-09"),
        ("2026-03", "Harbour Lights was renewed on Monday.", None),
        ("2026", "Harbour Lights was renewed in February.", "2026-02"),
        (None, "OSLO, 10 March 2026. Harbour Lights was renewed on Monday.", "2026-03-09"),
        (None, "Harbour Lights was renewed on Monday.", None),
    ],
)
def test_a_date_is_read_as_far_as_the_pages_own_day_is_known(
    day: str | None, text: str, happened: str | None
) -> None:
    (reading,) = explain(page_of("", text, day), LEXICON)
    assert reading.statement is not None
    said = reading.statement.happened_on
    assert (said.edtf if said else None) == happened
