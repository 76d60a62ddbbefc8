"""How readily shows come back at all, as of a day, and where that is heading: the common level of the hazard.

The share that returns has been falling for a decade, now faster, now slower. Trees cannot go beyond what they
have seen, so the level does not go into them: it multiplies the time at risk (an offset), and the trees learn
what is left. The level is the log of returns over expectation in the last twelve months; it is led on along
its slope of the last three years, less and less (a damped trend, Gardner and McKenzie 1985).

Months of a shock that hit everybody at once, and that everybody knew of at the time, are passed over: their
level says nothing about the year after.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .climate import START, Timeline, month_number
from .history import KINDS
from .waits import Floats, Ints, Waits

SHOCKS = (("2020-04", "2021-04"), ("2023-06", "2024-03"))
"""First and last month: the pandemic, the writers' and actors' strikes."""
RECENT = 12
SLOPE_OVER = 36
DAMPING = 0.6
"""What is left of the slope after a year."""
PULL_TO_ALL = 60.0
"""Expected returns that each kind of network borrows from all of them."""
PULL_TO_ZERO = 60.0


def shocked(months: Ints) -> Ints:
    """Which months (counted from January 1970) lie in a shock, as 0 or 1."""
    spans = [np.array(span, dtype="datetime64[M]").astype(np.int64) for span in SHOCKS]
    inside = [(months >= first) & (months <= last) for first, last in spans]
    return np.asarray(np.any(inside, axis=0), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Level:
    """``by_kind`` (kinds, months + 1): the level before each calm month; ``calm_before`` maps a month to these."""

    by_kind: Floats
    calm_before: Ints

    @classmethod
    def of(cls, waits: Waits, timeline: Timeline, rates: Floats) -> Level:
        kinds = np.array([KINDS.index(kind) for kind in waits.table["network_kind"]], dtype=np.int64)
        sums = timeline.sums(kinds, rates, groups=len(KINDS))
        calm = shocked(np.arange(timeline.months) + START) == 0
        returned, expected = (
            _padded(np.diff(values, axis=1)[:, calm]) for values in (sums.returned, sums.expected)
        )
        calm_before = np.concatenate([[0], np.cumsum(calm)])
        return cls(_levels(returned, expected), calm_before)

    def at(self, kinds: Ints, as_of: Floats, days: Floats) -> Floats:
        """The log level expected ``days`` after each as-of moment."""
        month = np.clip(month_number(as_of) - START, 0, self.calm_before.size - 1)
        now = self.calm_before[month]
        level = self.by_kind[kinds, now]
        slope = (level - self.by_kind[kinds, np.maximum(now - SLOPE_OVER, 0)]) / (SLOPE_OVER / 12)
        years = days / 365.25 + RECENT / 24
        ahead = (1 - DAMPING**years) / -np.log(DAMPING)
        return np.asarray(level + slope * ahead, dtype=np.float64)


def _padded(monthly: Floats) -> Floats:
    return np.concatenate([np.zeros((len(monthly), 1)), np.cumsum(monthly, axis=1)], axis=1)


def _levels(returned: Floats, expected: Floats) -> Floats:
    """Over the twelve months before each: a kind leans on all kinds, and all of them on 0."""
    came, due = (_trailing(values) for values in (returned, expected))
    everywhere = (came.sum(axis=0) + PULL_TO_ZERO) / (due.sum(axis=0) + PULL_TO_ZERO)
    return np.asarray(np.log((came + PULL_TO_ALL * everywhere) / (due + PULL_TO_ALL)), dtype=np.float64)


def _trailing(sums: Floats) -> Floats:
    since = np.maximum(np.arange(sums.shape[1]) - RECENT, 0)
    return sums - sums[:, since]
