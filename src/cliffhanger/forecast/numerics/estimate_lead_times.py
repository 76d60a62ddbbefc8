"""Fit `lead_times.json` anew: `python -m cliffhanger.forecast.numerics.estimate_lead_times --help`.

Each row starts from its prior (`lead_time_priors.json`), which counts as ``n`` imagined cases spread over the
prior's distribution. Real cases join them: days from the news to the premiere, or to the end of follow-up if
it had not come. Whether and when are estimated apart (a mixture cure model, Berkson and Gage 1952):

- the share that ever came is counted over cases followed for long enough, and each kind of network leans on all
  of them together. A decision whose year was inferred counts here, with a year more of follow-up;
- a case still out counts among the waits only as far as it is likely to come at all, given how long it has been
  silent; with these weights the three points are read off the product-limit curve, again and again until they
  stay (EM, Dempster, Laird and Rubin 1977). A decision whose year was inferred from the premiere times nothing.

Not used: statements that are not asserted; news first stated after the premiere.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from .lead_time_cases import Case, announcement_cases, read_seasons, statement_cases
from .lead_times import Floats, LeadTime, LeadTimes

SPREAD = 400
"""Points that the imagined cases are spread over."""
GIVEN_UP_AFTER = 3 * 365.25
INFERRED = 365.25
"""By so much more a decision must have been followed when its year was inferred."""
FEWEST = 10
ROUNDS = 20
_POINTS = np.array([0.1, 0.5, 0.9])


def main() -> None:
    options = _options()
    seasons = read_seasons(options.seasons)
    cases = announcement_cases(options.announcements, seasons) + statement_cases(options.statements, seasons)
    priors = LeadTimes.from_json(files(__package__).joinpath("lead_time_priors.json").read_text("utf-8"))
    options.out.write_text(to_json(fit(priors, cases, version=options.version)), encoding="utf-8")


def fit(priors: LeadTimes, cases: Sequence[Case], *, version: str) -> LeadTimes:
    """Every row; the share that ever came of a kind of network leans on that of all of them."""
    rows = []
    for prior in priors.rows:
        everywhere = priors.find(prior.evidence, "unknown")
        pooled = replace(prior, p_ever=share_that_came(everywhere, cases))
        rows.append(fit_row(prior if prior.network_kind == "unknown" else pooled, cases))
    return LeadTimes(version, tuple(rows))


def fit_row(prior: LeadTime, cases: Iterable[Case]) -> LeadTime:
    """The prior moved by the cases of its kind of news and network; "unknown" learns from all networks."""
    mine = _of(prior, cases)
    waits = [case for case in mine if case.timed and not case.kept]
    row = replace(
        prior,
        p_ever=share_that_came(prior, mine),
        kept=_share(prior.kept, [case.kept for case in mine], imagined=prior.n) if prior.kept else 0.0,
        n=sum(case.timed for case in mine),
        source=_source(prior, mine),
    )
    for _ in range(ROUNDS if waits else 0):
        p10, median, p90 = _points(prior, waits, _likely_to_come(row, waits))
        row = replace(row, p10=p10, median=max(median, p10 + 1), p90=max(p90, median + 2))
    return row


def share_that_came(prior: LeadTime, cases: Iterable[Case]) -> float:
    """Over the cases that were followed for long enough to be given up otherwise."""
    old = [
        case.came
        for case in _of(prior, cases)
        if case.followed > GIVEN_UP_AFTER + (0 if case.timed else INFERRED)
    ]
    return _share(prior.p_ever, old, imagined=prior.n)


def _of(prior: LeadTime, cases: Iterable[Case]) -> list[Case]:
    return [
        case
        for case in cases
        if case.evidence == prior.evidence and prior.network_kind in (case.network_kind, "unknown")
    ]


def _likely_to_come(row: LeadTime, waits: Sequence[Case]) -> Floats:
    """1 for what came; else the chance that it still does, after so long a silence."""
    silent = 1 - row.cdf([case.days for case in waits])
    still = row.p_ever * silent / (row.p_ever * silent + 1 - row.p_ever)
    return np.where([case.came for case in waits], 1.0, still)


def _source(prior: LeadTime, cases: list[Case]) -> str:
    if not cases:
        return prior.source
    until, timed = max(case.until for case in cases), sum(case.timed for case in cases)
    share = f" ({len(cases)} for the share that came)" if timed < len(cases) else ""
    return f"{timed} cases{share} followed to {until}, and {prior.n} imagined from: {prior.source}"


def to_json(table: LeadTimes) -> str:
    """One row a line, so that a new fit reads well as a difference."""
    rows = ",\n".join(f"    {json.dumps(asdict(row))}" for row in table.rows)
    return f'{{\n  "version": {json.dumps(table.version)},\n  "rows": [\n{rows}\n  ]\n}}\n'


def _points(prior: LeadTime, waits: Sequence[Case], weights: Floats) -> tuple[float, ...]:
    """The 10 %, 50 % and 90 % points of the imagined and the real waits together."""
    imagined = prior.quantile((np.arange(SPREAD) + 0.5) / SPREAD)
    days = np.concatenate([imagined, [case.days for case in waits]])
    came = np.concatenate([np.ones(SPREAD), [float(case.came) for case in waits]])
    weight = np.concatenate([np.full(SPREAD, prior.n / SPREAD), weights])
    order = np.lexsort((-came, days))
    days, came, weight = days[order], came[order], weight[order]
    at_risk = np.cumsum(weight[::-1])[::-1]
    arrived = 1 - np.cumprod(1 - weight * came / at_risk)
    place = np.minimum(np.searchsorted(arrived, _POINTS - 1e-9), days.size - 1)
    return tuple(float(round(day)) for day in days[place])


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
