"""A single web page, by its address or from a file: bytes kept as received, prose for the reading room."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import Message

from cliffhanger.sources.errors import SourceChanged
from cliffhanger.sources.fetcher import Fetcher
from cliffhanger.sources.payload import Cursor, Fetched, Payload, SourceInfo
from cliffhanger.sources.response import Response
from cliffhanger.vocabulary import Page, Tier

from .pages import read_html, read_plain

SOURCE = SourceInfo(
    slug="web",
    name="Web pages",
    tier=Tier.PRESS,
    licence="The outlet's own; we keep what we read and quote a few words",
    cadence=timedelta(days=1),
)
"""The general case. A page that is watched belongs to its outlet's own source."""

HTML = frozenset({"text/html", "application/xhtml+xml"})


def fetch(fetcher: Fetcher, cursor: Cursor, *, now: datetime) -> Fetched:
    """The page, if what it says has changed; a new advertisement around the same text is no change."""
    response = fetcher.get(cursor.url, since=cursor)
    if response.not_modified:
        after = replace(cursor, empty=cursor.empty + 1)
        return Fetched(payloads=(), cursor=after, next_after=SOURCE.cadence)
    payload = _payload(response, now)
    page = read(payload)
    mark = hashlib.sha256(page.whole.encode()).hexdigest()[:16]
    fresh = mark != cursor.since
    after = Cursor(
        url=cursor.url,
        etag=response.etag,
        last_modified=response.last_modified,
        since=mark,
        empty=0 if fresh else cursor.empty + 1,
    )
    payload = replace(payload, title=page.title[:500], published=page.published)
    return Fetched(
        payloads=(payload,) if fresh else (),
        cursor=after,
        next_after=max(SOURCE.cadence, response.max_age),
    )


def read(payload: Payload) -> Page:
    """The page as prose; raises `SourceChanged` for what is neither HTML nor plain text, or has no text."""
    media_type, charset = _media(payload.media_type)
    if media_type in HTML:
        latest = payload.fetched_at.date()
        return read_html(payload.content, url=payload.url, charset=charset, latest=latest)
    if media_type == "text/plain":
        return read_plain(payload.content, url=payload.url)
    raise SourceChanged(
        f"{payload.url} is {media_type or 'of no known type'}, not HTML; give an article's address"
    )


def _payload(response: Response, now: datetime) -> Payload:
    declared = response.headers.get("content-type", "") or response.media_type
    return Payload(
        adapter="web", url=response.url, content=response.content, media_type=declared[:100], fetched_at=now
    )


def _media(declared: str) -> tuple[str, str]:
    """Type and charset of a Content-Type, both in lower case."""
    message = Message()
    message["Content-Type"] = declared.replace("\n", " ").replace("\r", " ")
    known = message.get_content_type() if "/" in declared else ""
    return known, str(message.get_param("charset", "") or "").lower()
