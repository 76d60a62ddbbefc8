"""Statements as JSON and back, and the digest by which one document files each of them once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import Any

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, Statement

_NAMES = tuple(field.name for field in fields(Statement))


def as_json(statement: Statement) -> dict[str, Any]:
    """Plain JSON values; dates as EDTF."""
    values = {name: getattr(statement, name) for name in _NAMES}
    for name in ("stated_on", "happened_on"):
        values[name] = values[name].edtf if values[name] else None
    return {**values, "ids": [list(pair) for pair in statement.ids]}


def from_json(values: dict[str, Any]) -> Statement:
    """The statement again; raises for words that are no longer in the closed lists."""
    dates = {n: PartialDate.parse(values[n]) if values.get(n) else None for n in ("stated_on", "happened_on")}
    words = {"predicate": Predicate(values["predicate"]), "factuality": Factuality(values["factuality"])}
    ids = tuple((scheme, value) for scheme, value in values["ids"])
    return Statement(**{**values, **dates, **words, "ids": ids})


def digest(statement: Statement) -> str:
    text = json.dumps(as_json(statement), sort_keys=True, ensure_ascii=False)
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
