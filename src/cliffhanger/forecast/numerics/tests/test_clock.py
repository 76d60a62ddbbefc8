"""The decision clock."""

from datetime import date

import polars as pl
import pytest

from cliffhanger.forecast.numerics.clock import BadClock, ClockRow, clock_rows, decision_clock
from cliffhanger.forecast.numerics.estimate_clock import clock_cases, row_of
from cliffhanger.forecast.numerics.lead_time_cases import Seasons


def test_a_decision_gets_nearer_and_then_less_likely():
    fresh, usual, late = (decision_clock("streaming", days) for days in (1, 90, 700))
    assert fresh.renewed < usual.renewed > late.renewed
    assert usual.renewed > usual.cancelled > 0
    assert late.nothing > 0.9
    assert decision_clock("streaming", 90, within=365).renewed > usual.renewed


def test_it_says_how_long_it_usually_takes():
    assert decision_clock("broadcast", 32).sentence == (
        "When a decision is announced, half the time it comes within 4 months of the premiere, "
        "9 times in 10 within 9 months; here 5 weeks have passed."
    )


def test_an_unlisted_kind_follows_unknown():
    assert decision_clock("satellite", 50) == decision_clock("unknown", 50)
    assert set(clock_rows()) == {"broadcast", "cable", "streaming", "unknown"}


def test_days_that_do_not_rise_are_refused():
    with pytest.raises(BadClock, match="rising"):
        ClockRow("cable", 0.6, (1, 2, 2, 3, 4), (1, 2, 3, 4, 5), 3)


def test_a_year_taken_from_the_premiere_is_no_measure_of_the_wait_since_it(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "series_key,season,decision,announced_on,date_quality\n"
        "a,1,renewed,2015-03-01,explicit\na,1,renewed,2015-03-01,year-from-premiere\n"
        "a,1,cancelled,2014-12-01,published\n"
    )
    seasons = Seasons({("a", 1): date(2015, 1, 1)}, {"a": "cable"}, {"a": date(2020, 1, 1)}, {})
    cases = clock_cases(path, seasons)
    assert cases.rows() == [("cable", True, 59.0)]


def test_a_kind_without_cases_follows_all_of_them():
    cases = pl.DataFrame(
        {
            "network_kind": ["cable"] * 12,
            "renewed": [True, False] * 6,
            "days": [float(d) for d in range(10, 130, 10)],
        }
    )
    row = row_of(cases, "streaming")
    assert row["renewed_days"] == row_of(cases, "unknown")["renewed_days"]
    assert row["renewed_share"] == 0.5
