"""The refit of the lead-time table, on small tables of our own."""

from dataclasses import replace
from datetime import date

import pytest

from cliffhanger.forecast.numerics.estimate_lead_times import fit, fit_row, main, to_json
from cliffhanger.forecast.numerics.lead_time_cases import (
    Case,
    NoCases,
    announcement_cases,
    read_seasons,
    statement_cases,
)
from cliffhanger.forecast.numerics.lead_times import LeadTime, LeadTimes

PRIOR = LeadTime(
    evidence="renewed", network_kind="cable", p10=100, median=200, p90=400, p_ever=0.9, n=20, source="belief"
)
SEASONS = """series_key,title,season,premiere,network_kind,status_as_of,premiere_precision
a,A Show,1,2020-01-01,cable,2026-08-22,day
a,A Show,2,2021-01-01,cable,2026-08-22,day
a,A Show,3,2027-01-01,cable,2026-08-22,scheduled
"""
ANNOUNCEMENTS = """series_key,series,season,decision,announced_on,network,date_quality
a,A Show,1,renewed,2020-03-01,X,explicit
a,A Show,1,renewed,2020-02-01,X,year-from-premiere
a,A Show,2,cancelled,2021-03-01,X,published
z,Not ours,1,renewed,2020-03-01,X,explicit
"""
STATEMENTS = """show,season,predicate,value,factuality,stated_on,happened_on
A Show,2,filming_started,,asserted,2020-08-01,2020-07
A Show,2,filming_started,,asserted,2020-09-01,
A Show,2,filming_wrapped,,reported,2020-10-01,
A Show,2,premiere,2020-12,asserted,2020-09-01,
A Show,2,premiere,2021-01-01,asserted,2020-12-01,
A Show,2,premiere,2021-01-01,asserted,2021-02-01,
A Show,special,premiere,2020-12-01,asserted,2020-09-01,
"""


@pytest.fixture
def folder(tmp_path):
    for name, text in (("seasons", SEASONS), ("announcements", ANNOUNCEMENTS), ("statements", STATEMENTS)):
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


def case(days, *, came=True, network_kind="cable", kept=False):
    return Case(
        evidence="renewed",
        network_kind=network_kind,
        days=days,
        followed=2000,
        came=came,
        until=date(2026, 8, 22),
        kept=kept,
    )


def test_without_cases_the_prior_stands():
    row = fit_row(PRIOR, [case(5, network_kind="streaming")])
    assert (row.p10, row.median, row.p90, row.p_ever, row.n) == (100, 200, 400, 0.9, 0)


def test_many_cases_outweigh_the_prior_and_few_move_it_a_little():
    few = fit_row(PRIOR, [case(300), case(310)])
    many = fit_row(PRIOR, [case(300 + day) for day in range(200)])
    assert 200 < few.median < 260
    assert 370 < many.median < 400
    assert many.n == 200


def test_those_that_never_came_lower_the_share_and_not_the_wait():
    row = fit_row(PRIOR, [case(2000, came=False) for _ in range(20)])
    assert row.p_ever == pytest.approx(0.45)
    assert row.median == pytest.approx(200, abs=3)


def test_a_long_silence_weighs_less_among_the_waits_than_a_short_one():
    came = [case(200 + day) for day in range(40)]
    short = fit_row(PRIOR, [*came, *(case(150, came=False) for _ in range(8))])
    long = fit_row(PRIOR, [*came, *(case(900, came=False) for _ in range(8))])
    assert long.median == fit_row(PRIOR, came).median
    assert short.p90 > long.p90


def test_each_kind_of_network_leans_on_all_for_the_share_that_came():
    priors = LeadTimes("p", tuple(replace(PRIOR, network_kind=kind) for kind in ("cable", "unknown")))
    ours = [case(300, came=number % 2 > 0) for number in range(12)]
    shares = [
        fit(priors, [*ours, *([case(300, came=came, network_kind="streaming")] * 400)], version="t")
        .find("renewed", "cable")
        .p_ever
        for came in (True, False)
    ]
    assert shares[0] > 0.7 > 0.3 > shares[1]


def test_a_decision_is_about_the_season_after_the_one_on_the_air(folder):
    cases = announcement_cases(folder / "announcements.csv", read_seasons([folder / "seasons.csv"]))
    assert [(c.evidence, c.days, c.came) for c in cases if c.timed] == [
        ("renewed", 306, True),
        ("cancelled", 2000, False),
    ]


def test_a_year_inferred_from_the_premiere_tells_whether_it_came_and_times_nothing(folder):
    cases = announcement_cases(folder / "announcements.csv", read_seasons([folder / "seasons.csv"]))
    (inferred,) = [one for one in cases if not one.timed]
    assert (inferred.evidence, inferred.came) == ("renewed", True)
    moved = fit_row(PRIOR, [inferred] * 30)
    assert (moved.p10, moved.median, moved.p90, moved.n) == (100, 200, 400, 0)
    assert moved.p_ever > PRIOR.p_ever


def test_a_season_ordered_two_ahead_waits_its_turn(folder):
    path = folder / "early.csv"
    path.write_text(
        "series_key,series,season,decision,announced_on,network,date_quality\n"
        "a,A Show,1,renewed,2019-01-01,X,explicit\n"
    )
    (case,) = announcement_cases(path, read_seasons([folder / "seasons.csv"]))
    assert case.days == 366, "from the first season's premiere, not from the order"


def test_statements_count_once_from_the_day_it_happened_and_dates_are_kept_or_slip(folder):
    cases = statement_cases(folder / "statements.csv", read_seasons([folder / "seasons.csv"]))
    assert {(c.evidence, c.days, c.kept) for c in cases} == {
        ("filming_started", 169, False),
        ("announced_window", 1, False),
        ("announced_day", 0, True),
    }


def test_a_table_without_its_columns_is_named(tmp_path):
    (tmp_path / "s.csv").write_text("title\nA\n")
    with pytest.raises(NoCases, match="followed_to"):
        read_seasons([tmp_path / "s.csv"])


def test_the_command_writes_a_table_that_loads(folder, monkeypatch):
    arguments = ["--version", "test", "--out", str(folder / "out.json")]
    for name in ("announcements", "statements", "seasons"):
        arguments += [f"--{name}", str(folder / f"{name}.csv")]
    monkeypatch.setattr("sys.argv", ["estimate_lead_times", *arguments])
    main()
    table = LeadTimes.from_json((folder / "out.json").read_text())
    assert table.version == "test"
    assert table.find("renewed", "cable").n == 1
    assert LeadTimes.from_json(to_json(table)) == table
