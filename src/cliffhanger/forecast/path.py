"""How a forecast moved: the stored forecasts of a season, and before them what we would have said. Derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.weighing import Said

from .inputs import Inputs, inputs_of
from .issue import moved
from .models import Forecast
from .numerics.curve import ReturnCurve
from .past import Past

FIRST_ASKED = timedelta(days=30)
"""A path begins so long after the last season came out: by then most of what is said at once has been said."""


@dataclass(frozen=True)
class Step:
    """What was said on a day: the chance of a return, and the middle and the 80 % range of when, given a return.

    ``issued`` False marks a look back: nobody said it on that day.
    """

    day: date
    p_return: float
    q10: date
    q50: date
    q90: date
    issued: bool


@dataclass(frozen=True)
class Course:
    """A season on its way: of which show, all that was said of it, and the days to look back at."""

    show: int
    season: int
    claims: Sequence[Said]
    days: tuple[date, ...]

    def known(self, past: Past) -> Iterator[Inputs]:
        """What was known on each of the days; those on which another season was in question are left out."""
        for day in sorted(set(self.days)):
            found = find_status(self.claims, day)
            if found.next.season == self.season and found.last is not None:
                yield inputs_of(found, self.claims, heard=past.heard(self.show, day))


def looked_back(courses: Sequence[Course], *, past: Past) -> list[tuple[Step, ...]]:
    """What we would have said of each, on its days. Many courses at once are far cheaper than each."""
    known = [list(course.known(past)) for course in courses]
    asked = [(course.show, one) for course, own in zip(courses, known, strict=True) for one in own]
    bases = iter(past.bases(asked))
    return [tuple(_step(moved(next(bases)[1], inputs)) for inputs in own) for own in known]


def as_issued(rows: Iterable[Forecast]) -> tuple[Step, ...]:
    """The stored forecasts; of two issued on what was known on one day the later one."""
    return tuple({row.as_of: _issued(row) for row in rows if row.q10 and row.q50 and row.q90}.values())


def joined(before: Iterable[Step], issued: Iterable[Step]) -> tuple[Step, ...]:
    """One path; what was issued on a day stands where we also looked back on it."""
    steps = {step.day: step for step in (*before, *issued)}
    return tuple(step for _, step in sorted(steps.items()))


def _step(curve: ReturnCurve) -> Step:
    q10, q50, q90 = (curve.quantile(q) for q in (0.1, 0.5, 0.9))
    return Step(curve.as_of, curve.p_return, q10, q50, q90, issued=False)


def _issued(row: Forecast) -> Step:
    assert row.q10
    assert row.q50
    assert row.q90
    return Step(row.as_of, row.p_return, row.q10, row.q50, row.q90, issued=True)
