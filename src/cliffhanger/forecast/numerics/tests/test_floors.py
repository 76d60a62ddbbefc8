"""The forecast on the shipped catalogue must not fall below what `benchmarks/floors.json` holds."""

import json
from pathlib import Path

import pytest

from benchmarks.forecast.__main__ import OURS
from benchmarks.forecast.backtest import run, scores_of
from benchmarks.forecast.sample import SHIPPED_ORIGINS, SHIPPED_TO, shipped

FLOORS = Path(__file__).resolve().parents[5] / "benchmarks" / "floors.json"


@pytest.fixture(scope="module")
def scores():
    result = run(shipped(), SHIPPED_ORIGINS, followed_to=SHIPPED_TO)
    return {name: scores_of(forecasts, result.outcomes) for name, forecasts in result.forecasts.items()}


def test_ours_holds_its_floors(scores):
    floors = json.loads(FLOORS.read_text("utf-8"))["forecast"]
    ours = scores[OURS]
    assert ours.brier24 <= floors["brier24_at_most"]
    assert ours.crps36 <= floors["crps36_days_at_most"]
    assert floors["coverage_at_least"] <= ours.coverage <= floors["coverage_at_most"]


def test_ours_beats_every_baseline(scores):
    for name, baseline in scores.items():
        if name != OURS:
            assert scores[OURS].brier24 < baseline.brier24, name
            assert scores[OURS].crps36 < baseline.crps36, name
