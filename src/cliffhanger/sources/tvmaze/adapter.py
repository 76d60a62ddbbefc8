"""TVmaze: what changed since the last poll, show by show, newest first; the rest waits in the cursor.

API without a key, CC BY-SA 4.0 with a link to tvmaze.com; at least 20 calls in 10 seconds are allowed, and we
make one in half a second. https://www.tvmaze.com/api
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cliffhanger.sources.errors import Gone, Refused, SourceChanged, SourceUnavailable
from cliffhanger.sources.fetcher import Fetcher
from cliffhanger.sources.packing import canonical
from cliffhanger.sources.payload import Cursor, Fetched, Payload, SourceInfo
from cliffhanger.vocabulary import Statement, Tier

from .reading import say_all, say_withdrawn
from .shape import is_gone, parse_show

SOURCE = SourceInfo(
    slug="tvmaze",
    name="TVmaze",
    tier=Tier.DATABASE,
    licence="CC BY-SA 4.0",
    homepage="https://www.tvmaze.com/",
    cadence=timedelta(hours=1),
)
BASE = "https://api.tvmaze.com"
SHOW = "/shows/{}?embed[]=seasons&embed[]=episodes"
SPACING = 0.5
MOST = 40
"""Shows fetched in one pass; the others wait for the next, a few minutes later."""
SOON = timedelta(minutes=5)


@dataclass(frozen=True)
class Backlog:
    """What the cursor remembers: the newest change seen, and the shows that still have to be fetched."""

    seen: int = 0
    pending: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, text: str) -> Backlog:
        """Empty for a first poll; a bare number is the newest change seen."""
        if not text or text.isdecimal():
            return cls(int(text or 0))
        kept = json.loads(text)
        return cls(int(kept["seen"]), {str(show): int(epoch) for show, epoch in kept["pending"].items()})

    def dump(self) -> str:
        return (
            canonical({"seen": self.seen, "pending": self.pending}).decode()
            if self.pending
            else str(self.seen)
        )

    def with_updates(self, updates: dict[str, int]) -> Backlog:
        """The same with what changed after the newest change seen; a show that changed again moves up."""
        fresh = {show: epoch for show, epoch in updates.items() if epoch > self.seen}
        return Backlog(max([self.seen, *fresh.values()]), self.pending | fresh)

    def newest(self, most: int) -> list[str]:
        return sorted(self.pending, key=lambda show: (-self.pending[show], int(show)))[:most]

    def without(self, shows: list[str]) -> Backlog:
        return Backlog(self.seen, {show: at for show, at in self.pending.items() if show not in shows})


def fetch(fetcher: Fetcher, cursor: Cursor, *, now: datetime) -> Fetched:
    """Shows changed since the last poll. An interruption costs nothing: what was not fetched stays pending."""
    base = (cursor.url or BASE).rstrip("/")
    backlog = Backlog.load(cursor.since)
    span, notes = plan_span(backlog.seen, now=now)
    updates = _updates(fetcher, f"{base}/updates/shows?since={span}")
    backlog = backlog.with_updates(updates)
    payloads: list[Payload] = []
    done: list[str] = []
    wait = None
    for show in backlog.newest(MOST):
        try:
            payloads.append(_fetch_show(fetcher, base, show=show, now=now))
        except Refused as error:
            notes.append(str(error))
        except SourceUnavailable as error:
            notes.append(f"{error}; {len(backlog.pending) - len(done)} shows wait for the next pass")
            wait = error.retry_after or SOON
            break
        done.append(show)
    left = backlog.without(done)
    return Fetched(
        payloads=tuple(payloads),
        cursor=Cursor(cursor.url, since=left.dump(), empty=0 if payloads else cursor.empty + 1),
        next_after=wait or (SOON if left.pending else SOURCE.cadence),
        notes=tuple(notes),
    )


def read(payload: Payload) -> list[Statement]:
    """What the show's document states; nothing for a show that is gone (see `withdrawn`)."""
    return [] if is_gone(payload.content) else say_all(parse_show(payload.content, url=payload.url))


def withdrawn(before: Payload, after: Payload) -> list[Statement]:
    """Season rows of the earlier document that the later one has no more: withdrawn upstream, not cancelled."""
    if is_gone(before.content):
        return []
    now_there = None if is_gone(after.content) else parse_show(after.content, url=after.url)
    was_there = parse_show(before.content, url=before.url)
    return say_withdrawn(was_there, now_there, on=after.fetched_at.date())


def plan_span(seen: int, *, now: datetime) -> tuple[str, list[str]]:
    """How far back to ask, with a margin; TVmaze looks back a month at most, so a longer gap is noted."""
    if not seen:
        return "day", []
    gap = now - datetime.fromtimestamp(seen, UTC)
    if gap <= timedelta(hours=20):
        return "day", []
    if gap <= timedelta(days=6):
        return "week", []
    lost = f"TVmaze was last asked {gap.days} days ago; changes older than a month are not in its list"
    return "month", [lost] if gap > timedelta(days=28) else []


def show_payload(content: bytes, *, show: str, now: datetime) -> Payload:
    """A show's document at its page for readers (which our attribution links to)."""
    return Payload(
        adapter="tvmaze",
        url=f"https://www.tvmaze.com/shows/{show}",
        content=content,
        media_type="application/json",
        fetched_at=now,
        title=_name(content),
    )


def _updates(fetcher: Fetcher, url: str) -> dict[str, int]:
    content = fetcher.get(url, spacing=SPACING).content
    try:
        changes = json.loads(content) or {}  # an empty list stands for an empty map
        return {str(int(show)): int(epoch) for show, epoch in changes.items()}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise SourceChanged(
            f"{url} is not a list of changes ({error}); see tvmaze/samples/updates.json"
        ) from error


def _fetch_show(fetcher: Fetcher, base: str, *, show: str, now: datetime) -> Payload:
    """The show as received, or our mark that it is gone."""
    try:
        content = fetcher.get(base + SHOW.format(show), spacing=SPACING).content
    except Gone:
        content = canonical({"gone": int(show)})
    return show_payload(content, show=show, now=now)


def _name(content: bytes) -> str:
    """The show's name if it can be told; whether the document makes sense is for `read` to say."""
    try:
        raw: Any = json.loads(content)
        return str(raw.get("name") or "")[:500]
    except (ValueError, AttributeError, RecursionError):
        return ""
