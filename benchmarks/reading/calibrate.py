"""Measure what readings are worth, and write src/cliffhanger/reading/confidence.json.

python -m benchmarks.reading.calibrate [--write]

From the unseen and the held pages of benchmarks/reading/pages, on which no cue was grown, and our own sentences.
First a logistic regression on all that is known of a reading (`reading/worth.py`), of whether some label says the same;
then stairs from that worth to the share that was right with its season. Each fifth of the pages is judged by what was
fitted on the other four, so that the figures printed are of pages not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import cliffhanger.reading
from cliffhanger.reading.draft import Draft, Found
from cliffhanger.reading.jsonl import page_of
from cliffhanger.reading.page import COMPONENTS
from cliffhanger.reading.trust import Confidence, is_clean
from cliffhanger.reading.worth import OF_A_RETURN, Signs, known_of, weigh_readings
from cliffhanger.vocabulary import FIRM

from .corpus import HELD, UNSEEN, Row, as_page, labelled, lexicon_for_labels
from .score import Fact, fact_from_label, is_true, key_of
from .sentences import TUESDAY, cases, expected, lexicon_for

TABLE = Path(cliffhanger.reading.__file__).with_name("confidence.json")
FIFTHS, STRENGTH, SELDOM = 5, 0.3, 4
LEAST = 0.5
"""What only words speak for must be worth this much to be read."""
AUTOMATIC = 0.9
MOST = 0.89
"""The most that a reading which is not clean is trusted."""
PRIOR = 2.0
"""Readings of middling worth added to every step of the stair, so that two lucky ones do not make a certainty."""
BEFORE = tuple(component for component in COMPONENTS if component is not weigh_readings)

Stair = list[tuple[float, float]]


class Judged(NamedTuple):
    """One reading: what is known of it, whether a label says it, and whether with its season."""

    page: str
    signs: Signs
    clean: bool
    said: bool
    right: bool


def main() -> None:
    """Fit, judge, print; write with --write."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.calibrate", description=__doc__)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    pages, sentences = (
        [one for files in (UNSEEN, HELD) for one in judge_pages(*labelled(*files))],
        list(judge_sentences()),
    )
    worths = crossed(pages, sentences)
    table = fit_stairs(fit([*pages, *sentences]), pages, worths, sentences)
    report(pages, worths, table)
    if given.write:
        TABLE.write_text(json.dumps(asdict(table), indent=0) + "\n", "utf-8")


def judge_pages(pages: list[Row], rows: list[Row]) -> Iterator[Judged]:
    """Every reading of the labelled pages before any is dropped."""
    lexicon = lexicon_for_labels(rows)
    labels = [fact_from_label(row) for row in rows]
    for page in pages:
        true = [one for one in labels if one.page == page["id"]]
        draft = Draft(as_page(page), lexicon)
        for one, signs in _read(draft):
            fact = _fact(page["id"], one)
            said = any(label.key == fact.key for label in true)
            yield Judged(page["id"], signs, is_clean(one), said, is_true(fact, true))


def judge_sentences() -> Iterator[Judged]:
    """Every reading of our own sentences."""
    rows = cases()
    lexicon = lexicon_for(rows)
    for row in rows:
        page = page_of(row.get("title", ""), row["text"], row.get("published", TUESDAY))
        for one, signs in _read(Draft(page, lexicon)):
            said = (one.mention.title, one.season, str(one.predicate), str(one.factuality), one.value)
            right = said in expected(row)
            yield Judged("own", signs, is_clean(one), right, right)


def _read(draft: Draft) -> Iterator[tuple[Found, Signs]]:
    for component in BEFORE:
        component(draft)
    return ((one, signs) for one, signs in known_of(draft) if one.predicate in OF_A_RETURN)


def _fact(page: str, one: Found) -> Fact:
    firm = one.factuality in FIRM
    return Fact(page, key_of(one.mention.title), str(one.predicate), one.season, firm, value=one.value)


def fit(judged: Sequence[Judged]) -> Confidence:
    """The regression's bias and weights; what is known of fewer readings than four is left out."""
    often = Counter(name for one in judged for name, sign in one.signs.items() if sign)
    vectors = DictVectorizer()
    rows = vectors.fit_transform(
        [{name: sign for name, sign in one.signs.items() if often[name] >= SELDOM} for one in judged]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(rows, [one.said for one in judged])
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(vectors.feature_names_, model.coef_[0], strict=True)
    }
    return Confidence(round(float(model.intercept_[0]), 3), weights, LEAST, (), ())


def crossed(pages: Sequence[Judged], sentences: Sequence[Judged]) -> list[float]:
    """The worth of each reading by a regression that has not seen its page."""
    kept = [[one for one in pages if fifth_of(one.page) != fifth] for fifth in range(FIFTHS)]
    tables = [fit([*others, *sentences]) for others in kept]
    return [tables[fifth_of(one.page)].worth(one.signs) for one in pages]


def fifth_of(page: str) -> int:
    """Which fifth a page is in, by its id."""
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % FIFTHS


def fit_stairs(
    table: Confidence, pages: Sequence[Judged], worths: Sequence[float], sentences: Sequence[Judged]
) -> Confidence:
    """Add what leads from worth to the share right with its season, for clean readings and for the others.

    Our sentences count only for the clean ones: elsewhere they are easier than pages are, and only a clean reading
    may reach what is filed without an editor.
    """
    own = ((table.worth(one.signs), one) for one in sentences)
    points = [*zip(worths, pages, strict=True), *own]
    clean = [(known, one.right) for known, one in points if one.clean]
    other = [(known, one.right) for known, one in points if not one.clean and one.page != "own"]
    most = tuple((known, min(value, MOST)) for known, value in stair(other))
    return replace(table, clean=tuple(stair(clean)), other=most)


def stair(points: list[tuple[float, bool]]) -> Stair:
    """Isotonic regression by pooling neighbours that go the wrong way. Steps as (from worth, share right)."""
    steps: list[list[float]] = []
    for known, right in sorted((round(known, 2), right) for known, right in points):
        if steps and steps[-1][0] == known:
            steps[-1][1] += right
            steps[-1][2] += 1
        else:
            steps.append([known, float(right), 1.0])
    pooled: list[list[float]] = []
    for step in steps:
        pooled.append(step)
        while len(pooled) > 1 and share(pooled[-2]) >= share(pooled[-1]):
            _, right_, count = pooled.pop()
            pooled[-1][1] += right_
            pooled[-1][2] += count
    return [(known, round(share([known, right, count]), 3)) for known, right, count in pooled]


def share(step: list[float]) -> float:
    """The share right of one step, held a little towards the middle."""
    return (step[1] + PRIOR / 2) / (step[2] + PRIOR)


def report(pages: Sequence[Judged], worths: Sequence[float], table: Confidence) -> None:
    """How many are doubted and how many filed without an editor, and how many of each were right."""
    brier = sum((known - one.said) ** 2 for known, one in zip(worths, pages, strict=True)) / len(pages)
    doubted = [one for known, one in zip(worths, pages, strict=True) if known < LEAST]
    filed = [
        one
        for known, one in zip(worths, pages, strict=True)
        if table.share(known, clean=one.clean) >= AUTOMATIC
    ]
    print(f"{len(pages)} readings, Brier {brier:.3f}")
    print(f"worth less than {LEAST}: {len(doubted)}, of which right {sum(one.said for one in doubted)}")
    print(f"filed without an editor: {len(filed)}, of which right {sum(one.right for one in filed)}")


if __name__ == "__main__":
    main()
