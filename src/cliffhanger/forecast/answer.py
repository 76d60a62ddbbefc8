"""The whole answer for a show on a day: where it stands, in a sentence, and the odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from django.utils import timezone

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.sentences import status_sentence
from cliffhanger.evidence.status import ShowFinding, find_status
from cliffhanger.evidence.view import said_of, said_of_many
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import Predicate, SeasonState, ShowState

from .inputs import inputs_of
from .issue import Drafts, is_due
from .models import Forecast
from .numerics.curve import ReturnCurve
from .numerics.lead_times import lead_times


@dataclass(frozen=True)
class Answered:
    """What `ask`, the pages and the mails say. ``forecast`` is the issued row, or a draft for a past day."""

    show: Show
    finding: ShowFinding
    claims: tuple[Said, ...]
    forecast: Forecast

    @property
    def sentence(self) -> str:
        """Where it stands, without the odds."""
        return status_sentence(self.show.title, self.finding)

    @property
    def odds_sentence(self) -> str:
        """The odds in words; empty when the day is announced or the season is out."""
        return odds_sentence(self.finding, curve_of(self.forecast))

    @property
    def whole(self) -> str:
        """Both, as one answer."""
        return f"{self.sentence} {self.odds_sentence}".strip()


def curve_of(forecast: Forecast) -> ReturnCurve:
    """The stored row as the curve it is."""
    return ReturnCurve(forecast.as_of, np.asarray(forecast.cdf, dtype=np.float64))


def odds_sentence(finding: ShowFinding, curve: ReturnCurve) -> str:
    """The odds for a reader, in the terms that fit the state."""
    if finding.state is ShowState.CANCELLED:
        return f"Shows cancelled like this came back in {_in_100(Predicate.CANCELLED)} of 100 cases."
    if finding.state is ShowState.ENDED:
        return f"Shows that had ended came back in {_in_100(Predicate.ENDED)} of 100 cases."
    if finding.next.state is SeasonState.DATED and finding.next.confirmed:
        return ""
    words = curve.words()
    return f"{words[0].upper()}{words[1:]}."


def _in_100(predicate: Predicate) -> int:
    """How many of a hundred such shows ever came back: the record, not the odds that are left today."""
    return max(1, round(100 * lead_times().find(predicate, "unknown").p_ever))


def answer(show: Show, as_of: date, *, now: datetime | None = None) -> Answered:
    """The answer for one show on a day; for today the issued forecast is used where it still holds."""
    known = _Known(_issued([show], as_of), Drafts(now=now or timezone.now()))
    return known.answer(show, said_of(show, as_of), as_of)


def answer_many(shows: Sequence[Show], as_of: date, *, now: datetime | None = None) -> dict[int, Answered]:
    """The same for many shows, with a handful of queries."""
    known = _Known(_issued(shows, as_of), Drafts(now=now or timezone.now()))
    claims = said_of_many(shows, as_of)
    return {show.pk: known.answer(show, claims[show.pk], as_of) for show in shows}


@dataclass(frozen=True)
class _Known:
    """The issued forecasts by show and season, and what writes a draft where none holds."""

    issued: dict[tuple[int, int], Forecast]
    drafts: Drafts

    def answer(self, show: Show, claims: Sequence[Said], as_of: date) -> Answered:
        finding = find_status(claims, as_of)
        forecast = self.issued.get((show.pk, finding.next.season))
        if forecast is None or not _still_holds(forecast, finding, claims):
            forecast = self.drafts.of(show, finding, claims)
        return Answered(show, finding, tuple(claims), forecast)


def _still_holds(forecast: Forecast, finding: ShowFinding, claims: Sequence[Said]) -> bool:
    return not is_due(inputs_of(finding, claims), forecast)


def _issued(shows: Sequence[Show], as_of: date) -> dict[tuple[int, int], Forecast]:
    """The newest forecast of each season that had been issued from what was known by the day."""
    rows = Forecast.objects.filter(show__in=shows, as_of__lte=as_of, issued_at__date__lte=as_of)
    ordered = rows.select_related("season", "show").order_by("as_of", "pk")
    return {(row.show_id, row.season.number): row for row in ordered}
