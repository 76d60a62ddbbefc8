"""Gates find what trying every pattern would find, and tell what a pattern cannot match without."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from cliffhanger.reading.cues import (
    gates_of_casting,
    gates_of_shows,
    load_casting,
    load_cues,
    load_people,
)
from cliffhanger.reading.gates import Gates
from cliffhanger.reading.literals import needed
from cliffhanger.reading.marks import mark
from cliffhanger.reading.phrases import DATE, NET, PERSON, SEASON, SHOW, BadPhrase, Phrase
from cliffhanger.reading.sentences import split_page

ROWS = Path(__file__).with_name("sentences.jsonl").read_text("utf-8").splitlines()
SENTENCES = [
    mark(sentence, []).lowered for row in ROWS for sentence in split_page(f"\n{json.loads(row)['text']}")
]


@dataclass(frozen=True)
class Word:
    phrases: tuple[Phrase, ...]


def test_no_cue_is_shut_out_of_a_sentence_that_it_would_read() -> None:
    for gates, cues in ((gates_of_shows(), load_cues()), (gates_of_casting(), load_casting())):
        for sentence in SENTENCES:
            heard = {cue.name for cue, _ in gates.scan(sentence)}
            assert heard == {cue.name for cue in cues if cue.is_in(sentence)}, sentence


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        (r"(?:is|was)\s+(?:not\s+)?axed", [[{"is"}, {"axed"}], [{"was"}, {"axed"}]]),
        (r"\bcancell?ed\b|Dropped", [[{"cancel"}, {"ed"}], [{"dropped"}]]),
        (r"(?:very ){2,3}[ab]?\w+", [[{"very "}]]),
        (r"\w+|x?", [[], []]),
        (r"(?=over)(?:it|this)|(?>done)", [[{"it", "this"}], [{"done"}]]),
    ],
)
def test_what_a_pattern_cannot_match_without(pattern: str, choices: list[list[set[str]]]) -> None:
    assert [sorted(map(sorted, one)) for one in needed(pattern)] == [
        sorted(map(sorted, one)) for one in choices
    ]


def test_matches_come_from_left_to_right_and_never_overlap() -> None:
    word = Word((Phrase("no more"), Phrase(r"more (?:of|and) \w+"), Phrase("of")))
    found = [match.group() for _, match in Gates([word]).scan("more and more of it, no more of that")]
    assert found == ["more and more", "of", "no more", "of"]


def test_a_pattern_that_needs_nothing_is_always_tried() -> None:
    assert [match.group() for _, match in Gates([Word((Phrase(r"\d+"),))]).scan("in 2027")] == ["2027"]


def test_what_a_name_needs_is_needed_of_every_phrase_that_uses_it() -> None:
    (choices,) = Phrase("SHOW MODAL return").needs
    assert {"return"} in choices
    assert any({"will", "could"} <= choice for choice in choices)
    assert Phrase("ADVreturn").needs == [[{"return"}]]
    assert any({"show", "will"} <= choice for choice in Phrase("(?:GENRE|MODAL) ends").needs[0])


@pytest.mark.parametrize("written", ["(?:SHOW", "SHOW)+", "[a-"])
def test_a_phrase_that_is_no_pattern_is_told_by_its_words(written: str) -> None:
    with pytest.raises(BadPhrase, match="cannot"):
        _ = Phrase(written).needs
    with pytest.raises(BadPhrase, match="cannot"):
        _ = Phrase(written).compiled


_S, _N, _T, _D, _P = (letter * 5 for letter in (SHOW, SEASON, NET, DATE, PERSON))
LONG = [
    bit * (400 // len(bit))
    for bit in (
        *(f"{_P}, ", f"{_P} as {_P} and ", f"{_P} is {_P}, joined by ", f"{_P} (word word), "),
        *(f"{_S}, {_S} and ", f"{_S} ({_T}), ", f"the {_T} drama {_S} and the new {_N} of {_S}, "),
        *(
            f"{_N} of {_S} on {_D}, ",
            f"{_D}, {_D} and {_T} ",
            f"{_S}'s {_N}, which ",
            "is not will be has been ",
        ),
        *("word ", "word, ", "the new big old show and its own word ", "who is the star of the word "),
    )
]
"""What makes a careless pattern take minutes: lists of whatever it lists, without an end that it knows."""


def test_no_phrase_takes_long_over_a_list_without_an_end() -> None:
    phrases = [phrase for cue in (*load_cues(), *load_casting(), *load_people()) for phrase in cue.phrases]
    for phrase in phrases:
        started = time.process_time()
        for text in LONG:
            list(phrase.compiled.finditer(f"{text}."))
        assert time.process_time() - started < 1, phrase.written
