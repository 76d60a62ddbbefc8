"""Statements as JSON and back, and the digest by which one document files each of them once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, Statement


def as_json(statement: Statement) -> dict[str, Any]:
    """Plain JSON values; dates as EDTF."""
    fields = asdict(statement)
    for name in ("stated_on", "happened_on"):
        value = getattr(statement, name)
        fields[name] = value.edtf if value else None
    fields["ids"] = [list(pair) for pair in statement.ids]
    return fields


def from_json(fields: dict[str, Any]) -> Statement:
    """The statement again; raises for words that are no longer in the closed lists."""
    dates = {n: PartialDate.parse(fields[n]) if fields.get(n) else None for n in ("stated_on", "happened_on")}
    words = {"predicate": Predicate(fields["predicate"]), "factuality": Factuality(fields["factuality"])}
    ids = tuple((scheme, value) for scheme, value in fields["ids"])
    return Statement(**{**fields, **dates, **words, "ids": ids})


def digest(statement: Statement) -> str:
    text = json.dumps(as_json(statement), sort_keys=True, ensure_ascii=False)
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
