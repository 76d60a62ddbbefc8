"""Lines that begin with a day, on pages of premieres."""

from __future__ import annotations

from datetime import date

from cliffhanger.reading import Lexicon, read_page
from cliffhanger.vocabulary import Page, Predicate

LEXICON = Lexicon.from_titles(["Iron Orchard", "Night Ferry", "Glass Parish"])


def starts(title: str, text: str) -> set[tuple[str, int | None, str]]:
    said = read_page(Page(title=title, text=text, published=date(2022, 1, 2)), LEXICON)
    return {(one.show, one.season, one.value) for one in said if one.predicate is Predicate.PREMIERE}


def test_each_show_of_a_dated_line_starts_on_that_day() -> None:
    text = "Sunday, Jan. 9: Iron Orchard (ABC) premieres.\nMonday, Jan. 10: Night Ferry is back for its fourth season."
    assert starts("Midseason premiere dates", text) == {
        ("Iron Orchard", 1, "2022-01-09"),
        ("Night Ferry", 4, "2022-01-10"),
    }


def test_a_day_on_a_line_of_its_own_holds_for_the_lines_below() -> None:
    text = "January 9\nIron Orchard (ABC)\nGlass Parish (Fox)\nJanuary 10\nNight Ferry (NBC)"
    assert starts("What to watch this week", text) == {
        ("Iron Orchard", 1, "2022-01-09"),
        ("Glass Parish", 1, "2022-01-09"),
        ("Night Ferry", 1, "2022-01-10"),
    }


def test_a_line_about_an_end_or_a_decision_starts_nothing() -> None:
    assert not starts("Premiere dates", "January 9: the series finale of Iron Orchard.")
    assert not starts("Renewals by date", "January 9: Iron Orchard renewed for season 3.")


def test_a_line_about_something_else_starts_nothing_on_any_other_page() -> None:
    assert not starts("My week", "January 9: I met the star of Iron Orchard in a bar.")
