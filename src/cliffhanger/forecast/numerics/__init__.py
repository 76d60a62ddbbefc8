"""Chances of return, without Django: a `History` gives a `ReturnCurve`, the news gives a better one."""

from .clock import DecisionOdds, decision_clock
from .comparables import Comparable, comparables
from .curve import BadCurve, NothingPromised, Reason, ReturnCurve
from .evidence import MOVES_FORECAST, Evidence, NotEvidence, Silence, condition
from .explain import Explanation, explain
from .hazard import ReturnHazard
from .history import BadHistory, History
from .kaplan_meier import KaplanMeier
from .lead_times import LeadTime, LeadTimes, lead_times
from .reference import Reference, load_reference
from .return_curve import ReturnByKind

__all__ = [
    "MOVES_FORECAST",
    "BadCurve",
    "BadHistory",
    "Comparable",
    "DecisionOdds",
    "Evidence",
    "Explanation",
    "History",
    "KaplanMeier",
    "LeadTime",
    "LeadTimes",
    "NotEvidence",
    "NothingPromised",
    "Reason",
    "Reference",
    "ReturnByKind",
    "ReturnCurve",
    "ReturnHazard",
    "Silence",
    "comparables",
    "condition",
    "decision_clock",
    "explain",
    "lead_times",
    "load_reference",
]
