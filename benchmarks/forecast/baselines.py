"""What ours is measured against, from what fan sites print to a spline-logistic hazard; and ours itself."""

from __future__ import annotations

import numpy as np
import polars as pl
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import SplineTransformer

from cliffhanger.forecast.numerics import ReturnByKind
from cliffhanger.forecast.numerics.climate import Climate
from cliffhanger.forecast.numerics.features import bin_features, feature_names, wait_features
from cliffhanger.forecast.numerics.hazard import ReturnHazard, by_month
from cliffhanger.forecast.numerics.months import day_number, month_edges_of
from cliffhanger.forecast.numerics.person_months import BIN_ENDS, Sampling, bins_of, person_months
from cliffhanger.forecast.numerics.waits import Floats, Ints, Waits, waits_of

from .backtest import Model, Moments

OURS = "ours: boosted hazard"
KM = "Kaplan-Meier by kind"


def one_year_later(moments: Moments) -> Floats:
    """What most sites print: it comes a year after the last premiere, or on the next such day."""
    until = (np.floor(moments.waited / 365) + 1) * 365 - moments.waited
    return _sure(moments, until)


def median_gap_of_kind(moments: Moments) -> Floats:
    """A season comes when half of those of its kind of network had come; if that is past, a year on."""
    known = waits_of(moments.history.as_of(moments.origin).seasons).table
    gaps = known.group_by("network_kind").agg(pl.col("gap").median())
    usual = dict(gaps.iter_rows())
    until = np.array([usual.get(kind) or 365.0 for kind in moments.kinds]) - moments.waited
    return _sure(moments, np.where(until > 0, until, until % 365.0))


def kaplan_meier(moments: Moments) -> Floats:
    model = ReturnByKind().fit(moments.history, moments.origin)
    return model.chances(moments.kinds, moments.waited)


def spline_logit(moments: Moments) -> Floats:
    """A logistic regression of the same person-months on splines of thirty of the same features."""
    known = waits_of(moments.history.as_of(moments.origin).seasons)
    until = day_number(moments.origin)
    months = person_months(known, until, np.random.default_rng(0), Sampling(moments=2))
    climate = Climate().fit(known, known_to=until)
    x = _smooth(wait_features(known, climate, months.rows, months.as_of)[months.moment])
    x = np.hstack([x, bin_features(known, months.rows[months.moment], months.bins)])
    splines = SplineTransformer(n_knots=6, degree=3, knots="quantile", extrapolation="linear")
    model = make_pipeline(
        SimpleImputer(strategy="median", add_indicator=True),
        splines,
        LogisticRegression(C=0.1, max_iter=300),
    )
    model.fit(x, months.came, logisticregression__sample_weight=months.weight)
    newer = Climate().fit(moments.waits, known_to=float(moments.as_of.max()), rates=climate.rates_)
    return _spread(
        moments, lambda rows, as_of: model.decision_function(_bins(moments.waits, newer, (rows, as_of)))
    )


def boosted(moments: Moments) -> Floats:
    model = ReturnHazard().fit(moments.history, moments.origin)
    return model.chances_at(moments.waits, moments.rows, moments.as_of)


MODELS: dict[str, Model] = {
    "one year later": one_year_later,
    "median gap of the kind": median_gap_of_kind,
    KM: kaplan_meier,
    "spline-logistic hazard": spline_logit,
    OURS: boosted,
}

_SMOOTH = (
    *("season", "index", "gap", "mean_gap", "age", "run_before", "episodes_before", "day_of_year", "waited"),
    *("is_broadcast", "is_cable", "is_streaming", "is_Reality", "is_Documentary", "from_US", "in_english"),
    *("network_36", "network_first_36", "kind_form_12", "kind_form_36", "genre_36", "all_first_12"),
)


def _smooth(features: Floats) -> Floats:
    names = feature_names()
    return features[:, [names.index(name) for name in _SMOOTH]]


def _bins(waits: Waits, climate: Climate, moments: tuple[Ints, Floats]) -> Floats:
    rows, as_of = moments
    edges = bins_of(as_of)
    bins = np.column_stack([np.tile(BIN_ENDS, rows.size), edges[:, :-1].ravel(), edges[:, 1:].ravel()])
    x = np.repeat(_smooth(wait_features(waits, climate, rows, as_of)), BIN_ENDS.size, axis=0)
    return np.hstack([x, bin_features(waits, np.repeat(rows, BIN_ENDS.size), bins)])


def _spread(moments: Moments, log_odds) -> Floats:
    parts = np.array_split(np.arange(moments.rows.size), max(1, moments.rows.size // 1000))
    chances = []
    for part in parts:
        rows, as_of = moments.rows[part], moments.as_of[part]
        odds = log_odds(rows, as_of).reshape(rows.size, BIN_ENDS.size)
        chances.append(by_month(np.logaddexp(0.0, odds), as_of))
    return np.concatenate(chances)


def _sure(moments: Moments, until: Floats) -> Floats:
    edges = month_edges_of(moments.as_of) - moments.as_of[:, None]
    return (edges[:, 1:] >= until[:, None]).astype(float)
