"""Seasons like the one in question, kept as rows: a few a pass, anew once a month."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.catalogue.models import Show
from cliffhanger.forecast.compare import compare
from cliffhanger.forecast.models import Comparison
from cliffhanger.forecast.tests.world import DATABASE, at, ferry, tell
from tests.make import document, record, statement

pytestmark = pytest.mark.usefixtures("ledger")


def other(number: int) -> None:
    """A show whose second season came after so many months; number 9 never had one."""
    title = f"Show {number}"
    days = ["2016-03-01", *([f"2017-{number:02}-15"] if number < 9 else [])]
    rows = [statement(title, "network_kind", value="streaming", on="2016-03-01")]
    rows += [
        statement(title, "premiere", season=n, value=day, happened_on=day, on=day)
        for n, day in enumerate(days, 1)
    ]
    record(document(rows, by=DATABASE, url=f"https://example.org/{number}"), now=at("2022-02-01"))


@pytest.fixture
def _others(ledger: None) -> None:
    for number in range(4, 10):
        other(number)


@pytest.mark.usefixtures("_others")
def test_what_is_kept_are_seasons_of_others_with_what_came_of_them():
    assert compare([ferry()], now=at("2022-07-01")) == 1
    row = Comparison.objects.get()
    titles = {Show.objects.get(pk=one["show"]).title for one in row.seasons}
    assert "Night Ferry" not in titles
    assert "Show 9" in titles, "those that never came back are shown with the others"
    assert {one["returned_on"] is None for one in row.seasons} == {True, False}
    assert row.season == 2


@pytest.mark.usefixtures("_others")
def test_a_comparison_is_kept_for_a_month_or_until_another_season_is_in_question():
    compare([ferry()], now=at("2022-07-01"))
    assert compare([ferry()], now=at("2022-07-20")) == 0
    assert compare([ferry()], now=at("2022-08-01")) == 1
    tell(statement("Night Ferry", "premiere", season=2, value="2022-08-03", happened_on="2022-08-03",
                   on="2022-08-03"), by=DATABASE)  # fmt: skip
    assert compare([ferry()], now=at("2022-08-05")) == 1
    assert [row.season for row in Comparison.objects.order_by("pk")] == [2, 2, 3]


@pytest.mark.usefixtures("_others")
def test_only_so_many_are_compared_a_pass_and_the_rest_in_the_next():
    shows = list(Show.objects.filter(title__startswith="Show"))
    counts = [compare(shows, now=at("2018-06-01"), at_most=4) for _ in range(3)]
    assert counts == [4, 2, 0]


def test_a_show_that_is_over_is_not_compared():
    tell(statement("Night Ferry", "cancelled", season=2, on="2022-05-01"))
    assert compare([ferry()], now=at("2022-07-01")) == 0


def test_an_empty_ledger_has_nothing_to_compare():
    assert compare([ferry()], now=at("2021-01-01")) == 0
    assert not Comparison.objects.filter(as_of=date(2021, 1, 1)).exists()
