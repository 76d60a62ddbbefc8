"""A trace for every show and person: a short text that differs as soon as anything filed about them does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max, Q

from cliffhanger.evidence.models import Claim, Review, StatusChange
from cliffhanger.forecast.models import Backcast, Comparison, Forecast, Settlement

from .plan import LONG_AGO, digest, fingerprint

PACKAGE = Path(__file__).resolve().parent.parent
SHAPES = {".py", ".html", ".css", ".svg", ".json"}


@dataclass(frozen=True)
class Trace:
    """``mark`` is what fingerprints are made of, ``changed_at`` the newest row behind it."""

    mark: str = ""
    changed_at: datetime = LONG_AGO


def show_traces(as_of: date) -> dict[int, Trace]:
    """Newest claim, retraction, change, forecast and comparison of each show; a query each."""
    changes = _newest(StatusChange.objects.as_of(as_of))
    forecasts = _newest(Forecast.objects.filter(as_of__lte=as_of))
    compared = _newest(Comparison.objects.filter(as_of__lte=as_of))
    return {
        show: Trace(fingerprint(row, changes.get(show), forecasts.get(show), compared.get(show)), recorded)
        for show, (row, recorded) in _claims("show", as_of).items()
    }


def person_traces(as_of: date) -> dict[int, Trace]:
    """The same for people, and how many readings about each wait for an editor."""
    waiting = Q(decided_at__isnull=True, person__isnull=False)
    rows = Review.objects.filter(waiting).order_by().values("person").annotate(number=Count("pk"))
    reviews = {row["person"]: row["number"] for row in rows}
    return {
        person: Trace(fingerprint(row, reviews.get(person, 0)), recorded)
        for person, (row, recorded) in _claims("person", as_of).items()
    }


def score_trace() -> Trace:
    """The newest forecast, settlement and look back."""
    settled = Settlement.objects.aggregate(newest=Max("pk"), at=Max("settled_at"))
    marks = [kind.objects.aggregate(newest=Max("pk"))["newest"] for kind in (Forecast, Backcast)]
    return Trace(fingerprint(settled["newest"], *marks), settled["at"] or LONG_AGO)


def _claims(subject: str, as_of: date) -> dict[int, tuple[str, datetime]]:
    rows = Claim.objects.as_of(as_of).filter(**{f"{subject}__isnull": False}).order_by()
    found = rows.values(subject).annotate(newest=Max("pk"), number=Count("pk"), recorded=Max("recorded_at"))
    return {row[subject]: (f"{row['newest']}/{row['number']}", row["recorded"]) for row in found}


def _newest(rows: object) -> dict[int, int]:
    found = rows.order_by().values("show").annotate(newest=Max("pk"))  # type: ignore[attr-defined]
    return {row["show"]: row["newest"] for row in found}


@lru_cache(maxsize=1)
def version() -> str:
    """Of everything that shapes a page: the package's code, templates, style and pictures, and the site's name."""
    parts = [settings.BASE_URL, settings.SITE_NAME]
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in SHAPES and "tests" not in path.parts:
            parts += [path.relative_to(PACKAGE).as_posix(), digest(path.read_bytes())]
    return fingerprint(*parts)
