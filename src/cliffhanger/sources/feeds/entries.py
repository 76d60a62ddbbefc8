"""A feed's bytes to its entries, each in one canonical form. Dates are read strictly: nothing is moved."""

from __future__ import annotations

import hashlib
import html
import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from types import NoneType
from typing import Any

import feedparser
from feedparser.exceptions import ThingsNobodyCaresAboutButMe

from cliffhanger.sources.days import read_day
from cliffhanger.sources.errors import SourceChanged
from cliffhanger.sources.lines import html_to_lines, one_line
from cliffhanger.sources.packing import canonical
from cliffhanger.sources.response import Response

LONGEST_TITLE = 500
LONGEST_LINK = 1000


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry as it is kept. ``published`` is a day, or empty when the feed gives none that exists."""

    id: str
    link: str
    title: str
    html: str
    published: str
    updated: str
    feed: str

    @property
    def content(self) -> bytes:
        """The same bytes each time as long as the entry did not change."""
        return canonical(asdict(self))

    @property
    def mark(self) -> str:
        """A short digest by which the next poll knows this version of this entry."""
        return hashlib.sha256(self.content).hexdigest()[:12]


@dataclass(frozen=True, kw_only=True)
class Feed:
    title: str
    ttl: timedelta
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]


def parse_feed(response: Response, *, latest: date) -> Feed:
    """The feed's entries; a date after ``latest`` is taken for a mistake. Raises `SourceChanged` for no feed."""
    headers = {"content-location": response.url, "content-type": response.headers.get("content-type", "")}
    # As a stream: given bare bytes, feedparser would first try them as the name of a file.
    parsed: Mapping[str, Any] = feedparser.parse(io.BytesIO(response.content), response_headers=headers)
    if not parsed.get("version"):
        raise SourceChanged(_no_feed(response, parsed))
    title = one_line(html_to_lines(_text(parsed["feed"], "title")))
    notes = []
    if not isinstance(parsed.get("bozo_exception"), (NoneType, ThingsNobodyCaresAboutButMe)):
        count = len(parsed["entries"])
        notes.append(f"{response.url} is not well-formed; {count} entries could be read all the same")
    entries = []
    for raw in parsed["entries"]:
        entry, remarks = _entry(raw, feed=title, latest=latest)
        notes += [f"{response.url}: {remark}" for remark in remarks]
        entries += [entry] if entry else []
    return Feed(title=title, ttl=_ttl(parsed["feed"]), entries=tuple(entries), notes=tuple(notes))


def _entry(raw: Mapping[str, Any], *, feed: str, latest: date) -> tuple[Entry | None, list[str]]:
    link, title = _text(raw, "link"), one_line(html_to_lines(_text(raw, "title")))
    body = _body(raw)
    name = _text(raw, "id") or link or title
    if not name or not (title or body):
        return None, ["an entry without title, text and address was left out"]
    if len(link) > LONGEST_LINK:
        return None, [f"an entry whose link is longer than {LONGEST_LINK} characters was left out: {title!r}"]
    updated = _text(raw, "updated")
    said = _text(raw, "published") or updated or _text(raw, "created")
    day = read_day(said) if said else None
    remarks = []
    if said and day is None:
        remarks.append(f"{said!r} is not a date that exists; the entry {title!r} is kept undated")
    elif day is not None and day > latest:
        remarks.append(f"{said!r} is still to come; the entry {title!r} is kept undated")
        day = None
    entry = Entry(
        id=name,
        link=link,
        title=title[:LONGEST_TITLE],
        html=body,
        published=day.isoformat() if day else "",
        updated=updated,
        feed=feed,
    )
    return entry, remarks


def _body(raw: Mapping[str, Any]) -> str:
    """The full content if the feed carries it, else the summary; plain text is escaped, so all of it is HTML."""
    parts = _plain(raw, "content") or [_plain(raw, "summary_detail") or {}]
    body = max(parts, key=lambda part: len(part.get("value") or ""))
    value = str(body.get("value") or "")
    return html.escape(value, quote=False) if body.get("type") == "text/plain" else value


def _text(raw: Mapping[str, Any], key: str) -> str:
    return str(_plain(raw, key) or "").strip()


def _plain(raw: Mapping[str, Any], key: str) -> Any:
    """The item itself: feedparser's own lookup answers "updated" with "published" and warns about it."""
    return dict(raw.items()).get(key)


def _ttl(feed: Mapping[str, Any]) -> timedelta:
    minutes = _text(feed, "ttl")
    return timedelta(minutes=min(int(minutes), 1440)) if minutes.isdecimal() else timedelta(0)


def _no_feed(response: Response, parsed: Mapping[str, Any]) -> str:
    """What we got instead, and the feed that the page itself points to, if any."""
    links = parsed["feed"].get("links", ())
    feeds = [link["href"] for link in links if "xml" in link.get("type", "") and link.get("href")]
    what = response.media_type or "no known type"
    advice = f"the page names {feeds[0]}" if feeds else "look for the feed's address on its site"
    return f"{response.url} is not a feed ({what}, {len(response.content)} bytes); {advice}"
