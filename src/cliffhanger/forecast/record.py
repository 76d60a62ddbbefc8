"""Our own record: the stored forecasts as cases, scored beside the same baselines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .cases import Case, evidence_state
from .models import Forecast, Settlement
from .outcomes import Verdict
from .past import Past
from .rivals import RIVALS, rival_chances
from .scoring import Board, board_of


def issued_board(until: date) -> Board:
    """Every stored forecast of every method, as far as it was followed by ``until``."""
    cases, past = list(issued_cases()), Past(until)
    rivals = {name: rival_chances(rival, cases, known=past.yardstick) for name, rival in RIVALS.items()}
    return board_of(cases, until, rivals=rivals)


def issued_cases() -> Iterator[Case]:
    """Stored forecasts, oldest first, with the day on which the season came where that is settled."""
    came = dict(
        Settlement.objects.holding().filter(verdict=Verdict.CAME).values_list("forecast_id", "outcome_on")
    )
    rows = Forecast.objects.select_related("show", "season").order_by("as_of", "pk")
    for row in rows.iterator(chunk_size=1000):
        yield _case(row, came.get(row.pk))


def _case(row: Forecast, came: date | None) -> Case:
    return Case(
        title=row.show.title,
        slug=row.show.slug,
        season=row.season.number,
        as_of=row.as_of,
        kind=row.inputs["network_kind"],
        waited=row.inputs["waited_days"],
        evidence=evidence_state(row.inputs["evidence"]),
        cdf=tuple(row.cdf),
        q10=row.q10,
        q50=row.q50,
        q90=row.q90,
        came=came,
        digest=row.inputs_digest,
        method=row.method,
    )
