"""The record and the look back as rows, each by itself."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.view import said_of
from cliffhanger.forecast.backcast import asked_of, cases_of, cast_back, cast_back_if_due
from cliffhanger.forecast.issue import issue
from cliffhanger.forecast.models import Backcast, Forecast
from cliffhanger.forecast.past import Past
from cliffhanger.forecast.path import Course, as_issued, joined, looked_back
from cliffhanger.forecast.scoreboard import scoreboard
from cliffhanger.forecast.settle import settle
from cliffhanger.forecast.tests.world import DATABASE, FERRY, at, came, ferry, tell, watched_to
from tests.make import statement

pytestmark = pytest.mark.usefixtures("ledger")

ORDER = statement(FERRY, "renewed", season=2, happened_on="2022-06-06", on="2022-06-06")


def cases(until: str):
    show, day = ferry(), date.fromisoformat(until)
    past = Past(day)
    asked = list(asked_of(show, said_of(show, day), past=past))
    return {str(case.as_of): case for case in cases_of(asked, past)}


def test_what_was_issued_is_scored_once_the_world_has_answered():
    issue([ferry()], now=at("2022-03-01"))
    tell(came("2022-12-02"), by=DATABASE)
    watched_to("2025-04-01")
    settle(now=at("2025-04-01"))
    board = scoreboard(date(2025, 4, 1)).issued
    assert (board.total, board.scores.n, board.scores.returned) == (1, 1, 1)
    assert "one year later" in [group.name for group in board.rivals]
    assert board.misses[0].case.came == date(2022, 12, 2)


def test_a_look_back_asks_at_the_landmarks_until_the_season_comes():
    tell(came("2022-12-02"), by=DATABASE)
    assert list(cases("2023-06-30")) == ["2022-02-27", "2022-07-30", "2023-01-01", "2023-06-03"]
    assert [case.season for case in cases("2023-06-30").values()] == [2, 2, 3, 3]


def test_a_look_back_knows_nothing_that_was_said_later():
    tell(ORDER)
    before = cases("2022-12-31")
    tell(came("2022-12-02"), statement(FERRY, "cancelled", season=3, on="2023-01-10"), by=DATABASE)
    after = cases("2023-01-31")
    for day in ("2022-02-27", "2022-07-30"):
        assert after[day].cdf == before[day].cdf
        assert after[day].digest == before[day].digest
    assert (before["2022-02-27"].evidence, before["2022-07-30"].evidence) == ("base", "renewed")


def test_an_answer_that_was_never_told_is_left_out_of_a_look_back():
    tell(statement(FERRY, "premiere", season=2, value="2022-12-02", on="2022-11-01"))
    assert cases("2023-06-30") == {}


def test_a_look_back_is_kept_for_a_month_and_never_counts_as_issued():
    watched_to("2023-06-30")
    first = cast_back_if_due(now=at("2023-07-01"))
    assert cast_back_if_due(now=at("2023-07-20")) == first
    assert cast_back_if_due(now=at("2023-08-01")) != first
    assert (Backcast.objects.count(), Forecast.objects.count()) == (2, 0)
    board = scoreboard(date(2023, 8, 1))
    assert (board.issued.total, board.backcast.board["total"]) == (0, 3)


def test_a_look_back_on_an_empty_ledger_is_an_empty_board():
    Show.objects.create(title="Nothing", slug="nothing")
    assert cast_back(now=at("2022-01-01")).board["total"] == 0


def test_the_path_of_a_forecast_has_what_was_issued_and_before_that_what_would_have_been_said():
    tell(ORDER)
    issue([ferry()], now=at("2022-07-01"))
    show = ferry()
    claims = said_of(show, date(2022, 7, 1))
    days = [date(2022, 3, 1), date(2022, 6, 6), date(2022, 1, 1)]
    (before,) = looked_back([Course(show.pk, 2, claims, tuple(days))], past=Past(date(2022, 7, 1)))
    path = joined(before, as_issued(Forecast.objects.all()))
    assert [(str(step.day), step.issued) for step in path] == [
        ("2022-03-01", False), ("2022-06-06", False), ("2022-07-01", True),
    ]  # fmt: skip
    assert all(step.q10 < step.q50 < step.q90 for step in path)
