"""Titles in text: folding, longest match, and words that only look like titles."""

from __future__ import annotations

import random
import time

import pytest

from cliffhanger.reading import Lexicon

LEXICON = Lexicon.from_titles(
    [
        *(
            "The Night Shift",
            "Çukur",
            "S.W.A.T.",
            "Schmigadoon!",
            "Grey's Anatomy",
            "Law & Order",
            "Law & Order: SVU",
        ),
        *("You", "From", "Dark", "Found", "Ghosts", "Elite", "Kingdom", "The Bear", "1899", "Emma", "Dexter"),
    ]
)


def named(text: str) -> list[str]:
    return [mention.title for mention in LEXICON.mentions(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They love Night Shift dearly.", "The Night Shift"),
        ("THE NIGHT SHIFT is back.", "The Night Shift"),
        ("The mafia drama Cukur goes on.", "Çukur"),
        ("SWAT season 8 is here.", "S.W.A.T."),
        ("Grey’s Anatomy goes on.", "Grey's Anatomy"),
        ("Law and Order: SVU goes on.", "Law & Order: SVU"),
        ("They watch Dexter's finale.", "Dexter"),
    ],
)
def test_a_title_is_found_however_it_is_written(text: str, title: str) -> None:
    assert named(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "You can watch it from home.",
        "From here on it gets dark.",
        "Dark clouds gathered.",
        "We found ghosts in the kingdom.",
        "Emma Stone joins the cast.",
        "In 1899 the century ended.",
        "An elite few saw it.",
        "the bear went over the mountain",
        "Ghosts of Christmas were seen in the Kingdom.",
        "They read Dark on Mars and The Ghosts Return to Their House.",
        "Ghosts have been seen.",
        "Ghosts got the boot where ghosts were feared.",
        "Ten schools\nElite",
    ],
)
def test_a_word_that_is_only_a_word_is_no_title(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We loved 'You' a lot.", "You"),
        ("Season 3 of From is out.", "From"),
        ("The thriller Dark ended.", "Dark"),
        ("Ghosts (CBS) is a comedy.", "Ghosts"),
        ("Elite season 8 is the last.", "Elite"),
        ("They cancelled “1899” too.", "1899"),
        ("They say The Bear is fine.", "The Bear"),
        ("But they kept Ghosts, and that is that.", "Ghosts"),
        ("Ghosts has Mondays at eight.", "Ghosts"),
        ("Found gets the hour after it.", "Found"),
        ("Fans of the new Elite wait for word.", "Elite"),
        ("It has now killed off ELITE for good.", "Elite"),
        ("Ten favourites\nElite\nThe rich and the poor go to one school.", "Elite"),
        ("Ghosts got the boot too.", "Ghosts"),
        ("Elite on NBC: who knows?", "Elite"),
        ("About Emma, last seen in May, nobody has said a word.", "Emma"),
        ("They saw the Emma TV play.", "Emma"),
        ("3. Ghosts\nA young couple inherits a house.", "Ghosts"),
    ],
)
def test_a_common_word_with_support_is_a_title(text: str, title: str) -> None:
    assert named(text) == [title]


def test_a_sure_mention_vouches_for_the_unsure_ones_on_the_same_page() -> None:
    assert named("Dark season 3 is here.\nMany think Dark is the best.") == ["Dark", "Dark"]


SHORT = Lexicon.from_titles(
    [
        *(
            "Iron Bay: Special Crimes Squad",
            "IBC: Inner Bay Cases",
            "IBC: Oslo",
            "Far Shore: Kestrel",
            "Far Shore: Moor",
        ),
        *("How I Lost Our Ferry", "Late Supper with Ana Reyes", "Haydn in the Cellar", "The Kiln Diaries"),
        "The Ana Reyes Show",
    ]
)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Iron Bay: SCS goes on.", ["Iron Bay: Special Crimes Squad"]),
        ("They keep the two Iron Bays, and SCS has hired a writer.", ["Iron Bay: Special Crimes Squad"]),
        ("'IBC' is back in May.", ["IBC: Inner Bay Cases"]),
        ("A home in Far Shore. Then came Kestrel and its crew.", ["Far Shore: Kestrel"]),
        ("How I Lost Our Ferry is over. Fans of HILOF weep.", ["How I Lost Our Ferry"] * 2),
        ("They keep Late Supper.", ["Late Supper with Ana Reyes"]),
        ("They keep Ana Reyes' nightly talk show.", ["The Ana Reyes Show"]),
        ("The end of #HaydnInTheCellar is near.", ["Haydn in the Cellar"]),
        ("They keep The Kiln Diaries. 'Diaries' has no date.", ["The Kiln Diaries"] * 2),
    ],
)
def test_a_show_is_known_by_what_people_call_it(text: str, titles: list[str]) -> None:
    assert [mention.title for mention in SHORT.mentions(text)] == titles


@pytest.mark.parametrize(
    "text",
    [
        "IBC: Bergen was dropped.",
        "In the scs of Iron Bays all is quiet.",
        "The end of Ana Reyes's new show is near. #Haydn is a composer.",
        "A kestrel is a bird, and Kestrel is a name.",
        "HILOF is a word of nobody's.",
        "Far Shore has sold many books. They moved to Kestrel.",
    ],
)
def test_what_only_looks_like_a_short_form_is_none(text: str) -> None:
    assert SHORT.mentions(text) == []


def test_the_mark_of_a_title_belongs_to_its_mention() -> None:
    (mention,) = LEXICON.mentions("They sing in Schmigadoon! again.")
    assert "They sing in Schmigadoon! again."[mention.start : mention.end] == "Schmigadoon!"


def test_titles_without_a_word_are_passed_over_and_of_twins_the_first_is_kept() -> None:
    lexicon = Lexicon.from_titles(["", "!!!", "Café Noir", "Cafe Noir"])
    assert len(lexicon) == 1
    assert lexicon.mentions("The Cafe Noir is shut.")[0].title == "Café Noir"


def test_a_hundred_thousand_titles_are_read_in_seconds() -> None:
    draw = random.Random(7)
    words = [
        f"{draw.choice('bcdfgklmnprst')}{draw.choice('aeiou')}{draw.choice('lmnrst')}{n}" for n in range(5000)
    ]
    titles = [" ".join(draw.choices(words, k=3)).title() for _ in range(100_000)]
    started = time.perf_counter()
    lexicon = Lexicon.from_titles(titles)
    assert time.perf_counter() - started < 15
    assert lexicon.mentions(f"We saw {titles[500]} twice.")[0].title == titles[500]
