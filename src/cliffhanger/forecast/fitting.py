"""The model that the newsroom uses, fitted on the ledger as it stood on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TypeVar

from cliffhanger.evidence.models import Claim
from cliffhanger.vocabulary import Predicate

from .numerics.history import BadHistory, History
from .numerics.return_curve import ReturnByKind
from .rivals import Yardstick, yardstick

METHOD = "km-by-kind+lead-times/1"
"""Name and version, stored with every forecast; raise the number when anything that matters changes."""


def fitted(as_of: date) -> ReturnByKind:
    """Fitted on premieres stated by the day. Kept in memory until the ledger grows."""
    return _fitted(as_of, _newest_claim())


class Past:
    """Models as they were refitted on each 1 January, one a year: for looking back over many days at once.

    A day before the first 1 January with a premiere on file is asked of the ledger as it stood on that day.
    """

    def __init__(self) -> None:
        self._models: dict[date, ReturnByKind] = {}
        self._yardsticks: dict[date, Yardstick] = {}

    def model(self, day: date) -> ReturnByKind:
        return _at_new_year(day, fitted, kept=self._models)

    def yardstick(self, day: date) -> Yardstick:
        """What the baselines had learned by then."""
        return _at_new_year(day, lambda as_of: yardstick(history(as_of), as_of), kept=self._yardsticks)


Learned = TypeVar("Learned")


def _at_new_year(day: date, learn: Callable[[date], Learned], *, kept: dict[date, Learned]) -> Learned:
    new_year = date(day.year, 1, 1)
    if new_year not in kept:
        try:
            kept[new_year] = learn(new_year)
        except BadHistory:
            return learn(day)
    return kept[new_year]


def _newest_claim() -> int:
    return Claim.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@lru_cache(maxsize=64)
def _fitted(as_of: date, newest_claim: int) -> ReturnByKind:
    return ReturnByKind().fit(history(as_of), as_of)


def history(as_of: date) -> History:
    """Every premiere that the ledger held on the day, as the numerics' season table."""
    claims = Claim.objects.as_of(as_of).filter(factuality="asserted", show__isnull=False)
    kinds = dict(claims.filter(predicate=Predicate.NETWORK_KIND).values_list("show_id", "value"))
    premieres = claims.filter(predicate=Predicate.PREMIERE, season__isnull=False).exclude(source__tier="fan")
    rows = premieres.values_list("show_id", "season__number", "value")
    table = [
        {
            "series_key": str(show),
            "season": season,
            "premiere": day,
            "network_kind": kinds.get(show, "unknown"),
        }
        for show, season, day in rows
        if len(day) == 10 and day <= as_of.isoformat()
    ]
    if not table:
        raise BadHistory(
            f"the ledger holds no premiere by {as_of}; import a catalogue with `cliffhanger setup`"
        )
    return History.from_rows(table)
