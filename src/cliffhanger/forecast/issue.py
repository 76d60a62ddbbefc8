"""Issue forecasts: one row when the evidence changed or a month went by, never edited afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property

from cliffhanger.catalogue.models import Season, Show
from cliffhanger.evidence.status import ShowFinding, find_status
from cliffhanger.evidence.view import said_of_many
from cliffhanger.evidence.weighing import Said

from .fitting import METHODS, base_curve, newest_claim
from .hearing import Hearing, hearing
from .inputs import Inputs, inputs_of
from .models import Forecast
from .numerics.curve import ReturnCurve
from .numerics.evidence import condition

RENEW_AFTER = timedelta(days=28)


def is_due(inputs: Inputs, last: Forecast | None) -> bool:
    """A new forecast is owed when there is none, when the evidence differs, or when the last is a month old."""
    if last is None or last.method not in METHODS:
        return True
    if last.inputs.get("news") != inputs.news:
        return True
    return inputs.as_of - last.as_of >= RENEW_AFTER


def moved(base: ReturnCurve, inputs: Inputs) -> ReturnCurve:
    """The base curve as the news moves it, or the lack of news."""
    return condition(base, inputs.evidence, kind=inputs.kind, silence=inputs.silence)


class Drafts:
    """Forecasts for a batch of shows, not saved. Where the ledger stands, and how well it listens, is asked once."""

    def __init__(self, *, now: datetime) -> None:
        self.now = now

    def inputs(self, show: Show, finding: ShowFinding, claims: Sequence[Said]) -> Inputs:
        """What a forecast on the finding's day may know."""
        return inputs_of(finding, claims, heard=self._hearing.chance(show.pk, finding.as_of))

    def of(self, show: Show, finding: ShowFinding, claims: Sequence[Said]) -> Forecast:
        """What we would have said on the finding's day, from what had been said by then."""
        inputs = self.inputs(show, finding, claims)
        season = show.seasons.filter(number=inputs.season).first() or Season(show=show, number=inputs.season)
        return self.row(season, inputs)

    def row(self, season: Season, inputs: Inputs) -> Forecast:
        """The row for these inputs."""
        method, base = base_curve(season.show_id, inputs, newest=self._newest)
        curve = moved(base, inputs)
        some = curve.p_return > 0
        q10, q50, q90 = (curve.quantile(q) if some else None for q in (0.1, 0.5, 0.9))
        return Forecast(
            show=season.show,
            season=season,
            as_of=inputs.as_of,
            issued_at=self.now,
            method=method,
            inputs={**inputs.as_json(), "news": inputs.news, "base_p_return": round(base.p_return, 4)},
            inputs_digest=inputs.digest,
            p_return=round(curve.p_return, 4),
            cdf=[round(float(chance), 4) for chance in curve.cdf],
            q10=q10,
            q50=q50,
            q90=q90,
            reasons=[reason.sentence for reason in curve.reasons],
        )

    @cached_property
    def _newest(self) -> int:
        return newest_claim()

    @cached_property
    def _hearing(self) -> Hearing:
        return hearing()


def issue(shows: Sequence[Show], *, now: datetime) -> int:
    """Issue what is due for these shows as of today; returns how many. Twice is once."""
    today = now.date()
    claims = said_of_many(shows, today)
    findings = {show.pk: find_status(claims[show.pk], today) for show in shows}
    last = _last_forecasts(findings)
    drafts, rows = Drafts(now=now), []
    for show in shows:
        inputs = drafts.inputs(show, findings[show.pk], claims[show.pk])
        if is_due(inputs, last.get((show.pk, inputs.season))):
            season = Season.objects.get_or_create(show=show, number=inputs.season)[0]
            season.show = show
            rows.append(drafts.row(season, inputs))
    Forecast.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _last_forecasts(findings: dict[int, ShowFinding]) -> dict[tuple[int, int], Forecast]:
    rows = Forecast.objects.filter(show_id__in=findings).select_related("season").order_by("issued_at", "pk")
    return {(row.show_id, row.season.number): row for row in rows}
