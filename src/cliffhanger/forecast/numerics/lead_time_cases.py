"""Cases for the lead-time table: one piece of dated news about one season, and when that season came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from cliffhanger.vocabulary import PartialDate

SAFE_QUALITY = ("explicit", "published")
DECISIONS = {"renewed": "renewed", "cancelled": "cancelled", "ending": "final_season"}
STATED = ("renewed", "final_season", "filming_started", "filming_wrapped", "trailer", "premiere")
IN_TURN = ("renewed", "final_season", "filming_started", "filming_wrapped")
"""A season ordered or filmed two ahead waits its turn: its clock starts when the one before it has come out."""
_SEASON_COLUMNS = ("series_key", "title", "season", "premiere", "network_kind", "followed_to")


class NoCases(ValueError):
    """A table for the lead times lacks a column. Compare its header with the one named here."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """``days`` from the news (for an announced date: from its window's end) to the premiere if it ``came``, else
    to the end of follow-up. ``followed``: days from the news to that end. ``kept``: an announced date that was
    met. ``timed``: whether the day of the news was read; else the case only tells whether the season came."""

    evidence: str
    network_kind: str
    days: float
    followed: float
    came: bool
    until: date
    kept: bool = False
    timed: bool = True


@dataclass(frozen=True)
class Seasons:
    """Premieres by (series key, season), and each series' network kind and last day of follow-up."""

    premieres: dict[tuple[str, int], date]
    kinds: dict[str, str]
    followed_to: dict[str, date]
    keys: dict[str, str]
    """Series key by title, for statements; the last table given wins."""


def read_seasons(paths: Iterable[Path]) -> Seasons:
    """Join season tables; a later one counts where both know a series. Scheduled premieres are not used."""
    seasons = Seasons({}, {}, {}, {})
    for path in paths:
        for key, title, season, premiere, kind, followed in _season_rows(path):
            followed_to = date.fromisoformat(followed)
            seasons.kinds[key], seasons.followed_to[key], seasons.keys[title] = kind, followed_to, key
            if premiere and date.fromisoformat(premiere) <= followed_to:
                seasons.premieres[key, int(season)] = date.fromisoformat(premiere)
    return seasons


def _season_rows(path: Path) -> Iterable[tuple[str, str, str, str | None, str, str]]:
    table = pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path, infer_schema=False)
    if "followed_to" not in table.columns and "status_as_of" in table.columns:
        table = table.rename({"status_as_of": "followed_to"})
    if "premiere_precision" in table.columns:
        table = table.filter(pl.col("premiere_precision") != "scheduled")
    missing = set(_SEASON_COLUMNS) - set(table.columns)
    if missing:
        raise NoCases(f"{path} lacks {', '.join(sorted(missing))}")
    return table.select(_SEASON_COLUMNS).cast(pl.String).iter_rows()


def announcement_cases(path: Path, seasons: Seasons) -> list[Case]:
    """Dated decisions, about the season after the one on the air.

    Where the year was inferred, an order still tells whether the season came; a cancellation is not used: the share of
    those that came back all the same is known from the prior's larger table.
    """
    read = pl.col("date_quality").is_in(SAFE_QUALITY) | (pl.col("decision") != "cancelled")
    table = pl.read_csv(path, infer_schema=False).filter(read & pl.col("season").is_not_null())
    return [case for row in table.iter_rows(named=True) if (case := _decided(row, seasons)) is not None]


def _decided(row: dict[str, str], seasons: Seasons) -> Case | None:
    evidence, subject = DECISIONS[row["decision"]], (row["series_key"], int(row["season"]) + 1)
    case = _case(evidence, subject, seasons, since=date.fromisoformat(row["announced_on"]))
    return case and replace(case, timed=row["date_quality"] in SAFE_QUALITY)


def statement_cases(path: Path, seasons: Seasons) -> list[Case]:
    """Asserted statements, the first of each kind for a season, from the day it took place or was stated."""
    table = pl.read_csv(path, infer_schema=False).filter(
        (pl.col("factuality") == "asserted")
        & pl.col("predicate").is_in(STATED)
        & pl.col("season").str.contains(r"^\d+$")
        & pl.col("stated_on").is_not_null()
    )
    first: dict[tuple[str, str, str], Case] = {}
    for row in table.sort("stated_on").iter_rows(named=True):
        case = _stated(row, seasons)
        if case is not None:
            first.setdefault((row["show"], row["season"], case.evidence), case)
    return list(first.values())


def _stated(row: dict[str, str], seasons: Seasons) -> Case | None:
    known = PartialDate.parse(row["stated_on"]).latest
    subject = (seasons.keys.get(row["show"], ""), int(row["season"]))
    if row["predicate"] == "premiere":
        return _announced(row["value"], subject, seasons, known=known)
    happened = PartialDate.parse(row["happened_on"]).middle if row["happened_on"] else known
    return _case(row["predicate"], subject, seasons, since=min(known, happened))


def _announced(value: str, subject: tuple[str, int], seasons: Seasons, *, known: date) -> Case | None:
    """A date stated before it came: kept, or by how much it slipped."""
    window = PartialDate.parse(value)
    if known >= window.latest or known >= seasons.premieres.get(subject, date.max):
        return None
    evidence = "announced_day" if (window.latest - window.earliest).days < 7 else "announced_window"
    return _case(evidence, subject, seasons, since=window.latest)


def _case(evidence: str, subject: tuple[str, int], seasons: Seasons, *, since: date) -> Case | None:
    """None for a series that we do not have, and for what lies outside the time that it was followed."""
    key, _ = subject
    if key not in seasons.kinds:
        return None
    premiere, until = seasons.premieres.get(subject), seasons.followed_to[key]
    if evidence in IN_TURN:
        since = max(since, seasons.premieres.get((key, subject[1] - 1), date.min))
    kept = evidence.startswith("announced") and premiere is not None and premiere <= since
    days = ((premiere or until) - since).days
    if days <= 0 and not kept:
        return None
    return Case(
        evidence=evidence,
        network_kind=seasons.kinds[key],
        days=days,
        followed=(until - since).days,
        came=premiere is not None,
        until=until,
        kept=kept,
    )
