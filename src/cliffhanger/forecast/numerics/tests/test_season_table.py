"""A season table of one's own: what is kept, what is refused, and where a back-test can stand on it."""

from datetime import date

import pytest

from cliffhanger.forecast.numerics import BadHistory, History
from cliffhanger.forecast.numerics.origins import NoOrigin, checked, origins_of, usual_origins
from cliffhanger.forecast.numerics.season_table import read_season_table

from . import by_hand

TODAY = date(2026, 1, 1)
HEAD = "series_key,season,premiere,network_kind"


@pytest.fixture
def table_of(tmp_path):
    def read(text, **how):
        path = tmp_path / "seasons.csv"
        path.write_text(text, "utf-8")
        return read_season_table(path, today=TODAY, **how)

    return read


def test_csv_and_parquet_say_the_same(tmp_path, table_of):
    csv = table_of(by_hand.as_csv())
    History.from_rows(by_hand.rows()).rows.write_parquet(tmp_path / "seasons.parquet")
    parquet = read_season_table(tmp_path / "seasons.parquet", today=TODAY)
    assert csv.history.seasons.equals(parquet.history.seasons)
    assert (csv.followed_to, csv.because) == (by_hand.FOLLOWED_TO, "the commonest followed_to")
    assert (parquet.followed_to, parquet.because) == (date(2016, 3, 1), "the newest premiere")
    assert csv.remarks == ("columns not used: colour",)


def test_series_followed_to_another_day_and_news_are_left_out_and_counted(table_of):
    table = table_of(
        f"{HEAD},type,followed_to\n"
        "a,1,2015-01-01,cable,Scripted,2020-01-01\n"
        "a,2,2016-01-01,cable,Scripted,2020-01-01\n"
        "hit,1,2015-01-01,cable,Scripted,2024-01-01\n"
        "hourly,1,2015-01-01,cable,News,2020-01-01\n"
    )
    assert table.history.rows["series_key"].unique().to_list() == ["a"]
    assert [remark.split(":")[0] for remark in table.remarks] == ["1 series left out", "1 series left out"]


def test_an_earlier_day_cuts_the_table_and_a_later_one_is_refused(table_of):
    cut = table_of(by_hand.as_csv(), followed_to=date(2015, 6, 1))
    assert cut.history.rows["premiere"].max() == date(2015, 3, 1)
    with pytest.raises(
        BadHistory, match="cannot be followed to 2021-01-01: the commonest followed_to is 2020-01-01"
    ):
        table_of(by_hand.as_csv(), followed_to=date(2021, 1, 1))
    with pytest.raises(BadHistory, match="cannot be followed to 2027-01-01: today is 2026-01-01"):
        table_of(f"{HEAD}\na,1,2025-01-01,cable\n", followed_to=date(2027, 1, 1))


def test_a_sample_is_whole_series_and_always_the_same(table_of):
    whole = table_of(by_hand.as_csv())
    some, again = whole.sample(10), whole.sample(10)
    assert some.series == 10
    assert some.history.rows.equals(again.history.rows)
    assert "a sample of 10 of 32 series" in some.remarks[-1]
    assert whole.sample(1000) is whole


def test_premieres_still_ahead_are_not_taken_for_follow_up(table_of):
    table = table_of(f"{HEAD}\na,1,2025-01-01,cable\na,2,2027-01-01,cable\n")
    assert table.followed_to == date(2025, 1, 1)
    assert table.history.rows.height == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("series_key,season,network_kind\na,1,cable\n", "lack premiere"),
        (
            "series_key,season,premier,network_kind\na,1,2015-01-01,cable\n",
            "'premier' is unknown: name it 'premiere'",
        ),
        (f"{HEAD},genre\na,1,2015-01-01,cable,Drama\n", "'genre' is unknown: name it 'genres'"),
        (f"{HEAD}\na,1,2015-02-30,cable\n", "row 2, column 'premiere': '2015-02-30'"),
        (f"{HEAD},followed_to\na,1,2015-02-01,cable,lately\n", "'lately' in column 'followed_to'"),
        (f"{HEAD}\n", "empty"),
        (f"{HEAD}\na,1,2030-01-01,cable\n", "no season of the history has premiered yet"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_what_to_mend(table_of, text, complaint):
    with pytest.raises(BadHistory, match=complaint):
        table_of(text)


def test_a_file_that_is_not_there_or_not_parquet_is_said_so(tmp_path):
    with pytest.raises(BadHistory, match="there is no file"):
        read_season_table(tmp_path / "none.csv", today=TODAY)
    (tmp_path / "no.parquet").write_text("series_key")
    with pytest.raises(BadHistory, match="cannot be read as a parquet file"):
        read_season_table(tmp_path / "no.parquet", today=TODAY)


# Origins


def test_years_are_written_as_a_range_with_both_ends():
    assert [day.year for day in origins_of("2014:2017")] == [2014, 2015, 2016, 2017]
    assert [day.year for day in origins_of("2014:2020:3")] == [2014, 2017, 2020]
    assert origins_of("2019") == (date(2019, 1, 1),)


@pytest.mark.parametrize("words", ["2014-2017", "2017:2014", "lately", "2014:2017:0", ""])
def test_other_words_for_origins_are_refused(words):
    with pytest.raises(NoOrigin):
        origins_of(words)


def test_origins_need_thirty_returns_before_and_a_year_of_follow_up():
    history = History.from_rows(by_hand.rows())  # thirty returns on 1 January 2011
    usual = usual_origins(history, followed_to=by_hand.FOLLOWED_TO)
    assert [day.year for day in usual] == list(range(2012, 2020))
    assert checked(usual, history, followed_to=by_hand.FOLLOWED_TO) == usual


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("2011:2014", "too short for 2011: fewer than 30 returns .* The first origin is 2012"),
        ("2018:2020", "nothing of 2020 was followed for 12 months: .* The last origin is 2019"),
    ],
)
def test_an_origin_that_cannot_be_used_is_refused_with_one_that_can(words, complaint):
    history = History.from_rows(by_hand.rows())
    with pytest.raises(NoOrigin, match=complaint):
        checked(origins_of(words), history, followed_to=by_hand.FOLLOWED_TO)


def test_a_history_without_enough_returns_or_years_has_no_origin():
    with pytest.raises(NoOrigin, match="it has 1 returns, and 30 are needed"):
        usual_origins(History.from_rows(by_hand.recent()), followed_to=by_hand.FOLLOWED_TO)
    with pytest.raises(NoOrigin, match="too short: 30 returns are known from 2012 on"):
        usual_origins(History.from_rows(by_hand.rows()), followed_to=date(2012, 6, 1))
