"""No decision heard of: what that says, as far as a decision would have been heard of at all.

Were a season to come t days from now, its order would have been announced s days after the last premiere, with the
chance that the decision clock gives s and the lead times give the days from there to the day it comes. So for a
show undecided after a days, of whose order we would have read with chance q:

    P(silence | comes in t)  =  1 - q · P(announced by a | comes at a + t)
    P(silence | never)       =  1 - q · d · C(a)

with C the clock of cancellations and d the share of shows that just stop not (`DECIDED`). Orders announced before
the last premiere are left out: they make silence a little weaker than it is. With q = 0 nothing moves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .clock import DECIDED, LATEST, ClockRow, clock_row
from .curve import ReturnCurve
from .lead_times import Floats, LeadTime
from .months import month_edges
from .words import length_words

STEP = 15.0
"""Days between the moments at which an order could have been announced."""
WORTH_SAYING = 0.02
"""How far silence must have lowered the odds before it is mentioned."""


class BadSilence(ValueError):
    """A silence lasts 0 days or more, and is heard with a chance in [0, 1)."""


@dataclass(frozen=True)
class Silence:
    """No decision was heard of in ``waited`` days since the premiere; one that had been announced would have been
    heard of with chance ``heard``."""

    waited: float
    heard: float

    def __post_init__(self) -> None:
        if not (self.waited >= 0 and 0 <= self.heard < 1):
            raise BadSilence(f"{self.waited} days of silence, heard with chance {self.heard}")


def silenced(curve: ReturnCurve, silence: Silence, *, kind: str, lead: LeadTime) -> Floats:
    """The chances of ``curve`` by month, given the silence; ``lead`` is the lead time of an order."""
    clock, edges = clock_row(kind), month_edges(curve.as_of)
    due = announced_by_now(clock, lead, waited=silence.waited, ahead=(edges[:-1] + edges[1:]) / 2)
    left = np.diff(curve.cdf, prepend=0.0) * (1 - silence.heard * due)
    stopped = 1 - silence.heard * DECIDED * float(clock.cancelled_by(silence.waited))
    return np.asarray(np.cumsum(left) / (left.sum() + (1 - curve.p_return) * stopped), dtype=np.float64)


def announced_by_now(clock: ClockRow, lead: LeadTime, *, waited: float, ahead: Floats) -> Floats:
    """How likely the order of a season that comes ``ahead`` days from now (n,) has been announced by now: (n,)."""
    edges = np.arange(0.0, LATEST * clock.renewed_days[-1] + STEP, STEP)
    told, middle = np.diff(clock.renewed_by(edges)), edges[:-1] + STEP / 2
    rest = waited + ahead[:, None] - middle
    joint = told * (lead.cdf(rest + STEP / 2) - lead.cdf(rest - STEP / 2))
    total = joint.sum(axis=1)
    by_now = (joint * np.clip((waited - edges[:-1]) / STEP, 0.0, 1.0)).sum(axis=1)
    return np.where(total > 0, by_now / np.where(total > 0, total, 1.0), 1.0)


def say_silence(silence: Silence, *, kind: str, without: ReturnCurve, whole: ReturnCurve) -> tuple[str, str]:
    """Why it counts and what it changed; empty where it is not worth saying."""
    if without.p_return - whole.p_return < WORTH_SAYING:
        return "", ""
    clock = clock_row(kind)
    shows = "shows" if clock.network_kind == "unknown" else f"{clock.network_kind} shows"
    told, read = (round(100 * share) for share in (float(clock.renewed_by(silence.waited)), silence.heard))
    why = (
        f"No decision heard of in the {length_words(max(1.0, silence.waited))} since the premiere, when of the orders "
        f"of {shows} {told} in 100 are out; of such orders we read {read} in 100 beforehand"
    )
    moved = (
        f"lowers the chance of a return by about {round(100 * (without.p_return - whole.p_return))} points"
    )
    return f"{why}: that {moved}.", moved
