"""Bytes in, Statements (or Pages to be read) out: one folder an adapter. No Django, no database."""

from __future__ import annotations

from types import ModuleType

from . import catalogue, ledger
from .errors import Refused, SourceChanged, SourceUnavailable
from .payload import Cursor, Fetched, Payload, SourceInfo

ADAPTERS: dict[str, ModuleType] = {"catalogue": catalogue, "ledger": ledger}

__all__ = [
    "ADAPTERS",
    "Cursor",
    "Fetched",
    "Payload",
    "Refused",
    "SourceChanged",
    "SourceInfo",
    "SourceUnavailable",
]
