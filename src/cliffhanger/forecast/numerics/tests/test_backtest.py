"""The back-test against figures worked out by hand, and sealed against the future."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from threadpoolctl import threadpool_limits

from cliffhanger.forecast.numerics import History
from cliffhanger.forecast.numerics.backtest import BadForecast, Plan, backtest, batch_of
from cliffhanger.forecast.numerics.baselines import MODELS, UnknownModel, models_named, say_what
from cliffhanger.forecast.numerics.months import day_number
from cliffhanger.forecast.numerics.report import report_of
from cliffhanger.forecast.numerics.scorecard import brier_difference, cells, scores_of

from . import by_hand, made_up

ORIGIN = date(2015, 1, 1)


def run_by_hand(names, origins=(ORIGIN,)):
    return backtest(
        History.from_rows(by_hand.rows()), Plan(models_named(names), origins, by_hand.FOLLOWED_TO)
    )


def test_moments_are_30_days_6_12_and_24_months_after_a_premiere_if_nothing_came_by_then():
    result = run_by_hand("one-year-later", tuple(date(year, 1, 1) for year in (2015, 2016, 2017)))
    found = result.table.select("origin", "series_key", "landmark").rows()
    assert sorted(found) == sorted(
        [
            *((2015, show, moment) for show in ("back", "gone") for moment in ("+30 d", "+6 m")),
            *((2016, show, "+12 m") for show in ("back", "gone")),
            *((2016, "back", moment) for moment in ("+30 d", "+6 m")),
            *((2017, show, moment) for show, moment in (("back", "+12 m"), ("gone", "+24 m"))),
        ]
    )


def test_one_year_later_scores_as_worked_out_by_hand():
    """It names 29 February 2016, day 335 (or 182), and so climbs over the month before: 29 days. *Back* came a
    day later. The months end on day 306 (or 153) and 335 (or 182); 36 of them are 1096 days."""
    result = run_by_hand("one-year-later")
    scores = scores_of(result.forecasts["one-year-later"], result.outcomes)
    climb = 29 / 3
    back, gone, gone_later = climb + 1, climb + 1096 - 335, climb + 1096 - 182
    assert scores.n == 4
    assert (scores.base24, scores.brier12, scores.brier24, scores.bias24) == (0.5, 0.5, 0.5, 0.5)
    assert scores.crps36 == pytest.approx((back + gone + back + gone_later) / 4)
    assert (scores.n_returned, scores.coverage, scores.within30) == (2, 0.0, 1.0)
    assert scores.width == pytest.approx(0.8 * 29)
    assert scores.error == pytest.approx(15.5)


def test_the_base_rate_is_the_product_limit_over_all_earlier_moments():
    """On 1 January 2017 eight moments are known of *Back* and *Gone*: after 1, 183 and 336 days it came; the others
    were watched for 123, 276, 307, 489 and 642. Still waiting: 7/8, then 5/6 of them, then 2/3."""
    batch = batch_of(History.from_rows(by_hand.recent()), date(2017, 1, 1))
    curve = MODELS["base-rate"](batch)[0]
    assert curve[0] == pytest.approx(1 / 8)
    assert curve[6] == pytest.approx(1 - 7 / 8 * 5 / 6)
    assert curve[-1] == pytest.approx(1 - 7 / 8 * 5 / 6 * 2 / 3)


def test_the_median_gap_is_that_of_the_kind_as_known_at_the_origin():
    """Thirty returns after 365 days: the same as one year later until 2017, when *Back* is one of them."""
    result = run_by_hand("one-year-later,median-gap")
    np.testing.assert_array_equal(*(chances.cdf for chances in result.forecasts.values()))


def test_what_was_not_followed_is_not_scored():
    plan = Plan(models_named("one-year-later"), (ORIGIN,), date(2016, 6, 1))
    report = report_of(backtest(History.from_rows(by_hand.rows()), plan))
    scores = report.overall["one-year-later"]
    assert (scores.n, scores.n_returned) == (0, 0)
    assert scores.brier12 == 0.5  # the two of March, followed for 14 months
    assert report.as_plain()["overall"]["one-year-later"]["brier24"] is None


def test_a_premiere_after_the_follow_up_is_as_good_as_unseen():
    plan = Plan(models_named("one-year-later"), (ORIGIN,), date(2016, 2, 1))
    result = backtest(History.from_rows(by_hand.rows()), plan)
    assert np.isinf(result.outcomes.waited).all()


def test_the_margin_of_a_difference_is_taken_over_series_not_moments():
    """One year later loses 1 on *Gone* and 0 on *Back*, always 0 loses 0 and 1: differences +1, +1, -1, -1 in two
    series. Sums by series 2 and -2, so the error is √(8 · 2/1) / 4 = 1."""
    nothing = {"never": lambda batch: np.zeros((batch.rows.size, 60))}
    plan = Plan({**models_named("one-year-later"), **nothing}, (ORIGIN,), by_hand.FOLLOWED_TO)
    result = backtest(History.from_rows(by_hand.rows()), plan)
    found = brier_difference(result, "one-year-later", "never")
    assert (found.n, found.mean) == (4, 0.0)
    assert found.margin == pytest.approx(1.96)


def test_parts_come_in_their_own_order_and_hold_every_moment_once():
    result = backtest(
        made_up.history(series=60), Plan(models_named("median-gap"), (date(2016, 1, 1),), date(2022, 1, 1))
    )
    parts = dict(cells(result, ("network_kind", "landmark")))
    assert list(parts)[:5] == [*(f"broadcast +{m}" for m in ("30 d", "6 m", "12 m", "24 m")), "cable +30 d"]
    assert (np.sum(list(parts.values()), axis=0) == 1).all()


def test_a_model_that_gives_no_sixty_chances_is_named():
    broken = {"broken": lambda batch: np.zeros((batch.rows.size, 3))}
    with pytest.raises(BadForecast, match="broken gave"):
        backtest(History.from_rows(by_hand.rows()), Plan(broken, (ORIGIN,), by_hand.FOLLOWED_TO))


def test_models_are_chosen_by_name_and_each_says_what_it_is():
    assert list(models_named("ours, kaplan-meier")) == ["kaplan-meier", "ours"]
    assert all(say_what(name).endswith(".") for name in MODELS)
    for words in ("oracle", ","):
        with pytest.raises(UnknownModel, match="there are one-year-later"):
            models_named(words)


def test_where_trees_had_too_little_to_learn_from_the_report_says_so():
    assert report_of(run_by_hand("ours,kaplan-meier")).stood_in == (2015,)


# The seal

YEAR = date(2016, 1, 1)
DAY = date(2016, 9, 1)


@pytest.fixture(scope="module")
def world():
    return made_up.history(series=400)


@pytest.fixture(scope="module")
def other_future(world):
    """The same up to DAY; then every series returns at once, as none would."""
    past = world.rows.filter(pl.col("premiere") <= DAY)
    last = past.group_by("series_key", maintain_order=True).last()
    sudden = last.with_columns(
        season=pl.col("season") + 1,
        premiere=pl.lit(DAY + timedelta(days=46)),
        finale=pl.lit(DAY + timedelta(days=60)),
        episodes=pl.lit(99, dtype=pl.Int64),
    )
    return History(pl.concat([past, sudden.select(past.columns)]))


def by_moment(batch, chances):
    """Chances by series and day, of the moments up to DAY."""
    keys = batch.waits.table["series_key"].gather(batch.rows)
    early = batch.as_of <= day_number(DAY)
    return {(keys[i], batch.as_of[i]): chances[i] for i in np.flatnonzero(early).tolist()}


@pytest.mark.parametrize("name", MODELS)
def test_another_future_changes_no_forecast(world, other_future, name):
    batches = [batch_of(history, YEAR) for history in (world, other_future)]
    with threadpool_limits(1):
        ours, theirs = (by_moment(batch, MODELS[name](batch)) for batch in batches)
    assert len(ours) > 100
    assert ours.keys() == theirs.keys()
    for moment, chances in ours.items():
        np.testing.assert_allclose(chances, theirs[moment], atol=1e-9)


def test_nothing_after_an_origins_year_is_even_in_reach(world):
    end = date(2016, 12, 31)
    batch = batch_of(world, YEAR)
    assert batch.known.rows["premiere"].max() <= YEAR
    assert batch.waits.table["premiere"].max() <= end
    assert not (batch.waits.table["finale"].drop_nulls() > day_number(end)).any()


def test_rows_after_an_origin_do_not_change_what_is_learned_there(world, other_future):
    early = date(2016, 9, 1)
    for history in (world, other_future):
        assert batch_of(history, early).known.rows.equals(world.as_of(early).rows)
