"""What is accepted as a history, what is mended, and what is refused."""

from datetime import date

import pytest

from cliffhanger.forecast.numerics import BadHistory, History
from cliffhanger.forecast.numerics.history import COLUMNS, INTERVAL
from cliffhanger.forecast.numerics.spells import spells_of, waiting


def row(season, premiere, **more):
    return {"series_key": "a", "season": season, "premiere": premiere, "network_kind": "cable", **more}


def premieres(*rows):
    seasons = History.from_rows(rows).seasons
    return list(zip(seasons["season"], [day.isoformat() for day in seasons["premiere"]], strict=True))


def test_a_csv_is_read_with_all_its_columns(tmp_path):
    path = tmp_path / "h.csv"
    path.write_text(",".join(COLUMNS) + "\na,A,1,2020-01-01,2020-03-01,10,HBO,cable,US,en,Drama,Scripted\n")
    seasons = History.from_csv(path).seasons
    assert seasons.columns == [*COLUMNS, *INTERVAL]
    assert seasons.row(0)[2:6] == (1, date(2020, 1, 1), date(2020, 3, 1), 10)


def test_the_same_season_twice_counts_once_with_its_earliest_premiere():
    assert premieres(row(1, "2020-05-01"), row(1, "2020-01-01")) == [(1, "2020-01-01")]


def test_specials_and_undated_seasons_are_left_out():
    assert premieres(row(0, "2019-01-01"), row(1, "2020-01-01"), row(2, None)) == [(1, "2020-01-01")]


def test_a_season_that_arrives_after_a_higher_number_is_left_out():
    rows = [row(1, "2015-07-09"), row(2, "2022-10-07"), row(3, "2019-09-25")]
    assert premieres(*rows) == [(1, "2015-07-09"), (3, "2019-09-25")]


def test_a_second_part_within_45_days_is_the_same_season():
    rows = [row(1, "2020-01-01", episodes=4), row(2, "2020-02-14", episodes=5), row(3, "2021-01-01")]
    assert premieres(*rows) == [(2, "2020-01-01"), (3, "2021-01-01")]
    assert History.from_rows(rows).seasons["episodes"].to_list() == [9, None]
    assert premieres(row(1, "2020-01-01"), row(2, "2020-02-15")) == [(1, "2020-01-01"), (2, "2020-02-15")]


def test_a_network_kind_that_we_do_not_know_is_unknown():
    kinds = History.from_rows(
        [row(1, "2020-01-01", network_kind=kind) for kind in ("web",)]
        + [{**row(1, "2020-01-01"), "series_key": "b", "network_kind": " Cable "}]
    ).seasons["network_kind"]
    assert kinds.to_list() == ["unknown", "cable"]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (row(2, "2021-02-31"), "row 2, column 'premiere': '2021-02-31' is not a day that exists"),
        (row("two", "2021-02-03"), "row 2, column 'season': 'two' is not a whole number"),
        (row(2, "2021-02-03", finale="soon"), "row 2, column 'finale'"),
        (row(2, "2021-02-03", episodes="ten"), "row 2, column 'episodes'"),
        ({**row(2, "2021-02-03"), "series_key": " "}, "row 2, column 'series_key'"),
        (row(1.5, "2021-02-03"), "row 2, column 'season'"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(bad, message):
    with pytest.raises(BadHistory, match=message.replace("'", ".")):
        History.from_rows([row(1, "2020-01-01"), bad])


def test_a_missing_column_an_empty_file_and_no_file_are_named(tmp_path):
    path = tmp_path / "h.csv"
    path.write_text("series_key,season,network_kind\na,1,cable\n")
    with pytest.raises(BadHistory, match="lacks the column 'premiere'"):
        History.from_csv(path)
    path.write_text(",".join(COLUMNS) + "\n")
    with pytest.raises(BadHistory, match="empty"):
        History.from_csv(path)
    with pytest.raises(BadHistory, match="cannot be read"):
        History.from_csv(tmp_path / "none.csv")
    with pytest.raises(BadHistory, match="empty"):
        History.from_rows([])


def test_row_numbers_of_a_csv_are_those_of_an_editor(tmp_path):
    path = tmp_path / "h.csv"
    path.write_text("series_key,season,premiere,network_kind\na,1,2020-01-01,cable\na,2,spring,cable\n")
    with pytest.raises(BadHistory, match=r"row 3, column 'premiere': 'spring'"):
        History.from_csv(path)


def test_as_of_hides_what_was_not_known_that_day():
    history = History.from_rows(
        [row(1, "2020-01-01", finale="2020-03-01", episodes=8), row(2, "2021-01-01", episodes=8)]
    )
    airing = history.as_of(date(2020, 2, 1)).seasons
    assert airing["season"].to_list() == [1]
    assert airing["finale"].to_list() == [None]
    assert airing["episodes"].to_list() == [None]
    assert history.as_of(date(2020, 3, 1)).seasons["episodes"].to_list() == [8]


def test_spells_end_with_the_next_premiere_or_are_cut_at_the_as_of_day():
    history = History.from_rows([row(1, "2020-01-01"), row(2, "2021-01-01"), row(3, "2023-01-01")])
    spells = spells_of(history, date(2022, 1, 1))
    assert spells.duration.tolist() == [366, 365]
    assert spells.ended.tolist() == [True, False]
    assert spells.age.tolist() == [731, 365]


def test_who_waits_and_for_which_season():
    history = History.from_rows([row(1, "2020-01-01"), {**row(4, "2020-06-01"), "series_key": "b"}])
    assert waiting(history, date(2020, 3, 1)).rows() == [("a", 2, "cable", 60)]
    assert waiting(history, date(2020, 7, 1))["season"].to_list() == [2, 5]
