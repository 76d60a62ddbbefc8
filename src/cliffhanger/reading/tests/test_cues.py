"""The cue table is sound, and every row of it has been heard at least once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from cliffhanger.reading import Lexicon, explain
from cliffhanger.reading.cues import load_cues, scope
from cliffhanger.vocabulary import SHOW_PREDICATES, Page

ROWS = [
    json.loads(line) for line in Path(__file__).with_name("sentences.jsonl").read_text("utf-8").splitlines()
]


def test_every_cue_is_about_a_show_and_has_a_name_of_its_own() -> None:
    names = [cue.name for cue in load_cues()]
    assert len(set(names)) == len(names)
    assert all(cue.predicate in SHOW_PREDICATES and 0 < cue.confidence < 1 for cue in load_cues())


def test_every_cue_is_heard_in_our_own_sentences() -> None:
    lexicon = Lexicon.from_titles({title for row in ROWS for title in row["shows"]})
    pages = [Page(title=row.get("title", ""), text=row["text"], published=date(2026, 3, 10)) for row in ROWS]
    heard = {reading.cue for page in pages for reading in explain(page, lexicon)}
    assert {cue.name for cue in load_cues()} <= heard


def test_the_words_that_soften_are_whole_words() -> None:
    assert scope("maybe").search("it could be")
    assert not scope("maybe").search("the scouldron")
