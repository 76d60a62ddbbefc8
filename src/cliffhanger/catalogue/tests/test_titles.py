"""Spellings of one name meet, and different names stay apart."""

import pytest

from cliffhanger.catalogue.titles import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Office", "office"),
        ("Ginny & Georgia", "Ginny and Georgia"),
        ("Pokémon", "POKEMON"),
        ("S.W.A.T.", "SWAT"),
        ("9-1-1", "9 1 1"),
        ("Grey’s Anatomy", "Grey's Anatomy"),
    ],
)
def test_two_spellings_of_one_title_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Dark", "Dark Matter"), ("1883", "1923"), ("The Office", "The Officer")]
)
def test_different_titles_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("title", ["The", "A", "???", "킹덤", "You"])
def test_no_title_is_folded_into_nothing(title: str) -> None:
    assert fold(title)
