"""Pages in, statements out, one JSON object a line: the interface of ``cliffhanger read --jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cliffhanger.vocabulary import Page, Statement

from .lexicon import Lexicon
from .page import read_page

_FIELDS = ("id", "title", "text")


class BadLine(ValueError):
    """A line that is not a page. Mend that line: it needs id, title, text and published (a date, or nothing)."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number = number


def read_jsonl(lines: Iterable[str], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Read each line's page. Blank lines are passed over; the first bad one raises `BadLine` with its number."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            given = _fields(number, line)
            page = Page(
                title=given["title"], text=given["text"], published=_day(number, given.get("published"))
            )
            yield {"id": given["id"], "statements": [as_row(one) for one in read_page(page, lexicon)]}


def _fields(number: int, line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise BadLine(number, f"not JSON ({error})") from error
    except RecursionError as error:
        raise BadLine(number, "JSON nested too deep") from error
    if not isinstance(given, dict):
        raise BadLine(number, "not a JSON object")
    for name in _FIELDS:
        if name not in given:
            raise BadLine(number, f"no {name!r}")
    for name in ("title", "text"):
        if not isinstance(given[name], str):
            raise BadLine(number, f"{name!r} is not a text")
    return given


def _day(number: int, given: object) -> date | None:
    """A full date; a month or a year alone dates no page, and counts as none."""
    if given is None or given == "":
        return None
    if not isinstance(given, str):
        raise BadLine(number, f"published {given!r} is not a date such as 2026-08-22")
    try:
        return date.fromisoformat(given[:10])
    except ValueError as error:
        if len(given) in (4, 7) and given[:4].isdigit():
            return None
        raise BadLine(number, f"published {given!r} is not a date such as 2026-08-22") from error


def as_row(one: Statement) -> dict[str, Any]:
    """One statement with exactly the fields of the interface."""
    return {
        "show": one.show,
        "season": one.season,
        "predicate": str(one.predicate),
        "value": one.value,
        "factuality": str(one.factuality),
        "happened_on": one.happened_on.edtf if one.happened_on else None,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "main": one.main,
    }
