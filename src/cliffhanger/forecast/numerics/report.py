"""All figures of a back-test in one value: every model, overall and by part, and what sets them apart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any

import numpy as np

from .backtest import Backtest
from .baselines import KM, OURS
from .score import CalibrationBin, calibration
from .scorecard import Difference, Judged, Scores, brier_difference, cells, crps_difference

GROUPINGS = {
    "network kind": ("network_kind",),
    "moment": ("landmark",),
    "network kind and moment": ("network_kind", "landmark"),
    "origin": ("origin",),
}


@dataclass(frozen=True)
class Report:
    """``overall`` by model; ``by`` grouping, then cell, then model. The two ``difference`` hold the
    `lead` less each other model. ``stood_in``: years in which the history was too small for trees."""

    lead: str
    moments: int
    overall: dict[str, Scores]
    by: dict[str, dict[str, dict[str, Scores]]]
    difference_brier24: dict[str, Difference]
    difference_crps36: dict[str, Difference]
    calibration24: dict[str, tuple[CalibrationBin, ...]]
    stood_in: tuple[int, ...]

    def as_plain(self) -> dict[str, Any]:
        """For JSON: what could not be observed is null."""
        plain: dict[str, Any] = json.loads(json.dumps(_finite(asdict(self))))
        return plain


def report_of(result: Backtest) -> Report:
    """Score everything. The lead is `OURS`, or else the last of the models."""
    judged = {name: Judged.of(chances, result.outcomes) for name, chances in result.forecasts.items()}
    lead = OURS if OURS in judged else list(judged)[-1]
    others = [name for name in judged if name != lead]
    return Report(
        lead=lead,
        moments=result.table.height,
        overall={name: one.scores() for name, one in judged.items()},
        by={title: _parts(result, judged, columns=columns) for title, columns in GROUPINGS.items()},
        difference_brier24={name: brier_difference(result, lead, name) for name in others},
        difference_crps36={name: crps_difference(result, lead, name) for name in others},
        calibration24={n: calibration(one.forecasts, one.outcomes, months=24) for n, one in judged.items()},
        stood_in=_stood_in(result),
    )


def _parts(
    result: Backtest, judged: dict[str, Judged], *, columns: tuple[str, ...]
) -> dict[str, dict[str, Scores]]:
    return {
        cell: {name: one.where(mask).scores() for name, one in judged.items()}
        for cell, mask in cells(result, columns)
    }


def _stood_in(result: Backtest) -> tuple[int, ...]:
    if not {OURS, KM} <= result.forecasts.keys():
        return ()
    ours, theirs = (result.forecasts[name].cdf for name in (OURS, KM))
    years = [(int(year), mask) for year, mask in cells(result, ("origin",))]
    return tuple(year for year, mask in years if np.array_equal(ours[mask], theirs[mask]))


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _finite(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(part) for part in value]
    return None if isinstance(value, float) and not isfinite(value) else value
