"""The forecast on the shipped catalogue must not fall below what `benchmarks/floors.json` holds."""

import json
from pathlib import Path

import pytest

from benchmarks.forecast.sample import SHIPPED_ORIGINS, SHIPPED_TO, shipped
from cliffhanger.forecast.numerics.backtest import Plan, backtest
from cliffhanger.forecast.numerics.baselines import KM, MODELS, OURS
from cliffhanger.forecast.numerics.scorecard import scores_of

FLOORS = Path(__file__).resolve().parents[5] / "benchmarks" / "floors.json"


@pytest.fixture(scope="module")
def scores():
    result = backtest(shipped(), Plan(MODELS, SHIPPED_ORIGINS, SHIPPED_TO))
    return {name: scores_of(forecasts, result.outcomes) for name, forecasts in result.forecasts.items()}


def test_ours_holds_its_floors(scores):
    floors = json.loads(FLOORS.read_text("utf-8"))["forecast"]
    ours = scores[OURS]
    assert ours.brier24 <= floors["brier24_at_most"]
    assert ours.crps36 <= floors["crps36_days_at_most"]
    assert floors["coverage_at_least"] <= ours.coverage <= floors["coverage_at_most"]


@pytest.mark.parametrize("name", ["one-year-later", "median-gap", "base-rate", KM])
def test_ours_beats_what_sites_print_and_kaplan_meier(scores, name):
    assert scores[OURS].brier24 < scores[name].brier24
    assert scores[OURS].crps36 < scores[name].crps36
