"""A season table of one's own, as a back-test needs it: checked, followed to one day, perhaps only a sample."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import numpy as np
import polars as pl

from .history import COLUMNS, INTERVAL, REQUIRED, BadHistory, History, read_csv

FOLLOWED = "followed_to"
NOT_SERIAL = ("News", "Talk Show")
_KNOWN = (*COLUMNS, *INTERVAL, FOLLOWED)
_ALIKE = 0.8


@dataclass(frozen=True, eq=False)
class SeasonTable:
    """``history`` holds nothing after ``followed_to``, the last day up to which outcomes are known (``because``
    says how we know); ``remarks`` say in plain sentences what was left out."""

    history: History
    followed_to: date
    because: str
    remarks: tuple[str, ...] = ()

    @property
    def series(self) -> int:
        return self.history.rows["series_key"].n_unique()

    def sample(self, size: int, *, seed: int = 0) -> SeasonTable:
        """That many series, drawn at random; all of them if there are no more."""
        keys = self.history.rows["series_key"].unique().sort()
        if size >= len(keys):
            return self
        drawn = np.random.default_rng(seed).choice(len(keys), size, replace=False)
        history = History(self.history.rows.filter(pl.col("series_key").is_in(keys.gather(drawn).implode())))
        remark = f"a sample of {size:,} of {len(keys):,} series: less to learn from than the whole has"
        return SeasonTable(history, self.followed_to, self.because, (*self.remarks, remark))


def read_season_table(path: Path, *, today: date, followed_to: date | None = None) -> SeasonTable:
    """Read ``path``, parquet by that ending and CSV otherwise, with the columns of `History`.

    A column ``followed_to`` says to which day each series was followed. Only the series followed to the
    commonest of these days are kept, since who follows the popular longer sees only them return. Without the
    column it is the newest premiere up to ``today``. Another day may be given, but none later than the column
    or ``today`` allow.
    News and talk are left out: their seasons are no seasons. Raises `BadHistory`.
    """
    table = _read(path)
    remarks = _columns(table.columns)
    history = History.from_table(table, first_row=1 if _is_parquet(path) else 2)
    known_to, because = _known_to(table, history, today=today)
    latest, limit = (known_to, because) if FOLLOWED in table.columns else (today, "today")
    if followed_to is not None and followed_to > latest:
        raise BadHistory(f"outcomes cannot be followed to {followed_to}: {limit} is {latest}")
    kept = pl.repeat(True, history.rows.height, eager=True)
    for why, rows in _reasons(table, history, known_to=known_to).items():
        if count := history.rows.filter(rows)["series_key"].n_unique():
            remarks.append(f"{count:,} series left out: {why}")
            kept &= ~rows
    until = followed_to or known_to
    cut = History(history.rows.filter(kept)).as_of(until)
    if cut.rows.is_empty():
        raise BadHistory(f"no season of {path} had premiered by {until}")
    return SeasonTable(cut, until, "as asked" if followed_to else because, tuple(remarks))


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() in {".parquet", ".pq"}


def _read(path: Path) -> pl.DataFrame:
    if not path.is_file():
        raise BadHistory(f"there is no file {path}")
    if not _is_parquet(path):
        return read_csv(path)
    try:
        return pl.read_parquet(path).with_columns(pl.col(pl.List(pl.String)).list.join("|"))
    except (pl.exceptions.PolarsError, OSError) as error:
        raise BadHistory(f"{path} cannot be read as a parquet file: {error}") from error


def _columns(names: list[str]) -> list[str]:
    """What is not used; an unknown column that is nearly one we lack is a slip of the pen, and refused."""
    unknown = [name for name in names if name not in _KNOWN]
    lacking = [name for name in _KNOWN if name not in names]
    for name in unknown:
        if near := get_close_matches(name.lower(), lacking, n=1, cutoff=_ALIKE):
            raise BadHistory(f"the column {name!r} is unknown: name it {near[0]!r}, or leave it out")
    if missing := [name for name in REQUIRED if name in lacking]:
        raise BadHistory(f"the columns {', '.join(names)} lack {', '.join(missing)}: see `--help` for all")
    return [f"columns not used: {', '.join(unknown)}"] if unknown else []


def _known_to(table: pl.DataFrame, history: History, *, today: date) -> tuple[date, str]:
    if FOLLOWED in table.columns:
        day = _followed(table).mode().sort()[-1]
        return day, "the commonest followed_to"
    newest = history.rows["premiere"].filter(history.rows["premiere"] <= today).max()
    if not isinstance(newest, date):
        raise BadHistory("no season of the history has premiered yet")
    return newest, "the newest premiere"


def _followed(table: pl.DataFrame) -> pl.Series:
    days = table[FOLLOWED].cast(pl.String).str.to_date("%Y-%m-%d", strict=False)
    if days.null_count():
        row = int(days.is_null().arg_max() or 0)
        raise BadHistory(
            f"{table[FOLLOWED][row]!r} in column {FOLLOWED!r} is not a day written as 2024-11-10"
        )
    return days


def _reasons(table: pl.DataFrame, history: History, *, known_to: date) -> dict[str, pl.Series]:
    """Why rows are left out: each row under the first reason that holds."""
    news = history.rows["type"].fill_null("").is_in(NOT_SERIAL)
    found = {"news and talk, whose seasons are no seasons": news}
    if FOLLOWED in table.columns:
        found[f"they are not followed to {known_to} like most"] = ~news & (_followed(table) != known_to)
    return found
