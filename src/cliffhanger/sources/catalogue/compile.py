"""Compile the shipped catalogue from checked CSV files.

    python -m cliffhanger.sources.catalogue.compile \\
        --seasons S.csv --cast C.csv --ids I.csv --out shows.jsonl.xz

A row is a show's season. An unknown word, an impossible date or a season that claims to have come out after
its show was looked at stops the work with the line number. Two kinds of date need care:

- ``scheduled`` dates are announcements, so they lie after ``status_as_of``;
- ``approx3d`` dates were inferred from the outside: they become an interval over everything the row allows,
  and a season inferred that way but without a single episode is only *listed*; it has not come out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cliffhanger.sources.packing import Row, at_line, pack, read_rows
from cliffhanger.vocabulary import PartialDate

from .words import FORMATS, KINDS, STATUSES

SEASON_COLUMNS = (
    *("series_key", "title", "original_title", "tmdb_id", "imdb_id", "season", "premiere"),
    *("premiere_precision", "premiere_lo", "premiere_hi", "finale", "episodes", "network", "network_kind"),
    *("country", "language", "genres", "type", "status", "status_as_of"),
)
SHOW_CELLS = (
    *("title", "original_title", "tmdb_id", "imdb_id", "network", "network_kind"),
    *("country", "language", "genres", "type", "status", "status_as_of"),
)
CAST_COLUMNS = ("series_key", "person", "character", "order")
ID_COLUMNS = ("series_key", "wikidataId")

Shows = dict[str, dict[str, Any]]


def compile_seasons(path: Path) -> Shows:
    """Shows by key, each with its seasons in the order of their numbers."""
    shows: Shows = {}
    cells: dict[str, Row] = {}
    for number, row in read_rows(path, SEASON_COLUMNS):
        with at_line(path, number):
            about = {cell: row[cell] for cell in SHOW_CELLS}
            if cells.setdefault(row["series_key"], about) != about:
                raise ValueError(f"{row['title']!r} is described differently on an earlier line")
            show = shows.setdefault(row["series_key"], _show(row))
            _add_season(show, _season(row))
    return shows


def add_cast(shows: Shows, path: Path) -> None:
    """People in billing order, with the part they play where it is known."""
    billed: dict[str, list[tuple[int, str, str]]] = {key: [] for key in shows}
    for number, row in read_rows(path, CAST_COLUMNS):
        with at_line(path, number):
            if row["series_key"] not in shows or not row["person"]:
                raise ValueError(
                    f"nobody, or of a show that is not in the seasons file: {row['series_key']!r}"
                )
            billed[row["series_key"]].append((int(row["order"]), row["person"], row["character"]))
    for key, people in billed.items():
        shows[key]["cast"] = [[person, character] for _, person, character in sorted(people)]


def add_ids(shows: Shows, path: Path) -> None:
    for number, row in read_rows(path, ID_COLUMNS):
        with at_line(path, number):
            if row["series_key"] not in shows:
                raise ValueError(f"ids of a show that is not in the seasons file: {row['series_key']!r}")
            if row["wikidataId"]:
                shows[row["series_key"]]["ids"]["wikidata"] = row["wikidataId"]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="catalogue.compile", description="Compile the shipped catalogue.")
    for name in ("seasons", "cast", "ids", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    paths = parser.parse_args(arguments)
    shows = compile_seasons(paths.seasons)
    add_cast(shows, paths.cast)
    add_ids(shows, paths.ids)
    size = pack(shows.values(), paths.out)
    seasons = sum(len(show["seasons"]) for show in shows.values())
    sys.stdout.write(f"{len(shows)} shows, {seasons} seasons, {size:,} bytes in {paths.out.name}\n")
    return 0


def _show(row: Row) -> dict[str, Any]:
    PartialDate.parse(row["status_as_of"])
    if not row["title"] or not row["tmdb_id"].isdecimal():
        raise ValueError("a show needs a title and a numeric TMDB id")
    other = row["original_title"]
    return {
        "title": row["title"],
        "names": [other] if other and other != row["title"] else [],
        "ids": {"tmdb": row["tmdb_id"], **({"imdb": row["imdb_id"]} if row["imdb_id"] else {})},
        "network": row["network"],
        "network_kind": _known(row["network_kind"], KINDS),
        "country": row["country"],
        "language": row["language"],
        "genres": [genre for genre in row["genres"].split("|") if genre],
        "format": _known(row["type"], FORMATS),
        "status": _known(row["status"], STATUSES),
        "as_of": row["status_as_of"],
        "seasons": [],
    }


def _season(row: Row) -> dict[str, Any]:
    episodes = int(row["episodes"] or 0)
    season: dict[str, Any] = {"number": int(row["season"]), **_premiere(row, episodes)}
    if row["finale"]:
        if PartialDate.parse(row["finale"]).latest < PartialDate.parse(row["premiere"]).earliest:
            raise ValueError(f"the finale {row['finale']} is before the premiere {row['premiere']}")
        season["finale"] = row["finale"]
    if episodes:
        season["episodes"] = episodes
    return season


def _premiere(row: Row, episodes: int) -> dict[str, Any]:
    precision, text = row["premiere_precision"], row["premiere"]
    day = PartialDate.parse(text)
    past = day.latest <= PartialDate.parse(row["status_as_of"]).latest
    if precision == "approx3d":
        return {"premiere": _approximate(row)} if episodes else {}
    if precision == "day" and past:
        return {"premiere": text}
    if precision == "scheduled" and not past:
        return {"premiere": text, "announced": True}
    raise ValueError(f"a {precision!r} premiere on {text}, looked at on {row['status_as_of']}, cannot be")


def _approximate(row: Row) -> str:
    """The span of all the days the row names; "about" that day when it names only one."""
    days = sorted({row[cell] for cell in ("premiere", "premiere_lo", "premiere_hi") if row[cell]})
    return PartialDate.parse(f"{days[0]}/{days[-1]}" if len(days) > 1 else f"{days[0]}~").edtf


def _add_season(show: dict[str, Any], season: dict[str, Any]) -> None:
    seasons = show["seasons"]
    if any(known["number"] == season["number"] for known in seasons):
        raise ValueError(f"season {season['number']} of {show['title']!r} is there twice")
    seasons.append(season)
    seasons.sort(key=lambda known: known["number"])


def _known(word: str, words: dict[str, Any]) -> str:
    if word not in words:
        raise ValueError(f"unknown word {word!r}; known are {', '.join(words)}")
    return word


if __name__ == "__main__":
    raise SystemExit(main())
