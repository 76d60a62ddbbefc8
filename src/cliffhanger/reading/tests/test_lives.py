"""What a page says about a person's life, always for review."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.reading import Lexicon, read_page
from cliffhanger.reading.lives import money
from cliffhanger.vocabulary import Page, Statement

LEXICON = Lexicon.from_titles(["Harbour Lights"])


def lives(text: str, title: str = "Who is this?") -> list[Statement]:
    page = Page(title=title, text=text, published=date(2022, 9, 27))
    return [one for one in read_page(page, LEXICON) if one.person]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Tom Oakes (born March 9, 1971), better known by his stage name Mill-T, is a rapper and songwriter.",
            {
                ("Tom Oakes", "born", "1971-03-09"),
                ("Tom Oakes", "also_known_as", "Mill-T"),
                ("Tom Oakes", "occupation", "rapper and songwriter"),
            },
        ),
        ("Ida Brandt died on August 25.", {("Ida Brandt", "died", "2022-08-25")}),
        ("Ida Brandt, the organist, passed away on Thursday.", {("Ida Brandt", "died", "2022-09-22")}),
        ("The actor Sam Lowe was there.", {("Sam Lowe", "occupation", "actor")}),
        (
            "Sam Lowe was sentenced to life in prison. He could be released in 2036.",
            {("Sam Lowe", "sentenced", "life in prison"), ("Sam Lowe", "release_expected", "2036")},
        ),
        ("Sam Lowe was sentenced to 55 years in prison.", {("Sam Lowe", "sentenced", "55 years in prison")}),
        ("Ana Reyes has a net worth of $400 million.", {("Ana Reyes", "net_worth", "USD 400000000")}),
        (
            'Ana Reyes is known for "The Mill," which peaked at number 44 on the US Billboard Hot 100.',
            {("Ana Reyes", "charted", "The Mill, No. 44 Billboard Hot 100")},
        ),
    ],
)
def test_a_life_is_read_in_the_form_we_file(text: str, said: set[tuple[str, str, str]]) -> None:
    assert {(one.person, str(one.predicate), one.value) for one in lives(text)} == said


def test_every_statement_about_a_person_waits_for_an_editor() -> None:
    said = lives("Ana Reyes (born 8 July 1961) is a singer. According to Forbes she has a net worth of $5m.")
    assert said
    assert all(one.confidence < 0.9 for one in said)
    assert said[-1].note == "according to Forbes"


def test_a_question_and_a_strip_of_other_pages_say_nothing() -> None:
    assert lives("Was Ana Reyes born in 1961?") == []
    assert lives("A story.\nContinue reading\nTom Oakes (born March 9, 1971) is a rapper.") == []


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("$400 million", "USD 400000000"),
        ("£1.5m", "GBP 1500000"),
        ("€ 2 billion", "EUR 2000000000"),
        ("$25,000", "USD 25000"),
        ("a lot", None),
    ],
)
def test_money_is_a_code_and_a_whole_number(words: str, amount: str | None) -> None:
    assert money(words) == amount
