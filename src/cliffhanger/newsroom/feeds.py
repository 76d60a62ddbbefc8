"""Atom feeds: one of changes, one of stories. Entry ids are tag URIs (RFC 4151) that never change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils.feedgenerator import Atom1Feed

from cliffhanger.evidence.models import StatusChange
from cliffhanger.evidence.sentences import change_sentence, state_word

from .moment import Moment
from .news import told_changes
from .paper import Paper, Story
from .standing import sentence_case

MOST = 50
SINCE = "2026"
"""The year in the tag URIs: when this naming began. It stays as it is, or every reader sees every entry anew."""


def tag(specific: str) -> str:
    return f"tag:{urlsplit(settings.BASE_URL).hostname},{SINCE}:{specific}"


def change_tag(change: StatusChange) -> str:
    """By show, season and the change's number within the season: the same after a rebuilt database."""
    return tag(f"change/{change.show.slug}/{change.season.number}/{change.number}")


def feed_changes(moment: Moment) -> list[StatusChange]:
    """The newest changes that somebody has told; a reader who comes back after months still finds the last ones."""
    return list(told_changes(moment.as_of)[:MOST])


def news_feed(paper: Paper) -> str:
    """/feeds/news.atom: one entry for each change."""
    changes = feed_changes(paper.moment)
    prefetch_related_objects(changes, "because__source")
    found = paper.moment.answered(list({change.show for change in changes}))
    feed = _feed("what changed", "/feeds/news.atom", updated=max((c.found_at for c in changes), default=None))
    for change in changes:
        decider = found[change.show_id].finding.decider
        feed.add_item(
            title=f"{change.show.title}, season {change.season.number}: {state_word(change.after)}",
            link=f"{settings.BASE_URL}{change.show.get_absolute_url()}",
            description=sentence_case(change_sentence(change, decider)),
            unique_id=change_tag(change),
            pubdate=_midnight(change.at),
            updateddate=change.found_at,
        )
    return str(feed.writeString("utf-8"))


def stories_feed(paper: Paper) -> str:
    """/feeds/stories.atom: one entry for each story, updated when its show's state changed."""
    stories = paper.stories[:MOST]
    feed = _feed("stories", "/feeds/stories.atom", updated=max((_updated(s) for s in stories), default=None))
    for story, teaser in zip(stories, paper.teasers(stories), strict=True):
        feed.add_item(
            title=teaser.headline,
            link=f"{settings.BASE_URL}{story.url}",
            description=teaser.excerpt,
            unique_id=tag(f"story/{story.page.pk}"),
            pubdate=story.page.first_published_at,
            updateddate=_updated(story),
        )
    return str(feed.writeString("utf-8"))


def _updated(story: Story) -> datetime:
    """Of substance only: published by hand, or its show's news; never the day of rendering."""
    return max(moment for moment in (story.news_at, story.page.last_published_at) if moment)


def _feed(name: str, path: str, *, updated: datetime | None) -> Atom1Feed:
    feed = _Feed(
        title=f"{settings.SITE_NAME}: {name}",
        link=f"{settings.BASE_URL}/",
        description="Is it coming back, and when?",
        language="en-GB",
        feed_url=f"{settings.BASE_URL}{path}",
        feed_guid=tag(path.strip("/")),
        author_name=settings.SITE_NAME,
    )
    feed.updated = updated
    return feed


class _Feed(Atom1Feed):
    """An Atom feed that is as new as its newest entry; an empty one does not pretend to be of this minute."""

    updated: datetime | None = None

    def latest_post_date(self) -> datetime:
        return self.updated or datetime(2026, 1, 1, tzinfo=UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
