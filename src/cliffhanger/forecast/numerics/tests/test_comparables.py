"""Past seasons that looked alike: named, of others, settled, with those that never returned."""

from datetime import date

import polars as pl
import pytest

from cliffhanger.forecast.numerics import ReturnHazard, comparables, explain
from cliffhanger.forecast.numerics.comparables import NoSuchSeries
from cliffhanger.forecast.numerics.hazard import Growth

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
