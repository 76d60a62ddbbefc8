"""Makers of small worlds for tests, through the same verbs that the product uses."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from cliffhanger.evidence.record import Recorded, Recorder
from cliffhanger.sources import Payload, SourceInfo
from cliffhanger.vocabulary import Tier

DEADLINE = SourceInfo(slug="deadline", name="Deadline", tier=Tier.TRADE, licence="link only")
NOON = datetime(2022, 3, 1, 12, tzinfo=UTC)


def statement(
    show: str, predicate: str, *, season: int | None = None, value: str = "", on: str, **more: object
) -> dict:
    """One row of a compiled document, as the ledger ships them."""
    return {"show": show, "season": season, "predicate": predicate, "value": value, "stated_on": on, **more}


def document(
    rows: list[dict], *, by: SourceInfo = DEADLINE, url: str = "https://example.org/story"
) -> Payload:
    """A document of compiled statements by one outlet."""
    filled = [{"factuality": "asserted", **row} for row in rows]
    return Payload(
        adapter="ledger",
        url=url,
        content=json.dumps({"statements": filled}).encode(),
        media_type="application/vnd.cliffhanger.statements+json",
        fetched_at=NOON,
        source=by,
        published=date.fromisoformat(rows[0]["stated_on"]),
    )


def record(*payloads: Payload, now: datetime = NOON) -> Recorded:
    """File these documents as of a moment."""
    into = Recorded()
    recorder = Recorder(read=lambda page: [], now=now)
    for payload in payloads:
        recorder.record(payload, into)
    return into
