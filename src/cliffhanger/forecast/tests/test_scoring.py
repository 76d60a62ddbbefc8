"""Figures from cases: pure, and nothing counted before it could be seen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cliffhanger.forecast.cases import Case, evidence_state
from cliffhanger.forecast.numerics.history import History
from cliffhanger.forecast.outlets import Judged, records_of
from cliffhanger.forecast.rivals import RIVALS, rival_chances, yardstick
from cliffhanger.forecast.scoring import board_of

DAY = date(2020, 1, 1)


def case(came: date | None = None, **more: object) -> Case:
    """A forecast that gives half a chance to each half of the coming year, and nothing after."""
    cdf = (*(0.5 for _ in range(6)), *(0.9 for _ in range(54)))
    middle = DAY + timedelta(180)
    found = Case(
        "Night Ferry", "night-ferry", 2, DAY, "cable", 100, "base", cdf, DAY, middle, middle, came, "abc"
    )
    return replace(found, **more)


def board(*cases: Case, until: date = date(2024, 1, 1), rivals=None):
    return board_of(cases, until, rivals=rivals or {})


def test_a_forecast_that_was_not_followed_for_two_years_has_no_brier_score():
    assert board(case(date(2020, 2, 1)), until=date(2021, 12, 31)).scores.brier is None
    assert board(case(date(2020, 2, 1)), until=date(2022, 1, 1)).scores.brier == pytest.approx(0.01)


def test_a_forecast_on_which_no_day_has_passed_counts_nowhere():
    scores = board(case(), until=DAY).scores
    assert (scores.n, scores.brier, scores.crps) == (0, None, None)
    assert board(case(), until=DAY).misses == ()


def test_every_part_is_scored_by_itself():
    found = board(case(date(2020, 2, 1)), case(kind="streaming", evidence="renewed", waited=400))
    scored = {(group.by, group.name): group.scores.brier for group in found.groups}
    assert scored[("network", "cable")] == pytest.approx(0.01)
    assert scored[("network", "streaming")] == pytest.approx(0.81)
    assert set(scored) >= {("waited", "3 to 9 months"), ("waited", "9 to 18 months"), ("evidence", "renewed")}


def test_the_worst_misses_come_first_and_name_each_season_once():
    again, other = case(waited=200), case(date(2020, 2, 1), slug="other")
    misses = board(case(), again, other).misses
    assert [miss.case.slug for miss in misses] == ["night-ferry", "other"]
    assert misses[0].off > misses[1].off


def test_a_forecast_whose_answer_is_still_open_is_no_miss():
    assert board(case(), until=date(2021, 1, 1)).misses == ()


def test_the_board_is_plain_values_with_dates_as_text():
    plain = json.loads(json.dumps(board(case(date(2020, 2, 1))).as_json()))
    assert plain["misses"][0]["case"]["came"] == "2020-02-01"
    assert plain["misses"][0]["p_return"] == 0.9


def test_the_baselines_have_no_doubt_or_no_news():
    rows = [
        {"series_key": str(n), "season": s, "premiere": date(2010 + 2 * s, 1, 1), "network_kind": "cable"}
        for n in range(30)
        for s in (1, 2, 3)
    ]
    known = yardstick(History.from_rows(rows), DAY)
    chances = {
        name: rival_chances(rival, [case()], known=lambda _: known)[0] for name, rival in RIVALS.items()
    }
    assert list(chances["one year later"]).index(1) == 8, (
        "a year less the 100 days gone falls into the ninth month"
    )
    usual = chances["usual gap of the kind"]
    assert list(usual).index(1) == 20, "two years less 100 days"
    assert 0 < chances["Kaplan–Meier by kind"][-1] < 1


@pytest.mark.parametrize(
    ("pieces", "state"),
    [
        ([], "base"),
        ([["renewed", "2022-06-06", None]], "renewed"),
        ([["premiere", "2022-06-06", ["2023-01-01", "2023-12-31"]]], "renewed"),
        ([["filming_started", "2022-06-06", None]], "filming"),
        ([["filming_wrapped", "2022-06-06", None], ["renewed", "2022-01-01", None]], "wrapped"),
        ([["premiere", "2022-06-06", ["2022-09-01", "2022-09-01"]]], "dated"),
        ([["cancelled", "2022-06-06", None]], "cancelled"),
        ([["ended", "2022-06-06", None]], "cancelled"),
    ],
)
def test_a_forecast_counts_under_the_furthest_step_that_was_known(pieces, state):
    assert evidence_state(pieces) == state


def test_an_outlet_is_listed_from_five_settled_guesses_on():
    few = [Judged("Heart", "right", 0)] * 4
    many = [Judged("Variety", "right", 0)] * 3 + [
        Judged("Variety", "early", 90),
        Judged("Variety", "wrong", None),
    ]
    [record] = records_of([*few, *many])
    assert (record.outlet, record.n, record.right, record.early) == ("Variety", 5, 0.6, 0.2)
    assert (record.dated, record.error) == (4, 0)
