"""What a reader could have had without us: the baselines beside every score. Pure, but for the models handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .cases import Case
from .numerics.history import KINDS, History
from .numerics.months import HORIZON, month_edges
from .numerics.return_curve import ReturnByKind
from .numerics.score import Floats
from .numerics.spells import spells_of

YEAR = 365


@dataclass(frozen=True, eq=False)
class Yardstick:
    """What the baselines had learned by a day: Kaplan–Meier by kind, and the usual gap of each kind in days."""

    by_kind: ReturnByKind
    usual_gap: Mapping[str, float]


def yardstick(history: History, as_of: date) -> Yardstick:
    """Learned from what was known on ``as_of``."""
    spells = spells_of(history, as_of)
    gaps = {kind: spells.duration[(spells.kind == kind) & spells.ended] for kind in KINDS}
    usual = {kind: float(np.median(days)) for kind, days in gaps.items() if days.size}
    return Yardstick(ReturnByKind().fit(history, as_of), usual)


def one_year_later(case: Case, known: Yardstick) -> Floats:
    """What most pages print: a year after the last season, or the next such day."""
    return _sure(case, YEAR - case.waited % YEAR)


def usual_gap(case: Case, known: Yardstick) -> Floats:
    """When half of the seasons on such a network had come; where that is past, a year after that, and so on."""
    left = known.usual_gap.get(case.kind, YEAR) - case.waited
    return _sure(case, left if left > 0 else left % YEAR or YEAR)


def kaplan_meier(case: Case, known: Yardstick) -> Floats:
    """How often, and how soon, shows on such a network came back after such a wait; no news."""
    return known.by_kind.predict(case.kind, case.waited).cdf


def _sure(case: Case, days: float) -> Floats:
    """No doubt at all: 0 before the day, 1 from it on."""
    return np.asarray(month_edges(case.as_of)[1:] >= days, dtype=np.float64)


Rival = Callable[[Case, Yardstick], Floats]

RIVALS: dict[str, Rival] = {
    "one year later": one_year_later,
    "usual gap of the kind": usual_gap,
    "Kaplan–Meier by kind": kaplan_meier,
}


def rival_chances(rival: Rival, cases: Sequence[Case], *, known: Callable[[date], Yardstick]) -> Floats:
    """Shape (n, 60)."""
    rows = [rival(case, known(case.as_of)) for case in cases]
    return np.array(rows, dtype=np.float64).reshape(len(cases), HORIZON)
