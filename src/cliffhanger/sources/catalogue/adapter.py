"""The shipped catalogue as a source like any other: one document a show, read into statements.

The clock rule: what took place in public is stated on its own day, so that a view of any past day sees it.
What only the compiled record says (a schedule, a status, the cast) is stated on the day it was compiled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any

from cliffhanger.sources.errors import SourceChanged
from cliffhanger.sources.packing import unpack
from cliffhanger.sources.payload import Cursor, Fetched, Payload, SourceInfo
from cliffhanger.vocabulary import PartialDate, Predicate, Statement, Tier

from .words import FORMATS, KINDS, STATUSES

SOURCE = SourceInfo(
    slug="catalogue",
    name="Cliffhanger catalogue",
    tier=Tier.DATABASE,
    licence="Facts only; see the NOTICE beside the data",
)
MEDIA_TYPE = "application/vnd.cliffhanger.show+json"
_DATA = files(__package__) / "data" / "shows.jsonl.xz"


def payloads(now: datetime) -> Iterator[Payload]:
    """One document a show, the same bytes each time."""
    for line in unpack(_DATA):
        show = json.loads(line)
        yield Payload(
            adapter="catalogue",
            url=f"cliffhanger:catalogue/{show['ids']['tmdb']}",
            content=line,
            media_type=MEDIA_TYPE,
            fetched_at=now,
            source=SOURCE,
            published=PartialDate.parse(show["as_of"]).earliest,
            title=show["title"],
        )


def fetch(fetcher: object, cursor: Cursor, *, now: datetime) -> Fetched:
    """Everything, once for each version of the shipped file; no network, so the fetcher is not used."""
    version = hashlib.sha256(_DATA.read_bytes()).hexdigest()[:16]
    found = () if cursor.since == version else tuple(payloads(now))
    return Fetched(payloads=found, cursor=Cursor(cursor.url, since=version), next_after=timedelta(days=1))


def names(payload: Payload) -> list[str]:
    """Other titles of the show (the original one), for matching."""
    return [str(name) for name in _load(payload)["names"]]


def read(payload: Payload) -> list[Statement]:
    """All that the record says of one show; raises `SourceChanged` on a word outside the lists."""
    show = _load(payload)
    say = partial(Statement, show=show["title"], ids=tuple(sorted(show["ids"].items())))
    as_of = PartialDate.parse(show["as_of"])
    statements = [_status(show, say, as_of=as_of)]
    for season in show["seasons"]:
        statements += _season(season, partial(say, season=season["number"]), as_of=as_of)
    statements += _traits(show, say, as_of=as_of)
    statements += [
        say(predicate=Predicate.CAST, value=person, note=character, stated_on=as_of)
        for person, character in show["cast"]
    ]
    return statements


def _load(payload: Payload) -> dict[str, Any]:
    show: dict[str, Any] = json.loads(payload.content)
    for key, words in (("status", STATUSES), ("network_kind", KINDS), ("format", FORMATS)):
        if show[key] not in words:
            raise SourceChanged(
                f"unknown {key} {show[key]!r} in {payload.url}: add it to catalogue/words.py or compile again"
            )
    return show


def _status(show: dict[str, Any], say: partial[Statement], *, as_of: PartialDate) -> Statement:
    """A cancellation is about the season that will not come: the one after the last listed."""
    predicate = STATUSES[show["status"]]
    after = max(season["number"] for season in show["seasons"]) + 1
    season = after if predicate is Predicate.CANCELLED else None
    return say(predicate=predicate, season=season, stated_on=as_of)


def _season(season: dict[str, Any], say: partial[Statement], *, as_of: PartialDate) -> list[Statement]:
    if "premiere" not in season:
        return [say(predicate=Predicate.LISTED, stated_on=as_of)]
    premiere = PartialDate.parse(season["premiere"])
    if season.get("announced"):
        # Its episode count is left out: upstream it is only the number of rows entered so far.
        return [say(predicate=Predicate.PREMIERE, value=premiere.edtf, stated_on=as_of)]
    found = [_took_place(say, Predicate.PREMIERE, when=premiere)]
    last = premiere
    if "finale" in season:
        last = PartialDate.parse(season["finale"])
        over = last.latest <= as_of.latest
        found.append(
            _took_place(say, Predicate.FINALE, when=last)
            if over
            else say(predicate=Predicate.FINALE, value=last.edtf, stated_on=as_of)
        )
    if "episodes" in season:
        count = str(season["episodes"])
        found.append(say(predicate=Predicate.EPISODES, value=count, stated_on=_public(last)))
    return found


def _took_place(say: partial[Statement], predicate: Predicate, *, when: PartialDate) -> Statement:
    return say(predicate=predicate, value=when.edtf, stated_on=_public(when), happened_on=when)


def _public(when: PartialDate) -> PartialDate:
    """The day by which everyone could know: of an interval its last, so that nothing leaks early."""
    return PartialDate.on(when.latest)


def _traits(show: dict[str, Any], say: partial[Statement], *, as_of: PartialDate) -> list[Statement]:
    """What kind of show it is, public since it first came out."""
    aired = [
        PartialDate.parse(season["premiere"])
        for season in show["seasons"]
        if "premiere" in season and not season.get("announced")
    ]
    since = _public(min(aired, key=lambda when: when.latest)) if aired else as_of
    values = [
        (Predicate.NETWORK, show["network"]),
        (Predicate.NETWORK_KIND, KINDS[show["network_kind"]]),
        (Predicate.COUNTRY, show["country"]),
        (Predicate.LANGUAGE, show["language"]),
        (Predicate.FORMAT, FORMATS[show["format"]]),
        *((Predicate.GENRE, genre) for genre in show["genres"]),
    ]
    return [say(predicate=predicate, value=value, stated_on=since) for predicate, value in values if value]
