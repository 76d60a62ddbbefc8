"""The forecast on the shipped catalogue must not fall below what `benchmarks/floors.json` holds."""

from dataclasses import replace

import pytest

from benchmarks.forecast.floors import fallen
from benchmarks.forecast.sample import SHIPPED_ORIGINS, SHIPPED_TO, shipped
from cliffhanger.forecast.numerics.backtest import Plan, backtest
from cliffhanger.forecast.numerics.baselines import KM, MODELS, OURS
from cliffhanger.forecast.numerics.scorecard import scores_of


@pytest.fixture(scope="module")
def scores():
    result = backtest(shipped(), Plan(MODELS, SHIPPED_ORIGINS, SHIPPED_TO))
    return {name: scores_of(forecasts, result.outcomes) for name, forecasts in result.forecasts.items()}


def test_ours_holds_its_floors(scores):
    assert not fallen(scores[OURS])


@pytest.mark.parametrize("name", ["one-year-later", "median-gap", "base-rate", KM])
def test_ours_beats_what_sites_print_and_kaplan_meier(scores, name):
    assert scores[OURS].brier24 < scores[name].brier24
    assert scores[OURS].crps36 < scores[name].crps36


def test_a_fallen_floor_is_named_with_what_was_promised(scores):
    said = fallen(replace(scores[OURS], brier24=0.2, coverage=0.9))
    assert [words.split(" is ")[0] for words in said] == ["brier24", "coverage"]
    assert "promised is at most" in said[0]
