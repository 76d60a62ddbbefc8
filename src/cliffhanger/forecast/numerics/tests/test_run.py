"""The command's work, and the seal: nothing after the as-of moment can change a forecast."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliffhanger.forecast.numerics import BadHistory, History
from cliffhanger.forecast.numerics.run import CDF_COLUMNS, forecast_csv, forecast_table

AS_OF = date(2020, 6, 1)
KINDS = ["broadcast", "cable", "streaming", "web"]


@st.composite
def season(draw):
    premiere = date(2014, 1, 1) + timedelta(days=draw(st.integers(0, 3800)))
    return {
        "series_key": draw(st.sampled_from("abcdef")),
        "season": draw(st.integers(0, 5)),
        "premiere": premiere,
        "finale": premiere + timedelta(days=draw(st.integers(-5, 200))),
        "episodes": draw(st.integers(1, 20)),
        "network_kind": draw(st.sampled_from(KINDS)),
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(season(), max_size=30), st.integers(0, 400))
def test_deleting_everything_after_the_as_of_moment_changes_nothing(rows, later):
    always = {"series_key": "g", "season": 1, "premiere": date(2015, 1, 1), "network_kind": "cable"}
    as_of = AS_OF + timedelta(days=later)
    known = [
        {**row, "finale": row["finale"] if row["finale"] <= as_of else None}
        for row in rows
        if row["premiere"] <= as_of
    ]
    everything = forecast_table(History.from_rows([*rows, always]), as_of)
    sealed = forecast_table(History.from_rows([*known, always]), as_of)
    assert everything.sort("series_key").equals(sealed.sort("series_key"))


@settings(max_examples=30, deadline=None)
@given(st.lists(season(), min_size=1, max_size=30))
def test_every_forecast_is_a_curve_that_never_falls(rows):
    table = forecast_table(History.from_rows(rows), AS_OF)
    curves = table.select(CDF_COLUMNS).to_numpy()
    assert ((curves >= 0) & (curves <= 1)).all()
    assert (curves[:, 1:] >= curves[:, :-1]).all()


def test_one_row_per_series_with_its_next_season(tmp_path):
    history, out = tmp_path / "h.csv", tmp_path / "f.csv"
    history.write_text(
        "series_key,season,premiere,network_kind\n"
        "a,1,2019-01-01,cable\na,2,2020-01-01,cable\na,3,2021-01-01,cable\n"
        "b,1,2020-05-01,streaming\nc,1,2020-07-01,streaming\n"
    )
    assert forecast_csv(history, AS_OF, out_path=out) == 2
    table = pl.read_csv(out)
    assert table.columns == ["series_key", "season", "as_of", *CDF_COLUMNS]
    assert table.select("series_key", "season", "as_of").rows() == [
        ("a", 3, "2020-06-01"),
        ("b", 2, "2020-06-01"),
    ]


def test_nobody_waits_before_the_first_premiere(tmp_path):
    history, out = tmp_path / "h.csv", tmp_path / "f.csv"
    history.write_text("series_key,season,premiere,network_kind\na,1,2019-01-01,cable\n")
    assert forecast_csv(history, date(2018, 1, 1), out_path=out) == 0
    assert out.read_text().startswith("series_key,season,as_of,cdf_01,")


def test_a_bad_history_writes_nothing(tmp_path):
    history, out = tmp_path / "h.csv", tmp_path / "f.csv"
    history.write_text("series_key,season,premiere,network_kind\na,1,2019-02-30,cable\n")
    with pytest.raises(BadHistory, match="row 2"):
        forecast_csv(history, AS_OF, out_path=out)
    assert not out.exists()
