"""A table of seasons, checked once and then trusted; and the view of it that existed on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl

COLUMNS = (
    "series_key",
    "title",
    "season",
    "premiere",
    "finale",
    "episodes",
    "network",
    "network_kind",
    "country",
    "language",
    "genres",
    "type",
)
INTERVAL = ("premiere_lo", "premiere_hi")
"""Optional: the first and last day that a premiere known only roughly can mean; `premiere` is then the middle."""
REQUIRED = ("series_key", "season", "premiere", "network_kind")
KINDS = ("broadcast", "cable", "streaming", "unknown")
SAME_SEASON_DAYS = 45
"""A "season" that follows the one before within this time is its second part."""


_ALL = (*COLUMNS, *INTERVAL)


class BadHistory(ValueError):
    """The season table cannot be used as it is. The message names the row and the column to mend."""


@dataclass(frozen=True, eq=False)
class History:
    """Seasons with their premieres. Build it with `from_csv` or `from_rows`, look at `seasons`.

    ``rows`` are the typed rows as given; the rules below are applied in `seasons`, after `as_of` has cut the
    table, so that a row from the future can never change how an older one was understood:

    - specials (season 0) and rows without a premiere (announced only) are left out;
    - the same season twice counts once, with its earliest premiere;
    - a season that arrives after a higher-numbered one of its series is out of order (nearly always a wrong
      date) and is left out;
    - a season less than 45 days after the previous one is its second part: one season, with the first part's
      premiere and the last part's number and finale;
    - a network kind that we do not know is "unknown"; a finale before the premiere is no finale.
    """

    rows: pl.DataFrame

    @classmethod
    def from_csv(cls, path: str | Path) -> History:
        """Read a CSV with a header. Raises `BadHistory`; row numbers count from 2, as in an editor."""
        return cls.from_table(read_csv(path), first_row=2)

    @classmethod
    def from_table(cls, table: pl.DataFrame, *, first_row: int = 1) -> History:
        """The same from a data frame; the order of the rows is kept, other columns are dropped."""
        return cls(_typed(table, first_row=first_row))

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, object]]) -> History:
        """The same from mappings (dates as `date` or ISO text). Row numbers in errors count from 1."""
        table = [{name: _text(row.get(name)) for name in _ALL if name in row} for row in rows]
        if not table:
            raise BadHistory("the history is empty: give at least one season with a premiere")
        return cls(_typed(pl.DataFrame(table, infer_schema_length=None), first_row=1))

    def as_of(self, day: date) -> History:
        """What was known on ``day``: seasons premiered by then; finale and episodes of those over by then."""
        over = pl.col("finale") <= day
        hidden = [pl.when(over).then(pl.col(name)).alias(name) for name in ("episodes", "finale")]
        return History(self.rows.filter(pl.col("premiere") <= day).with_columns(hidden))

    @cached_property
    def seasons(self) -> pl.DataFrame:
        """One row per season under the rules, sorted by series and premiere."""
        dated = self.rows.filter((pl.col("season") > 0) & pl.col("premiere").is_not_null())
        once = dated.sort("series_key", "premiere", "season").unique(
            ["series_key", "season"], keep="first", maintain_order=True
        )
        highest = pl.col("season").cum_max().over("series_key")
        return _merge_parts(once.filter(pl.col("season") == highest))


def read_csv(path: str | Path) -> pl.DataFrame:
    """Every column as text, nothing guessed. Raises `BadHistory`."""
    try:
        return pl.read_csv(path, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise BadHistory(f"{path} cannot be read as a CSV file: {error}") from error


def _merge_parts(seasons: pl.DataFrame) -> pl.DataFrame:
    gap = (pl.col("premiere") - pl.col("premiere").shift().over("series_key")).dt.total_days()
    part = (gap.fill_null(SAME_SEASON_DAYS) >= SAME_SEASON_DAYS).cum_sum().over("series_key")
    first = [pl.col(n).first() for n in _ALL if n not in ("series_key", "season", "finale", "episodes")]
    whole_run = pl.col("episodes").null_count() == 0
    return (
        seasons.with_columns(part.alias("part"))
        .group_by("series_key", "part", maintain_order=True)
        .agg(
            *first,
            pl.col("season").last(),
            pl.col("finale").last(),
            pl.when(whole_run).then(pl.col("episodes").sum()).alias("episodes"),
        )
        .select(_ALL)
    )


def _typed(table: pl.DataFrame, *, first_row: int) -> pl.DataFrame:
    """The columns in our types, or a `BadHistory` that names the first bad cell."""
    missing = [name for name in REQUIRED if name not in table.columns]
    if missing:
        raise BadHistory(f"the history lacks the column {missing[0]!r}; it needs {', '.join(COLUMNS)}")
    if table.is_empty():
        raise BadHistory("the history is empty: give at least one season with a premiere")
    absent = [pl.lit(None, dtype=pl.String).alias(name) for name in _ALL if name not in table.columns]
    text = table.with_columns(absent).select(_stripped(name) for name in _ALL)
    for name in ("series_key", "season"):
        _refuse(text, name, _Check(pl.col(name).is_null(), "is empty", first_row))
    typed = text.with_columns(_CASTS)
    for name, wanted in _WANTED.items():
        bad = text[name].is_not_null() & typed[name].is_null()
        _refuse(text, name, _Check(pl.lit(bad), f"is not {wanted}", first_row))
    return typed.with_columns(_known_kind(), _real_finale())


def _whole(name: str) -> pl.Expr:
    """A whole number, also when it is written as 10.0, as tables with gaps in them do."""
    number = pl.col(name).cast(pl.Float64, strict=False)
    return pl.when(number == number.floor()).then(number).cast(pl.Int64, strict=False).alias(name)


_CASTS = [
    _whole("season"),
    _whole("episodes"),
    pl.col("premiere").str.to_date("%Y-%m-%d", strict=False),
    *(pl.col(name).str.to_date("%Y-%m-%d", strict=False) for name in ("finale", *INTERVAL)),
]
_DAY = "a day that exists, written as 2022-01-28"
_WANTED = {
    "season": "a whole number",
    "episodes": "a whole number",
    "premiere": _DAY,
    "finale": _DAY,
    "premiere_lo": _DAY,
    "premiere_hi": _DAY,
}


@dataclass(frozen=True)
class _Check:
    bad: pl.Expr
    complaint: str
    first_row: int


def _refuse(text: pl.DataFrame, name: str, check: _Check) -> None:
    found = text.with_row_index("row").filter(check.bad).head(1)
    if found.is_empty():
        return
    row, value = found["row"][0] + check.first_row, found[name][0]
    raise BadHistory(f"row {row}, column {name!r}: {value!r} {check.complaint}")


def _stripped(name: str) -> pl.Expr:
    text = pl.col(name).cast(pl.String).str.strip_chars()
    return pl.when(text != "").then(text).alias(name)


def _known_kind() -> pl.Expr:
    kind = pl.col("network_kind").str.to_lowercase()
    return pl.when(kind.is_in(KINDS)).then(kind).otherwise(pl.lit("unknown")).alias("network_kind")


def _real_finale() -> pl.Expr:
    return pl.when(pl.col("finale") >= pl.col("premiere")).then(pl.col("finale")).alias("finale")


def _text(value: object) -> str | None:
    return None if value is None else str(value)
