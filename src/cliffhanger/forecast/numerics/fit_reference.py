"""Fit the reference model anew: `python -m cliffhanger.forecast.numerics.fit_reference --seasons … --out …`.

``--seasons`` is a parquet or CSV table with the columns of `History`. News and talk shows are left out, since
their seasons are none. Takes about a minute for 14,000 series.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import polars as pl

from .hazard import ReturnHazard
from .history import COLUMNS, History
from .reference import Reference

NOT_SERIAL = ("News", "Talk Show")


def main() -> None:
    options = _options()
    history = read_history(options.seasons, followed_to=options.as_of)
    model = ReturnHazard().fit(history, options.as_of)
    Reference.of(model, history, options.version or f"reference/{options.as_of}").save(options.out)


def read_history(path: Path, *, followed_to: date) -> History:
    """Serial shows of the table; where it says how far each was followed, only those followed to that day."""
    table = pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path, infer_schema=False)
    kept = table.filter(~pl.col("type").fill_null("").is_in(NOT_SERIAL))
    if "followed_to" in kept.columns:
        kept = kept.filter(pl.col("followed_to") == followed_to.isoformat())
    return History.from_rows(kept.select(COLUMNS).iter_rows(named=True))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seasons", type=Path, required=True)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True, help="to which day the table goes")
    parser.add_argument("--version", default="", help="the name to store; by default made of the day")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
