"""The public board: the record and the look back apart, misses included; and the pictures of when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cliffhanger.catalogue.models import Show
from cliffhanger.forecast.backcast import cast_back
from cliffhanger.forecast.issue import issue
from cliffhanger.forecast.outlets import OutletRecord
from cliffhanger.forecast.settle import settle
from cliffhanger.newsroom.arrival import arrival
from cliffhanger.newsroom.models import ReturnStory
from cliffhanger.newsroom.moment import Moment
from cliffhanger.newsroom.paper import address
from cliffhanger.newsroom.refresh import refresh
from cliffhanger.newsroom.scoreboard import outlet_row
from cliffhanger.newsroom.tests.world import DATABASE, DEAD, NOW, published, read, tell, words
from tests.make import statement

LATER = datetime(2026, 7, 1, 12, tzinfo=UTC)
SCOREBOARD = "/scoreboard/"


def came(day: str) -> dict:
    return statement(DEAD, "premiere", season=2, value=day, happened_on=day, on=day)


def watched_to(day: str) -> None:
    tell(statement(DEAD, "episodes", season=1, value="12", on=day), by=DATABASE, now=LATER)


@pytest.mark.usefixtures("paper")
def test_before_anything_was_followed_the_board_says_when_it_will_have_been():
    issue(Show.objects.all(), now=NOW)
    text = words(published(SCOREBOARD))
    assert "2 forecasts are stored" in text
    assert "1 July 2024" in text, "two years after the first of them"
    assert "The first look back is made at the end of the next pass" in text


@pytest.mark.usefixtures("paper")
def test_a_miss_is_listed_with_what_we_said_and_what_happened():
    issue(Show.objects.filter(title=DEAD), now=NOW)
    tell(came("2026-02-14"), by=DATABASE, now=LATER)
    settle(now=LATER)
    text = words(published(SCOREBOARD, now=LATER))
    assert "On 1 July 2022 we said: about" in text
    assert "It came on 14 February 2026." in text


@pytest.mark.usefixtures("paper")
def test_a_look_back_is_labelled_and_says_would_have():
    watched_to("2026-06-01")
    cast_back(now=LATER)
    text = words(published(SCOREBOARD, now=LATER))
    assert "Looking back not a record" in text
    assert "we would have said: about" in text
    assert "we said:" not in text


@pytest.mark.usefixtures("paper")
def test_the_board_is_written_anew_when_something_was_settled_and_left_alone_otherwise():
    issue(Show.objects.filter(title=DEAD), now=NOW)
    refresh(now=LATER)
    assert SCOREBOARD not in refresh(now=LATER).written
    cast_back(now=LATER)
    assert refresh(now=LATER).written == [SCOREBOARD]


def test_every_page_leads_to_the_board(paper: Path):
    refresh(now=NOW)
    for page in ("/", "/shows/the-bear/"):
        assert read(page).count('href="/scoreboard/"') >= 3
    assert f"{SCOREBOARD}</loc>" in read("/sitemap.xml")


def test_an_outlets_record_is_in_whole_per_cent():
    row = outlet_row(OutletRecord("Heart", 9, 5 / 9, 3 / 9, 7, 41.0))
    assert (row.n, row.right, row.early, row.error) == (
        "9",
        "56\N{NO-BREAK SPACE}%",
        "33\N{NO-BREAK SPACE}%",
        "41",
    )


@pytest.mark.usefixtures("paper")
def test_the_path_looks_back_until_we_began_and_marks_what_changed():
    issue(Show.objects.filter(title=DEAD), now=NOW)
    found = arrival(Show.objects.get(title=DEAD), Moment(NOW.date(), now=NOW), odds=None)
    assert [(str(point.day), point.issued) for point in found.path] == [
        ("2022-02-27", False), ("2022-06-06", False), ("2022-07-01", True),
    ]  # fmt: skip
    assert [(str(mark.day), mark.label) for mark in found.marks] == [("2022-06-06", "ordered")]
    assert found.waited == 154


@pytest.mark.usefixtures("paper")
def test_a_past_days_path_ends_on_that_day_and_was_not_issued():
    issue(Show.objects.filter(title=DEAD), now=NOW)
    day = datetime(2022, 3, 1, tzinfo=UTC).date()
    found = arrival(Show.objects.get(title=DEAD), Moment(day, now=NOW), odds=None)
    assert [point.issued for point in found.path] == [False, False]


@pytest.mark.usefixtures("paper")
def test_stories_and_show_pages_draw_how_the_forecast_moved_for_both_widths():
    refresh(now=NOW)
    story = address(ReturnStory.objects.get(show__title=DEAD))
    for path in ("/shows/all-of-us-are-dead/", story):
        html = read(path)
        assert "How this forecast moved" in html
        assert html.count("equally likely outcomes") == 2


@pytest.mark.usefixtures("paper")
def test_seasons_like_this_one_are_drawn_with_their_titles_of_today():
    show, bear = Show.objects.get(title=DEAD), Show.objects.get(title="The Bear")
    row = {"show": bear.pk, "season": 1, "network": "FX", "returned_on": None, "waited": 900}
    show.comparisons.create(season=2, as_of=NOW.date(), seasons=[row], reasons=["It has a record."])
    text = words(published("/shows/all-of-us-are-dead/"))
    assert "Seasons like this one, at the same point" in text
    assert "The Bear, season 1: no further season came." in text
    assert "It has a record." in text


@pytest.mark.usefixtures("paper")
def test_a_comparison_of_another_season_or_another_time_is_not_drawn():
    show = Show.objects.get(title=DEAD)
    row = {"show": show.pk, "season": 1, "network": "", "returned_on": None, "waited": 900}
    show.comparisons.create(season=1, as_of=NOW.date(), seasons=[row])
    show.comparisons.create(season=2, as_of=NOW.date().replace(year=2021), seasons=[row])
    assert arrival(show, Moment(NOW.date(), now=NOW), odds=None).likenesses == ()
