"""The boosted hazard: what it may know, what it does with odd histories, and that it learns."""

from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
import pytest

from cliffhanger.forecast.numerics import BadHistory, History, ReturnByKind, ReturnHazard
from cliffhanger.forecast.numerics.climate import Climate
from cliffhanger.forecast.numerics.hazard import (
    Growth,
    Moments,
    _with_something,
    all_bins,
    by_month,
    features_of,
)
from cliffhanger.forecast.numerics.months import day_number
from cliffhanger.forecast.numerics.person_months import BIN_ENDS, Sampling, person_months
from cliffhanger.forecast.numerics.spells import waiting
from cliffhanger.forecast.numerics.waits import waits_of

from . import made_up

AS_OF = date(2018, 1, 1)
SMALL = Growth(trees=30, min_leaf=200)


@pytest.fixture(scope="module")
def world():
    return made_up.history()


@pytest.fixture(scope="module")
def model(world):
    return ReturnHazard(growth=SMALL).fit(world, AS_OF)


def before(history, day):
    """The history with every later row deleted, and what a running season would still hide blanked."""
    kept = history.rows.filter(pl.col("premiere") <= day)
    over = pl.col("finale") <= day
    return History(kept.with_columns(pl.when(over).then(pl.col(n)).alias(n) for n in ("finale", "episodes")))


def features_on(history, day):
    waits = waits_of(history.as_of(day).seasons)
    climate = Climate().fit(waits, known_to=day_number(day))
    moments = Moments(waits.last, np.full(waits.last.size, day_number(day)))
    return features_of(waits, climate, moments, all_bins(climate, moments))


def test_deleting_all_that_came_later_changes_no_feature_and_no_forecast(world, model):
    past = before(world, AS_OF)
    assert past.rows.height < world.rows.height
    np.testing.assert_array_equal(features_on(world, AS_OF), features_on(past, AS_OF))
    again = ReturnHazard(growth=SMALL).fit(past, AS_OF)
    np.testing.assert_array_equal(model.chances(world, AS_OF), again.chances(past, AS_OF))


def test_a_past_moment_is_judged_alike_with_and_without_what_followed_it(world, model):
    day = date(2019, 3, 1)
    cut, full = waits_of(world.as_of(day).seasons), waits_of(world.seasons)
    of_both = cut.table.with_row_index("cut").join(
        full.table.with_row_index("full"), on=["series_key", "season"], how="inner"
    )
    of_both = of_both.filter(pl.col("cut").is_in(cut.last))
    as_of = np.full(of_both.height, day_number(day))
    ours = model.chances_at(cut, of_both["cut"].cast(pl.Int64).to_numpy(), as_of)
    theirs = model.chances_at(full, of_both["full"].cast(pl.Int64).to_numpy(), as_of)
    np.testing.assert_allclose(ours, theirs, atol=1e-12)


def test_there_is_one_valid_curve_for_each_series_that_waits(world, model):
    chances = model.chances(world, AS_OF)
    assert chances.shape == (waiting(world, AS_OF).height, 60)
    assert (np.diff(chances, axis=1) >= 0).all()
    assert 0 <= chances.min() <= chances.max() < 1


def test_a_show_gone_for_a_decade_has_little_left():
    gone = {"series_key": "gone", "season": 1, "premiere": "2001-01-01", "network_kind": "cable"}
    both = History.from_rows([*made_up.rows(), gone])
    model = ReturnHazard(growth=SMALL).fit(both, AS_OF)
    keys = waiting(both, AS_OF)["series_key"].to_list()
    assert 0.001 < model.chances(both, AS_OF)[keys.index("gone"), -1] < 0.03


def test_only_months_that_lie_wholly_before_the_day_are_learned_from(world):
    until = day_number(AS_OF)
    waits = waits_of(world.as_of(AS_OF).seasons)
    months = person_months(waits, until, np.random.default_rng(0), Sampling())
    assert months.bins[:, 2].max() <= until
    assert set(np.unique(months.came)) == {0, 1}
    assert (months.as_of < until).all()


