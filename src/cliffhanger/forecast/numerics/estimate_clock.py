"""Fit `decision_clock.json` anew: `python -m cliffhanger.forecast.numerics.estimate_clock --help`.

Days from a season's premiere to the announcement of what comes after it. Only dates whose year was read: one
inferred from the premiere would make the very wait that is measured. Each kind leans on all kinds together,
as if it had `PULL` cases of theirs. Renewals that came before the premiere are known by then and left out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import polars as pl

from .clock import CHANCES
from .history import KINDS
from .lead_time_cases import SAFE_QUALITY, Seasons, read_seasons

PULL = 20
_RENEWED = ("renewed", "ending")


def main() -> None:
    options = _options()
    cases = clock_cases(options.announcements, read_seasons(options.seasons))
    rows = [json.dumps(row_of(cases, kind)) for kind in KINDS]
    lines = ",\n".join(f"    {row}" for row in rows)
    text = f'{{\n  "version": {json.dumps(options.version)},\n  "rows": [\n{lines}\n  ]\n}}\n'
    options.out.write_text(text, encoding="utf-8")


def clock_cases(announcements: Path, seasons: Seasons) -> pl.DataFrame:
    """Columns ``network_kind``, ``renewed``, ``days``: decisions after the premiere, with a year that was read."""
    table = pl.read_csv(announcements, infer_schema=False).filter(
        pl.col("date_quality").is_in(SAFE_QUALITY) & pl.col("season").is_not_null()
    )
    found = []
    for row in table.iter_rows(named=True):
        premiere = seasons.premieres.get((row["series_key"], int(row["season"])))
        if premiere is not None:
            days = (pl.Series([row["announced_on"]]).str.to_date()[0] - premiere).days
            kind = seasons.kinds[row["series_key"]]
            found.append({"network_kind": kind, "renewed": row["decision"] in _RENEWED, "days": float(days)})
    return pl.DataFrame(found).filter((pl.col("days") > 0) & (pl.col("days") < 1000))


def row_of(cases: pl.DataFrame, kind: str) -> dict[str, object]:
    mine = cases.filter(pl.col("network_kind") == kind) if kind != "unknown" else cases
    own, everywhere = (table["renewed"].to_numpy() for table in (mine, cases))
    share = (own.sum() + PULL * everywhere.mean()) / (mine.height + PULL)
    return {
        "network_kind": kind,
        "renewed_share": round(float(share), 3),
        "renewed_days": _points(mine, cases, renewed=True),
        "cancelled_days": _points(mine, cases, renewed=False),
        "n": mine.height,
    }


def _points(mine: pl.DataFrame, everything: pl.DataFrame, *, renewed: bool) -> list[float]:
    own, all_days = (
        table.filter(pl.col("renewed") == renewed)["days"].to_numpy() for table in (mine, everything)
    )
    usual = np.quantile(all_days, CHANCES)
    if not own.size:
        return [round(float(day), 0) for day in usual]
    mixed = (own.size * np.quantile(own, CHANCES) + PULL * usual) / (own.size + PULL)
    return [round(float(day), 0) for day in mixed]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--announcements", type=Path, required=True)
    parser.add_argument("--seasons", type=Path, nargs="+", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
