"""The figures, printed."""

from __future__ import annotations

from collections.abc import Callable

from .score import DECISIONS, Count, Fact, count, is_true

Facts = list[Fact]
_BANDS = (0.9, 0.8, 0.7, 0.5, 0.0)


def print_table(name: str, labels: Facts, facts: Facts) -> None:
    """By predicate, by factuality, and the totals that the targets are about."""
    print(f"\n{name:<22}{'precision':>10}{'recall':>8}{'F1':>7}{'season':>9}{'date':>7}")
    for predicate in sorted({one.predicate for one in [*labels, *facts]}):
        _print_row(predicate, labels, facts, keep=lambda one, word=predicate: one.predicate == word)
    print("  by how firmly")
    for factuality in ("asserted", "reported", "speculated", "conditional", "negated"):
        _print_row(factuality, labels, facts, keep=lambda one, word=factuality: one.factuality == word)
    _print_totals(labels, facts)


def print_totals(name: str, labels: Facts, facts: Facts) -> None:
    """Only the totals, for a baseline."""
    print(f"\n{name}")
    _print_totals(labels, facts)


def print_trust(labels: Facts, facts: Facts) -> None:
    """How often a reading of each confidence is right, season included."""
    print("\nconfidence            right of read")
    top = 1.01
    for floor in _BANDS:
        band = [one for one in facts if floor <= one.confidence < top]
        right = sum(is_true(one, labels) for one in band)
        print(f"  {floor:.1f} to {min(top, 1.0):.1f}          {right:>4} of {len(band):<4}")
        top = floor


def print_errors(labels: Facts, facts: Facts) -> None:
    """Every reading that no label has, and every label that we do not read."""
    true, said = {one.key: one for one in labels}, {one.key: one for one in facts}
    for mark, one_side, other in (("false", said, true), ("missed", true, said)):
        for key in sorted(one_side.keys() - other.keys(), key=str):
            print(f"{mark:<7}", *key, one_side[key].season)


def _print_totals(labels: Facts, facts: Facts) -> None:
    print("  in all")
    _print_row("decisions", labels, facts, keep=lambda one: one.predicate in DECISIONS)
    if any(one.main for one in labels):
        _print_main(labels, facts)
    _print_row("everything", labels, facts, keep=lambda one: True)


def _print_main(labels: Facts, facts: Facts) -> None:
    _print_row("decisions, main", labels, facts, keep=lambda one: one.main and one.predicate in DECISIONS)
    _print_row("everything, main", labels, facts, keep=lambda one: one.main)


def _print_row(name: str, labels: Facts, facts: Facts, *, keep: Callable[[Fact], bool]) -> None:
    one = count(filter(keep, labels), filter(keep, facts))
    if one.hits + one.alarms + one.misses == 0:
        return
    print(
        f"  {name:<20}{one.precision:>10.2f}{one.recall:>8.2f}{one.f1:>7.2f}"
        f"{_share(one.seasons, one.hits):>9}{_share(one.dates, one.dated):>7}   {_plain(one)}"
    )


def _share(right: int, total: int) -> str:
    return f"{right / total:.2f}" if total else ""


def _plain(one: Count) -> str:
    return f"{one.hits} right, {one.alarms} false, {one.misses} missed"
