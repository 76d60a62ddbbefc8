"""What no cue knows is read from the words around it, by weights; and a cue is not believed against all of them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from importlib.resources import files

from cliffhanger.reading import Lexicon, Reading, explain
from cliffhanger.reading.cues import DATE, SHOW
from cliffhanger.reading.draft import Draft
from cliffhanger.reading.events import find_events
from cliffhanger.reading.idioms import weigh
from cliffhanger.reading.learned import Weights, load_weights
from cliffhanger.reading.page import find_day, find_people, find_sentences, find_shows, find_subject
from cliffhanger.reading.wording import Known, around, kind_of, of_sentence, words_of
from cliffhanger.vocabulary import Page, Predicate

LEXICON = Lexicon.from_titles(["Kestrel Row", "Salt and Bone", "Glass Parish"])
CLAPS = Weights.from_json(
    {
        "predicates": ["cancelled", "premiere"],
        "bias": [-4.0, -4.0],
        "least": [0.75, 0.75],
        "weights": {"a:THIS thumped": [0, 800], "s:clapped": [1, 800], "s:vows": [0, -900]},
    }
)


def drafted(text: str) -> Draft:
    draft = Draft(Page(title="", text=text, published=date(2026, 3, 10)), LEXICON)
    for component in (find_sentences, find_day, find_shows, find_people, find_subject, find_events):
        component(draft)
    return draft


def found(text: str, weights: Weights = CLAPS) -> list[tuple[str, str, str]]:
    draft = drafted(text)
    weigh(draft, weights)
    return [(one.mention.title, str(one.predicate), one.value) for one in draft.found]


def learned(text: str) -> list[Reading]:
    readings = explain(Page(title="", text=text, published=date(2026, 3, 10)), LEXICON)
    return [one for one in readings if one.cue.startswith("words: ")]


def test_the_same_is_said_of_any_show_on_any_day() -> None:
    one = of_sentence(words_of(f"{SHOW * 11} is out on {DATE * 5}"))
    other = of_sentence(words_of(f"{SHOW * 4} is out on {DATE * 10}"))
    assert one.keys() == other.keys()
    assert "s~SHOW BE OUT" in one


def test_words_that_do_the_same_work_have_the_same_frame() -> None:
    assert kind_of("cancelled") == kind_of("axed") == kind_of("scrapped") == "END"
    assert kind_of("renewed") == kind_of("keeps") == "KEEP"
    assert kind_of("umbrella") == ""


def test_no_word_is_in_two_classes() -> None:
    table = json.loads(files("cliffhanger.reading").joinpath("word_classes.json").read_text("utf-8"))
    words = Counter(word for kind, list_ in table.items() if kind.isupper() for word in list_.split())
    assert [word for word, count in words.items() if count > 1] == []


def test_what_leads_up_to_a_show_is_told_from_what_follows_it() -> None:
    words = words_of(f"Fox drops {SHOW * 3} but keeps {SHOW * 4}")
    first = around(words, (10, 13), (0, 24))
    assert "b:drops THIS" in first
    assert "a:THIS but" in first
    assert "a:THIS drops" not in first


def test_a_phrase_that_weighs_enough_is_read_with_its_show() -> None:
    assert found("Kestrel Row thumped on Monday.") == [("Kestrel Row", "cancelled", "")]
    assert found("On Monday Kestrel Row went on.") == []


def test_a_premiere_needs_a_date() -> None:
    assert found("The critics clapped for Kestrel Row on 3 May 2026.") == [
        ("Kestrel Row", "premiere", "2026-05-03")
    ]
    assert found("The critics clapped for Kestrel Row.") == []


def test_where_a_cue_has_spoken_nothing_is_guessed() -> None:
    assert found("Kestrel Row thumped and was renewed for a second season.") == [
        ("Kestrel Row", "renewed", "")
    ]


def test_a_cue_is_not_believed_against_all_other_words() -> None:
    assert found("Kestrel Row was cancelled.") == [("Kestrel Row", "cancelled", "")]
    assert found("Kestrel Row was cancelled, vows and all.") == []


def test_a_phrase_that_no_cue_has_is_read_by_the_shipped_weights_and_named() -> None:
    (reading,) = learned("Sky is parting company with Kestrel Row after its second series.")
    assert reading.statement is not None
    assert reading.statement.predicate is Predicate.CANCELLED
    assert reading.statement.confidence < 0.9


def test_the_shipped_weights_hear_nothing_in_a_recap() -> None:
    text = (
        "In Kestrel Row the second hour begins with a wedding that is cancelled in the rain. Ana renews her vows in "
        "the kitchen. Salt and Bone does that sort of thing in half the time. The last scene is the best of the season."
    )
    assert learned(text) == []


def test_the_shipped_weights_are_of_predicates_that_the_reader_may_say() -> None:
    weights = load_weights()
    assert set(weights.predicates) <= set(Predicate)
    assert len(weights.predicates) == len(weights.bias) == len(weights.least)


def test_weights_of_either_sign_are_told_apart_however_many_are_added() -> None:
    rows = {"a": [0, -3, 1, 900, 2, -900], "b": [1, -905], "c": [0, 1]}
    table = {
        "predicates": ["renewed", "cancelled", "cast"],
        "bias": [0.5, 0, 0],
        "least": [0.9] * 3,
        "weights": rows,
    }
    weights = Weights.from_json(table)
    assert weights.sums(weights.count({"a": (0, 1), "b": (2, 3), "unknown": (4, 5)})) == [0.47, -0.05, -9.0]
    assert weights.sums(sum(weights.count({"a": (0, 1)}) for _ in range(50))) == [-1.0, 450.0, -450.0]


def test_only_the_features_that_are_asked_for_are_written_out() -> None:
    words = words_of(f"{SHOW * 3} will be back next year")
    wanted = {"s:back", "a:THIS will", "a:next year", "a~THIS will be KEEP"}
    known = Known.of(wanted)
    assert {*of_sentence(words, known), *around(words, (0, 3), (0, 40), known)} <= wanted
    everything = {**of_sentence(words), **around(words, (0, 3), (0, 40))}
    asked = {**of_sentence(words, known), **around(words, (0, 3), (0, 40), known)}
    assert asked == {feature: place for feature, place in everything.items() if feature in wanted}
