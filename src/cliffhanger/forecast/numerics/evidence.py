"""The forecast given the news, after Bayes: the base curve times how likely each piece of news was.

For a premiere t days ahead, with news e known a days ago and g its lead-time density (`lead_times.json`):

    f(t | news)  ∝  f0(t)^b · Π g_e(a_e + t)^w_e

The news nearest to the screen leads (`NEWS_WEIGHTS`); older steps of the way count a little (`ECHO`), since
they mostly say the same. The base f0 is tempered by b (`BASE_WEIGHT`). An announced date spreads its share
`kept` over the window and the rest over slips beyond it.

Whether it comes at all follows the record of the leading news, p, and its silence since:

    P(return)  =  p (1 - G(a)) / (p (1 - G(a)) + 1 - p)

so a renewal years ago is neither a certainty nor nothing, and a cancellation leaves about 6 in 100, never 0.
Where there is no news at all, that may be news: see `silence.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from cliffhanger.vocabulary import Predicate

from .curve import Reason, ReturnCurve
from .history import KINDS
from .lead import CLOSED, MOVES_FORECAST, Evidence, NotEvidence, find_lead, find_standing
from .lead_times import LeadTime, LeadTimes, lead_times
from .months import HORIZON, month_edges
from .reasons import say_effect, say_why
from .silence import Silence, say_silence, silenced

__all__ = ["MOVES_FORECAST", "Evidence", "NotEvidence", "Silence", "condition", "find_lead"]

Floats = NDArray[np.float64]

FLOOR, CAP = 0.01, 0.99
"""A forecast never says never, and never says surely."""
BASE_WEIGHTS = {"broadcast": 0.7, "cable": 0.7, "streaming": 0.3, "unknown": 0.5}
NEWS_WEIGHTS = {"broadcast": 0.8, "cable": 0.7, "streaming": 0.8, "unknown": 0.8}
"""The tempers b and w once a decision or a step of production leads, set on dated renewals of 2013-2022: base
and news are not independent, and where a show streams its past says least about how long an order takes. For an
announced day or window, and for a cancelled show, the news alone speaks."""
ECHO = 0.2
"""The weight of news that was overtaken by news nearer to the screen."""
_THIN = 1e-9


@dataclass(frozen=True)
class _Setting:
    """What the pieces are weighed with: the base curve, the table and the kind of network."""

    base: ReturnCurve
    table: LeadTimes
    kind: str

    @property
    def days(self) -> Floats:
        """0, 1, … days ahead, to the end of the horizon."""
        return np.arange(int(month_edges(self.base.as_of)[-1]) + 1, dtype=np.float64)

    def row(self, piece: Evidence) -> LeadTime:
        return self.table.find(piece.table, self.kind)


def condition(
    curve: ReturnCurve,
    evidence: Sequence[Evidence],
    *,
    kind: str,
    table: LeadTimes | None = None,
    silence: Silence | None = None,
) -> ReturnCurve:
    """The base curve where there is no news, else the curve that the news leaves (see above).

    ``kind`` is the network kind. News known only after ``curve.as_of`` is not looked at. Where nothing stands,
    ``silence`` counts, if it is given. The result carries one `Reason` for each piece that counts, the leading one
    first. Chances stay within 0.01 (at 60 months) and 0.99.
    """
    setting = _Setting(curve, table or lead_times(), kind if kind in KINDS else "unknown")
    pieces = find_standing(evidence, as_of=curve.as_of)
    if not pieces:
        plain = ReturnCurve(curve.as_of, _bounded(curve.cdf), curve.reasons)
        return plain if silence is None else _hushed(setting, plain, silence)
    cdf = _bounded(_posterior(setting, pieces))
    return ReturnCurve(curve.as_of, cdf, tuple(_reasons(setting, pieces, ReturnCurve(curve.as_of, cdf))))


def _hushed(setting: _Setting, plain: ReturnCurve, silence: Silence) -> ReturnCurve:
    """The plain curve given the silence, with what that changed as the last reason, where it is worth saying."""
    lead, as_of = setting.table.find(Predicate.RENEWED, setting.kind), plain.as_of
    whole = ReturnCurve(as_of, _bounded(silenced(plain, silence, kind=setting.kind, lead=lead)))
    why, moved = say_silence(silence, kind=setting.kind, without=plain, whole=whole)
    began = as_of - timedelta(days=round(silence.waited))
    said = (Reason(Predicate.UNDECIDED, began, why, moved),) if why else ()
    return ReturnCurve(as_of, whole.cdf, (*plain.reasons, *said))


def _posterior(setting: _Setting, pieces: Sequence[Evidence]) -> Floats:
    """The chances at the sixty month ends."""
    lead, *older = pieces
    row = setting.row(lead)
    arrived = _arrived(lead, row, setting)
    temper = 1.0 if _speaks_alone(lead) else NEWS_WEIGHTS[setting.kind]
    weight = np.maximum(np.diff(arrived), _THIN) ** temper
    weight = weight * _base_shape(setting, lead)
    for piece in older:
        weight = weight * np.maximum(np.diff(_arrived(piece, setting.row(piece), setting)), _THIN) ** ECHO
    within = row.p_ever * (arrived[-1] - arrived[0])
    p_return = within / (row.p_ever * (1 - arrived[0]) + 1 - row.p_ever)
    share = np.concatenate([[0.0], np.cumsum(weight)]) / weight.sum()
    return np.asarray(p_return * share[month_edges(setting.base.as_of)[1:].astype(int)], dtype=np.float64)


def _speaks_alone(lead: Evidence) -> bool:
    return lead.kind in CLOSED or lead.is_dated


def _base_shape(setting: _Setting, lead: Evidence) -> Floats:
    if _speaks_alone(lead):
        return np.ones(setting.days.size - 1)
    edges, weight = month_edges(setting.base.as_of), BASE_WEIGHTS[setting.kind]
    daily = np.diff(np.interp(setting.days, edges, np.concatenate([[0.0], setting.base.cdf])))
    return np.asarray(np.maximum(daily, daily.max(initial=0.0) * 1e-3 + _THIN) ** weight, dtype=np.float64)


def _arrived(piece: Evidence, row: LeadTime, setting: _Setting) -> Floats:
    """G on each day ahead: the share of the eventual premieres that have come by then."""
    days, as_of = setting.days, setting.base.as_of
    if piece.window is None:
        return row.cdf((as_of - piece.known_on).days + days)
    first = (piece.window[0] - as_of).days - 1
    end = (piece.window[1] - as_of).days
    within = np.clip((days - first) / (end - first), 0.0, 1.0)
    return np.asarray(row.kept * within + (1 - row.kept) * row.cdf(days - end), dtype=np.float64)


def _reasons(setting: _Setting, pieces: Sequence[Evidence], whole: ReturnCurve) -> list[Reason]:
    """The leading piece with its record, and for every piece what it alone moved."""
    reasons = []
    for piece in pieces:
        others = [other for other in pieces if other is not piece]
        without = _posterior(setting, others) if others else setting.base.cdf
        moved = say_effect(ReturnCurve(whole.as_of, _bounded(without)), whole)
        still = float(whole.cdf[-1])
        why = say_why(piece, setting.row(piece), as_of=whole.as_of, still=still)
        reasons.append(Reason(piece.kind, piece.known_on, why, moved))
    return reasons


def _bounded(cdf: Floats) -> Floats:
    """Within the cap, and rising to at least the floor over the horizon."""
    ramp = FLOOR * np.arange(1, HORIZON + 1) / HORIZON
    rising = np.maximum.accumulate(np.maximum(cdf, ramp))
    return np.asarray(np.clip(rising, 0.0, CAP), dtype=np.float64)
