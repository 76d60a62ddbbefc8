"""Whole pages: what they are about, when things happened, how sure we are."""

from __future__ import annotations

from datetime import date

from cliffhanger.reading import Lexicon, explain, read_page
from cliffhanger.vocabulary import Factuality, Page, Predicate, Statement

LEXICON = Lexicon.from_titles(["The Drowned Hour", "Iron Orchard", "Kingdom", "Night Ferry", "You"])
EVERGREEN = """HomeEntertainmentThe Drowned...
Singer Looks Back at...
In the star of a famous film, the singer spoke about her darkest year and said she was...
Who Is the Organist...
The organist, who recorded his first album in 1998, has been sentenced to...

The Drowned Hour Season 2: When Could It Arrive?

Every viewer asks the same thing: will The Drowned Hour return for a second season?

At the time of writing, The Drowned Hour has not been renewed for a second season. If it were given \
the go-ahead soon, we could see the second season of The Drowned Hour in early 2023.

It is a fine drama, and Kingdom is another. Iron Orchard, for instance, was renewed in January 2022, \
four months after it began.

Continue reading

Tay Release Date: When Will the Rapper Be Out of Prison?
The rapper, who was cancelled by his label, will be released in 2025...
"""


def read(title: str, text: str, published: date | None = date(2022, 3, 1)) -> list[Statement]:
    return read_page(Page(title=title, text=text, published=published), LEXICON)


def test_the_evergreen_page_reads_as_undecided_with_a_guess_and_one_other_show() -> None:
    said = read("The Drowned Hour Season 2: When Could It Arrive?", EVERGREEN)
    asserted = {
        (one.show, one.season, one.predicate) for one in said if one.factuality is Factuality.ASSERTED
    }
    assert asserted == {
        ("The Drowned Hour", 2, Predicate.UNDECIDED),
        ("Iron Orchard", None, Predicate.RENEWED),
    }
    guess = next(one for one in said if one.predicate is Predicate.PREMIERE)
    assert guess.value == "2023-01/2023-04"
    assert guess.factuality in (Factuality.SPECULATED, Factuality.CONDITIONAL)


def test_another_show_is_read_but_is_not_the_pages_subject() -> None:
    orchard = next(one for one in read("The Drowned Hour Season 2", EVERGREEN) if one.show == "Iron Orchard")
    assert not orchard.main
    assert orchard.happened_on is not None
    assert orchard.happened_on.edtf == "2022-01"


def test_news_happened_on_the_day_it_says() -> None:
    (one,) = read("Night Ferry", "Night Ferry was cancelled on Monday.", date(2026, 3, 10))
    assert one.happened_on is not None
    assert one.happened_on.edtf == "2026-03-09"


def test_news_without_a_day_happened_on_the_day_of_the_page() -> None:
    (one,) = read("Netflix renews Night Ferry for a third season", "", date(2026, 3, 10))
    assert one.happened_on is not None
    assert one.happened_on.edtf == "2026-03-10"


def test_an_undated_page_leaves_the_day_open() -> None:
    (one,) = read("Netflix renews Night Ferry for a third season", "", None)
    assert one.happened_on is None
    assert one.stated_on is None


def test_a_day_without_a_year_on_an_undated_page_is_not_filed() -> None:
    assert read("Night Ferry", "Season 2 of Night Ferry premieres October 4.", None) == []


def test_high_confidence_is_for_clean_statements_about_one_known_show() -> None:
    (clean,) = read("Netflix renews Night Ferry for a third season", "")
    assert clean.confidence >= 0.9
    (unknown,) = read("", 'Netflix has renewed "Velvet Harbour" for a third season.')
    assert unknown.confidence <= 0.5
    both = read("", "Night Ferry and Iron Orchard were renewed.")
    assert all(one.confidence < 0.9 for one in both)


def test_a_round_up_has_no_main_show() -> None:
    text = "Night Ferry was renewed.\nIron Orchard was cancelled.\nThe Drowned Hour was renewed."
    assert not any(one.main for one in read("Which shows come back this year", text))


def test_another_language_is_refused_with_its_reason() -> None:
    text = "La serie Night Ferry no ha sido renovada para una segunda temporada, según la plataforma."
    (reading,) = explain(Page(title="¿Habrá temporada 2 de Night Ferry?", text=text), LEXICON)
    assert reading.statement is None
    assert "'es'" in reading.reason


def test_an_explanation_names_the_cue_and_the_rule() -> None:
    (reading,) = explain(
        Page(title="", text="It has been renewed: Night Ferry was renewed for season 2."), LEXICON
    )
    assert (reading.cue, reading.rule) == ("renewed", "named")


def test_a_feeds_cut_off_summary_is_still_the_page() -> None:
    (one,) = read(
        "Night Ferry renewed for season 3", "Netflix has renewed Night Ferry for a third season, the …"
    )
    assert one.predicate is Predicate.RENEWED


def mains(title: str, text: str) -> set[str]:
    return {one.show for one in read(title, text) if one.main}


def test_a_list_in_the_headline_makes_none_of_its_shows_the_subject() -> None:
    text = "Night Ferry was renewed. Iron Orchard was cancelled. The Drowned Hour ends in May."
    assert not mains("Night Ferry, Iron Orchard, The Drowned Hour: the week in cable", text)
    assert mains("Night Ferry is renewed, Iron Orchard is not", text) == {"Night Ferry", "Iron Orchard"}
    three = {"Night Ferry", "Iron Orchard", "The Drowned Hour"}
    assert (
        mains("NBC drops Night Ferry, Iron Orchard and The Drowned Hour", f"{text} The Drowned Hour is out.")
        <= three
    )
    assert not mains("Night Ferry, Iron Orchard and the rest", text)


def test_the_only_show_of_a_page_is_its_main_show_unless_the_headline_is_about_many() -> None:
    text = "The channel spoke in May. Night Ferry has been renewed for a third season."
    assert mains("A hit comes back", text) == {"Night Ferry"}
    assert not mains("The best shows of the year", text)


def test_a_headline_that_only_counts_is_about_the_shows_of_the_lead() -> None:
    text = "Night Ferry was renewed for a second season. Iron Orchard was renewed for a third season."
    assert mains("Hulu brings back two dramas", text) == {"Night Ferry", "Iron Orchard"}
    assert not mains("Hulu brings back three dramas", text)


def test_who_dies_was_in_a_show_but_the_page_is_not_about_it() -> None:
    text = "She was in Night Ferry, which was cancelled after two seasons."
    assert not mains("Ana Reyes, star of Night Ferry, dies at 80", text)
    assert mains("Night Ferry star looks back", text) == {"Night Ferry"}
