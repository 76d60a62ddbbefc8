"""What a back-test sets side by side, from what fan sites print to our own model: `MODELS`, by name."""

from __future__ import annotations

import numpy as np
import polars as pl

from .backtest import LANDMARKS, Batch, Model
from .hazard import ReturnHazard
from .kaplan_meier import KaplanMeier
from .months import day_number, month_edges_of
from .return_curve import ReturnByKind
from .spline_logistic import SplineLogistic
from .waits import YEAR, Floats

OURS = "ours"
KM = "kaplan-meier"
USUAL_GAP = 365.0
BASE_YEARS = 10


def one_year_later(batch: Batch) -> Floats:
    """What most sites print: it comes a year after the last premiere, or on the next such day."""
    return _sure(batch, (np.floor(batch.waited / 365) + 1) * 365 - batch.waited)


def median_gap(batch: Batch) -> Floats:
    """It comes when half of those of its kind of network had come; if that is past, a year on."""
    gaps = batch.learned.table.group_by("network_kind").agg(pl.col("gap").median())
    usual = dict(gaps.iter_rows())
    until = np.array([usual.get(kind) or USUAL_GAP for kind in batch.kinds]) - batch.waited
    return _sure(batch, np.where(until > 0, until, until % 365.0))


def base_rate(batch: Batch) -> Floats:
    """The share of all earlier moments after which it came within as long: one curve for every show.

    Moments of the ten years before the origin; those still waiting then count as far as they were seen.
    """
    start, following = (batch.learned.column(name) for name in ("start", "next"))
    as_of = np.concatenate([start + days for days in LANDMARKS.values()])
    came = np.tile(following, len(LANDMARKS))
    until = day_number(batch.origin)
    asked = (as_of < np.minimum(came, until)) & (as_of >= until - BASE_YEARS * YEAR)
    ends = np.minimum(came, until)[asked] - as_of[asked]
    curve = KaplanMeier().fit(ends, came[asked] <= until)
    return np.asarray(1 - curve.survival_at(_month_ends(batch)), dtype=np.float64)


def kaplan_meier(batch: Batch) -> Floats:
    """How many of its kind of network came back, and when, after such a wait."""
    model = ReturnByKind().fit(batch.known, batch.origin)
    return model.chances(batch.kinds, batch.waited)


def spline_logistic(batch: Batch) -> Floats:
    """A logistic regression of the person-months on splines: what a careful statistician would do first."""
    model = SplineLogistic().fit(batch.known, batch.origin)
    return model.chances_at(batch.waits, batch.rows, batch.as_of)


def ours(batch: Batch) -> Floats:
    """The boosted hazard, as `cliffhanger forecast` fits it."""
    model = ReturnHazard().fit(batch.known, batch.origin)
    return model.chances_at(batch.waits, batch.rows, batch.as_of)


MODELS: dict[str, Model] = {
    "one-year-later": one_year_later,
    "median-gap": median_gap,
    "base-rate": base_rate,
    KM: kaplan_meier,
    "spline-logistic": spline_logistic,
    OURS: ours,
}


class UnknownModel(ValueError):
    """There is no model of that name. The message lists those that there are."""


def models_named(words: str) -> dict[str, Model]:
    """Of ``ours,kaplan-meier``: these of `MODELS`, in its order. Raises `UnknownModel`."""
    names = [name.strip() for name in words.split(",") if name.strip()]
    if unknown := [name for name in names if name not in MODELS] or ([] if names else [words]):
        raise UnknownModel(f"there is no model {unknown[0]!r}; there are {', '.join(MODELS)}")
    return {name: model for name, model in MODELS.items() if name in names}


def say_what(name: str) -> str:
    """The model in one line."""
    return (MODELS[name].__doc__ or "").partition("\n")[0].strip()


def _sure(batch: Batch, until: Floats) -> Floats:
    """No doubt at all: 0 before the day, 1 from it on."""
    return np.asarray(_month_ends(batch) >= until[:, None], dtype=np.float64)


def _month_ends(batch: Batch) -> Floats:
    """Days from each moment to the ends of the sixty months after it."""
    return np.asarray(month_edges_of(batch.as_of)[:, 1:] - batch.as_of[:, None], dtype=np.float64)
