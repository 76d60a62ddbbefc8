"""The curve: its checks, its dates and its words."""

from datetime import date

import numpy as np
import pytest

from cliffhanger.forecast.numerics import BadCurve, NothingPromised, ReturnCurve
from cliffhanger.forecast.numerics.months import add_months, month_edges
from cliffhanger.forecast.numerics.words import chance_words, length_words, rounded_percent, span_words

DAY = date(2026, 1, 31)


def rising_to(top, *, by=60):
    return np.minimum(np.arange(1, 61) / by, 1.0) * top


def test_months_keep_the_day_or_take_the_last_one():
    assert add_months(DAY, 1) == date(2026, 2, 28)
    assert add_months(DAY, 12) == date(2027, 1, 31)
    assert month_edges(DAY)[:3].tolist() == [0, 28, 59]


@pytest.mark.parametrize(
    "cdf", [np.ones(59), np.full(60, 1.1), np.full(60, -0.1), np.full(60, np.nan), np.linspace(0.5, 0.1, 60)]
)
def test_a_curve_that_cannot_be_is_refused(cdf):
    with pytest.raises(BadCurve):
        ReturnCurve(DAY, cdf)


def test_the_curve_cannot_be_written_to_and_keeps_its_own_copy():
    given = rising_to(0.5)
    curve = ReturnCurve(DAY, given)
    given[:] = 0
    assert curve.p_return == 0.5
    with pytest.raises(ValueError, match="read-only"):
        curve.cdf[0] = 1


def test_chance_by_a_day_grows_evenly_within_the_month():
    curve = ReturnCurve(date(2026, 1, 1), rising_to(0.6))
    assert curve.chance_by(date(2025, 1, 1)) == 0
    assert curve.chance_by(date(2026, 2, 1)) == pytest.approx(0.01)
    assert curve.chance_by(date(2026, 2, 15)) == pytest.approx(0.015)
    assert curve.chance_by(date(2040, 1, 1)) == pytest.approx(0.6)


def test_quantiles_are_dates_given_that_it_returns():
    curve = ReturnCurve(date(2026, 1, 1), rising_to(0.6))
    assert curve.quantile(0.5) == date(2028, 7, 1)
    assert curve.quantile(0.1) < curve.quantile(0.9)


def test_a_leap_between_months_gives_a_day_within_that_month():
    curve = ReturnCurve(date(2026, 1, 1), np.concatenate([np.zeros(11), np.full(49, 0.8)]))
    assert date(2026, 12, 1) < curve.quantile(0.1) < curve.quantile(0.9) <= date(2027, 1, 1)


def test_a_curve_without_hope_has_no_dates():
    with pytest.raises(NothingPromised):
        ReturnCurve(DAY, np.zeros(60)).quantile(0.5)
    assert ReturnCurve(DAY, np.zeros(60)).words() == "less than 5 % chance that it returns within five years"


def test_a_near_sure_return_is_said_as_eight_in_ten_of_everything():
    curve = ReturnCurve(date(2026, 2, 23), rising_to(0.95, by=20))
    assert curve.words() == "8 in 10 chance that it arrives between April 2026 and September 2027"
    first, last = curve.window()
    assert curve.chance_by(last) - curve.chance_by(first) == pytest.approx(0.8, abs=0.01)


def test_an_open_return_is_said_with_its_chance_first():
    words = ReturnCurve(date(2026, 1, 1), rising_to(0.42)).words()
    assert words.startswith("about 40 % chance that it returns within five years; if it does, 8 in 10")


def test_chances_are_rounded_to_five_and_never_0_or_100():
    assert [rounded_percent(p) for p in (0, 0.02, 0.03, 0.68, 0.97, 0.99, 1)] == [1, 1, 5, 70, 95, 99, 99]
    assert chance_words(0.0) == "less than 5 %"
    assert chance_words(1.0) == "more than 95 %"
    assert chance_words(0.71) == "about 70 %"


def test_spans_and_lengths_in_words():
    assert span_words(date(2027, 3, 2), date(2027, 3, 30)) == "in March 2027"
    assert [length_words(days) for days in (1, 4, 24, 373)] == ["1 day", "4 days", "3 weeks", "12 months"]
