"""What a page says of itself: its JSON-LD and meta tags, as plain strings. Untrusted, so nothing here raises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from cliffhanger.sources.days import read_day
from cliffhanger.sources.lines import one_line

ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
    }
)
_DEEPEST = 20


def find_article(scripts: list[str]) -> dict[str, Any]:
    """The first article among the page's JSON-LD blocks; empty if there is none or they are broken."""
    for script in scripts:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            if ARTICLES & set(_texts(thing.get("@type"))):
                return thing
    return {}


def name_of(value: Any) -> str:
    """The name of a person or organisation, however it is wrapped; the first of several."""
    if isinstance(value, list):
        return next((name for name in map(name_of, value) if name), "")
    if isinstance(value, dict):
        return name_of(value.get("name"))
    return one_line(value) if isinstance(value, str) else ""


def first_day(*texts: str, latest: date | None) -> date | None:
    """The first text that is a day, and not one still to come."""
    days = (read_day(text) for text in texts if text)
    return next((day for day in days if day and (latest is None or day <= latest)), None)


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Each object of a JSON-LD block, out of lists and graphs."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for part in data:
            yield from _things(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(key), depth + 1)


def _texts(value: Any) -> list[str]:
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
