"""What a programme database may say, and that nothing it lists is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cliffhanger.sources import Cursor, Payload, SourceChanged, SourceUnavailable, tvmaze
from cliffhanger.sources.tvmaze import adapter
from cliffhanger.vocabulary import DATABASE_PREDICATES, DECISIONS, Predicate, Statement

from .site import Page, Site, serving

NOW = datetime(2025, 2, 4, 12, tzinfo=UTC)
SAMPLES = Path(tvmaze.__file__).parent / "samples"
NAMES = {"900101": "show-linear", "900102": "show-streamed", "900103": "show-in-development"}
SHOW = "/shows/{}?embed[]=seasons&embed[]=episodes"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.pages["/updates/shows?since=day"] = Page((SAMPLES / "updates.json").read_bytes())
        for show, name in NAMES.items():
            running.pages[SHOW.format(show)] = Page((SAMPLES / f"{name}.json").read_bytes())
        yield running


def sample(name: str, /, **changes: Any) -> Payload:
    raw = json.loads((SAMPLES / f"{name}.json").read_bytes()) | changes
    return adapter.show_payload(json.dumps(raw).encode(), show=str(raw["id"]), now=NOW)


def seasons(name: str) -> list[dict[str, Any]]:
    return json.loads((SAMPLES / f"{name}.json").read_bytes())["_embedded"]["seasons"]


def said(payload: Payload, predicate: Predicate) -> list[tuple[int | None, str, str, str]]:
    return [
        (one.season, one.value, str(one.stated_on), str(one.happened_on or ""))
        for one in tvmaze.read(payload)
        if one.predicate is predicate
    ]


def ids(statements: list[Statement]) -> set[tuple[tuple[str, str], ...]]:
    return {one.ids for one in statements}


def poll(site: Site, since: str = "") -> Any:
    return tvmaze.fetch(site.fetcher(), Cursor(site.url(""), since=since), now=NOW)


def test_an_aired_season_is_stated_on_its_own_day_and_an_announced_one_on_the_day_of_the_edit():
    assert said(sample("show-linear"), Predicate.PREMIERE) == [
        (1, "2023-01-15", "2023-01-15", "2023-01-15"),
        (2, "2025-01-26", "2025-01-26", "2025-01-26"),
        (4, "2026-01-18", "2025-02-04", ""),
    ]
    assert said(sample("show-linear"), Predicate.FINALE) == [
        (1, "2023-01-22", "2023-01-22", "2023-01-22"),
        (2, "2025-02-09", "2025-02-04", ""),
    ]


def test_a_row_past_the_last_aired_season_without_a_date_is_listed_and_no_more():
    assert said(sample("show-linear"), Predicate.LISTED) == [(3, "", "2025-02-04", "")]
    statements = tvmaze.read(sample("show-linear"))
    assert not any(one.predicate in DECISIONS for one in statements)


def test_an_old_row_without_a_date_says_nothing():
    rows = seasons("show-linear")
    rows[0] |= {"premiereDate": None, "endDate": None, "episodeOrder": None}
    episodes: list[Any] = [row for row in _episodes("show-linear") if row["season"] != 1]
    old = sample("show-linear", _embedded={"seasons": rows, "episodes": episodes})
    assert [one for one in tvmaze.read(old) if one.season == 1] == []


def test_an_ordered_number_of_episodes_is_known_before_the_season():
    assert said(sample("show-linear"), Predicate.EPISODES) == [
        (1, "2", "2023-01-22", ""),
        (2, "3", "2025-02-04", ""),
        (3, "8", "2025-02-04", ""),
    ]


def test_an_end_date_is_no_finale_while_episodes_are_missing():
    rows = seasons("show-linear")
    rows[0]["episodeOrder"] = 10
    short = sample("show-linear", _embedded={"seasons": rows, "episodes": _episodes("show-linear")})
    assert [season for season, *_ in said(short, Predicate.FINALE)] == [2]


def test_specials_count_for_no_season():
    rows = seasons("show-linear")[:1]
    rows[0] |= {"premiereDate": None, "episodeOrder": None}
    only = sample("show-linear", _embedded={"seasons": rows, "episodes": _episodes("show-linear")})
    assert said(only, Predicate.PREMIERE) == [(1, "2023-01-15", "2023-01-15", "2023-01-15")]
    assert said(only, Predicate.EPISODES) == [(1, "2", "2023-01-22", "")]


def test_years_as_season_numbers_stay_and_empty_dates_are_no_dates():
    streamed = sample("show-streamed")
    assert [(season, value) for season, value, *_ in said(streamed, Predicate.PREMIERE)] == [
        (2019, "2019-03-01"),
        (2020, "2020-03-01"),
    ]
    assert said(streamed, Predicate.LISTED) == []


@pytest.mark.parametrize("word", ["Running", "To Be Determined", "In Development"])
def test_three_words_say_only_that_it_has_not_ended(word):
    assert said(sample("show-linear", status=word), Predicate.NOT_ENDED) == [(None, "", "2025-02-04", "")]


def test_ended_does_not_say_whether_by_design():
    assert said(sample("show-streamed"), Predicate.ENDED_UNSPECIFIED) == [
        (None, "", "2025-02-04", "2020-03-08")
    ]


def test_unknown_status_is_refused_not_guessed():
    with pytest.raises(
        SourceChanged, match=r"unknown status 'Paused' in https://www\.tvmaze\.com/shows/900101"
    ):
        tvmaze.read(sample("show-linear", status="Paused"))


def test_only_a_web_channel_tells_the_kind_of_network():
    assert said(sample("show-linear"), Predicate.NETWORK_KIND) == []
    assert said(sample("show-streamed"), Predicate.NETWORK_KIND) == [(None, "streaming", "2019-03-01", "")]
    assert said(sample("show-streamed"), Predicate.COUNTRY) == []


def test_traits_and_ids_are_stated_since_the_first_premiere():
    linear = sample("show-linear")
    assert said(linear, Predicate.NETWORK) == [(None, "Harbour TV", "2023-01-15", "")]
    assert said(linear, Predicate.LANGUAGE) == [(None, "de", "2023-01-15", "")]
    assert said(sample("show-streamed"), Predicate.LANGUAGE) == [(None, "Esperanto", "2019-03-01", "")]
    assert ids(tvmaze.read(linear)) == {(("tvmaze", "900101"), ("imdb", "tt90000010"), ("thetvdb", "440001"))}


def test_a_show_in_development_is_listed_and_undated():
    statements = tvmaze.read(sample("show-in-development"))
    assert [one.season for one in statements if one.predicate is Predicate.LISTED] == [1]
    assert {str(one.stated_on) for one in statements} == {"2025-02-02"}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"name": ""}, "named ''"),
        ({"name": None}, "named None"),
        ({"ended": "2025-02-31"}, "'2025-02-31' is not a day that exists"),
        ({"updated": "soon"}, "soon"),
        ({"updated": 10**30}, "timestamp"),
        ({"_embedded": {"episodes": []}}, "no field 'seasons'"),
        (
            {"_embedded": {"seasons": [], "episodes": [{"type": "webisode"}]}},
            "unknown episode type 'webisode'",
        ),
        ({"_embedded": None}, "NoneType"),
        ({"genres": 3}, "int"),
    ],
)
def test_a_shape_that_is_not_known_is_refused_with_its_address(changes, complaint):
    with pytest.raises(SourceChanged, match=rf"{complaint}.*tvmaze\.com/shows/900101"):
        tvmaze.read(sample("show-linear", **changes))


def test_a_season_row_that_disappears_is_withdrawn_and_never_cancelled():
    rows = seasons("show-linear")[:2]
    later = sample("show-linear", _embedded={"seasons": rows, "episodes": _episodes("show-linear")})
    found = tvmaze.withdrawn(sample("show-linear"), later)
    assert [(one.season, one.predicate, str(one.stated_on)) for one in found] == [
        (3, Predicate.WITHDRAWN, "2025-02-04"),
        (4, Predicate.WITHDRAWN, "2025-02-04"),
    ]
    assert all(one.predicate in DATABASE_PREDICATES for one in found)
    assert tvmaze.withdrawn(later, sample("show-linear")) == []


def test_changed_shows_are_fetched_newest_first_as_received(site):
    fetched = poll(site)
    assert [one.title for one in fetched.payloads] == [
        "The Lighthouse Keepers",
        "Crossing Live",
        "Night Ferry",
    ]
    assert fetched.payloads[0].content == (SAMPLES / "show-linear.json").read_bytes()
    assert fetched.payloads[0].url == "https://www.tvmaze.com/shows/900101"
    assert (fetched.cursor.since, fetched.next_after) == ("1738666800", timedelta(hours=1))


def test_only_what_changed_since_the_last_poll_is_fetched(site):
    assert [one.title for one in poll(site, since="1738663200").payloads] == ["The Lighthouse Keepers"]
    assert poll(site, since="1738666800").payloads == ()


def test_what_does_not_fit_into_one_pass_comes_in_the_next(site, monkeypatch):
    monkeypatch.setattr(adapter, "MOST", 2)
    first = poll(site)
    assert [one.title for one in first.payloads] == ["The Lighthouse Keepers", "Crossing Live"]
    assert first.next_after == timedelta(minutes=5)
    site.pages["/updates/shows?since=day"] = Page(b'{"900102": 1738670000}')  # the oldest has left the list
    second = tvmaze.fetch(site.fetcher(), first.cursor, now=NOW)
    assert [one.title for one in second.payloads] == ["Crossing Live", "Night Ferry"]
    assert second.cursor.since == "1738670000"


def test_an_interruption_loses_nothing_and_waits_as_asked(site):
    site.pages[SHOW.format("900102")] = Page(status=429, headers={"Retry-After": "600"})
    first = poll(site)
    assert [one.title for one in first.payloads] == ["The Lighthouse Keepers"]
    assert first.next_after == timedelta(minutes=10)
    assert "2 shows wait for the next pass" in first.notes[0]
    site.pages[SHOW.format("900102")] = Page((SAMPLES / "show-streamed.json").read_bytes())
    second = tvmaze.fetch(site.fetcher(), first.cursor, now=NOW)
    assert [one.title for one in second.payloads] == ["Crossing Live", "Night Ferry"]


def test_a_show_that_is_gone_leaves_a_mark_and_its_rows_are_withdrawn(site):
    del site.pages[SHOW.format("900101")]
    mark = next(one for one in poll(site).payloads if one.url.endswith("900101"))
    assert mark.content == b'{"gone":900101}'
    assert tvmaze.read(mark) == []
    assert [one.season for one in tvmaze.withdrawn(sample("show-linear"), mark)] == [1, 2, 3, 4]
    assert tvmaze.withdrawn(mark, sample("show-linear")) == []


def test_a_document_that_makes_no_sense_is_kept_for_the_report(site):
    site.pages[SHOW.format("900101")] = Page(b"<html>maintenance</html>")
    broken = poll(site).payloads[0]
    assert (broken.title, broken.content) == ("", b"<html>maintenance</html>")
    with pytest.raises(SourceChanged, match=r"tvmaze\.com/shows/900101"):
        tvmaze.read(broken)


def test_a_show_too_large_to_fetch_is_noted_and_the_rest_goes_on(site):
    site.pages[SHOW.format("900101")] = Page(b" " * (11 << 20))
    fetched = poll(site)
    assert len(fetched.payloads) == 2
    assert "larger than 10 MiB" in fetched.notes[0]


@pytest.mark.parametrize("body", [b"{}", b"[]"])
def test_no_change_at_all_is_no_trouble(site, body):
    site.pages["/updates/shows?since=day"] = Page(body)
    fetched = poll(site, since="1738666800")
    assert (fetched.payloads, fetched.cursor.since, fetched.cursor.empty) == ((), "1738666800", 1)


@pytest.mark.parametrize("body", [b"[1]", b"3", b"<html>", b'{"a": 1}', b'{"1": "soon"}', b'{"1": null}'])
def test_a_list_of_changes_that_is_none_is_refused(site, body):
    site.pages["/updates/shows?since=day"] = Page(body)
    with pytest.raises(SourceChanged, match="not a list of changes"):
        poll(site)


def test_a_source_that_is_down_is_said_to_be_down(site):
    site.pages["/updates/shows?since=day"] = Page(status=503)
    with pytest.raises(SourceUnavailable):
        poll(site)


@pytest.mark.parametrize(
    ("gap", "span", "notes"),
    [
        (timedelta(hours=2), "day", 0),
        (timedelta(days=3), "week", 0),
        (timedelta(days=9), "month", 0),
        (timedelta(days=40), "month", 1),
    ],
)
def test_a_longer_pause_asks_further_back(gap, span, notes):
    asked, remarks = adapter.plan_span(int((NOW - gap).timestamp()), now=NOW)
    assert (asked, len(remarks)) == (span, notes)


def test_the_bytes_alone_decide_what_is_read():
    later = replace(sample("show-linear"), fetched_at=NOW + timedelta(days=900))
    assert tvmaze.read(later) == tvmaze.read(sample("show-linear"))


def _episodes(name: str) -> list[dict[str, Any]]:
    return json.loads((SAMPLES / f"{name}.json").read_bytes())["_embedded"]["episodes"]
