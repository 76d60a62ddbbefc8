"""Bytes in, Statements (or Pages to be read) out: one folder an adapter. No Django, no database."""

from __future__ import annotations

from . import catalogue, feeds, ledger, tvmaze, web
from .adapter import Adapter
from .errors import Gone, Refused, SourceChanged, SourceUnavailable
from .fetcher import Fetcher, Limits
from .payload import Cursor, Fetched, Payload, SourceInfo

ADAPTERS: dict[str, Adapter] = {
    "feeds": feeds,
    "web": web,
    "tvmaze": tvmaze,
    "catalogue": catalogue,
    "ledger": ledger,
}

__all__ = [
    "ADAPTERS",
    "Adapter",
    "Cursor",
    "Fetched",
    "Fetcher",
    "Gone",
    "Limits",
    "Payload",
    "Refused",
    "SourceChanged",
    "SourceInfo",
    "SourceUnavailable",
]
