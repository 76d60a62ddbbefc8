"""The lead-time table and its distribution."""

import json
from importlib.resources import files

import numpy as np
import pytest

from cliffhanger.forecast.numerics.lead_times import BadLeadTime, LeadTime, LeadTimes, lead_times

ROW = LeadTime(
    evidence="renewed", network_kind="streaming", p10=157, median=373, p90=642, p_ever=0.98, n=1, source="x"
)


def test_the_distribution_passes_through_the_tables_points():
    np.testing.assert_allclose(ROW.cdf([157, 373, 642]), [0.1, 0.5, 0.9], atol=1e-12)
    np.testing.assert_allclose(ROW.quantile([0.1, 0.5, 0.9]), [157, 373, 642])
    assert ROW.cdf([-5, 0]).tolist() == [0, 0]


def test_the_tail_is_heavy_but_ends():
    assert 0.001 < 1 - ROW.cdf(1826) < 0.005, "of those that come, a few in a thousand take five years"
    assert ROW.cdf(1e9) > 0.999999
    assert ROW.cdf(3) > 1e-4, "and a few come at once"


def test_it_rises_evenly_through_the_middle_and_its_inverse_undoes_it():
    days = np.arange(1, 3000)
    assert (np.diff(ROW.cdf(days)) > 0).all()
    shares = np.linspace(0.01, 0.99, 99)
    np.testing.assert_allclose(ROW.cdf(ROW.quantile(shares)), shares)


def test_a_kind_without_a_row_follows_unknown():
    table = lead_times()
    assert table.find("renewed", "satellite").network_kind == "unknown"
    with pytest.raises(BadLeadTime, match="no lead time for 'rumoured'"):
        table.find("rumoured", "cable")


def test_every_shipped_row_says_on_what_it_rests():
    assert {row.network_kind for row in lead_times().rows} == {"broadcast", "cable", "streaming", "unknown"}
    assert all(row.source for row in lead_times().rows)
    assert lead_times().version


@pytest.mark.parametrize("change", [{"p10": 9000}, {"p_ever": 1.0}, {"kept": 1.0}, {"wait": 3}])
def test_a_row_that_cannot_be_is_refused(change):
    shipped = json.loads(files("cliffhanger.forecast.numerics").joinpath("lead_times.json").read_text())
    shipped["rows"][2].update(change)
    with pytest.raises(BadLeadTime):
        LeadTimes.from_json(json.dumps(shipped))
