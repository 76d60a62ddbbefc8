"""Calendar months after a moment: a forecast's "by month m" means up to the same day m months on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

HORIZON = 60
"""Months that a forecast looks ahead. What comes later counts as "may not return"."""


def add_months(day: date, months: int) -> date:
    """The same day of the month, or the month's last where there is none (31 January + 1 = 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_edges(as_of: date) -> NDArray[np.float64]:
    """Days from ``as_of`` to 0, 1, … 60 months after it, shape (61,). Read only, since it is shared."""
    return _edges(as_of)


@lru_cache(maxsize=4096)
def _edges(as_of: date) -> NDArray[np.float64]:
    days = [(add_months(as_of, month) - as_of).days for month in range(HORIZON + 1)]
    edges = np.array(days, dtype=np.float64)
    edges.flags.writeable = False
    return edges


def month_edges_of(days: NDArray[np.float64]) -> NDArray[np.float64]:
    """`month_edges` for many moments at once, in days since 1970-01-01 as the moments are: shape (n, 61)."""
    moment = days.astype("datetime64[D]")
    month = moment.astype("datetime64[M]")
    day = (moment - month.astype("datetime64[D]")).astype(np.int64)
    months = month[:, None] + np.arange(HORIZON + 1)
    starts = months.astype("datetime64[D]")
    lengths = ((months + 1).astype("datetime64[D]") - starts).astype(np.int64)
    edges = starts.astype(np.int64) + np.minimum(day[:, None], lengths - 1)
    return np.asarray(edges, dtype=np.float64)


def day_number(day: date) -> float:
    """Days since 1970-01-01."""
    return float(day.toordinal() - date(1970, 1, 1).toordinal())
