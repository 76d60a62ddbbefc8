"""Fit `lead_times.json` anew: `python -m cliffhanger.forecast.numerics.estimate_lead_times --help`.

Each row starts from its prior (`lead_time_priors.json`), which counts as ``n`` imagined cases spread over the
prior's distribution. Real cases join them: days from the news to the premiere, or to the end of follow-up if
it had not come (censored). The three points are read off their Kaplan–Meier curve. The share that came is
counted over cases followed for three years; one without a premiere by then is no longer a wait.

Not used: dates whose year was inferred from the premiere (``year-from-premiere``, ``year-uncertain``), since
they would predict that premiere; statements that are not asserted; news first stated after the premiere.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from .kaplan_meier import KaplanMeier
from .lead_time_cases import Case, announcement_cases, read_seasons, statement_cases
from .lead_times import LeadTime, LeadTimes

SPREAD = 400
"""Points that the imagined cases are spread over; real cases are repeated to keep the proportion."""
GIVEN_UP_AFTER = 3 * 365.25
FEWEST = 10
_POINTS = (0.1, 0.5, 0.9)


def main() -> None:
    options = _options()
    seasons = read_seasons(options.seasons)
    cases = announcement_cases(options.announcements, seasons) + statement_cases(options.statements, seasons)
    priors = LeadTimes.from_json(files(__package__).joinpath("lead_time_priors.json").read_text("utf-8"))
    fitted = LeadTimes(options.version, tuple(fit_row(prior, cases) for prior in priors.rows))
    options.out.write_text(to_json(fitted), encoding="utf-8")


def fit_row(prior: LeadTime, cases: Iterable[Case]) -> LeadTime:
    """The prior moved by the cases of its kind of news and network; "unknown" learns from all networks."""
    mine = [
        case
        for case in cases
        if case.evidence == prior.evidence and prior.network_kind in (case.network_kind, "unknown")
    ]
    old = [case for case in mine if case.followed > GIVEN_UP_AFTER]
    waits = [case for case in mine if not case.kept and (case.came or case.days <= GIVEN_UP_AFTER)]
    p10, median, p90 = _points(prior, waits)
    return replace(
        prior,
        p10=p10,
        median=median,
        p90=p90,
        p_ever=_share(prior.p_ever, [case.came for case in old], imagined=prior.n),
        kept=_share(prior.kept, [case.kept for case in mine], imagined=prior.n) if prior.kept else 0.0,
        n=len(mine),
        source=_source(prior, mine),
    )


def _source(prior: LeadTime, cases: list[Case]) -> str:
    if not cases:
        return prior.source
    until = max(case.until for case in cases)
    return f"{len(cases)} cases followed to {until}, and {prior.n} imagined from: {prior.source}"


def to_json(table: LeadTimes) -> str:
    """One row a line, so that a new fit reads well as a difference."""
    rows = ",\n".join(f"    {json.dumps(asdict(row))}" for row in table.rows)
    return f'{{\n  "version": {json.dumps(table.version)},\n  "rows": [\n{rows}\n  ]\n}}\n'


def _points(prior: LeadTime, cases: list[Case]) -> tuple[float, float, float]:
    if not cases:
        return prior.p10, prior.median, prior.p90
    imagined = prior.quantile((np.arange(SPREAD) + 0.5) / SPREAD)
    times = SPREAD // prior.n
    days = np.concatenate([imagined, np.repeat([case.days for case in cases], times)])
    came = np.concatenate([np.ones(SPREAD), np.repeat([case.came for case in cases], times)])
    curve = KaplanMeier().fit(days, came)
    p10, median, p90 = (_days_when(curve, share) for share in _POINTS)
    return p10, max(median, p10 + 1), max(p90, median + 2)


def _days_when(curve: KaplanMeier, share: float) -> float:
    """The first day by which that share has come; the last event where the curve does not get so far."""
    index = int(np.argmax(curve.survival_function_ <= 1 - share + 1e-9))
    reached = curve.survival_function_[index] <= 1 - share + 1e-9
    return float(round(curve.timeline_[index if reached else -1]))


def _share(prior: float, hits: list[bool], *, imagined: int) -> float:
    """Fewer than ten cases leave the prior: one season numbered differently elsewhere would weigh too much."""
    if len(hits) < FEWEST:
        return prior
    return round((sum(hits) + imagined * prior) / (len(hits) + imagined), 3)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Fit the lead-time table from dated decisions and statements."
    )
    parser.add_argument("--announcements", type=Path, required=True, help="CSV of dated decisions")
    parser.add_argument("--statements", type=Path, required=True, help="CSV of dated statements")
    parser.add_argument(
        "--seasons", type=Path, required=True, nargs="+", help="season tables, CSV or parquet"
    )
    parser.add_argument("--out", type=Path, required=True, help="the lead_times.json to write")
    parser.add_argument("--version", required=True, help="what to call this fit, for example 2026-08-22")
    return parser.parse_args()


if __name__ == "__main__":
    main()
