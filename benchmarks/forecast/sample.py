"""Season tables to measure on: the shipped catalogue (small, in every clone) or a parquet file of your own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from cliffhanger.forecast.numerics import History
from cliffhanger.forecast.numerics.history import COLUMNS
from cliffhanger.sources.catalogue import payloads

SHIPPED_TO = date(2026, 8, 22)
SHIPPED_ORIGINS = tuple(date(year, 1, 1) for year in range(2014, 2024))
NOT_SERIAL = ("News", "Talk Show")


def shipped() -> History:
    """The shows that come with the package, those followed to `SHIPPED_TO`. Well-known ones: they return more."""
    return History.from_rows(_shipped_rows())


def from_parquet(path: Path, *, followed_to: date) -> History:
    """Series followed to that day, without news and talk (whose seasons are no seasons)."""
    table = pl.read_parquet(path).filter(
        (pl.col("followed_to") == followed_to.isoformat()) & ~pl.col("type").fill_null("").is_in(NOT_SERIAL)
    )
    return History.from_rows(table.select(COLUMNS).iter_rows(named=True))


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
