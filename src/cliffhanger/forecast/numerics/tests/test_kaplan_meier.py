"""Against numbers worked out by hand."""

import numpy as np
import pytest

from cliffhanger.forecast.numerics.kaplan_meier import BadDurations, KaplanMeier


def test_product_limit_equals_the_hand_computed_table():
    # events at 2, 4 (two), 5 and 8; censored at 3 and 6
    curve = KaplanMeier().fit([2, 3, 4, 4, 5, 6, 8], [1, 0, 1, 1, 1, 0, 1])
    assert curve.timeline_.tolist() == [2, 4, 5, 8]
    assert curve.at_risk_.tolist() == [7, 5, 3, 1]
    assert curve.events_.tolist() == [1, 2, 1, 1]
    expected = [6 / 7, 6 / 7 * 3 / 5, 6 / 7 * 3 / 5 * 2 / 3, 0]
    np.testing.assert_allclose(curve.survival_function_, expected)


def test_survival_is_one_before_the_first_event_and_flat_after_the_last():
    curve = KaplanMeier().fit([2, 4, 9], [1, 1, 0])
    np.testing.assert_allclose(
        curve.survival_at([0, 1.9, 2, 3.9, 4, 1000]), [1, 1, 2 / 3, 2 / 3, 1 / 3, 1 / 3]
    )


def test_an_event_comes_before_a_censoring_on_the_same_day():
    curve = KaplanMeier().fit([3, 3], [1, 0])
    assert curve.survival_function_.tolist() == [0.5]


def test_without_censoring_it_is_the_share_still_waiting():
    waits = np.array([1, 2, 2, 3, 5, 8, 13])
    curve = KaplanMeier().fit(waits, np.ones(7))
    np.testing.assert_allclose(curve.survival_at([2, 4, 8]), [4 / 7, 3 / 7, 1 / 7])


def test_late_entries_are_at_risk_only_from_their_entry_on():
    curve = KaplanMeier().fit([2, 4, 6], [1, 1, 1], entry=[0, 3, 0])
    assert curve.at_risk_.tolist() == [2, 2, 1]
    assert curve.survival_function_.tolist() == [0.5, 0.25, 0.0]


def test_the_wait_so_far_conditions_the_rest():
    curve = KaplanMeier().fit([1, 2, 3, 4], [1, 1, 1, 0])
    assert curve.conditional_survival(1, 1) == pytest.approx((2 / 4) / (3 / 4))
    assert KaplanMeier().fit([1], [1]).conditional_survival(5, 5) == 1.0


def test_a_prior_counts_as_so_many_imagined_spells():
    prior = KaplanMeier().fit_hazard([2, 7], [0.5, 0.2])
    curve = KaplanMeier(prior=prior, weight=4).fit([2, 3], [1, 0])
    np.testing.assert_allclose(curve.hazard_, [(1 + 4 * 0.5) / (2 + 4), 0.2])


def test_no_spells_at_all_leave_the_prior_or_nothing():
    assert KaplanMeier().fit([], []).survival_at(10) == 1.0
    prior = KaplanMeier().fit_hazard([2], [0.5])
    assert KaplanMeier(prior=prior, weight=1).fit([], []).survival_at(10) == 0.5


@pytest.mark.parametrize(
    ("durations", "events", "entry"),
    [([-1], [1], None), ([float("nan")], [1], None), ([1, 2], [1], None), ([1], [1], [2])],
)
def test_waits_that_cannot_be_are_refused(durations, events, entry):
    with pytest.raises(BadDurations):
        KaplanMeier().fit(durations, events, entry=entry)
