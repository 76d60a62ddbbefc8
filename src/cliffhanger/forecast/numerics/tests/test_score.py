"""Scores against numbers worked out by hand."""

import numpy as np
import pytest

from cliffhanger.forecast.numerics.score import BadScore, Forecasts, Outcomes, brier, crps, when_returned

EDGES = np.arange(61) * 30.0
NEVER = float("inf")


def forecasts(*rows):
    return Forecasts(np.array(rows, dtype=float), EDGES)


def outcomes(*pairs):
    return Outcomes(*(np.array(column, dtype=float) for column in zip(*pairs, strict=True)))


def flat(p):
    return np.full(60, p)


def test_brier_counts_only_rows_followed_to_the_horizon():
    scored = brier(
        forecasts(flat(0.6), flat(0.6), flat(0.9)),
        outcomes((100, 2000), (NEVER, 2000), (NEVER, 100)),
        months=24,
    )
    assert scored == pytest.approx((0.4**2 + 0.6**2) / 2)


def test_brier_counts_a_premiere_on_the_last_day_as_in_time():
    assert brier(forecasts(flat(1.0)), outcomes((720, 2000)), months=24) == 0


def test_crps_of_a_flat_curve_is_a_sum_of_two_rectangles():
    rising_in_first_month = 30 * 0.5**2 / 3
    late = crps(forecasts(flat(0.5)), outcomes((NEVER, 5000)))
    assert late == pytest.approx(rising_in_first_month + 35 * 30 * 0.25)


def test_crps_splits_the_month_of_the_premiere_at_its_day():
    linear = np.arange(1, 61) / 60
    # F(t) = t / 1800 up to day 1080, premiere on day 45
    expected = 45**3 / (3 * 1800**2) + ((1 - 45 / 1800) ** 3 - (1 - 1080 / 1800) ** 3) * 1800 / 3
    assert crps(forecasts(linear), outcomes((45, 5000))) == pytest.approx(expected)


def test_crps_stops_where_follow_up_ends():
    linear = np.arange(1, 61) / 60
    assert crps(forecasts(linear), outcomes((NEVER, 100))) == pytest.approx(100**3 / (3 * 1800**2))
    assert crps(forecasts(linear), outcomes((500, 100))) == pytest.approx(100**3 / (3 * 1800**2))


def test_a_perfect_curve_costs_only_its_month():
    step = np.where(np.arange(1, 61) >= 3, 1.0, 0.0)
    assert crps(forecasts(step), outcomes((75, 5000))) < 6


def test_interval_and_median_are_given_a_return_in_time():
    linear = np.arange(1, 61) / 60 * 0.5
    result = when_returned(
        forecasts(linear, linear, linear, linear),
        outcomes((540, 5000), (100, 5000), (1079, 5000), (NEVER, 5000)),
    )
    assert result.n == 3
    assert result.coverage == pytest.approx(1 / 3)  # the interval is days 108 to 972
    assert result.width == pytest.approx(0.8 * 1080)
    assert result.error == pytest.approx(440)


def test_the_chance_by_a_day_is_each_rows_own():
    linear, late = np.arange(1, 61) / 60, np.where(np.arange(1, 61) > 30, 0.5, 0.0)
    days = np.array([[-5.0, 45.0, 9999.0], [45.0, 915.0, 9999.0]])
    np.testing.assert_allclose(
        forecasts(linear, late).chance_by(days), [[0, 45 / 1800, 1], [0, 0.25, 0.5]], atol=1e-9
    )


def test_the_likeliest_days_are_where_the_curve_is_steepest():
    spike = np.cumsum(np.where(np.arange(60) == 11, 0.3, 0.005))
    first = forecasts(spike, np.arange(1, 61) / 60).likeliest(60, months=36)
    assert first[0] <= 330 <= 360 <= first[0] + 60
    assert first[1] == 0


def test_the_likeliest_days_stay_within_the_horizon():
    late = np.where(np.arange(1, 61) >= 36, 0.5, 0.0)
    assert forecasts(late).likeliest(60, months=36)[0] == 36 * 30 - 60


def test_a_show_of_two_habits_is_hit_by_its_likeliest_days_and_missed_by_its_middle():
    habits = np.cumsum(np.select([np.arange(60) == 11, np.arange(60) == 23], [0.4, 0.39], 0.0))
    came = [(340 + step, 5000) for step in range(10)] + [(710, 5000)] * 9
    result = when_returned(forecasts(*[habits] * 19), outcomes(*came))
    assert result.likeliest60 == pytest.approx(10 / 19)
    assert result.likeliest180 == pytest.approx(10 / 19)


def test_shapes_that_do_not_fit_are_refused():
    with pytest.raises(BadScore):
        Forecasts(np.zeros((2, 59)), EDGES)
