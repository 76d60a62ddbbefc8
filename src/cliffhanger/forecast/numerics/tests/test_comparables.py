"""Past seasons that looked alike: named, of others, settled, with those that never returned."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from cliffhanger.forecast.numerics import History, ReturnHazard, comparables, explain
from cliffhanger.forecast.numerics.comparables import NoSuchSeries, Peers
from cliffhanger.forecast.numerics.explain import explain_many
from cliffhanger.forecast.numerics.hazard import Growth
from cliffhanger.forecast.numerics.waits import waits_of

from . import made_up

DAY = date(2018, 1, 1)


@pytest.fixture(scope="module")
def world():
    return made_up.history()


@pytest.fixture(scope="module")
def model(world):
    return ReturnHazard(growth=Growth(trees=30, min_leaf=200)).fit(world, DAY)


@pytest.fixture(scope="module")
def key(world):
    """A series that has waited between a month and a year."""
    last = world.as_of(DAY).seasons.group_by("series_key", maintain_order=True).last()
    return last.filter(pl.col("premiere").is_between(date(2017, 3, 1), date(2017, 12, 1)))["series_key"][0]


def test_twenty_others_at_the_same_point(world, model, key):
    found = comparables(model, world, key, as_of=DAY)
    mine = world.as_of(DAY).seasons.filter(series_key=key)["premiere"].max()
    point = (DAY - mine).days
    assert len(found) == 20
    assert all(one.series_key != key and one.title and one.network for one in found)
    assert all(one.waited > point for one in found)
    assert all(one.returned_on is None or one.returned_on <= DAY for one in found)
    assert {one.returned_on is None for one in found} == {True, False}
    assert found == comparables(model, world.as_of(DAY), key, as_of=DAY)


class Counting:
    """A model that counts how many moments it is asked about."""

    def __init__(self, model):
        self.model, self.asked = model, 0

    def chances_at(self, waits, rows, as_of):
        self.asked += rows.size
        return self.model.chances_at(waits, rows, as_of)


def test_what_many_have_in_common_is_scored_once_and_says_the_same(world, model):
    keys = world.as_of(DAY).seasons["series_key"].unique(maintain_order=True).to_list()[:60]
    counting = Counting(model)
    peers = Peers(counting, world, as_of=DAY)
    together = peers.of([*keys, "nobody"])
    assert list(together) == keys
    asked = counting.asked
    alone = {key: comparables(model, world, key, as_of=DAY) for key in keys[:5]}
    assert {key: together[key] for key in alone} == alone
    assert peers.of(keys[:5]) == alone
    assert counting.asked == asked + 5, "only the five themselves, not their peers again"


def test_the_chance_then_is_nearly_what_the_model_gave_at_that_very_point(world, model, key):
    known = waits_of(world.as_of(DAY).seasons)
    places = {pair: row for row, pair in enumerate(known.table.select("series_key", "season").iter_rows())}
    found = comparables(model, world, key, as_of=DAY)
    rows = np.array([places[one.series_key, one.season] for one in found])
    waited = (DAY - world.as_of(DAY).seasons.filter(series_key=key)["premiere"].max()).days
    exact = model.chances_at(known, rows, known.column("start")[rows] + waited)[:, 23]
    assert np.abs(np.array([one.chance_then for one in found]) - exact).mean() < 0.03


def test_reasons_of_many_are_those_of_each(world, model, key):
    keys = [key, *world.as_of(DAY).seasons["series_key"].unique(maintain_order=True).to_list()[:3]]
    together = explain_many(model, world, [*keys, "nobody"], as_of=DAY)
    assert together == {one: explain(model, world, one, as_of=DAY) for one in keys}


def test_of_seasons_about_as_near_those_of_the_same_make_come_first(model, key):
    def drawn(row):
        return int(row["series_key"].removeprefix("made:")) % 2 == 1

    rows = [{**row, "genres": "Animation"} if drawn(row) else row for row in made_up.rows()]
    found = comparables(model, History.from_rows(rows), key, as_of=DAY)
    mine = drawn({"series_key": key})
    assert sum(drawn({"series_key": one.series_key}) == mine for one in found) >= 15


def test_a_series_that_is_not_there_is_named(world, model):
    with pytest.raises(NoSuchSeries, match="nobody"):
        comparables(model, world, "nobody", as_of=DAY)
    with pytest.raises(NoSuchSeries):
        explain(model, world, "nobody", as_of=DAY)


def test_reasons_are_few_strongest_first_and_have_a_direction(world, model, key):
    reasons = explain(model, world, key, as_of=DAY)
    assert 1 <= len(reasons) <= 5
    assert [abs(r.effect) for r in reasons] == sorted((abs(r.effect) for r in reasons), reverse=True)
    for reason in reasons:
        assert ("raises" in reason.sentence) == (reason.effect > 0)
        assert "point" in reason.sentence
