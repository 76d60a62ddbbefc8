"""RSS and Atom: one document an entry. A quiet feed is asked less and less often, a lively one again soon."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

from cliffhanger.sources.fetcher import Fetcher
from cliffhanger.sources.lines import html_to_lines
from cliffhanger.sources.payload import Cursor, Fetched, Payload, SourceInfo
from cliffhanger.sources.response import Response
from cliffhanger.vocabulary import Page, Tier

from .entries import Entry, parse_feed

SOURCE = SourceInfo(
    slug="feeds",
    name="News feeds",
    tier=Tier.PRESS,
    licence="The outlet's own; we keep what it sends us and quote a few words",
    cadence=timedelta(hours=1),
)
"""The general case. A configured feed is a source of its own, with its own name and tier."""

MEDIA_TYPE = "application/vnd.cliffhanger.entry+json"
SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=24)
MOST = 200
"""Entries taken from one poll; a feed that brings more is cut, with a note."""


def fetch(fetcher: Fetcher, cursor: Cursor, *, now: datetime) -> Fetched:
    """The entries that are new or changed since the last poll."""
    response = fetcher.get(cursor.url, since=cursor)
    if response.not_modified:
        return _nothing_new(cursor, response)
    feed = parse_feed(response, latest=now.date() + timedelta(days=2))
    taken, notes = feed.entries[:MOST], feed.notes
    if len(feed.entries) > MOST:
        notes += (f"{cursor.url} brought {len(feed.entries)} entries; the first {MOST} were taken",)
    known = set(cursor.since.split())
    fresh = tuple(_payload(entry, cursor.url, now=now) for entry in taken if entry.mark not in known)
    empty = 0 if fresh else cursor.empty + 1
    after = Cursor(
        url=cursor.url,
        etag=response.etag,
        last_modified=response.last_modified,
        since=" ".join(entry.mark for entry in taken),
        empty=empty,
    )
    wait = plan_wait(cursor.url, empty=empty, asked=max(feed.ttl, response.max_age))
    return Fetched(payloads=fresh, cursor=after, next_after=wait, notes=notes)


def read(payload: Payload) -> Page:
    """The entry as prose, for the reading room."""
    entry = json.loads(payload.content)
    return Page(
        title=entry["title"],
        text=html_to_lines(entry["html"]),
        url=payload.url,
        published=payload.published
        or (date.fromisoformat(entry["published"]) if entry["published"] else None),
        outlet=payload.source.name if payload.source else entry["feed"],
    )


def plan_wait(url: str, *, empty: int, asked: timedelta) -> timedelta:
    """A quarter of an hour, doubled for each poll in a row without news, to a day; longer if the source asks.

    A file on this machine costs nobody anything, so it is looked at on every pass.
    """
    if url.startswith("file:"):
        return timedelta(0)
    return min(max(SHORTEST * (1 << min(empty, 10)), asked), LONGEST)


def _nothing_new(cursor: Cursor, response: Response) -> Fetched:
    after = replace(
        cursor,
        etag=response.etag or cursor.etag,
        last_modified=response.last_modified or cursor.last_modified,
        empty=cursor.empty + 1,
    )
    wait = plan_wait(cursor.url, empty=after.empty, asked=response.max_age)
    return Fetched(payloads=(), cursor=after, next_after=wait)


def _payload(entry: Entry, feed_url: str, *, now: datetime) -> Payload:
    is_link = entry.link.startswith(("http://", "https://"))
    return Payload(
        adapter="feeds",
        url=entry.link if is_link else f"{feed_url}#{entry.mark}",
        content=entry.content,
        media_type=MEDIA_TYPE,
        fetched_at=now,
        published=date.fromisoformat(entry.published) if entry.published else None,
        title=entry.title,
    )
