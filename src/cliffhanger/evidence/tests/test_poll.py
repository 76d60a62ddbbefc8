"""One pass over one source, through the real fetcher: what comes is safe before the cursor moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cliffhanger.evidence.models import Claim, Document, Run, Source
from cliffhanger.evidence.poll import due_sources, poll
from cliffhanger.evidence.record import Recorder
from cliffhanger.sources.tests.site import Page, Site, serving

from .make import NOW, at, read_nothing, record, row
from .test_record import statement

pytestmark = pytest.mark.django_db
ITEM = "<item><title>{title}</title><link>https://paper.example/{title}</link>{rest}</item>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def source(site: Site) -> Source:
    return Source.objects.create(
        slug="paper", name="The Paper", tier="press", adapter="feeds", url=site.url("/feed")
    )


def feed(*titles: str, rest: str = "") -> Page:
    items = "".join(ITEM.format(title=title, rest=rest) for title in titles)
    body = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>"
    return Page(body.encode(), headers={"Content-Type": "application/rss+xml", "etag": f'"{len(body)}"'})


def ask(source: Source, site: Site, *, now=NOW, read=read_nothing) -> Run:
    poll(source, site.fetcher(), Recorder(read=read, now=now), now=now)
    return source.runs.latest("pk")


def test_what_a_feed_brings_is_kept_filed_and_counted(site, source):
    record(row())
    site.pages["/feed"] = feed("one", "two")
    run = ask(source, site, read=lambda page: [statement()])
    assert run.counts == {"documents": 2, "claims": 2, "waiting": 0}
    assert (run.errors, run.finished_at) == ([], NOW)
    assert {claim.source for claim in Claim.objects.filter(predicate="renewed")} == {source}


def test_the_cursor_moves_after_what_came_is_safe_and_never_before(site, source):
    class Killed(BaseException):
        pass

    def killed(page):
        raise Killed

    site.pages["/feed"] = feed("one")
    with pytest.raises(Killed):
        ask(source, site, read=killed)
    source.refresh_from_db()
    assert (source.cursor, source.next_poll_at) == ({}, None)
    ask(source, site, now=at("2022-06-21"))
    source.refresh_from_db()
    assert source.cursor["etag"]
    assert Document.objects.count() == 1


def test_an_unchanged_feed_brings_nothing_and_is_asked_less_often(site, source):
    site.pages["/feed"] = feed("one")
    waits = []
    for day in ("2022-06-20", "2022-06-21", "2022-06-22"):
        assert not ask(source, site, now=at(day)).errors
        waits.append(source.next_poll_at - at(day))
    assert Document.objects.count() == 1
    assert waits[0] < waits[1] < waits[2]


def test_html_instead_of_a_feed_is_a_clear_line_and_the_next_source_goes_on(site, source):
    site.pages["/feed"] = Page(
        b"<html><body>Please log in</body></html>", headers={"Content-Type": "text/html"}
    )
    site.pages["/other"] = feed("one")
    other = Source.objects.create(
        slug="other", name="Other", tier="press", adapter="feeds", url=site.url("/other")
    )
    runs = [ask(one, site) for one in (source, other)]
    assert runs[0].errors[0].startswith(f"The Paper: {site.url('/feed')} is not a feed (text/html")
    assert (runs[1].errors, Document.objects.count()) == ([], 1)


def test_a_31_february_keeps_its_entry_undated_with_a_line(site, source):
    site.pages["/feed"] = feed("one", rest="<pubDate>Fri, 31 Feb 2022 10:00:00 GMT</pubDate>")
    run = ask(source, site)
    assert "'Fri, 31 Feb 2022 10:00:00 GMT' is not a date that exists" in run.errors[0]
    assert [document.published for document in Document.objects.all()] == [None]


def test_a_body_that_is_too_large_is_refused_with_a_line(site, source):
    site.pages["/feed"] = Page(b"x" * (11 << 20))
    run = ask(source, site)
    assert "larger than 10 MiB" in run.errors[0]
    assert Document.objects.count() == 0


def test_a_source_that_fails_is_asked_again_later_and_later_up_to_a_day(site, source):
    site.pages["/feed"] = Page(b"", status=500)
    waits, now = [], NOW
    for _ in range(9):
        ask(source, site, now=now)
        waits.append(source.next_poll_at - now)
        now = source.next_poll_at
    minutes = [int(wait.total_seconds() // 60) for wait in waits]
    assert minutes == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    site.pages["/feed"] = feed("one")
    ask(source, site, now=now)
    assert "failed" not in source.cursor


def test_the_wait_that_a_source_asks_for_is_kept(site, source):
    site.pages["/feed"] = Page(b"", status=503, headers={"Retry-After": "7200"})
    ask(source, site)
    assert source.next_poll_at == NOW + timedelta(hours=2)


def test_a_failure_loses_nothing_of_where_the_last_poll_left_off(site, source):
    site.pages["/feed"] = feed("one")
    ask(source, site)
    etag = source.cursor["etag"]
    site.pages["/feed"] = Page(b"", status=500)
    ask(source, site)
    source.refresh_from_db()
    assert source.cursor["etag"] == etag


def test_a_mistake_in_an_adapter_is_a_line_and_not_the_end_of_the_pass(site, source):
    source.cursor = {"since": 7}
    site.pages["/feed"] = feed("one")
    run = ask(source, site)
    assert run.errors[0].startswith("The Paper: AttributeError: ")
    assert source.next_poll_at == NOW + timedelta(minutes=15)


def test_only_enabled_sources_whose_time_has_come_are_due_the_longest_waiting_first(site, source):
    def make(slug: str, **more: object) -> Source:
        return Source.objects.create(
            **{"slug": slug, "name": slug, "tier": "press", "adapter": "feeds", **more}
        )

    make("later", next_poll_at=NOW + timedelta(minutes=1))
    make("off", enabled=False)
    make("spoken-for", adapter="")
    recent, old = make("recent", next_poll_at=NOW), make("old", next_poll_at=NOW - timedelta(days=1))
    assert [one.slug for one in due_sources(NOW)] == [source.slug, old.slug, recent.slug]
