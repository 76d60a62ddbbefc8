"""The season of a premiere, a shoot, a trailer or a cast that names none."""

from __future__ import annotations

from datetime import date

from cliffhanger.reading import Lexicon, read_page
from cliffhanger.vocabulary import Page, Predicate

LEXICON = Lexicon.from_titles(["Iron Orchard", "Night Ferry"])


def seasons(text: str, predicate: Predicate, title: str = "") -> set[int | None]:
    page = Page(title=title, text=text, published=date(2022, 3, 1))
    return {one.season for one in read_page(page, LEXICON) if one.predicate is predicate}


def test_a_premiere_without_a_season_is_the_first() -> None:
    assert seasons("Iron Orchard premieres on May 4.", Predicate.PREMIERE) == {1}
    assert seasons("Filming of Iron Orchard has begun in Leith.", Predicate.FILMING_STARTED) == {1}


def test_of_a_show_that_comes_back_it_is_not_known() -> None:
    assert seasons("Iron Orchard returns on May 4.", Predicate.PREMIERE) == {None}
    assert seasons("Netflix has set May 20 for the new season of Iron Orchard.", Predicate.PREMIERE) == {None}
    assert seasons("Iron Orchard was renewed. It starts on May 4.", Predicate.PREMIERE) == {None}


def test_what_is_to_come_is_of_the_season_that_the_page_announces() -> None:
    text = "Iron Orchard was renewed for a third season. It returns in 2023. A first trailer is out."
    assert seasons(text, Predicate.PREMIERE) == {3}
    assert seasons(text, Predicate.TRAILER) == {3}


def test_a_start_long_past_is_the_first_whatever_is_to_come() -> None:
    text = "Iron Orchard was renewed for a third season. The drama was first shown in 2019."
    assert seasons(text, Predicate.PREMIERE) == {1}


def test_a_cast_is_of_the_season_next_on_the_air() -> None:
    text = "Iron Orchard returns for season two on May 4; a third was ordered. Ana Reyes joins the cast."
    assert seasons(text, Predicate.CAST) == {2}


def test_another_shows_season_is_not_borrowed() -> None:
    text = "Night Ferry was renewed for a third season. Iron Orchard premieres on May 4."
    assert seasons(text, Predicate.PREMIERE) == {1}
