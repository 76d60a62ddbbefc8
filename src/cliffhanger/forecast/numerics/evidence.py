"""The forecast given the news: the strongest piece leads, by its lead-time table.

With a the days since the news, G the lead-time distribution and q the share that ever came:

    P(premiere within t more days) = q · (G(a + t) - G(a)) / (q · (1 - G(a)) + 1 - q)

So the clock starts with the news, silence since then lowers the odds, and because G has a heavy tail a
renewal five years ago is neither a certainty nor nothing. Newer news of a stronger kind restarts the
clock. An announced window that goes by without a premiere slips forward in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .curve import Reason, ReturnCurve
from .lead import MOVES_FORECAST, Evidence, NotEvidence, find_lead
from .lead_times import LeadTime, LeadTimes, lead_times
from .months import HORIZON, month_edges
from .reasons import say_why

__all__ = ["MOVES_FORECAST", "Evidence", "NotEvidence", "condition", "find_lead"]

Floats = NDArray[np.float64]

FLOOR, CAP = 0.01, 0.99
"""A forecast never says never, and never says surely."""


def condition(
    curve: ReturnCurve, evidence: Sequence[Evidence], *, kind: str, table: LeadTimes | None = None
) -> ReturnCurve:
    """The base curve where there is no news, else the curve of the piece that leads (`find_lead`).

    ``kind`` is the network kind. News known only after ``curve.as_of`` is not looked at. The result
    carries one `Reason` for each piece that was used. Chances stay within 0.01 (at 60 months) and 0.99.
    """
    lead = find_lead(evidence, as_of=curve.as_of)
    if lead is None:
        return ReturnCurve(curve.as_of, _bounded(curve.cdf), curve.reasons)
    row = (table or lead_times()).find(lead.table, kind)
    cdf = _bounded(_still_to_come(lead, row, curve.as_of))
    sentence = say_why(lead, row, as_of=curve.as_of, still=float(cdf[-1]))
    return ReturnCurve(curve.as_of, cdf, (Reason(lead.kind, lead.known_on, sentence),))


def _still_to_come(lead: Evidence, row: LeadTime, as_of: date) -> Floats:
    """The formula above at the sixty month ends."""
    arrived = _arrived(lead, row, as_of)
    unseen = row.p_ever * (1 - arrived[0]) + 1 - row.p_ever
    return np.asarray(row.p_ever * (arrived[1:] - arrived[0]) / unseen, dtype=np.float64)


def _arrived(lead: Evidence, row: LeadTime, as_of: date) -> Floats:
    """G at 0, 1, … 60 months after ``as_of``, shape (61,): share of the eventual premieres come by then."""
    days = month_edges(as_of)
    if lead.window is None:
        return row.cdf((as_of - lead.known_on).days + days)
    first = (lead.window[0] - as_of).days
    end = (lead.window[1] - as_of).days + 1
    within = np.clip((days - first) / (end - first), 0.0, 1.0)
    return np.asarray(row.kept * within + (1 - row.kept) * row.cdf(days - end), dtype=np.float64)


def _bounded(cdf: Floats) -> Floats:
    """Within the cap, and rising to at least the floor over the horizon."""
    ramp = FLOOR * np.arange(1, HORIZON + 1) / HORIZON
    rising = np.maximum.accumulate(np.maximum(cdf, ramp))
    return np.asarray(np.clip(rising, 0.0, CAP), dtype=np.float64)
