"""Learn what words speak for what, and write src/cliffhanger/reading/learned.json.xz.

python -m benchmarks.reading.learn [--write] [--pages PAGES.jsonl --labels LABELS.jsonl]

Learns from the pages and sentences in benchmarks/reading/pages (and further ones, if given), never from the unseen
ones: `python -m benchmarks.reading` measures on those. One logistic regression a predicate (L2); a run of words must
stand in two candidates to count.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import cliffhanger.reading
from cliffhanger.reading import Lexicon
from cliffhanger.reading.candidates import Candidate, spoken_in
from cliffhanger.reading.draft import Draft
from cliffhanger.reading.learned import FILE, SCALE
from cliffhanger.reading.page import find_day, find_people, find_sentences, find_shows, find_subject
from cliffhanger.reading.sentences import Kind

from .corpus import FOLDER, Row, as_page, labelled, lexicon_for_labels
from .score import CLAIMS, key_of, load
from .sentences import TUESDAY, cases

TABLE = Path(cliffhanger.reading.__file__).with_name(FILE)
PREDICATES = (
    "renewed",
    "cancelled",
    "final_season",
    "ordered",
    "undecided",
    "premiere",
    "delayed",
    "moved",
    "trailer",
    "filming_started",
    "filming_wrapped",
    "cast",
)
ENOUGH, MUCH, MOST = 0.75, 0.85, 0.93
MORE = {
    **dict.fromkeys(("renewed", "final_season", "undecided", "delayed", "trailer"), MUCH),
    **dict.fromkeys(("filming_started", "filming_wrapped"), MUCH),
    **dict.fromkeys(("premiere", "moved"), MOST),
}
"""The chance that is enough to be read, and more where the cues find most, so that little is left but false alarms, or
where a value could be the wrong one. With even chances as many decisions are right, and twice as many pages that say
nothing are misread."""
STRENGTH, AT_LEAST, SMALLEST = 0.3, 2, 8
OUR_OWN = 3.0
"""How much more a sentence of the tests counts than one of a page: somebody thought about each."""
LEARNED_FROM = ("ordinary", "idiomatic", "retold", "silent")


class Example(NamedTuple):
    """One candidate: its features, and what labels say of it.

    ``may_say`` is what the page says below its headline of a show that the headline names: that may well say it, too.
    """

    features: frozenset[str]
    says: frozenset[str]
    may_say: frozenset[str]
    about_people: bool
    weight: float = 1.0


def examples_of(page: Row, rows: list[Row], lexicon: Lexicon) -> Iterator[Example]:
    """The candidates of one labelled page."""
    draft = Draft(as_page(page), lexicon)
    for component in (find_sentences, find_day, find_shows, find_people, find_subject):
        component(draft)
    labels = list(_placed(draft.page.whole, rows))
    for spoken in spoken_in(draft, with_people=True):
        for candidate in spoken.candidates:
            features = frozenset(spoken.wording) | frozenset(candidate.wording)
            said, elsewhere = _said(candidate, labels)
            yield Example(features, said, elsewhere - said, bool(candidate.people))


def _placed(whole: str, rows: list[Row]) -> Iterator[tuple[int, str, str, str]]:
    for row in rows:
        start = whole.find(row["evidence"])
        if start >= 0:
            predicate = CLAIMS.get(row["claim"], row["claim"])
            yield start + len(row["evidence"]) // 2, key_of(row["series"]), predicate, str(row["value"] or "")


def _said(
    candidate: Candidate, labels: list[tuple[int, str, str, str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """What labels say of a candidate in its sentence, and what its headline may say besides."""
    sentence = candidate.marked.sentence
    shows = {key_of(show.title) for show in candidate.shows}
    people = {key_of(person.name) for person in candidate.people}
    own = [
        (place, predicate)
        for place, show, predicate, value in labels
        if show in shows and (predicate != "cast" or key_of(value) in people)
    ]
    here = (predicate for place, predicate in own if sentence.start <= place < sentence.end)
    below = own if sentence.kind is Kind.HEADLINE else []
    return frozenset(here), frozenset(predicate for _, predicate in below)


def fit(examples: list[Example]) -> dict[str, Any]:
    """The table of weights."""
    seen = Counter(feature for one in examples for feature in one.features)
    number = {name: place for place, name in enumerate(sorted(f for f, n in seen.items() if n >= AT_LEAST))}
    weights: dict[str, list[int]] = defaultdict(list)
    bias = []
    for place, predicate in enumerate(PREDICATES):
        kept = [
            one
            for one in examples
            if one.about_people == (predicate == "cast") and predicate not in one.may_say
        ]
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300)
        model.fit(
            _matrix(kept, number),
            [predicate in one.says for one in kept],
            sample_weight=[one.weight for one in kept],
        )
        bias.append(round(float(model.intercept_[0]), 3))
        for feature, column in number.items():
            weight = round(float(model.coef_[0][column]) * SCALE)
            if abs(weight) >= SMALLEST:
                weights[feature] += [place, weight]
    return {
        "predicates": PREDICATES,
        "bias": bias,
        "least": [MORE.get(name, ENOUGH) for name in PREDICATES],
        "weights": weights,
    }


def _matrix(examples: list[Example], number: dict[str, int]) -> csr_matrix:
    rows, columns = [], []
    for row, one in enumerate(examples):
        for feature in one.features:
            if feature in number:
                rows.append(row)
                columns.append(number[feature])
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples), len(number)))


def main() -> None:
    """Learn; write with --write."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.learn", description=__doc__)
    parser.add_argument("--pages", type=Path, help="further labelled pages to learn from")
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    named = [(FOLDER / f"{name}-pages.jsonl", FOLDER / f"{name}-labels.jsonl") for name in LEARNED_FROM]
    pairs = [*named, *([(given.pages, given.labels)] if given.pages else [])]
    examples = [one for pages, labels in pairs for one in from_pages(*labelled(pages, labels))]
    examples += [one._replace(weight=OUR_OWN) for one in from_sentences(cases())]
    examples += from_sentences(load(FOLDER / "sentences.jsonl"))
    table = fit(examples)
    packed = lzma.compress(json.dumps(table).encode(), preset=9)
    print(f"{len(examples):,} candidates, {len(table['weights']):,} features, {len(packed):,} bytes")
    if given.write:
        TABLE.write_bytes(packed)


def from_pages(pages: list[Row], rows: list[Row]) -> Iterator[Example]:
    """All candidates of labelled pages."""
    lexicon = lexicon_for_labels(rows)
    by_page: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_page[row["page_id"]].append(row)
    for page in pages:
        yield from examples_of(page, by_page[page["id"]], lexicon)


def from_sentences(sentences: Iterable[Row]) -> Iterator[Example]:
    """The candidates of single sentences; several that say something are left out, for it has no place in them."""
    for one in sentences:
        if one["says"] and (". " in one["text"] or one.get("title")):
            continue
        page = {
            "title": one.get("title", ""),
            "text": one["text"],
            "published": one.get("published", TUESDAY),
        }
        rows = [
            {"series": show, "claim": claim, "value": value, "evidence": one["text"]}
            for show, _, claim, _, value in one["says"]
        ]
        yield from examples_of(page, rows, Lexicon.from_titles(one["shows"]))


if __name__ == "__main__":
    main()
