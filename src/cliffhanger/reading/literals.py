"""What a pattern cannot match without: letters that must stand in the text, read off the pattern itself.

A pattern is taken apart by the standard library's own parser. Each of its alternatives becomes a conjunction of
*choices*, and a choice is a set of strings, in lower case, of which one must be there: ``(?:is|was) (?:not )?axed``
needs one of "is" and "was", and "axed". The idea is that of trigram indexes for code search (Cox, 2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Choice = frozenset[str]
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_OF_NO_LENGTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
_MOST_CHOICES, _SHORTEST = 60, 2
_NOTHING: Mapping[str, list[Choice]] = {}
_PRIVATE_USE, _OF_MARKS, _OF_COMMON, _RARER_BY = "\ue000", 0.35, 0.5, 0.6
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the on with will in is and has to for not was are that have been from which its this would ed nd er re",
    )
)


Known = Mapping[str, list[Choice]]
"""Letters that stand for patterns of which the choices are known already."""


def needed(pattern: str, known: Known = _NOTHING) -> list[list[Choice]]:
    """For each alternative of a pattern the choices that it needs; an alternative that needs nothing has none."""
    before, alternatives, after = _split(_flat(_parser.parse(pattern).data))
    around = [*_choices(before, known), *_choices(after, known)]
    return [[*around, *_choices(alternative, known)] for alternative in alternatives]


def choices_of(pattern: str, known: Known = _NOTHING) -> list[Choice]:
    """What a whole pattern needs, whichever of its alternatives matches."""
    return _choices(_flat(_parser.parse(pattern).data), known)


def _split(items: list[Any]) -> tuple[list[Any], list[list[Any]], list[Any]]:
    """What stands before the first alternation, its alternatives, and what stands after it."""
    for place, (kind, given) in enumerate(items):
        if kind is op.BRANCH:
            return items[:place], [_flat(one.data) for one in given[1]], items[place + 1 :]
    return items, [[]], []


def _flat(items: list[Any]) -> list[Any]:
    """The items with groups opened."""
    opened = []
    for kind, given in items:
        if kind is op.SUBPATTERN:
            opened += _flat(given[-1].data)
        elif kind is op.ATOMIC_GROUP:
            opened += _flat(given.data)
        else:
            opened.append((kind, given))
    return opened


def _choices(items: list[Any], known: Known) -> list[Choice]:
    """The choices of items that follow each other; neighbouring letters make one string."""
    found: list[Choice] = []
    run = ""
    for kind, given in items:
        if kind is op.LITERAL and chr(given) not in known:
            run += chr(given).lower()
        elif kind not in _OF_NO_LENGTH:
            found += [frozenset({run}), *_of(kind, given, known)]
            run = ""
    return [choice for choice in [*found, frozenset({run})] if _is_telling(choice)]


def _of(kind: Any, given: Any, known: Known) -> list[Choice]:
    if kind is op.LITERAL:
        return known[chr(given)]
    if kind in _REPEATS:
        least, _, repeated = given
        return _choices(_flat(repeated.data), known) if least else []
    if kind is op.IN and all(each is op.LITERAL for each, _ in given):
        return _any_of(known.get(chr(one), [frozenset(chr(one).lower())]) for _, one in given)
    if kind is op.BRANCH:
        return _any_of(_choices(_flat(one.data), known) for one in given[1])
    return []


def _any_of(alternatives: Iterable[list[Choice]]) -> list[Choice]:
    """One choice that holds for each of some alternatives; none if there is one that needs nothing."""
    each = list(alternatives)
    return [frozenset().union(*map(best, each))] if all(each) else []


def best(choices: list[Choice]) -> Choice:
    """The choice that rules out most sentences, as far as can be told from how long and how common its strings are."""
    return min(choices, key=lambda choice: sum(_frequency(string) for string in choice))


def _frequency(string: str) -> float:
    if string[0] >= _PRIVATE_USE:
        return _OF_MARKS
    return _OF_COMMON if string in _COMMON else _RARER_BY ** len(string)


def _is_telling(choice: Choice) -> bool:
    return len(choice) <= _MOST_CHOICES and all(
        len(one) >= _SHORTEST or one >= _PRIVATE_USE for one in choice
    )
