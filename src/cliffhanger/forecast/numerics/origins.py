"""On which 1 Januaries a back-test can stand: enough known before, and a year watched after."""

from __future__ import annotations

import re
from datetime import date

import numpy as np

from .history import History
from .months import add_months, day_number
from .waits import waits_of

ENOUGH = 30
"""Returns known at an origin, below which nothing can be learned that deserves a score."""
USUALLY = 10
"""Origins, if nobody says which."""


class NoOrigin(ValueError):
    """A back-test cannot stand there. The message says why, and where it can."""


def origins_of(words: str) -> tuple[date, ...]:
    """``2014:2023`` is the 1 January of each of these years; ``2014:2023:3`` of every third, ``2019`` of one.

    Raises `NoOrigin` for anything else.
    """
    found = re.fullmatch(r"(\d{4})(?::(\d{4})(?::([1-9]\d?))?)?", words.strip())
    if found is None:
        raise NoOrigin(f"origins are years, written as 2014:2023, 2014:2023:3 or 2019, not {words!r}")
    first, last, step = int(found[1]), int(found[2] or found[1]), int(found[3] or 1)
    if not 1900 <= first <= last:
        raise NoOrigin(f"the origins {words!r} end before they begin, or begin before there was television")
    return tuple(date(year, 1, 1) for year in range(first, last + 1, step))


def usual_origins(history: History, *, followed_to: date) -> tuple[date, ...]:
    """The last ten that can be used. Raises `NoOrigin` where there is none."""
    first, last = _span(history, followed_to)
    if first > last:
        raise NoOrigin(
            f"the history is too short: {ENOUGH} returns are known from {first} on, and of a later year"
            f" nothing was followed for 12 months (outcomes are known to {followed_to})"
        )
    return tuple(date(year, 1, 1) for year in range(max(first, last - USUALLY + 1), last + 1))


def checked(origins: tuple[date, ...], history: History, *, followed_to: date) -> tuple[date, ...]:
    """The origins as given, if all of them can be used. Raises `NoOrigin` for the first that cannot."""
    first, last = _span(history, followed_to)
    for origin in origins:
        if origin > date(last, 1, 1):
            raise NoOrigin(
                f"nothing of {origin.year} was followed for 12 months: outcomes are known to {followed_to}."
                f" The last origin is {last}"
            )
        if origin < date(first, 1, 1):
            raise NoOrigin(
                f"the history is too short for {origin.year}: fewer than {ENOUGH} returns are known by then."
                f" The first origin is {first}"
            )
    return origins


def _span(history: History, followed_to: date) -> tuple[int, int]:
    """First and last year: `ENOUGH` returns before its 1 January, and a year of follow-up after it."""
    returns = np.sort(waits_of(history.seasons).column("next"))
    returns = returns[np.isfinite(returns)]
    if returns.size < ENOUGH:
        raise NoOrigin(f"the history is too short: it has {returns.size} returns, and {ENOUGH} are needed")
    enough = np.datetime64(int(returns[ENOUGH - 1]), "D").astype("datetime64[Y]").astype(int) + 1970
    last = followed_to.year
    while day_number(add_months(date(last, 1, 1), 12)) > day_number(followed_to):
        last -= 1
    return int(enough) + 1, last
