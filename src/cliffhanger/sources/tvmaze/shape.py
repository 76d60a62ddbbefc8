"""The shape of a TVmaze show with its seasons and episodes, checked field by field: a surprise raises."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from cliffhanger.sources.errors import SourceChanged

from .words import EPISODE_TYPES, STATUSES


@dataclass(frozen=True, kw_only=True)
class Season:
    """A season row. TVmaze has whole dates or none; ``number`` may be a year, and 0 are specials."""

    number: int
    premiere: date | None
    end: date | None
    order: int | None


@dataclass(frozen=True, kw_only=True)
class Episode:
    season: int
    aired: date | None


@dataclass(frozen=True, kw_only=True)
class Show:
    """``updated`` is the day of the last edit: what lies after it was announced, what lies before took place."""

    name: str
    ids: tuple[tuple[str, str], ...]
    status: str
    updated: date
    ended: date | None
    language: str
    genres: tuple[str, ...]
    format: str
    network: str
    streamed: bool
    country: str
    seasons: tuple[Season, ...]
    episodes: tuple[Episode, ...]


def is_gone(content: bytes) -> bool:
    """Whether these bytes are our own mark for a show that TVmaze has deleted."""
    return content.startswith(b'{"gone":')


def parse_show(content: bytes, *, url: str) -> Show:
    """Raises `SourceChanged`, naming the address and what was not understood."""
    try:
        return _show(json.loads(content))
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError) as error:
        raise SourceChanged(
            f"{_why(error)} in {url}: compare it with tvmaze/samples and extend the adapter"
        ) from error


def _why(error: Exception) -> str:
    return f"no field {error}" if isinstance(error, KeyError) else str(error)


def _show(raw: dict[str, Any]) -> Show:
    if raw["status"] not in STATUSES:
        raise ValueError(f"unknown status {raw['status']!r}")
    channel = raw["network"] or raw["webChannel"] or {}
    embedded = raw["_embedded"]
    episodes = (_episode(row) for row in embedded["episodes"])
    return Show(
        name=_word(raw["name"]),
        ids=_ids(raw),
        status=raw["status"],
        updated=datetime.fromtimestamp(int(raw["updated"]), UTC).date(),
        ended=_day(raw["ended"]),
        language=raw["language"] or "",
        genres=tuple(map(str, raw["genres"])),
        format=raw["type"] or "",
        network=channel.get("name") or "",
        streamed=not raw["network"] and bool(raw["webChannel"]),
        country=(channel.get("country") or {}).get("code") or "",
        seasons=tuple(_season(row) for row in embedded["seasons"]),
        episodes=tuple(episode for episode in episodes if episode),
    )


def _ids(raw: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    others = raw["externals"]
    pairs = [("tvmaze", raw["id"]), ("imdb", others.get("imdb")), ("thetvdb", others.get("thetvdb"))]
    return tuple((scheme, str(value)) for scheme, value in pairs if value)


def _season(row: dict[str, Any]) -> Season:
    return Season(
        number=int(row["number"]),
        premiere=_day(row["premiereDate"]),
        end=_day(row["endDate"]),
        order=int(row["episodeOrder"]) if row["episodeOrder"] else None,
    )


def _episode(row: dict[str, Any]) -> Episode | None:
    """A regular episode; specials belong to no season's count."""
    kind = row.get("type", "regular")
    if kind not in EPISODE_TYPES:
        raise ValueError(f"unknown episode type {kind!r}")
    return Episode(season=int(row["season"]), aired=_day(row["airdate"])) if EPISODE_TYPES[kind] else None


def _day(text: str | None) -> date | None:
    """A whole date, or none for null and ""; a 31 February raises."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day that exists") from error


def _word(text: Any) -> str:
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"a show named {text!r}")
    return text.strip()
