"""How a feed becomes documents, and when it is asked again."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliffhanger.sources import Cursor, Fetched, Payload, SourceChanged, SourceInfo, SourceUnavailable, feeds
from cliffhanger.sources.days import read_day
from cliffhanger.sources.feeds.adapter import plan_wait
from cliffhanger.sources.lines import html_to_lines
from cliffhanger.vocabulary import Tier

from .site import Page, Site, serving

NOW = datetime(2025, 2, 5, 12, tzinfo=UTC)
SAMPLES = Path(feeds.__file__).parent / "samples"
ITEM = "<item><title>{title}</title><link>https://e.example/{title}</link>{rest}</item>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def poll(site: Site, body: bytes, *, cursor: Cursor | None = None, **headers: str) -> Fetched:
    site.pages["/feed"] = Page(body, headers=headers)
    return feeds.fetch(site.fetcher(), cursor or Cursor(site.url("/feed")), now=NOW)


def sample(site: Site, name: str) -> Fetched:
    return poll(site, (SAMPLES / name).read_bytes(), **{"Content-Type": "application/xml"})


def rss(*items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>T</title>{''.join(items)}</channel></rss>".encode()


def item(title: str, rest: str = "") -> str:
    return ITEM.format(title=title, rest=rest)


def test_an_rss_feed_gives_one_document_an_entry(site):
    first, second, third = sample(site, "rss.xml").payloads
    assert first.url == "https://herald.example.com/tv/night-ferry-season-2/"
    assert first.title == "‘Night Ferry’ renewed for season 2 at Streamly"
    assert (first.published, second.published, third.published) == (date(2025, 2, 3), None, None)
    assert set(json.loads(first.content)) == {"id", "link", "title", "html", "published", "updated", "feed"}
    assert second.url == site.url("/tv/old-harbour/")
    assert third.url.startswith(site.url("/feed#"))


def test_an_entry_is_read_as_prose_with_a_line_for_each_paragraph_and_list_item(site):
    page = feeds.read(sample(site, "rss.xml").payloads[0])
    assert page.text.split("\n") == [
        "Streamly has ordered a second season of Night Ferry, the service said on Monday.",
        "Eight episodes",
        "Filming begins in May",
        "No date has been set.",
    ]
    assert (page.outlet, page.published) == ("Harbour Herald – Television", date(2025, 2, 3))


def test_the_configured_source_names_the_outlet(site):
    herald = SourceInfo(slug="herald", name="Harbour Herald", tier=Tier.TRADE, licence="its own")
    payload = replace(sample(site, "rss.xml").payloads[0], source=herald)
    assert feeds.read(payload).outlet == "Harbour Herald"


def test_an_atom_feed_is_dated_by_its_own_day_and_by_its_update_when_that_is_all(site):
    first, second = sample(site, "atom.xml").payloads
    assert (first.published, second.published) == (date(2025, 2, 4), date(2025, 2, 1))
    assert first.title == "The Lighthouse Keepers returns in autumn"
    assert first.url == "https://notes.example.org/2025/keepers.html"
    assert feeds.read(first).text == 'Season 3 & a new cast: Harbour TV says "autumn".'
    assert feeds.read(second).text == "First.\nSecond."


def test_a_day_that_does_not_exist_is_noted_and_the_entry_kept_undated(site):
    fetched = sample(site, "rss.xml")
    (note,) = fetched.notes
    assert "'Mon, 31 Feb 2025 08:00:00 +0000' is not a date that exists" in note
    assert "kept undated" in note
    # feedparser alone would make this one 3 March
    assert poll(site, rss(item("a", "<pubDate>2025-02-31T10:00:00Z</pubDate>"))).payloads[0].published is None


def test_a_day_still_to_come_is_noted_and_the_entry_kept_undated(site):
    fetched = poll(site, rss(item("a", "<pubDate>Fri, 01 Jan 2027 10:00:00 GMT</pubDate>")))
    assert fetched.payloads[0].published is None
    assert "still to come" in fetched.notes[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon, 03 Feb 2025 17:30:00 +0000", date(2025, 2, 3)),
        ("3 Feb 2025 17:30 EST", date(2025, 2, 3)),
        ("2025-02-03", date(2025, 2, 3)),
        ("2025-02-03T23:30:00-08:00", date(2025, 2, 3)),
        ("2025-02-03T10:00:00Z", date(2025, 2, 3)),
        ("2025-02-31T10:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days_are_read_strictly(text, day):
    assert read_day(text) == day


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_day(text):
    assert read_day(text) is None or isinstance(read_day(text), date)


def test_a_page_that_is_no_feed_is_refused_with_the_feed_it_names(site):
    with pytest.raises(SourceChanged, match=r"is not a feed .*names https://herald\.example\.com/tv/feed/"):
        poll(site, (SAMPLES / "page-not-feed.html").read_bytes(), **{"Content-Type": "text/html"})


@pytest.mark.parametrize(
    "body", [b"", b"hello", b"{}", b"\x00\xff\x00", b"<rss", b"/etc/passwd", b"file:///etc/passwd"]
)
def test_what_is_no_feed_at_all_is_refused(site, body):
    with pytest.raises(SourceChanged, match="is not a feed"):
        poll(site, body)


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes_with_a_note(site):
    fetched = poll(site, rss(item("a"), item("b"))[:-60])
    assert [one.title for one in fetched.payloads][:1] == ["a"]
    assert "not well-formed" in fetched.notes[0]


def test_entities_in_a_feed_open_no_file(site):
    body = (
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<rss version='2.0'><channel><title>T</title><item><title>a &x;</title></item></channel></rss>"
    )
    assert all(b"root:" not in one.content for one in poll(site, body).payloads)


def test_an_unchanged_entry_has_identical_bytes_and_is_not_filed_again(site):
    first = poll(site, rss(item("a"), item("b")))
    again = poll(site, rss(item("a"), item("b")))
    assert [one.content for one in first.payloads] == [one.content for one in again.payloads]
    more = poll(site, rss(item("c"), item("a"), item("b")), cursor=first.cursor)
    assert [one.title for one in more.payloads] == ["c"]


def test_a_changed_entry_is_a_new_document_at_the_same_address(site):
    first = poll(site, rss(item("a")))
    changed = poll(site, rss(item("a", "<description>now with text</description>")), cursor=first.cursor)
    assert [one.url for one in changed.payloads] == [first.payloads[0].url]


def test_an_unmodified_feed_costs_nothing_and_is_asked_later(site):
    first = poll(site, rss(item("a")), etag='"v1"')
    again = poll(site, rss(item("a")), cursor=first.cursor, etag='"v1"')
    assert site.asked[1][1]["if-none-match"] == '"v1"'
    assert (again.payloads, again.cursor.empty, again.cursor.since) == ((), 1, first.cursor.since)
    assert (first.next_after, again.next_after) == (timedelta(minutes=15), timedelta(minutes=30))


def test_the_wait_grows_to_a_day_and_starts_anew_with_news(site):
    assert plan_wait("https://e.example", empty=3, asked=timedelta(0)) == timedelta(hours=2)
    assert plan_wait("https://e.example", empty=99, asked=timedelta(0)) == timedelta(days=1)
    quiet = replace(poll(site, rss(item("a"))).cursor, empty=9)
    fresh = poll(site, rss(item("b")), cursor=quiet)
    assert (fresh.cursor.empty, fresh.next_after) == (0, timedelta(minutes=15))


def test_the_sources_own_wish_lengthens_the_wait(site):
    assert sample(site, "rss.xml").next_after == timedelta(minutes=30)  # its TTL
    held = poll(site, rss(item("a")), **{"Cache-Control": "max-age=7200"})
    assert held.next_after == timedelta(hours=2)


def test_a_feed_on_disk_is_looked_at_on_every_pass(site, tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item("a")))
    door = site.fetcher(directories=[tmp_path])
    first = feeds.fetch(door, Cursor(path.as_uri()), now=NOW)
    again = feeds.fetch(door, first.cursor, now=NOW)
    assert (len(first.payloads), len(again.payloads)) == (1, 0)
    assert first.next_after == again.next_after == timedelta(0)


def test_a_feed_that_asks_us_to_wait_says_how_long(site):
    site.pages["/feed"] = Page(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(SourceUnavailable) as told:
        feeds.fetch(site.fetcher(), Cursor(site.url("/feed")), now=NOW)
    assert told.value.retry_after == timedelta(hours=1)


def test_a_flood_of_entries_is_cut_with_a_note(site):
    fetched = poll(site, rss(*(item(f"n{number}") for number in range(250))))
    assert len(fetched.payloads) == 200
    assert "brought 250 entries; the first 200 were taken" in fetched.notes[-1]


def test_an_entry_with_nothing_in_it_and_one_with_an_endless_link_are_left_out_with_a_note(site):
    endless = f"<item><title>x</title><link>https://e.example/{'x' * 1000}</link></item>"
    fetched = poll(site, rss("<item></item>", endless, item("a")))
    assert [one.title for one in fetched.payloads] == ["a"]
    assert len(fetched.notes) == 2


def test_lines_of_a_very_long_and_broken_page_are_found_quickly():
    before = time.monotonic()
    html_to_lines("<p><b>" * 100_000 + "word " * 100_000 + "<![CDATA[" + "<" * 10_000)
    assert time.monotonic() - before < 5


def test_a_script_left_open_says_nothing():
    assert html_to_lines("<p>one</p><script>two") == "one"
    assert html_to_lines("a<br>b<br/>c &amp; d") == "a\nb\nc & d"


def test_a_kept_entry_is_read_again_without_its_feed():
    content = (
        b'{"feed":"T","html":"<p>x</p>","id":"1","link":"","published":"2025-02-03","title":"t","updated":""}'
    )
    kept = Payload(
        adapter="feeds", url="https://e.example/1", content=content, media_type="x", fetched_at=NOW
    )
    assert feeds.read(kept).published == date(2025, 2, 3)
