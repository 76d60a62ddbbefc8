"""How well we read, beside two baselines.

python -m benchmarks.reading --pages PAGES.jsonl --labels LABELS.jsonl
python -m benchmarks.reading --floors           our own sentences against benchmarks/floors.json
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from cliffhanger.reading import Lexicon, read_page
from cliffhanger.vocabulary import Page

from .baselines import BASELINES
from .score import DECISIONS, NOT_YET, Count, Fact, count, fact_from_label, key_of, load
from .sentences import by_phenomenon, measure

FLOORS = Path(__file__).parents[1] / "floors.json"
Facts = list[Fact]


def read(page: dict[str, Any], lexicon: Lexicon) -> Facts:
    """Our own reading as facts."""
    day = page.get("published") or page.get("published_inferred") or ""
    published = date.fromisoformat(day) if len(day) == 10 else None
    statements = read_page(Page(title=page["title"], text=page["text"], published=published), lexicon)
    return [
        Fact(
            page=page["id"],
            show=key_of(one.show),
            predicate=str(one.predicate),
            season=one.season,
            is_firm=one.factuality in ("asserted", "reported"),
            value=one.value,
            main=one.main,
        )
        for one in statements
    ]


def main() -> int:
    """Parse, measure, print. 1 when a floor is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--titles", type=Path, help="further titles, one a line")
    parser.add_argument("--show", action="store_true", help="print every false alarm and miss")
    parser.add_argument(
        "--all-languages", action="store_true", help="count pages too that are refused for their language"
    )
    parser.add_argument("--floors", action="store_true")
    given = parser.parse_args()
    if given.floors or not given.pages:
        return check_floors()
    report(given)
    return 0


def check_floors() -> int:
    """Our own sentences, all of them, against what we once reached."""
    floors = json.loads(FLOORS.read_text("utf-8"))["reading"]
    reached = measure()
    for phenomenon, (right, total) in by_phenomenon().items():
        print(f"  {phenomenon:<18}{right:>4} of {total}")
    missed = {name for name, floor in floors.items() if reached[name.removesuffix("_at_least")] < floor}
    for name, floor in floors.items():
        print(f"reading {name:<22} {reached[name.removesuffix('_at_least')]:.3f}  floor {floor:.3f}")
    print(f"below the floor: {', '.join(sorted(missed)) or 'nothing'}")
    return int(bool(missed))


def report(given: argparse.Namespace) -> None:
    """The table."""
    pages, rows = load(given.pages), load(given.labels)
    if not given.all_languages:
        pages = [page for page in pages if page.get("lang", "en") == "en"]
        rows = [row for row in rows if row["page_id"] in {page["id"] for page in pages}]
    titles = given.titles.read_text("utf-8").splitlines() if given.titles else []
    lexicon = Lexicon.from_titles([*titles, *(row["series"] for row in rows)])
    labels = [fact_from_label(row) for row in rows if row["claim"] not in NOT_YET]
    started = time.perf_counter()
    ours = [fact for page in pages for fact in read(page, lexicon)]
    speed = len(pages) / (time.perf_counter() - started)
    runs = {"cliffhanger": ours, **{name: _run(rule, pages, lexicon) for name, rule in BASELINES.items()}}
    for name, facts in runs.items():
        print(f"\n{name}")
        _print_table(labels, facts)
    print(
        f"\nnegative pages with a firm decision: {_alarmed(pages, ours)} of {sum(page['negative'] for page in pages)}"
    )
    print(f"dates right of matched premieres: {_dates(labels, ours)}   pages per second: {speed:.0f}")
    if given.show:
        _print_errors(labels, ours)


def _run(rule: Callable[..., Iterable[Fact]], pages: list[dict[str, Any]], lexicon: Lexicon) -> Facts:
    return [fact for page in pages for fact in rule(page, lexicon)]


def _print_table(labels: Facts, facts: Facts) -> None:
    print(f"  {'':<18}{'precision':>10}{'recall':>8}{'F1':>7}{'without season':>17}")
    predicates = sorted({one.predicate for one in [*labels, *facts]})
    for predicate in predicates:
        _print_row(predicate, *(_only(rows, {predicate}) for rows in (labels, facts)))
    for name, keep in (("decisions", set(DECISIONS)), ("everything", set(predicates))):
        _print_row(name, _only(labels, keep), _only(facts, keep))
    main_pages = {(one.page, one.show) for one in labels if one.main}
    main_labels = [one for one in _only(labels, set(DECISIONS)) if (one.page, one.show) in main_pages]
    main_facts = [
        one for one in _only(facts, set(DECISIONS)) if one.main or (one.page, one.show) in main_pages
    ]
    _print_row("decisions, main", main_labels, main_facts)


def _only(facts: Facts, predicates: set[str]) -> Facts:
    return [one for one in facts if one.predicate in predicates]


def _print_row(name: str, labels: Facts, facts: Facts) -> None:
    strict, loose = count(labels, facts), count(labels, facts, with_season=False)
    print(
        f"  {name:<18}{strict.precision:>10.2f}{strict.recall:>8.2f}{strict.f1:>7.2f}"
        f"{loose.precision:>9.2f} {loose.recall:.2f} {loose.f1:.2f}   {_plain(strict)}"
    )


def _plain(one: Count) -> str:
    return f"{one.hits} right, {one.alarms} false, {one.misses} missed"


def _alarmed(pages: list[dict[str, Any]], facts: Facts) -> int:
    negative = {page["id"] for page in pages if page["negative"]}
    return len(
        {one.page for one in facts if one.page in negative and one.predicate in DECISIONS and one.is_firm}
    )


def _dates(labels: Facts, facts: Facts) -> str:
    said: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for one in _only(labels, {"premiere"}):
        said[one.page, one.show, one.season, one.is_firm].add(one.value)
    matched = [
        one for one in _only(facts, {"premiere"}) if (one.page, one.show, one.season, one.is_firm) in said
    ]
    right = sum(one.value in said[one.page, one.show, one.season, one.is_firm] for one in matched)
    return f"{right} of {len(matched)}"


def _print_errors(labels: Facts, facts: Facts) -> None:
    true = {(one.page, one.show, one.predicate, one.is_firm, one.season) for one in labels}
    read_ = {(one.page, one.show, one.predicate, one.is_firm, one.season) for one in facts}
    for mark, keys in (("false", read_ - true), ("missed", true - read_)):
        for key in sorted(keys, key=str):
            print(f"{mark:<7}", *key)


if __name__ == "__main__":
    sys.exit(main())
