"""Chances of return, without Django: a `History` gives a `ReturnCurve`, the news gives a better one."""

from .curve import BadCurve, NothingPromised, Reason, ReturnCurve
from .evidence import MOVES_FORECAST, Evidence, NotEvidence, condition
from .history import BadHistory, History
from .kaplan_meier import KaplanMeier
from .lead_times import LeadTime, LeadTimes, lead_times
from .return_curve import ReturnByKind

__all__ = [
    "MOVES_FORECAST",
    "BadCurve",
    "BadHistory",
    "Evidence",
    "History",
    "KaplanMeier",
    "LeadTime",
    "LeadTimes",
    "NotEvidence",
    "NothingPromised",
    "Reason",
    "ReturnByKind",
    "ReturnCurve",
    "condition",
    "lead_times",
]
