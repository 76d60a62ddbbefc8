"""The plain rival of the boosted hazard: a logistic regression on splines of thirty of the same features.

Discrete-time survival as logistic regression of person-months (Efron 1988; Singer and Willett 1993). Quick to
fit, smooth in every feature, blind to what happens only where two of them meet: what the trees have to beat.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

import numpy as np

from .climate import Climate
from .features import Ahead, feature_names
from .hazard import Moments, all_bins, by_month, features_of
from .history import History
from .months import HORIZON, day_number
from .person_months import BIN_ENDS, PersonMonths, Sampling, person_months
from .return_curve import ReturnByKind
from .waits import Floats, Ints, Waits, waits_of

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

FEWEST = 50
"""Premieres in the training table below which there is nothing to regress: Kaplan–Meier by kind stands in."""
_PART = 1_000
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


class SplineLogistic:
    """Chance of the next premiere by month. Learned: ``model_`` (None for a tiny history), ``rates_``, ``by_kind_``."""

    def __init__(self, *, sampling: Sampling | None = None, seed: int = 0) -> None:
        self.sampling = sampling or Sampling(moments=2)
        self.seed = seed

    def fit(self, history: History, as_of: date) -> Self:
        """Learn from what was known on ``as_of``; rows after it are not looked at."""
        known = history.as_of(as_of)
        waits, until = waits_of(known.seasons), day_number(as_of)
        self.by_kind_ = ReturnByKind().fit(known, as_of)
        months = person_months(waits, until, np.random.default_rng(self.seed), self.sampling)
        climate = Climate().fit(waits, known_to=until)
        self.rates_ = climate.rates_
        enough = months.came.sum() >= FEWEST
        self.model_ = _regress(_smooth_of(waits, climate, months), months) if enough else None
        return self

    def chances_at(self, waits: Waits, rows: Ints, as_of: Floats) -> Floats:
        """Shape (n, 60): some of the waits, each as of its own day."""
        if self.model_ is None:
            kinds: list[str] = waits.table["network_kind"].gather(rows).to_list()
            return self.by_kind_.chances(kinds, as_of - waits.column("start")[rows])
        climate = Climate().fit(waits, known_to=float(as_of.max(initial=0.0)), rates=self.rates_)
        chances = [np.zeros((0, HORIZON))]
        for at in range(0, rows.size, _PART):
            asked = Moments(rows[at : at + _PART], as_of[at : at + _PART])
            x = features_of(waits, climate, asked, all_bins(climate, asked))[:, _SMOOTH]
            odds = self.model_.decision_function(x).reshape(asked.rows.size, BIN_ENDS.size)
            chances.append(by_month(np.logaddexp(0.0, odds), asked.as_of))
        return np.concatenate(chances)


def _smooth_of(waits: Waits, climate: Climate, months: PersonMonths) -> Floats:
    at, calendar = months.moment, climate.calendar(months.rows, months.as_of)
    ahead = Ahead(months.rows[at], months.as_of[at], months.bins, calendar, at)
    return features_of(waits, climate, Moments(months.rows, months.as_of), ahead)[:, _SMOOTH]


def _regress(x: Floats, months: PersonMonths) -> Pipeline:
    from sklearn.impute import SimpleImputer  # half a second that the other baselines never need
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import SplineTransformer

    splines = SplineTransformer(n_knots=6, degree=3, knots="quantile", extrapolation="linear")
    imputer = SimpleImputer(strategy="median", add_indicator=True)
    model = make_pipeline(imputer, splines, LogisticRegression(C=0.1, max_iter=300))
    return model.fit(x, months.came, logisticregression__sample_weight=months.weight)
