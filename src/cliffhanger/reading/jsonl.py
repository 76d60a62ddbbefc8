"""Pages in, statements out, one JSON object a line: the interface of ``cliffhanger read --jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cliffhanger.vocabulary import BadDate, Page, PartialDate, Statement

from .lexicon import Lexicon
from .page import read_page
from .worth import OF_A_RETURN

_FIELDS = ("id", "title", "text")
_FULL_DATE = 10


class BadLine(ValueError):
    """A line that is not a page. Mend that line: it needs id, title, text and published (a date, or nothing)."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.number = number


def read_jsonl(lines: Iterable[str], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """What each line's page says of shows and their return; their make-up and lives of people are left out.

    Blank lines are passed over; the first bad one raises `BadLine` with its number.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            given = _fields(number, line)
            _check_day(number, given.get("published"))
            page = page_of(given["title"], given["text"], given.get("published"))
            yield {
                "id": given["id"],
                "statements": [
                    as_row(one) for one in read_page(page, lexicon) if one.predicate in OF_A_RETURN
                ],
            }


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


def page_of(title: str, text: str, published: str | None) -> Page:
    """A page with its day; a month or a year alone dates no page, but its dates are read in the light of it."""
    if published and len(published) >= _FULL_DATE:
        return Page(title=title, text=text, published=date.fromisoformat(published[:_FULL_DATE]))
    return Page(title=title, text=text, extra={"published": published} if published else {})


def _check_day(number: int, given: object) -> None:
    if given is None or given == "":
        return
    if not isinstance(given, str):
        raise BadLine(number, f"published {given!r} is not a date such as 2026-08-22")
    try:
        PartialDate.parse(given[:_FULL_DATE])
    except BadDate as error:
        raise BadLine(number, f"published {given!r} is not a date such as 2026-08-22") from error


def as_row(one: Statement) -> dict[str, Any]:
    """One statement with exactly the fields of the interface. A person stands in the place of the show."""
    return {
        "show": one.show or one.person,
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