def test_a_premiere_known_to_a_month_is_spread_over_it():
    rough = {"series_key": "a", "season": 2, "premiere": "2015-06-15", "network_kind": "cable"}
    rough |= {"premiere_lo": "2015-06-01", "premiere_hi": "2015-06-30"}
    first = {"series_key": "a", "season": 1, "premiere": "2014-01-01", "network_kind": "cable"}
    waits = waits_of(History.from_rows([first, rough]).seasons)
    months = person_months(waits, day_number(AS_OF), np.random.default_rng(1), Sampling(moments=400))
    came = months.came == 1
    assert came.sum() > 50
    ends = months.bins[came]
    assert (ends[:, 1] < day_number(date(2015, 6, 30))).all()
    assert (ends[:, 2] >= day_number(date(2015, 6, 1))).all()
    assert (ends[:, 2] < day_number(date(2015, 6, 14))).any()


def test_a_small_history_falls_back_on_kaplan_meier():
    rows = [
        {"series_key": "a", "season": n, "premiere": f"{2010 + n}-01-10", "network_kind": "cable"}
        for n in (1, 2)
    ]
    alone = History.from_rows(rows)
    model = ReturnHazard().fit(alone, AS_OF)
    assert model.trees_ is None
    expected = ReturnByKind().fit(alone, AS_OF).predict("cable", (AS_OF - date(2012, 1, 10)).days)
    np.testing.assert_allclose(model.chances(alone, AS_OF)[0], expected.cdf)


def test_nothing_out_yet_gives_no_rows_and_an_empty_table_is_refused(world):
    early = date(2001, 1, 1)
    assert ReturnHazard().fit(world, early).chances(world, early).shape == (0, 60)
    with pytest.raises(BadHistory, match="empty"):
        History.from_rows([])


def test_odd_rows_are_mended_as_documented_and_never_break_the_fit(world, model):
    odd = [
        {"series_key": "odd", "season": 1, "premiere": "2016-01-01", "network_kind": "satellite"},
        {"series_key": "odd", "season": 1, "premiere": "2016-02-01", "network_kind": "satellite"},
        {"series_key": "odd", "season": 3, "premiere": "2017-01-01", "network_kind": "satellite"},
        {"series_key": "odd", "season": 2, "premiere": "2017-06-01", "network_kind": "satellite"},
    ]
    both = History.from_rows([*made_up.rows(), *odd])
    table = waiting(both, AS_OF).with_columns(pl.Series("chance", model.chances(both, AS_OF)[:, -1]))
    (row,) = table.filter(pl.col("series_key") == "odd").iter_rows(named=True)
    assert (row["season"], row["network_kind"]) == (4, "unknown")
    assert 0 < row["chance"] < 1


def test_the_same_seed_grows_the_same_trees(world, model):
    again = ReturnHazard(growth=replace(SMALL)).fit(world, AS_OF)
    np.testing.assert_array_equal(model.chances(world, AS_OF), again.chances(world, AS_OF))


def test_half_years_are_split_evenly_into_months():
    hazard = np.zeros((1, BIN_ENDS.size))
    hazard[0, 36] = 0.6
    chances = by_month(hazard, np.array([day_number(date(2020, 1, 1))]))
    gained = np.diff(-np.log(1 - chances[0]))[35:41]
    np.testing.assert_allclose(gained.sum(), 0.6)
    np.testing.assert_allclose(gained, 0.1, atol=0.01)


_TRAITS = ("finale", "episodes", "network", "country", "language", "genres", "type")


def test_a_table_of_premieres_alone_is_enough_to_learn_from(world):
    bare = [
        pl.lit(None, dtype=pl.String).alias(name) for name in ("network", "country", "language", "genres")
    ]
    history = History(world.rows.with_columns(*bare))
    chances = ReturnHazard(growth=SMALL).fit(history, AS_OF).chances(history, AS_OF)
    assert len(chances) == len(waiting(history, AS_OF))
    assert np.isfinite(chances).all()


def test_a_feature_that_no_row_has_counts_as_nothing_and_a_gap_stays_a_gap():
    filled = _with_something(np.array([[np.nan, 1.0], [np.nan, np.nan]]))
    np.testing.assert_array_equal(filled, [[0.0, 1.0], [0.0, np.nan]])
