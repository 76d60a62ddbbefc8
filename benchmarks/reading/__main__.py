"""How well we read, beside two baselines.

python -m benchmarks.reading                    our own sentences and unseen pages, against benchmarks/floors.json
python -m benchmarks.reading --pages PAGES.jsonl --labels LABELS.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from cliffhanger.reading import Lexicon, read_page
from cliffhanger.reading.jsonl import OF_A_RETURN
from cliffhanger.vocabulary import FIRM

from .baselines import BASELINES
from .corpus import HELD, TITLES, UNSEEN, as_page, labelled, lexicon_for_labels
from .score import DECISIONS, Fact, count, fact_from_label, key_of
from .sentences import as_pages, by_phenomenon, cases, lexicon_for, measure
from .tables import Facts, print_errors, print_table, print_totals, print_trust

FLOORS = Path(__file__).parents[1] / "floors.json"


def read(page: dict[str, Any], lexicon: Lexicon) -> Facts:
    """Our own reading as facts."""
    statements = read_page(as_page(page), lexicon)
    return [
        Fact(
            page=page["id"],
            show=key_of(one.show),
            predicate=str(one.predicate),
            season=one.season,
            is_firm=one.factuality in FIRM,
            value=one.value,
            main=one.main,
            confidence=one.confidence,
            factuality=str(one.factuality),
        )
        for one in statements
        if one.predicate in OF_A_RETURN
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
    given = parser.parse_args()
    if not given.pages:
        return check_floors()
    report(given.pages, given.labels, given=given)
    return 0


def check_floors() -> int:
    """Our own sentences and the unseen pages, against what we once reached."""
    floors = json.loads(FLOORS.read_text("utf-8"))["reading"]
    print("our own sentences")
    compare(*as_pages(), lexicon_for(cases()))
    print("\n\nmade-up pages that nobody read and no cue was grown on")
    unseen = totals("unseen", *report(*UNSEEN))
    print("\n\npages retold from real ones that nobody read and no cue was grown on")
    reached = {**measure(), **unseen, **totals("held", *report(*HELD))}
    print("\nsentences read exactly right, by phenomenon")
    for phenomenon, (right, total) in by_phenomenon().items():
        print(f"  {phenomenon:<18}{right:>4} of {total}")
    missed = {name for name, floor in floors.items() if reached[name.removesuffix("_at_least")] < floor}
    for name, floor in floors.items():
        print(f"reading {name:<22} {reached[name.removesuffix('_at_least')]:.3f}  floor {floor:.3f}")
    print(f"below the floor: {', '.join(sorted(missed)) or 'nothing'}")
    return int(bool(missed))


def report(pages: Path, labels: Path, *, given: argparse.Namespace | None = None) -> tuple[Facts, Facts]:
    """The tables: ours by predicate and by factuality, then every baseline's totals. Returns labels and ours."""
    every, show = (given.all_languages, given.show) if given else (False, False)
    kept, rows = labelled(pages, labels, all_languages=every)
    facts = [fact_from_label(row) for row in rows]
    lexicon = lexicon_for_labels(rows, given.titles if given else TITLES)
    return facts, compare(kept, facts, lexicon, show=show)


def totals(name: str, labels: Facts, ours: Facts) -> dict[str, float]:
    """The two figures of a set of pages that have a floor."""
    decided = [[one for one in facts if one.predicate in DECISIONS] for facts in (labels, ours)]
    return {f"{name}_decisions_f1": count(*decided).f1, f"{name}_everything_f1": count(labels, ours).f1}


def compare(pages: list[dict[str, Any]], labels: Facts, lexicon: Lexicon, *, show: bool = False) -> Facts:
    """Read the pages, and put ours beside the baselines. Returns what we read."""
    read({"id": "", "title": "", "text": "It was renewed."}, lexicon)  # compiles the cues
    started = time.process_time()
    ours = [fact for page in pages for fact in read(page, lexicon)]
    speed = len(pages) / (time.process_time() - started)
    print_table("cliffhanger", labels, ours)
    for name, rule in BASELINES.items():
        print_totals(name, labels, [fact for page in pages for fact in rule(page, lexicon)])
    negative = sum(page["negative"] for page in pages)
    print(f"\npages that say nothing, with an asserted decision: {_alarmed(pages, ours)} of {negative}")
    print(f"pages per second of one core: {speed:.0f}")
    print_trust(labels, ours)
    if show:
        print_errors(labels, ours)
    return ours


def _alarmed(pages: list[dict[str, Any]], facts: Facts) -> int:
    negative = {page["id"] for page in pages if page["negative"]}
    firm = [one for one in facts if one.factuality == "asserted" and one.predicate in DECISIONS]
    return len({one.page for one in firm} & negative)


if __name__ == "__main__":
    sys.exit(main())
