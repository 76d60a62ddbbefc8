"""Feeds, the sitemap and robots.txt."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import feedparser

from cliffhanger.evidence.models import StatusChange
from cliffhanger.newsroom.moment import Moment
from cliffhanger.newsroom.paper import Paper
from cliffhanger.newsroom.sitemap import sitemap
from cliffhanger.newsroom.views import news_feed, stories_feed

from .world import BEAR, DEAD, NOW, read, statement, tell


def paper_of_today(days: int = 0) -> Paper:
    now = NOW + timedelta(days=days)
    return Paper(Moment(now.date(), now=now))


def test_the_news_feed_has_one_entry_a_change_that_somebody_told(paper):
    feed = feedparser.parse(news_feed(paper_of_today()))
    assert not feed.bozo
    titles = [entry.title for entry in feed.entries]
    assert f"{DEAD}, season 2: renewed" in titles
    assert not any(title.startswith(f"{BEAR}, season 1") for title in titles), "a database's row is no news"
    assert feed.feed.links[-1].rel == "self"


def test_ids_of_entries_never_change(paper):
    before = {entry.id for entry in feedparser.parse(news_feed(paper_of_today())).entries}
    tell(statement(DEAD, "cancelled", season=2, happened_on="2022-06-30", on="2022-06-30"))
    after = {entry.id for entry in feedparser.parse(news_feed(paper_of_today(days=40))).entries}
    assert before < after
    assert all(one.startswith("tag:") for one in after)


def test_ids_do_not_depend_on_row_numbers(paper):
    change = StatusChange.objects.get(after="renewed")
    ids = [entry.id for entry in feedparser.parse(news_feed(paper_of_today())).entries]
    assert f"tag:127.0.0.1,2026:change/all-of-us-are-dead/2/{change.number}" in ids


def test_a_day_that_goes_by_does_not_make_stories_new(paper):
    before, after = (stories_feed(paper_of_today(days)) for days in (0, 3))
    assert [e.updated for e in feedparser.parse(before).entries] == [
        e.updated for e in feedparser.parse(after).entries
    ]


def test_the_sitemap_has_stories_and_shows_with_the_day_of_their_last_change(paper):
    tell(statement(BEAR, "renewed", season=2, happened_on="2022-06-30", on="2022-06-30"))
    root = ElementTree.fromstring(sitemap(paper_of_today()))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    assert days["http://127.0.0.1:8000/shows/the-bear/"] == "2022-06-30"
    assert days["http://127.0.0.1:8000/shows/all-of-us-are-dead/"] == "2022-06-06"
    assert "http://127.0.0.1:8000/science-fiction/is-all-of-us-are-dead-coming-back/" in days


def test_robots_are_told_where_the_sitemap_is(paper):
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in read("/robots.txt")
