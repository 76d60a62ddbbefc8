"""The opening ledger as a source like any other: one document a link, with what that page was found to say.

The words of the outlets are not here: statements come in words of the closed lists, with notes of our own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from cliffhanger.sources.errors import SourceChanged
from cliffhanger.sources.packing import unpack
from cliffhanger.sources.payload import Cursor, Fetched, Payload, SourceInfo
from cliffhanger.vocabulary import BadDate, Factuality, PartialDate, Predicate, Statement, Tier, UnknownWord

SOURCE = SourceInfo(
    slug="ledger",
    name="Cliffhanger opening ledger",
    tier=Tier.PRESS,
    licence="Facts only; see the NOTICE beside the data",
)
MEDIA_TYPE = "application/vnd.cliffhanger.statements+json"
OUTLET_LICENCE = "Facts and link only; the text is the outlet's own"
_DATA = files(__package__) / "data"


def payloads(now: datetime) -> Iterator[Payload]:
    """One document a link, each with the outlet that speaks; one outlet is the same in all of them."""
    outlets = {outlet.slug: outlet for outlet in _outlets()}
    for line in unpack(_DATA / "documents.jsonl.xz"):
        document = json.loads(line)
        yield Payload(
            adapter="ledger",
            url=document["url"],
            content=line,
            media_type=MEDIA_TYPE,
            fetched_at=now,
            source=outlets[document["outlet"]],
            published=_day(document["published"]),
        )


def fetch(fetcher: object, cursor: Cursor, *, now: datetime) -> Fetched:
    """Everything, once for each version of the shipped files; no network, so the fetcher is not used."""
    version = hashlib.sha256((_DATA / "documents.jsonl.xz").read_bytes()).hexdigest()[:16]
    found = () if cursor.since == version else tuple(payloads(now))
    return Fetched(payloads=found, cursor=Cursor(cursor.url, since=version), next_after=timedelta(days=1))


def read(payload: Payload) -> list[Statement]:
    """What the page was found to say; raises `SourceChanged` on a word outside the closed lists."""
    document = json.loads(payload.content)
    try:
        return [_statement(said) for said in document["statements"]]
    except (UnknownWord, BadDate, KeyError) as error:
        raise SourceChanged(f"{error} in {payload.url}: correct the row and compile again") from error


def _statement(said: dict[str, Any]) -> Statement:
    return Statement(
        predicate=Predicate(said["predicate"]),
        show=said.get("show", ""),
        person=said.get("person", ""),
        ids=tuple((scheme, value) for scheme, value in said.get("ids", ())),
        season=said.get("season"),
        value=said.get("value", ""),
        factuality=Factuality(said["factuality"]),
        stated_on=_partial(said.get("stated_on")),
        happened_on=_partial(said.get("happened_on")),
        note=said.get("note", ""),
    )


def _outlets() -> Iterator[SourceInfo]:
    for line in unpack(_DATA / "outlets.jsonl.xz"):
        outlet = json.loads(line)
        yield SourceInfo(
            slug=outlet["slug"],
            name=outlet["name"],
            tier=Tier(outlet["tier"]),
            licence=OUTLET_LICENCE,
            homepage=outlet["homepage"],
        )


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _day(text: str) -> date | None:
    """A publication day only where the day is known; a month stays in the statements."""
    when = _partial(text)
    return when.earliest if when is not None and when.is_day else None
