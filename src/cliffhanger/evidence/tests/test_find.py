"""From findings to changes: cases N01 to N14 of docs/status-policy.md, and what the ledger writes down."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cliffhanger.catalogue.models import Season
from cliffhanger.evidence import find as finding
from cliffhanger.evidence.find import (
    NOTHING_YET,
    Last,
    MassChange,
    Turn,
    find_changes,
    plan_turns,
    replay,
    turns_of_history,
)
from cliffhanger.evidence.marks import set_mark, shows_to_look_at
from cliffhanger.evidence.models import Claim, StatusChange
from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import PartialDate

from .cases.case import FIRST, said
from .make import at, page, record, row, says, the_show
from .test_status import ANYTHING, POLICY

LISTED = said("listed 2", "2022-06-01", "database:tvmaze")
GONE = said("withdrawn 2", "2022-07-01", "database:tvmaze")
ORDERED = said("renewed 2", "2022-06-07")
A_DAY = said("premiere 2", "2022-09-01", value="2023-03-03")
OUT = said("premiere 2", "2023-03-03", "database:tvmaze", value="2023-03-03")
OVER = said("finale 2", "2023-03-30", value="2023-03-30")
MOVED_DAY = said("premiere 2", "2022-10-01", value="2023-04-14")
THE_LAST = said("final_season 2", "2022-08-01", "official:netflix")
DAY_GONE = replace(GONE, stated_on=date(2022, 9, 1))
ROW_DAY = said("premiere 2", "2022-08-01", "database:tvmaze", value="2023-03-03")

CASES = (
    ("N01", [], [], None),
    ("N02", [], [ORDERED], ("", "renewed", True)),
    ("N03", [ORDERED], [ORDERED, said("renewed 2", "2022-06-09", "press:metro")], None),
    ("N04", [A_DAY], [A_DAY, MOVED_DAY], ("dated", "dated", True)),
    ("N05", [LISTED], [LISTED, ORDERED], ("renewed", "renewed", True)),
    ("N06", [], [LISTED], ("", "renewed", False)),
    ("N07", [LISTED], [LISTED, GONE], ("renewed", "undecided", False)),
    ("N08", [ORDERED], [], ("renewed", "undecided", True)),
    ("N09", [], [said("undecided 2", "2022-06-07")], ("", "undecided", False)),
    ("N10", [ROW_DAY], [OUT], ("dated", "airing", False)),
    ("N11", [A_DAY], [A_DAY, OUT], ("dated", "airing", True)),
    ("N12", [A_DAY], [A_DAY, OVER], ("dated", "aired", False)),
    ("N13", [ORDERED], [ORDERED, THE_LAST], ("renewed", "renewed", True)),
    ("N14", [ORDERED, ROW_DAY], [ORDERED, ROW_DAY, DAY_GONE], ("dated", "renewed", False)),
)  # fmt: skip
BEFORE, AFTER = date(2022, 12, 1), date(2023, 4, 1)


def turns(claims: list[Said], as_of: date, last: dict[int, Last]) -> list[Turn]:
    found = plan_turns(1, find_status([FIRST, *claims], as_of), last)
    return [turn for turn in found if turn.season == 2]


def written(claims: list[Said], as_of: date) -> dict[int, Last]:
    """What was written down on each day of a statement up to one day."""
    last: dict[int, Last] = {}
    for day in sorted({s.stated_on for s in claims} | {as_of}):
        for turn in turns(claims, day, last):
            last[2] = last.get(2, NOTHING_YET).then(turn)
    return last


@pytest.mark.parametrize(("id", "before", "after", "change"), CASES, ids=[case[0] for case in CASES])
def test_change_case(id, before, after, change):
    found = turns(after, AFTER if id in {"N10", "N11", "N12"} else BEFORE, written(before, BEFORE))
    assert [(turn.before, turn.after, turn.tells) for turn in found] == ([change] if change else [])


def test_document_and_table_hold_the_same_cases():
    found = re.findall(r"^\| (N\d+) \|", POLICY.read_text(encoding="utf-8"), re.MULTILINE)
    assert found == [case[0] for case in CASES]


def test_what_is_told_again_after_a_reversal_is_news_again():
    words = [ORDERED, said("cancelled 2", "2022-09-01"), said("renewed 2", "2022-11-01", "trade:variety")]
    history = [turn for turn in turns_of_history(1, [FIRST, *words], BEFORE) if turn.season == 2]
    assert [(str(turn.after), turn.tells) for turn in history] == [
        ("renewed", True),
        ("cancelled", True),
        ("renewed", True),
    ]


def test_a_change_happened_on_the_day_of_its_event_not_when_we_heard():
    told = said("renewed 2", "2022-06-20", happened="2022-06-06")
    assert [turn.at for turn in turns([told], BEFORE, {})] == [date(2022, 6, 6)]


NEAR = st.dates(date(2022, 1, 1), date(2022, 8, 31))
CLOSE = ANYTHING.flatmap(
    lambda claim: st.builds(
        lambda day, when: replace(claim, stated_on=day, value=when, happened_on=None),
        NEAR,
        st.sampled_from(["", "2022-03-05", "2022-07-01", "2022-10", "2022-04/2022-06"])
        | st.just(claim.value),
    )
)


@settings(max_examples=25, deadline=None)
@given(st.lists(CLOSE, max_size=7))
def test_history_is_what_looking_every_day_would_have_written(claims):
    first, last, daily = date(2021, 12, 31), {}, []
    for number in range(366):
        day = first + timedelta(number)
        for turn in plan_turns(1, find_status(claims, day), last):
            last[turn.season] = last.get(turn.season, NOTHING_YET).then(turn)
            daily.append(turn)
    assert turns_of_history(1, claims, first + timedelta(365)) == daily


# With rows


@pytest.fixture
def show(db):
    record(row(), now=at("2022-06-01"))
    replay([the_show()], now=at("2022-06-01"))
    return the_show()


def changes(**of: object) -> list[tuple[int, str, str, bool]]:
    rows = StatusChange.objects.filter(season__number=2, **of).order_by("number")
    return list(rows.values_list("number", "before", "after", "is_news"))


def test_history_is_written_once_per_change_and_is_no_news(show):
    rows = StatusChange.objects.order_by("pk").values_list(
        "season__number", "number", "after", "at", "is_news"
    )
    assert list(rows) == [
        (1, 1, "airing", date(2022, 1, 28), False),
        (1, 2, "aired", date(2022, 2, 25), False),
    ]


def test_one_change_for_one_piece_of_news_with_the_claims_it_rests_on(show):
    record(page(says("renewed 2")), now=at("2022-06-08"))
    (change,) = find_changes([show], now=at("2022-06-08"))
    assert (change.before, change.after, change.at) == ("", "renewed", date(2022, 6, 7))
    assert (change.confirmed, change.is_news, change.show_state) == (True, True, "returning")
    assert list(change.because.values_list("predicate", flat=True)) == ["renewed"]
    assert list(StatusChange.objects.news()) == [change]


def test_looking_twice_writes_once(show):
    record(page(says("renewed 2")), now=at("2022-06-08"))
    find_changes([show], now=at("2022-06-08"))
    assert find_changes([show], now=at("2022-06-08")) == []
    assert find_changes([show], now=at("2022-06-09")) == []


def test_an_order_found_weeks_later_is_history(show):
    record(page(says("renewed 2"), published="2022-06-07"), now=at("2022-07-10"))
    (change,) = find_changes([show], now=at("2022-07-10"))
    assert (change.at, change.is_news) == (date(2022, 6, 7), False)


def test_a_database_alone_is_written_and_never_news_and_the_order_after_it_is(show):
    seasons = [{"number": 1, "premiere": "2022-01-28", "finale": "2022-02-25", "episodes": 8}, {"number": 2}]
    record(row(seasons=seasons, as_of="2022-06-03"), now=at("2022-06-03"))
    find_changes([show], now=at("2022-06-03"))
    record(page(says("renewed 2")), now=at("2022-06-08"))
    find_changes([show], now=at("2022-06-08"))
    assert changes() == [(1, "", "renewed", False), (2, "renewed", "renewed", True)]
    assert [str(change.at) for change in StatusChange.objects.news()] == ["2022-06-07"]


def test_a_retraction_opens_the_season_again_and_readers_are_told(show):
    record(page(says("renewed 2")), now=at("2022-06-08"))
    find_changes([show], now=at("2022-06-08"))
    Claim.objects.get(predicate="renewed").retract(because="a hoax", now=at("2022-06-10"))
    find_changes([show], now=at("2022-06-10"))
    assert changes() == [(1, "", "renewed", True), (2, "renewed", "undecided", True)]


@pytest.mark.django_db
def test_if_a_database_flips_too_many_shows_nothing_is_written_until_somebody_looked():
    aired = {"number": 1, "premiere": "2022-01-28", "finale": "2022-02-25", "episodes": 8}
    record(*(row(f"Show {n}", number=n) for n in range(1, 26)), now=at("2022-06-01"))
    shows = [the_show(f"Show {n}") for n in range(1, 26)]
    replay(shows, now=at("2022-06-01"))
    listed = (
        row(f"Show {n}", number=n, seasons=[aired, {"number": 2}], as_of="2022-06-02") for n in range(1, 26)
    )
    record(*listed, now=at("2022-06-02"))
    with pytest.raises(MassChange, match="25 of 25 shows"):
        find_changes(shows, now=at("2022-06-02"))
    assert changes() == []
    assert len(find_changes(shows, now=at("2022-06-02"), accept_mass_change=True)) == 25


@pytest.mark.django_db
def test_shows_that_are_new_to_us_are_no_mass_change():
    aired = {"number": 1, "premiere": "2022-01-28", "finale": "2022-02-25", "episodes": 8}
    record(*(row(f"Show {n}", number=n, seasons=[aired, {"number": 2}]) for n in range(1, 26)))
    shows = [the_show(f"Show {n}") for n in range(1, 26)]
    assert len(find_changes(shows, now=at("2022-06-20"))) == 50


def test_a_season_that_only_the_finding_knows_gets_its_row(show):
    record(page(says("undecided")), now=at("2022-06-08"))
    find_changes([show], now=at("2022-06-08"))
    assert Season.objects.filter(show=show, number=2).exists()
    assert changes() == [(1, "", "undecided", False)]


def test_history_and_days_agree_in_the_ledger_too(show):
    record(
        page(says("renewed 2")), page(says("premiere 2", value="2022-08-05"), url="https://paper.example/b")
    )
    day = date(2022, 6, 20)
    while day <= date(2022, 12, 1):
        find_changes([show], now=at(day.isoformat()))
        day += timedelta(1)
    daily = list(
        StatusChange.objects.filter(season__number=2).values_list("before", "after", "at", "date_after")
    )
    StatusChange.objects.all().delete()
    replay([show], now=at("2022-12-01"))
    replayed = StatusChange.objects.filter(season__number=2).values_list(
        "before", "after", "at", "date_after"
    )
    assert [after for _, after, _, _ in daily] == ["dated", "airing", "aired"]
    assert list(replayed)[-2:] == daily[-2:]


# Whose standing is looked at


def test_only_shows_with_new_or_retracted_claims_are_looked_at_on_the_same_day(show):
    record(row("Harbour", number=2), now=at("2022-06-01"))
    set_mark("find", now=at("2022-06-08"))
    later = at("2022-06-08") + timedelta(minutes=10)
    assert shows_to_look_at("find", now=later) == []
    record(page(says("renewed 2")), now=later)
    assert shows_to_look_at("find", now=later) == [show]
    Claim.objects.filter(show__title="Harbour").first().retract(because="a slip", now=later)
    assert len(shows_to_look_at("find", now=later)) == 2


def test_on_a_new_day_all_shows_are_looked_at_for_days_that_have_come(show):
    set_mark("find", now=at("2022-06-08"))
    assert shows_to_look_at("find", now=at("2022-06-09")) == [show]
    assert shows_to_look_at("never ran", now=at("2022-06-09")) == [show]


def test_the_numbers_of_the_policy_are_the_numbers_of_the_code():
    text = POLICY.read_text(encoding="utf-8")
    assert f"fresh {finding.FRESH_DAYS} days" in text
    assert f"{finding.MASS_SHARE:.0%}".replace("%", " %") in text
    assert PartialDate.parse("2022").precision == "year"
