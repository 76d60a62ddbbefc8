"""The shipped model: the same answers as the one it was taken from, safe to load, usable on single shows."""

from datetime import date

import numpy as np
import pytest

from cliffhanger.forecast.numerics import BadHistory, History, ReturnHazard, load_reference
from cliffhanger.forecast.numerics.hazard import Growth
from cliffhanger.forecast.numerics.reference import BadReference, Reference

from . import made_up

DAY = date(2018, 1, 1)


@pytest.fixture(scope="module")
def world():
    return made_up.history()


@pytest.fixture(scope="module")
def fitted(world):
    return ReturnHazard(growth=Growth(trees=30, min_leaf=200)).fit(world, DAY)


def test_it_says_what_the_model_said_on_the_models_day(world, fitted, tmp_path):
    Reference.of(fitted, world, "made-up/1").save(tmp_path / "r.npz")
    stored = Reference.load(tmp_path / "r.npz")
    assert (stored.version, stored.as_of) == ("made-up/1", DAY)
    np.testing.assert_allclose(stored.chances(world, DAY), fitted.chances(world, DAY), rtol=1e-6)


def test_a_single_show_is_judged_as_it_was_among_all(world, fitted):
    stored = Reference.of(fitted, world, "made-up/1")
    keys = world.as_of(DAY).seasons["series_key"].unique(maintain_order=True)
    alone = History.from_rows([row for row in made_up.rows() if row["series_key"] == keys[7]])
    np.testing.assert_allclose(stored.curve(alone, DAY).cdf, stored.chances(world, DAY)[7])


def test_one_series_at_a_time(world, fitted):
    stored = Reference.of(fitted, world, "made-up/1")
    with pytest.raises(BadHistory, match="one series"):
        stored.curve(world, DAY)


def test_another_kind_of_file_is_refused(tmp_path):
    np.savez(tmp_path / "other.npz", about=np.array(["something else"]))
    with pytest.raises(BadReference, match="refit"):
        Reference.load(tmp_path / "other.npz")
    np.savez(tmp_path / "pickled.npz", about=np.array([{"code": "runs"}], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        Reference.load(tmp_path / "pickled.npz")


def test_the_shipped_one_loads_and_knows_a_network_it_never_saw():
    season = {"series_key": "x", "season": 1, "premiere": "2024-03-01", "network_kind": "streaming"}
    show = History.from_rows([{**season, "network": "A Channel Founded Tomorrow", "country": "KR"}])
    reference = load_reference()
    curve = reference.curve(show, date(2024, 11, 10))
    assert reference.version
    assert 0.02 < curve.p_return < 0.8
