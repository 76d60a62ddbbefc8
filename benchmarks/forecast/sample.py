"""What the floors stand on: the shipped catalogue, frozen, small, in every clone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from cliffhanger.forecast.numerics import History
from cliffhanger.sources.catalogue import payloads

SHIPPED_TO = date(2026, 8, 22)
SHIPPED_ORIGINS = tuple(date(year, 1, 1) for year in range(2014, 2024))


def shipped() -> History:
    """The shows that come with the package, those followed to `SHIPPED_TO`. Well-known ones: they return more."""
    return History.from_rows(_shipped_rows())


def _shipped_rows() -> Iterator[dict[str, object]]:
    for payload in payloads(datetime(2026, 8, 22, tzinfo=UTC)):
        show = json.loads(payload.content)
        if show["as_of"] != SHIPPED_TO.isoformat():
            continue
        for season in show["seasons"]:
            premiere = str(season.get("premiere") or "")[:10]
            if len(premiere) == 10 and premiere <= show["as_of"]:
                yield _row(show, season)


def _row(show: dict[str, Any], season: dict[str, Any]) -> dict[str, object]:
    plain = {name: show.get(name) for name in ("title", "network", "network_kind", "country", "language")}
    return {
        **plain,
        "series_key": show["ids"]["tmdb"],
        "season": season["number"],
        "premiere": season["premiere"][:10],
        "finale": season.get("finale"),
        "episodes": season.get("episodes"),
        "genres": "|".join(show.get("genres") or ()),
        "type": show.get("format"),
    }
