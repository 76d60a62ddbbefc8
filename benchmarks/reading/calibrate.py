"""Measure what our scores are worth, and write src/cliffhanger/reading/confidence.json.

python -m benchmarks.reading.calibrate [--pages PAGES.jsonl --labels LABELS.jsonl] [--write]

The unseen pages of benchmarks/reading/pages (or those given) and, for clean readings, our own sentences; a wrong season
counts as wrong. Each third of the pages is judged by a table fitted on the other two, so that the figures printed are
of pages not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import cliffhanger.reading
from cliffhanger.reading import Reading, explain
from cliffhanger.reading.jsonl import page_of

from .corpus import UNSEEN, labelled, lexicon_for_labels
from .score import FIRM, Fact, fact_from_label, is_true, key_of
from .sentences import cases, expected, lexicon_for

TABLE = Path(cliffhanger.reading.__file__).with_name("confidence.json")
THIRDS = 3
AUTOMATIC = 0.9
MOST = 0.89
"""The most that a reading which is not clean is trusted."""
PRIOR = 2.0
"""Readings of middling worth added to every step of the stair, so that two lucky ones do not make a certainty."""


class Judged(NamedTuple):
    """One reading: what was known of it, and whether it was right."""

    page: str
    raw: float
    clean: bool
    right: bool


def main() -> None:
    """Fit, judge, print; write with --write."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.calibrate", description=__doc__)
    parser.add_argument("--pages", type=Path, default=UNSEEN[0])
    parser.add_argument("--labels", type=Path, default=UNSEEN[1])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    pages, sentences = (
        judge_pages(*labelled(given.pages, given.labels, all_languages=True)),
        judge_sentences(),
    )
    for third in range(THIRDS):
        kept = [one for one in pages if third_of(one.page) != third]
        held = [one for one in pages if third_of(one.page) == third]
        report(third, fit(kept, sentences), held)
    if given.write:
        TABLE.write_text(json.dumps(fit(pages, sentences)) + "\n", "utf-8")


def third_of(page: str) -> int:
    """Which third a page is in, by its id."""
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % THIRDS


def fit(pages: Sequence[Judged], sentences: Sequence[Judged]) -> dict[str, list[tuple[float, float]]]:
    """A stair from raw scores to shares right, for clean readings and for the others.

    Our sentences count only for the clean ones: elsewhere they are easier than pages are, and only a clean reading
    may reach what is filed without an editor.
    """
    clean = [(one.raw, one.right) for one in (*pages, *sentences) if one.clean]
    other = [(one.raw, one.right) for one in pages if not one.clean]
    return {"clean": stair(clean), "other": [(raw, min(value, MOST)) for raw, value in stair(other)]}


def stair(points: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Isotonic regression by pooling neighbours that go the wrong way. Steps as (from raw, share right)."""
    steps: list[list[float]] = []
    for raw, right in sorted(points):
        if steps and steps[-1][0] == raw:
            steps[-1][1] += right
            steps[-1][2] += 1
        else:
            steps.append([raw, float(right), 1.0])
    pooled: list[list[float]] = []
    for step in steps:
        pooled.append(step)
        while len(pooled) > 1 and share(pooled[-2]) >= share(pooled[-1]):
            _, right_, count = pooled.pop()
            pooled[-1][1] += right_
            pooled[-1][2] += count
    return [(raw, round(share([raw, right, count]), 3)) for raw, right, count in pooled]


def share(step: list[float]) -> float:
    """The share right of one step, held a little towards the middle."""
    return (step[1] + PRIOR / 2) / (step[2] + PRIOR)


def report(third: int, table: dict[str, list[tuple[float, float]]], held: Sequence[Judged]) -> None:
    """One line a third: how many would be filed without an editor, and how many of those are right."""
    automatic = [one for one in held if worth(table, one) >= AUTOMATIC]
    right = sum(one.right for one in automatic)
    error = sum((worth(table, one) - one.right) ** 2 for one in held) / max(1, len(held))
    print(
        f"third {third}: {right} of {len(automatic)} automatic ones right, of {len(held)} read; Brier {error:.3f}"
    )


def worth(table: dict[str, list[tuple[float, float]]], one: Judged) -> float:
    """What the table says of one reading."""
    steps = table["clean" if one.clean else "other"]
    return next(
        (value for floor, value in reversed(steps) if floor <= one.raw), steps[0][1] if steps else 0.0
    )


def judge_pages(pages: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[Judged]:
    """Every reading of a show on the labelled pages."""
    lexicon = lexicon_for_labels(rows)
    labels = [fact_from_label(row) for row in rows]
    judged = []
    for page in pages:
        day = page.get("published") or page.get("published_inferred")
        for reading in explain(page_of(page["title"], page["text"], day), lexicon):
            if reading.statement is not None and reading.statement.show:
                right = is_true(_fact(page["id"], reading), labels)
                judged.append(Judged(page["id"], reading.raw, reading.clean, right))
    return judged


def judge_sentences() -> list[Judged]:
    """Every reading of a show in our own sentences."""
    rows = cases()
    lexicon = lexicon_for(rows)
    judged = []
    for row in rows:
        page = page_of(row.get("title", ""), row["text"], row.get("published", date(2026, 3, 10).isoformat()))
        for reading in explain(page, lexicon):
            one = reading.statement
            if one is not None and one.show:
                said = (one.show, one.season, str(one.predicate), str(one.factuality), one.value)
                judged.append(Judged("own", reading.raw, reading.clean, said in expected(row)))
    return judged


def _fact(page: str, reading: Reading) -> Fact:
    one = reading.statement
    assert one is not None
    firm = one.factuality in FIRM
    return Fact(page, key_of(one.show), str(one.predicate), one.season, firm, value=one.value)


if __name__ == "__main__":
    main()
