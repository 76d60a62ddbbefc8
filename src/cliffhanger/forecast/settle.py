"""Settle what the world has answered: our forecasts and outlets' guesses, by one verb. Rows are added, never edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.view import said_of_many

from .followup import followed_to
from .models import Forecast, Settlement
from .plan import FORECAST, GUESS, Due, Issued, Key, OnFile, World, plan_settlements


@dataclass(frozen=True)
class Settled:
    """What one pass settled. ``corrected`` counts those of them that supersede an earlier settlement."""

    forecasts: int = 0
    guesses: int = 0
    corrected: int = 0

    @property
    def total(self) -> int:
        return self.forecasts + self.guesses


def settle(shows: Sequence[Show] | None = None, *, now: datetime) -> Settled:
    """Settle what can be settled for these shows, or for all. Twice is once."""
    shows = list(Show.objects.all()) if shows is None else shows
    claims, last_day = said_of_many(shows, now.date()), followed_to(now.date())
    issued, on_file = _issued(shows), _on_file(shows)
    due: list[Due] = []
    for pk in claims:
        world = World(find_status(claims[pk], now.date()), claims[pk], last_day)
        due += plan_settlements(world, issued[pk], on_file=on_file[pk])
    _write(due, now=now)
    return _counted(due)


def _issued(shows: Sequence[Show]) -> dict[int, list[Issued]]:
    found: dict[int, list[Issued]] = defaultdict(list)
    rows = Forecast.objects.filter(**_among("show", shows)).order_by("pk")
    for show, pk, season, as_of in rows.values_list("show_id", "pk", "season__number", "as_of"):
        found[show].append(Issued(pk, season, as_of))
    return found


def _on_file(shows: Sequence[Show]) -> dict[int, dict[Key, OnFile]]:
    """The settlement that holds for each, by show: the highest number is read last."""
    found: dict[int, dict[Key, OnFile]] = defaultdict(dict)
    of_shows = Q(**_among("forecast__show", shows)) | Q(**_among("guess__show", shows))
    for row in Settlement.objects.filter(of_shows).select_related("forecast", "guess").order_by("number"):
        key = (FORECAST, row.forecast_id) if row.forecast_id else (GUESS, row.guess_id)
        show = row.forecast.show_id if row.forecast else row.guess.show_id
        found[show][key] = OnFile(row.number, row.verdict, row.outcome, row.off_by)
    return found


def _among(field: str, shows: Sequence[Show]) -> dict[str, object]:
    """Many shows are all shows: a list of thousands is no filter."""
    return {f"{field}__in": shows} if len(shows) < 200 else {f"{field}__isnull": False}


@transaction.atomic
def _write(due: Sequence[Due], *, now: datetime) -> None:
    saved = Settlement.objects.bulk_create([_row(one, now) for one in due])
    link = Settlement.because.through
    pairs = [(row.pk, claim) for row, one in zip(saved, due, strict=True) for claim in _claims(one)]
    link.objects.bulk_create(link(settlement_id=row, claim_id=claim) for row, claim in pairs)


def _row(due: Due, now: datetime) -> Settlement:
    kind, pk = due.key
    came = due.outcome.came
    return Settlement(
        forecast_id=pk if kind == FORECAST else None,
        guess_id=pk if kind == GUESS else None,
        number=due.number,
        settled_at=now,
        verdict=due.outcome.verdict,
        outcome=came.edtf if came else "",
        outcome_on=came.middle if came else None,
        off_by=due.outcome.off_by,
    )


def _claims(due: Due) -> Iterable[int]:
    return dict.fromkeys(said.claim_id for said in due.outcome.because if said.claim_id is not None)


def _counted(due: Sequence[Due]) -> Settled:
    ours = sum(one.key[0] == FORECAST for one in due)
    return Settled(ours, len(due) - ours, corrected=sum(one.number > 1 for one in due))
