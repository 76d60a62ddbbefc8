"""What the current method would have said: forecasts for days gone by, from what had been stated by each of them.

A back-cast is not a record: the method was made by people who knew the outcomes. It is always labelled, and
never counted together with forecasts that were issued.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.status import Finding, ShowFinding, find_status
from cliffhanger.evidence.view import said_of_many
from cliffhanger.evidence.weighing import Said

from .cases import Case, evidence_state
from .fitting import METHOD, REFERENCE_METHOD
from .followup import followed_to
from .inputs import Inputs, inputs_of
from .issue import moved
from .models import Backcast
from .numerics.curve import ReturnCurve
from .past import Past
from .rivals import RIVALS, rival_chances
from .scoring import Board, board_of

MOMENTS = (30, 183, 365, 730)
"""Days after a season's premiere on which the next one is asked about."""
METHOD_OF_BOTH = f"{METHOD}, {REFERENCE_METHOD}"
"""Which method speaks depends on the day: `Past` asks none that would remember the outcome."""
KEPT = timedelta(days=30)
"""A back-cast is made anew when it is so old, or when the method has changed."""


def cast_back_if_due(*, now: datetime, progress: Callable[[], None] = lambda: None) -> Backcast:
    """The back-cast that holds, made anew where it has to be."""
    last = Backcast.objects.filter(method=METHOD_OF_BOTH).first()
    return last if last and now - last.computed_at < KEPT else cast_back(now=now, progress=progress)


def cast_back(*, now: datetime, progress: Callable[[], None] = lambda: None) -> Backcast:
    """Forecast every show on file at its landmarks, score that beside the baselines, and keep the figures."""
    until = followed_to(now.date())
    board = board_of_past(list(Show.objects.order_by("pk")), until, progress=progress)
    return Backcast.objects.create(
        method=METHOD_OF_BOTH, computed_at=now, followed_to=until, board=board.as_json()
    )


def board_of_past(
    shows: Sequence[Show], until: date, *, progress: Callable[[], None] = lambda: None
) -> Board:
    """The figures of the past as far as it was followed."""
    asked: list[Asked] = []
    claims, past = said_of_many(shows, until), Past(until)
    for show in shows:
        asked += asked_of(show, claims[show.pk], past=past)
        progress()
    cases = cases_of(asked, past)
    rivals = {name: rival_chances(rival, cases, known=past.yardstick) for name, rival in RIVALS.items()}
    return board_of(cases, until, rivals=rivals)


@dataclass(frozen=True)
class Asked:
    """A landmark of a show: what was known then, and what became of the season that was in question."""

    show: Show
    inputs: Inputs
    answer: Finding | None


def asked_of(show: Show, claims: Sequence[Said], *, past: Past) -> Iterator[Asked]:
    """Each landmark at which the next season had not come. An answer that was never told is none."""
    found = find_status(claims, past.until)
    for day, season in moments(found):
        then = find_status(claims, day)
        if then.last is not None and then.last.season == season:
            inputs = inputs_of(then, claims, heard=past.heard(show.pk, day))
            answer = next((f for f in found.seasons if f.season == inputs.season), None)
            if answer is None or not answer.presumed:
                yield Asked(show, inputs, answer)


def cases_of(asked: Sequence[Asked], past: Past) -> list[Case]:
    """What would have been said at each of them."""
    bases = past.bases([(one.show.pk, one.inputs) for one in asked])
    return [
        _case(one, moved(base, one.inputs), method=method)
        for one, (method, base) in zip(asked, bases, strict=True)
    ]


def moments(found: ShowFinding) -> Iterator[tuple[date, int]]:
    """The landmarks of each season that came on a known day, up to the end of follow-up."""
    for finding in found.seasons:
        told = finding.has_premiered and not finding.presumed
        if told and finding.premiere and finding.premiere.is_day:
            days = (finding.premiere.earliest + timedelta(after) for after in MOMENTS)
            yield from ((day, finding.season) for day in days if day < found.as_of)


def _case(asked: Asked, curve: ReturnCurve, *, method: str) -> Case:
    inputs, answer = asked.inputs, asked.answer
    came = answer.premiere if answer and answer.has_premiered else None
    return Case(
        title=asked.show.title,
        slug=asked.show.slug,
        season=inputs.season,
        as_of=inputs.as_of,
        kind=inputs.kind,
        waited=inputs.waited,
        evidence=evidence_state(inputs.as_json()["evidence"]),
        cdf=tuple(round(float(chance), 4) for chance in curve.cdf),
        q10=curve.quantile(0.1),
        q50=curve.quantile(0.5),
        q90=curve.quantile(0.9),
        came=came.middle if came else None,
        digest=inputs.digest,
        method=method,
    )
