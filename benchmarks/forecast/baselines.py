"""What ours is measured against, from what fan sites print to a spline-logistic hazard; and ours itself."""

from __future__ import annotations

import numpy as np
import polars as pl
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import SplineTransformer

from cliffhanger.forecast.numerics import ReturnByKind, hazard
from cliffhanger.forecast.numerics.climate import Climate
from cliffhanger.forecast.numerics.features import Ahead, feature_names
from cliffhanger.forecast.numerics.hazard import ReturnHazard, all_bins, by_month, features_of
from cliffhanger.forecast.numerics.months import day_number, month_edges_of
from cliffhanger.forecast.numerics.person_months import BIN_ENDS, Sampling, person_months
from cliffhanger.forecast.numerics.waits import Floats, waits_of

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
    at, calendar = months.moment, climate.calendar(months.rows, months.as_of)
    ahead = Ahead(months.rows[at], months.as_of[at], months.bins, calendar, at)
    x = features_of(known, climate, hazard.Moments(months.rows, months.as_of), ahead)[:, _SMOOTH]
    splines = SplineTransformer(n_knots=6, degree=3, knots="quantile", extrapolation="linear")
    imputer = SimpleImputer(strategy="median", add_indicator=True)
    model = make_pipeline(imputer, splines, LogisticRegression(C=0.1, max_iter=300))
    model.fit(x, months.came, logisticregression__sample_weight=months.weight)
    newer = Climate().fit(moments.waits, known_to=float(moments.as_of.max()), rates=climate.rates_)
    return _spread(moments, newer, model)


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

_SMOOTH = [
    feature_names().index(name)
    for name in (
        *("season", "index", "gap", "mean_gap", "age", "run_before", "episodes_before", "day_of_year"),
        *("waited", "is_broadcast", "is_cable", "is_streaming", "is_Reality", "is_Documentary", "from_US"),
        *("in_english", "network_36", "network_first_36", "kind_form_36", "genre_36", "months_ahead"),
        *("since_premiere", "past_anniversary", "time_of_year", "past_gap", "share_of_gap", "past_mean_gap"),
        *("from_habit", "bin_days"),
    )
]


def _spread(moments: Moments, climate: Climate, model: Pipeline) -> Floats:
    chances = []
    for part in np.array_split(np.arange(moments.rows.size), max(1, moments.rows.size // 1000)):
        asked = hazard.Moments(moments.rows[part], moments.as_of[part])
        x = features_of(moments.waits, climate, asked, all_bins(climate, asked))[:, _SMOOTH]
        odds = model.decision_function(x).reshape(part.size, BIN_ENDS.size)
        chances.append(by_month(np.logaddexp(0.0, odds), asked.as_of))
    return np.concatenate(chances)


def _sure(moments: Moments, until: Floats) -> Floats:
    edges = month_edges_of(moments.as_of) - moments.as_of[:, None]
    return (edges[:, 1:] >= until[:, None]).astype(float)
