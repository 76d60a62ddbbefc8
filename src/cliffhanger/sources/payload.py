"""The plain values that pass between a source, its adapter and the evidence room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cliffhanger.vocabulary import Tier


@dataclass(frozen=True, kw_only=True)
class SourceInfo:
    """Who speaks. ``cadence`` is the usual wait between two polls; zero means that it is never polled."""

    slug: str
    name: str
    tier: Tier
    licence: str
    homepage: str = ""
    cadence: timedelta = timedelta(0)


@dataclass(frozen=True, kw_only=True)
class Payload:
    """One document's bytes as received (or, for a feed, one entry in a canonical form).

    The same document gives the same ``content`` each time, so that its digest tells whether it changed.
    ``source`` is set where one adapter carries many voices (the ledger); else the adapter's SOURCE or the
    configured feed speaks.
    """

    adapter: str
    url: str
    content: bytes
    media_type: str
    fetched_at: datetime
    source: SourceInfo | None = None
    published: date | None = None
    title: str = ""


@dataclass(frozen=True)
class Cursor:
    """Where a poll left off. The evidence room stores it after the payloads are safe, never before.

    ``since`` belongs to the adapter (an epoch, a version); ``empty`` counts polls in a row without news.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    since: str = ""
    empty: int = 0


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What one poll brought: documents, where to go on, when to come back, and remarks for the run report."""

    payloads: tuple[Payload, ...]
    cursor: Cursor
    next_after: timedelta
    notes: tuple[str, ...] = ()
