"""`cliffhanger backtest`: figures worked out by hand come out of it, on the screen and in the file."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cliffhanger.forecast.numerics.tests import by_hand


@pytest.fixture
def seasons(tmp_path):
    path = tmp_path / "seasons.csv"
    path.write_text(by_hand.as_csv(), "utf-8")
    return path


def said(*options: object) -> str:
    out = StringIO()
    call_command("backtest", *map(str, options), stdout=out)
    return out.getvalue()


def row(text: str, name: str) -> list[str]:
    """The first row of a table that begins with this name."""
    return next(line.split()[1:] for line in text.splitlines() if line.startswith(f"{name} "))


def test_the_figures_of_a_small_table_are_those_worked_out_by_hand(seasons, tmp_path):
    out = tmp_path / "figures.json"
    text = said(
        *("--history", seasons, "--origins", "2015", "--models", "one-year-later,kaplan-meier"),
        *("--out", out),
    )
    brier12, brier24, _, bias, auc, crps, holds, width, miss = row(text, "one-year-later")[:9]
    assert (brier12, brier24, bias, auc, crps) == ("0.500", "0.500", "+0.50", "0.500", "429")
    assert (holds, width, miss) == ("0.00", "23", "16")
    assert "4 forecasts, 4 of them followed for 24 months: 50% came" in text
    figures = json.loads(out.read_text("utf-8"))
    assert figures["overall"]["one-year-later"]["crps36"] == pytest.approx((4 * 29 / 3 + 2 + 761 + 914) / 4)
    assert figures["by"]["network kind and moment"]["cable +30 d"]["one-year-later"]["brier24"] == 0.5
    assert (figures["origins"], figures["history"]["followed_to"]) == (["2015-01-01"], "2020-01-01")


def test_the_same_table_gives_the_same_file_whoever_runs_it(seasons, tmp_path):
    files = [tmp_path / name for name in ("one.json", "two.json")]
    for file in files:
        said("--history", seasons, "--models", "base-rate,median-gap", "--out", file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_was_left_out_and_sampled_is_said(seasons):
    text = said(
        "--history", seasons, "--models", "one-year-later", "--origins", "2012", "--followed-to", "2016-01-01"
    )
    assert "32 series, outcomes to 2016-01-01 (as asked); origins 2012 to 2012" in text
    assert "columns not used: colour" in text


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--origins", "2019:2021"], "The last origin is 2019"),
        (["--origins", "2005"], "The first origin is 2012"),
        (["--origins", "last year"], "written as 2014:2023"),
        (["--models", "oracle"], "there is no model 'oracle'"),
        (["--sample", "5"], "the history is too short"),
        (["--sample", "0"], "not a number of series"),
        (["--followed-to", "2016-02-30"], "not a day that exists"),
        (["--out", "nowhere/figures.json"], "there is no folder"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_computed(seasons, options, complaint):
    with pytest.raises(CommandError, match=complaint):
        said("--history", seasons, *options)
