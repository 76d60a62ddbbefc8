"""Looking back: the base curves and the baselines of many days gone by, none of which knows what came later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np

from .fitting import METHOD, REFERENCE_METHOD, fitted, history
from .hearing import Hearing, hearing
from .inputs import Inputs
from .numerics.curve import ReturnCurve
from .numerics.history import BadHistory
from .numerics.months import day_number
from .numerics.reference import load_reference
from .numerics.return_curve import ReturnByKind
from .numerics.waits import Waits, waits_of
from .rivals import Yardstick, yardstick


class Past:
    """What the ledger, as of ``until``, knows of the days before it; each model is made once.

    Days from the reference model's own day on are asked of it. Before that it would remember, so Kaplan and Meier
    speak, fitted anew on each 1 January on what had been stated by then. A day before the first 1 January with a
    premiere on file is asked of the ledger as it stood on that day.
    """

    def __init__(self, until: date) -> None:
        self.until = until
        self._models: dict[date, ReturnByKind] = {}
        self._yardsticks: dict[date, Yardstick] = {}

    def bases(self, asked: Sequence[tuple[int, Inputs]]) -> list[tuple[str, ReturnCurve]]:
        """Method and base curve of each (show, inputs), in their order; many at once are far cheaper than each."""
        rows = [self._row(show, inputs) for show, inputs in asked]
        paired = list(zip(rows, [inputs for _, inputs in asked], strict=True))
        referred = self._referred([(row, inputs.as_of) for row, inputs in paired if row is not None])
        return [
            (METHOD, self._counted(inputs)) if row is None else (REFERENCE_METHOD, next(referred))
            for row, inputs in paired
        ]

    def heard(self, show: int, day: date) -> float:
        """Chance that an order of the show would have been read of by the day."""
        return self._hearing.chance(show, day)

    def yardstick(self, day: date) -> Yardstick:
        """What the baselines had learned by then."""
        return _at_new_year(day, lambda as_of: yardstick(history(as_of), as_of), kept=self._yardsticks)

    def _counted(self, inputs: Inputs) -> ReturnCurve:
        model = _at_new_year(inputs.as_of, fitted, kept=self._models)
        return ReturnCurve(inputs.as_of, model.predict(inputs.kind, inputs.waited).cdf)

    def _row(self, show: int, inputs: Inputs) -> int | None:
        """The place of the show's last season in the table, where the reference model may be asked."""
        if inputs.as_of < load_reference().as_of:
            return None
        return self._places.get((str(show), inputs.season - 1))

    def _referred(self, moments: Sequence[tuple[int, date]]) -> Iterator[ReturnCurve]:
        if not moments:
            return iter(())
        known, rows = np.unique([row for row, _ in moments], return_inverse=True)
        days = np.array([day_number(day) for _, day in moments], dtype=np.float64)
        chances = load_reference().chances_at(Waits(self._waits.table[known]), rows, days)
        return (ReturnCurve(day, cdf) for (_, day), cdf in zip(moments, chances, strict=True))

    @cached_property
    def _hearing(self) -> Hearing:
        return hearing()

    @cached_property
    def _waits(self) -> Waits:
        return waits_of(history(self.until).seasons)

    @cached_property
    def _places(self) -> dict[tuple[str, int], int]:
        table = self._waits.table
        keys = zip(table["series_key"].to_list(), table["season"].to_list(), strict=True)
        return {key: place for place, key in enumerate(keys)}


Learned = TypeVar("Learned")


def _at_new_year(day: date, learn: Callable[[date], Learned], *, kept: dict[date, Learned]) -> Learned:
    new_year = date(day.year, 1, 1)
    if new_year not in kept:
        try:
            kept[new_year] = learn(new_year)
        except BadHistory:
            return learn(day)
    return kept[new_year]
