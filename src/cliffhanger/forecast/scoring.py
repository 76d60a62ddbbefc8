"""From cases to a board of figures, on observable follow-up only. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np

from .cases import EVIDENCE, LANDMARKS, Case, chances_of, outcomes_of, with_edges
from .numerics.history import KINDS
from .numerics.score import (
    CalibrationBin,
    Floats,
    Forecasts,
    Outcomes,
    brier,
    calibration,
    crps,
    when_returned,
)

MONTHS = 24
FAR = 36
WORST = 10
FEW = 30
"""Fewer followed forecasts than this say little: shown faintly."""


@dataclass(frozen=True)
class Scores:
    """None where nothing could be observed yet. ``n`` forecasts were followed for 24 months; ``crps`` (days, to 36
    months) is over all that were followed at all; ``coverage``, ``width`` and ``error`` are over the ``returned``
    that came within 36 months."""

    n: int
    brier: float | None
    crps: float | None
    returned: int
    coverage: float | None
    width: float | None
    error: float | None


@dataclass(frozen=True)
class Group:
    """The scores of a part: by "network", "waited", "evidence" or "method", or of a rival."""

    by: str
    name: str
    scores: Scores


@dataclass(frozen=True)
class Miss:
    """One of the worst: what was said, what happened, and how far off it was in days (its own CRPS)."""

    case: Case
    off: float


@dataclass(frozen=True)
class Board:
    """All figures of one set of forecasts. ``total`` counts those looked at, scored or not."""

    total: int
    followed_to: date
    scores: Scores
    rivals: tuple[Group, ...] = ()
    groups: tuple[Group, ...] = ()
    calibration: tuple[CalibrationBin, ...] = ()
    misses: tuple[Miss, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values; a miss keeps its case without the curve."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=str))
        for miss in plain["misses"]:
            miss["p_return"] = miss["case"].pop("cdf")[-1]
        return plain


def board_of(cases: Sequence[Case], followed_to: date, *, rivals: Mapping[str, Floats]) -> Board:
    """Every figure. ``rivals`` holds the chances that others gave to the same cases, by name."""
    ours, outcomes = with_edges(chances_of(cases), cases), outcomes_of(cases, followed_to)
    others = {name: scores_of(with_edges(chances, cases), outcomes) for name, chances in rivals.items()}
    return Board(
        total=len(cases),
        followed_to=followed_to,
        scores=scores_of(ours, outcomes),
        rivals=tuple(Group("rival", name, scores) for name, scores in others.items()),
        groups=tuple(_groups(cases, ours, outcomes)),
        calibration=calibration(ours, outcomes, months=MONTHS) if cases else (),
        misses=_worst(cases, ours, outcomes),
    )


def scores_of(forecasts: Forecasts, outcomes: Outcomes) -> Scores:
    """All figures of these forecasts; a follow-up of no days is none."""
    seen = outcomes.followed > 0
    some, came = forecasts.where(seen), outcomes.where(seen)
    returned = when_returned(some, came, months=FAR)
    return Scores(
        n=int((came.followed >= some.all_edges[:, MONTHS]).sum()),
        brier=_number(brier(some, came, months=MONTHS)),
        crps=_number(crps(some, came, months=FAR)),
        returned=returned.n,
        coverage=_number(returned.coverage),
        width=_number(returned.width),
        error=_number(returned.error),
    )


def _number(value: float) -> float | None:
    return round(value, 4) if np.isfinite(value) else None


GROUPINGS: dict[str, tuple[tuple[str, ...], Callable[[Case], str]]] = {
    "network": (KINDS, lambda case: case.kind),
    "waited": (tuple(LANDMARKS), lambda case: case.landmark),
    "evidence": (EVIDENCE, lambda case: case.evidence),
    "method": ((), lambda case: case.method),
}


def _groups(cases: Sequence[Case], forecasts: Forecasts, outcomes: Outcomes) -> Iterator[Group]:
    for by, (names, name_of) in GROUPINGS.items():
        found = np.array([name_of(case) for case in cases], dtype=np.str_)
        for name in names or sorted(set(found.tolist())):
            mask = found == name
            if mask.any():
                yield Group(by, name, scores_of(forecasts.where(mask), outcomes.where(mask)))


def _worst(cases: Sequence[Case], forecasts: Forecasts, outcomes: Outcomes) -> tuple[Miss, ...]:
    """The ten worst of those whose answer is known, each season once: its own CRPS to 36 months, in days."""
    known = (outcomes.followed >= forecasts.all_edges[:, FAR]) | np.isfinite(outcomes.waited)
    offs = [(_off(index, forecasts, outcomes), index) for index in np.flatnonzero(known).tolist()]
    worst: dict[tuple[str, int], Miss] = {}
    for off, index in sorted(offs, key=lambda pair: (-pair[0], pair[1])):
        case = cases[index]
        worst.setdefault((case.slug, case.season), Miss(case, round(off, 1)))
        if len(worst) == WORST:
            break
    return tuple(worst.values())


def _off(index: int, forecasts: Forecasts, outcomes: Outcomes) -> float:
    one = np.zeros(len(forecasts.cdf), dtype=np.bool_)
    one[index] = True
    return crps(forecasts.where(one), outcomes.where(one), months=FAR)
