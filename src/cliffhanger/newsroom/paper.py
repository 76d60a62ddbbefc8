"""Today's paper: the stories in order of news, the strip on top, the way around. Asked for once a pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Max, Q

from cliffhanger.catalogue.models import Person, Show

from .answers import headline
from .moment import Moment
from .news import told_changes
from .people import profile_headline, profile_standfirst
from .present import Crumb, Teaser
from .shelf import live

STRIP = 6
CONTINUE = 3


@dataclass(frozen=True)
class Story:
    """One story as lists need it. ``news_at`` puts it in order: published, or its show's newest news."""

    page: Any
    section: str
    news_at: datetime
    changed_on: date | None = None

    @property
    def url(self) -> str:
        return address(self.page)

    @property
    def show(self) -> Show | None:
        """What a return story is about."""
        return getattr(self.page, "show", None)

    @property
    def person(self) -> Person | None:
        """Whom a profile is about."""
        return getattr(self.page, "person", None)


def address(page: Any) -> str:
    """A page's path below the site's root, without a query; ``url_path`` begins with the home page's slug."""
    parts = page.url_path.strip("/").split("/")[1:]
    return "/" + "".join(f"{part}/" for part in parts)


class Paper:
    """What surrounds every page. ``moment`` is today's: the strip shows where shows stand now, on any page."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """All live stories, the newest news first."""
        found = [self._story(page) for page in self._pages()]
        return tuple(sorted(found, key=lambda s: (s.news_at, s.changed_on or date.min), reverse=True))

    def _pages(self) -> Iterable[Any]:
        yield from live("ReturnStory").select_related("show").defer_streamfields()
        yield from live("ProfileStory").select_related("person").defer_streamfields()
        yield from live("NewsPost").defer_streamfields()

    def _story(self, page: Any) -> Story:
        published = page.first_published_at or self.moment.now
        news, changed = self._newest_changes.get(getattr(page, "show_id", None), (None, None))
        section = address(page).strip("/").split("/")[0]
        return Story(page, section, max(published, news) if news else published, changed)

    @cached_property
    def _newest_changes(self) -> dict[int | None, tuple[datetime | None, date | None]]:
        rows = told_changes(self.moment.as_of).order_by().values("show")
        newest = rows.annotate(news=Max("found_at", filter=Q(is_news=True)), changed=Max("at"))
        return {row["show"]: (row["news"], row["changed"]) for row in newest}

    @cached_property
    def strip(self) -> tuple[Teaser, ...]:
        return self.teasers(self.stories[:STRIP])

    def teasers(self, stories: Iterable[Story]) -> tuple[Teaser, ...]:
        stories = list(stories)
        self.moment.answered([story.show for story in stories if story.show])
        return tuple(self.teaser(story) for story in stories)

    def teaser(self, story: Story) -> Teaser:
        """A story with where its subject stands now."""
        if story.show:
            return self._return_teaser(story, story.show)
        if story.person:
            return self._profile_teaser(story, story.person)
        return Teaser(
            story.page.title, story.url, story.page.standfirst, None, self.section_name(story.section)
        )

    def _return_teaser(self, story: Story, show: Show) -> Teaser:
        found = self.moment.answered([show])[show.pk]
        return Teaser(
            headline=story.page.headline or headline(show.title, found.finding),
            url=story.url,
            excerpt=found.sentence,
            mark=self.moment.mark(show),
            kicker=self.section_name(story.section),
            changed_on=story.changed_on,
        )

    def _profile_teaser(self, story: Story, person: Person) -> Teaser:
        claims = self.moment.person_claims(person)
        return Teaser(
            headline=story.page.headline or profile_headline(person.name, claims),
            url=story.url,
            excerpt=story.page.standfirst or profile_standfirst(person.name, claims),
            kicker="People",
        )

    def show_teaser(self, show: Show) -> Teaser:
        """A show in an index: its title, its page, its state."""
        return Teaser(show.title, show.get_absolute_url(), "", self.moment.mark(show))

    @cached_property
    def _sections(self) -> dict[str, str]:
        return {page.slug: page.title for page in live("SectionPage").order_by("path")}

    def section_name(self, slug: str) -> str:
        return self._sections.get(slug, "People" if slug == "people" else "")

    @cached_property
    def nav(self) -> tuple[Crumb, ...]:
        sections = [Crumb(name, f"/{slug}/") for slug, name in self._sections.items()]
        return (Crumb("Shows", "/shows/"), *sections, Crumb("People", "/people/"))

    def continue_reading(self, *, section: str, but: str) -> tuple[Story, ...]:
        """Three more stories: of the same section first, then the newest others; never the one at ``but``."""
        others = [story for story in self.stories if story.url != but]
        ordered = sorted(others, key=lambda story: story.section != section)
        return tuple(ordered[:CONTINUE])
