"""The base forecast on made-up histories."""

from datetime import date, timedelta

import numpy as np
import pytest

from cliffhanger.forecast.numerics import History, ReturnByKind

AS_OF = date(2022, 1, 1)


def made_up(*, series, kind, wait, share):
    """``series`` shows that began over four years, of which a ``share`` came back after ``wait`` days."""
    rows = []
    for number in range(series):
        first = date(2016, 1, 1) + timedelta(days=number * 1461 // series)
        key = f"{kind}-{number}"
        rows.append({"series_key": key, "season": 1, "premiere": first, "network_kind": kind})
        if number % 10 < share * 10:
            rows.append({**rows[-1], "season": 2, "premiere": first + timedelta(days=wait + number % 30)})
    return rows


@pytest.fixture(scope="module")
def model():
    rows = made_up(series=200, kind="cable", wait=360, share=0.8)
    rows += made_up(series=200, kind="streaming", wait=600, share=0.3)
    rows += made_up(series=3, kind="broadcast", wait=200, share=1)
    return ReturnByKind(at_risk_within_years=12, shrinkage=10).fit(History.from_rows(rows), AS_OF)


def test_each_kind_follows_its_own_shows(model):
    cable, streaming = model.predict("cable", 30), model.predict("streaming", 30)
    assert cable.p_return == pytest.approx(160 / 360, abs=0.03)  # 160 of 360 seasons got a next one
    assert streaming.p_return == pytest.approx(60 / 260, abs=0.03)
    assert cable.quantile(0.5) < streaming.quantile(0.5)


def test_a_kind_with_little_data_follows_all_of_them(model):
    pooled = model.predict("unknown", 30).p_return
    assert model.predict("broadcast", 30).p_return == pytest.approx(pooled, abs=0.2)
    np.testing.assert_allclose(model.predict("a new kind", 30).cdf, model.predict("unknown", 30).cdf)


def test_the_longer_the_wait_the_smaller_the_chance_but_never_none(model):
    early, later, *long_after = (model.predict("cable", days).p_return for days in (30, 380, 500, 2000, 9000))
    assert early > later > max(long_after)
    assert 0.005 < min(long_after) < max(long_after) < 0.05


def test_many_at_once_equal_one_by_one(model):
    together = model.chances(["cable", "streaming", "cable"], [30, 400, 2500])
    for row, (kind, waited) in zip(
        together, [("cable", 30), ("streaming", 400), ("cable", 2500)], strict=True
    ):
        np.testing.assert_array_equal(row, model.predict(kind, waited).cdf)


def test_one_series_alone_falls_back_on_the_standing_belief():
    history = History.from_rows(
        [{"series_key": "a", "season": 1, "premiere": "2021-12-01", "network_kind": "cable"}]
    )
    assert 0.4 < ReturnByKind().fit(history, AS_OF).predict("cable", 31).p_return < 0.7
    nothing_yet = ReturnByKind().fit(history, date(2020, 1, 1)).predict("cable", 31)
    assert 0.4 < nothing_yet.p_return < 0.7


def test_old_spells_do_not_count():
    old = [
        {"series_key": f"o{n}", "season": s, "premiere": f"{1990 + s}-01-01", "network_kind": "cable"}
        for n in range(300)
        for s in (1, 2)
    ]
    recent = made_up(series=100, kind="cable", wait=400, share=0.1)
    model = ReturnByKind().fit(History.from_rows(old + recent), AS_OF)
    assert model.predict("cable", 30).p_return < 0.25
