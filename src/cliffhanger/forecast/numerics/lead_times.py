"""How long from a piece of news to the premiere, and how often the premiere comes at all: a versioned table.

`lead_times.json` is written by `estimate_lead_times`; every row says how many cases and which source it rests
on. Whether it comes (``p_ever``) and when, if it does, are apart: a mixture cure model (Berkson and Gage 1952).
Lead times pass exactly through the table's 10 %, 50 % and 90 % points. On log days they follow Student's t with two
degrees of freedom up to the middle, since some news comes late in the day, and a logistic curve beyond it: among
the dated renewals that took longer than usual its lighter tail was the likelier one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
_T90 = 4 / np.sqrt(4.5)
"""The 90 % point of Student's t with two degrees of freedom, 1.8856."""
_LOGIT90 = np.log(9)


class BadLeadTime(ValueError):
    """A row of the lead-time table cannot be: mend lead_times.json or estimate it anew."""


@dataclass(frozen=True, kw_only=True)
class LeadTime:
    """Days from the news to the premiere (10, 50, 90 % points of those that came), and the share that came.

    For an announced date, the days are those by which it slipped when missed, and ``kept`` is the share that
    was met; 0 for all other news.
    """

    evidence: str
    network_kind: str
    p10: float
    median: float
    p90: float
    p_ever: float
    kept: float = 0.0
    n: int = 0
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.p10 < self.median < self.p90:
            raise BadLeadTime(f"{self.evidence} × {self.network_kind}: 0 < p10 < median < p90 must hold")
        if not (0 < self.p_ever < 1 and 0 <= self.kept < 1):
            raise BadLeadTime(f"{self.evidence} × {self.network_kind}: a share must lie between 0 and 1")

    def cdf(self, days: ArrayLike) -> Floats:
        """Chance that the premiere has come within ``days``, given that it comes; 0 for days ≤ 0."""
        wait = np.asarray(days, dtype=np.float64)
        logs = np.log(np.maximum(wait, 1e-9) / self.median)
        t = np.minimum(logs, 0.0) / self._scale_below
        early = 0.5 + t / (2 * np.sqrt(2 + t * t))
        late = 1 / (1 + np.exp(-np.maximum(logs, 0.0) / self._scale_above))
        return np.where(wait > 0, np.where(logs < 0, early, late), 0.0)

    def quantile(self, q: ArrayLike) -> Floats:
        """The inverse of `cdf`, for q in (0, 1)."""
        share = np.asarray(q, dtype=np.float64)
        early = (2 * share - 1) / np.sqrt(2 * share * (1 - share)) * self._scale_below
        late = np.log(share / (1 - share)) * self._scale_above
        return np.asarray(self.median * np.exp(np.where(share < 0.5, early, late)), dtype=np.float64)

    @property
    def _scale_below(self) -> float:
        return float(np.log(self.median / self.p10) / _T90)

    @property
    def _scale_above(self) -> float:
        return float(np.log(self.p90 / self.median) / _LOGIT90)


@dataclass(frozen=True)
class LeadTimes:
    """The table: one row per kind of news and kind of network, with its version."""

    version: str
    rows: tuple[LeadTime, ...]

    @classmethod
    def from_json(cls, text: str) -> LeadTimes:
        """Raises `BadLeadTime` for rows that cannot be; unknown fields are refused, not skipped."""
        table: Mapping[str, Any] = json.loads(text)
        try:
            rows = tuple(LeadTime(**row) for row in table["rows"])
        except TypeError as error:
            raise BadLeadTime(f"a row has the wrong fields: {error}") from error
        return cls(table["version"], rows)

    def find(self, evidence: str, network_kind: str) -> LeadTime:
        """The row for this news on this kind of network; a kind that has none follows "unknown"."""
        found = {(row.evidence, row.network_kind): row for row in self.rows}
        row = found.get((evidence, network_kind)) or found.get((evidence, "unknown"))
        if row is None:
            known = ", ".join(sorted({row.evidence for row in self.rows}))
            raise BadLeadTime(f"no lead time for {evidence!r}; version {self.version} knows {known}")
        return row


@lru_cache(maxsize=1)
def lead_times() -> LeadTimes:
    """The table that ships with the package, read once."""
    return LeadTimes.from_json(files(__package__).joinpath("lead_times.json").read_text("utf-8"))
