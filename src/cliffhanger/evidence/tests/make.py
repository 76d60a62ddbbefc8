"""Documents for tests in the adapters' own formats, and the verbs that put them into the ledger."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.record import Recorded, Recorder
from cliffhanger.sources import SourceInfo
from cliffhanger.sources.payload import Payload
from cliffhanger.vocabulary import Page, Statement, Tier

TITLE = "Night Ferry"
NOW = datetime(2022, 6, 20, 12, tzinfo=UTC)


def at(day: str) -> datetime:
    """Noon of a day."""
    return datetime.combine(date.fromisoformat(day), NOW.timetz())


def row(title: str = TITLE, *, number: int = 1, as_of: str = "2022-06-01", **more: object) -> Payload:
    """A show of the catalogue with its first season out on 28 January 2022, unless said otherwise."""
    show: dict[str, object] = {
        "title": title,
        "names": [],
        "ids": {"tmdb": str(number)},
        "network": "Streamly",
        "network_kind": "streaming",
        "country": "GB",
        "language": "en",
        "genres": ["Drama"],
        "format": "Scripted",
        "status": "Returning Series",
        "as_of": as_of,
        "seasons": [{"number": 1, "premiere": "2022-01-28", "finale": "2022-02-25", "episodes": 8}],
        "cast": [],
        **more,
    }
    return Payload(
        adapter="catalogue",
        url=f"cliffhanger:catalogue/{number}",
        content=json.dumps(show).encode(),
        media_type="application/json",
        fetched_at=NOW,
        title=title,
    )


def page(
    *statements: dict[str, object],
    url: str = "https://paper.example/a",
    by: str = "trade:deadline",
    published: str = "2022-06-07",
) -> Payload:
    """A page as the ledger keeps it: what an outlet was found to say."""
    tier, _, outlet = by.partition(":")
    content = {"url": url, "outlet": outlet, "published": published, "statements": statements}
    return Payload(
        adapter="ledger",
        url=url,
        content=json.dumps(content).encode(),
        media_type="application/json",
        fetched_at=NOW,
        source=SourceInfo(slug=outlet, name=outlet.title(), tier=Tier(tier), licence="facts and link"),
        published=date.fromisoformat(published) if published else None,
    )


def says(what: str, **more: object) -> dict[str, object]:
    """One statement of a page about Night Ferry: "renewed 2", with more fields where they matter."""
    predicate, _, season = what.partition(" ")
    said = {"predicate": predicate, "factuality": "asserted", **({"season": int(season)} if season else {})}
    subject = {} if "person" in more else {"show": TITLE}
    return {**subject, **said, **more}


def read_nothing(page: Page) -> Sequence[Statement]:
    return []


def record(
    *payloads: Payload, now: datetime = NOW, read: Callable[[Page], Sequence[Statement]] = read_nothing
) -> Recorded:
    """Each payload through the one way into the ledger, as one pass would."""
    done = Recorded()
    recorder = Recorder(read=read, now=now)
    for payload in payloads:
        recorder.record(payload, done)
    return done


def the_show(title: str = TITLE) -> Show:
    return Show.objects.get(title=title)
