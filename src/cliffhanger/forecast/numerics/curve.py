"""What a forecast is: for each of the next sixty months, the chance that the season has premiered by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from .months import HORIZON, month_edges
from .words import chance_words, span_words

SURE = 0.9
"""From this chance on, a window that holds 8 in 10 of all outcomes exists with room on both sides."""


class BadCurve(ValueError):
    """Not a chance-by-month curve. Give sixty numbers in [0, 1] that never fall."""


class NothingPromised(ValueError):
    """The curve gives no chance of a return, so it has no dates. Check `p_return` before asking for one."""


@dataclass(frozen=True)
class Reason:
    """One piece of evidence that moved a forecast, as a plain sentence; ``moved`` says what it alone changed."""

    kind: str
    known_on: date
    sentence: str
    moved: str = ""


@dataclass(frozen=True, eq=False)
class ReturnCurve:
    """``cdf[m - 1]`` = chance that the season has premiered within ``m`` calendar months after ``as_of``.

    The rest, ``1 - cdf[59]``, is the chance that it has not come within five years: it stays visible, since
    most of it is "never". Within a month the chance is taken to grow evenly.
    """

    as_of: date
    cdf: NDArray[np.float64]
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        cdf = np.array(self.cdf, dtype=np.float64)
        _check(cdf)
        cdf.flags.writeable = False
        object.__setattr__(self, "cdf", cdf)

    @property
    def p_return(self) -> float:
        """Chance that the season premieres within 60 months."""
        return float(self.cdf[-1])

    def chance_by(self, day: date) -> float:
        """Chance that it has premiered by ``day``: 0 up to `as_of`, `p_return` past the horizon."""
        return float(np.interp((day - self.as_of).days, month_edges(self.as_of), self._from_zero))

    def quantile(self, q: float) -> date:
        """The day by which a share ``q`` in (0, 1) of the returns *within 60 months* has happened.

        Raises `NothingPromised` when there is no chance of a return at all.
        """
        if not 0 < q < 1:
            raise BadCurve(f"a quantile lies between 0 and 1, not at {q}")
        if self.p_return <= 0:
            raise NothingPromised(f"no chance of a return within {HORIZON} months of {self.as_of}")
        return self._first_day_with(q * self.p_return)

    def window(self) -> tuple[date, date]:
        """First and last day of the window that holds 8 in 10: of all outcomes if a return is near sure
        (`p_return` ≥ 0.9), otherwise of the returns."""
        if self.p_return < SURE:
            return self.quantile(0.1), self.quantile(0.9)
        early = (self.p_return - 0.8) / 2
        return self._first_day_with(early), self._first_day_with(early + 0.8)

    def words(self) -> str:
        """The odds in one breath, for a reader; dates to the month, never to the day."""
        if self.p_return <= 0:
            return f"{chance_words(0)} chance that it returns within five years"
        span = span_words(*self.window())
        if self.p_return >= SURE:
            return f"8 in 10 chance that it arrives {span}"
        returns = f"{chance_words(self.p_return)} chance that it returns within five years"
        return f"{returns}; if it does, 8 in 10 that it arrives {span}"

    @property
    def _from_zero(self) -> NDArray[np.float64]:
        return np.concatenate([[0.0], self.cdf])

    def _first_day_with(self, chance: float) -> date:
        """Interpolated within the month; the first such day where the curve is flat."""
        edges, values = month_edges(self.as_of), self._from_zero
        month = int(np.searchsorted(self.cdf, chance - 1e-12))
        month = min(month, HORIZON - 1)
        rise = values[month + 1] - values[month]
        share = (chance - values[month]) / rise if rise > 0 else 0.0
        days = edges[month] + share * (edges[month + 1] - edges[month])
        return self.as_of + timedelta(days=max(1, int(np.ceil(days - 1e-9))))


def _check(cdf: NDArray[np.float64]) -> None:
    if cdf.shape != (HORIZON,):
        raise BadCurve(f"a curve has {HORIZON} monthly values, not shape {cdf.shape}")
    if not np.isfinite(cdf).all() or cdf.min() < 0 or cdf.max() > 1:
        raise BadCurve("a chance lies in [0, 1]; one of the monthly values does not")
    if (np.diff(cdf) < 0).any():
        month = int(np.argmax(np.diff(cdf) < 0)) + 2
        raise BadCurve(f"a premiere does not un-happen, but the chance falls at month {month}")
