"""Every public address, with the fingerprint of all that its page depends on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from .models import (
    HomePage,
    NewsPost,
    PeopleIndex,
    PlainPage,
    ProfileStory,
    ReturnStory,
    SectionPage,
    ShowIndex,
)
from .paper import Paper, Story, address
from .plan import LONG_AGO, Target, combined, fingerprint
from .scoreboard import PATH
from .sections import UNPLACED
from .traces import Trace, person_traces, score_trace, show_traces, version
from .views import WRITTEN, scoreboard, written

NO_TRACE = Trace()


def targets(paper: Paper) -> list[Target]:
    """All of them; a handful of queries, and no page is rendered."""
    return list(Addresses(paper))


class Addresses:
    """Collects the addresses; iterating gives a `Target` for each."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.moment = paper.moment

    def __iter__(self) -> Iterable[Target]:
        yield from self._tree()
        yield from self._stories()
        yield from self._shows()
        yield from self._people()
        yield self._scoreboard()
        yield from self._written()

    @cached_property
    def shows(self) -> dict[int, Trace]:
        return show_traces(self.moment.as_of)

    @cached_property
    def people(self) -> dict[int, Trace]:
        return person_traces(self.moment.as_of)

    @cached_property
    def around(self) -> str:
        """What surrounds every page: the strip, the way around, today's date, and how pages are made."""
        people = combined(person.slug for person in self.moment.people)
        return fingerprint(self.moment.as_of, version(), self.paper.strip, self.paper.nav, people)

    @cached_property
    def all_shows(self) -> Trace:
        return _all(self.shows.values())

    @cached_property
    def all_stories(self) -> str:
        return fingerprint(*(self._story_mark(story) for story in self.paper.stories))

    def _story_mark(self, story: Story) -> str:
        return fingerprint(story.page.pk, story.page.last_published_at, self._subject(story).mark)

    def _subject(self, story: Story) -> Trace:
        if isinstance(story.page, ReturnStory):
            return self.shows.get(story.page.show_id, NO_TRACE)
        if isinstance(story.page, ProfileStory):
            return self.people.get(story.page.person_id, NO_TRACE)
        return NO_TRACE

    def _tree(self) -> Iterable[Target]:
        everything = (self.all_shows.mark, self.all_stories)
        for home in HomePage.objects.live():
            yield self._page(home, self.all_shows, *everything)
        for section in SectionPage.objects.live():
            yield self._page(section, *self._in_section(section.slug))
        for index in ShowIndex.objects.live():
            yield self._page(index, self.all_shows, self.all_shows.mark)
        for index in PeopleIndex.objects.live():
            trace = _all(self.people.values())
            yield self._page(index, trace, trace.mark)
        for plain in PlainPage.objects.live():
            yield self._page(plain, NO_TRACE, self._mentioned(plain))

    def _in_section(self, slug: str) -> tuple[Trace, str]:
        placed = self.moment.sections
        trace = _all(trace for show, trace in self.shows.items() if slug in placed.get(show, {UNPLACED}))
        stories = [self._story_mark(story) for story in self.paper.stories if story.section == slug]
        return trace, fingerprint(trace.mark, *stories)

    def _stories(self) -> Iterable[Target]:
        full = {
            page.pk: page for kind in (ReturnStory, ProfileStory, NewsPost) for page in kind.objects.live()
        }
        for story in self.paper.stories:
            page = full[story.page.pk]
            beside = self._beside("" if isinstance(page, NewsPost) else story.section, story.url)
            yield self._page(page, self._subject(story), beside, self._mentioned(page))

    def _beside(self, section: str, path: str) -> str:
        """The stories that are shown under "continue reading"."""
        return fingerprint(*map(self._story_mark, self.paper.continue_reading(section=section, but=path)))

    def _mentioned(self, page: Any) -> str:
        """The shows whose standing an editor put into the text."""
        blocks = [block["value"] for block in page.body.raw_data if block["type"] == "standing"]
        return fingerprint(*(self.shows.get(value.get("show"), NO_TRACE).mark for value in blocks))

    def _page(self, page: Page, trace: Trace, *more: str) -> Target:
        mark = fingerprint(self.around, page.pk, page.last_published_at, trace.mark, *more)
        return Target(address(page), mark, trace.changed_at, page.serve)

    def _shows(self) -> Iterable[Target]:
        index = ShowIndex.objects.live().first()
        told: dict[int, list[str]] = {}
        for story in self.paper.stories:
            if story.show:
                told.setdefault(story.show.pk, []).append(self._story_mark(story))
        for show in self.moment.shows if index else ():
            trace = self.shows.get(show.pk, NO_TRACE)
            mark = fingerprint(self.around, show.slug, show.title, trace.mark, *told.get(show.pk, ()))
            yield Target(
                show.get_absolute_url(),
                mark,
                trace.changed_at,
                partial(_serve, index.one_show, slug=show.slug),
                show.pk,
            )

    def _people(self) -> Iterable[Target]:
        index = PeopleIndex.objects.live().first()
        told = {story.person.pk for story in self.paper.stories if story.person}
        for person in self.moment.people if index else ():
            if person.pk not in told:
                trace, path = self.people.get(person.pk, NO_TRACE), person.get_absolute_url()
                mark = fingerprint(self.around, person.slug, trace.mark, self._beside("people", path))
                yield Target(
                    path, mark, trace.changed_at, partial(_serve, index.one_person, slug=person.slug)
                )

    def _scoreboard(self) -> Target:
        """Made of all forecasts, of what came of them, and of how far the world was watched."""
        trace = score_trace()
        mark = fingerprint(self.around, trace.mark, self.moment.followed_to)
        return Target(PATH, mark, trace.changed_at, scoreboard)

    def _written(self) -> Iterable[Target]:
        for path in WRITTEN:
            mark = fingerprint(self.moment.as_of, version(), self.all_shows.mark, self.all_stories)
            yield Target(path, mark, self.all_shows.changed_at, written)


def _serve(view: Any, request: HttpRequest, *, slug: str) -> HttpResponse:
    return view(request, slug=slug)  # type: ignore[no-any-return]


def _all(traces: Iterable[Trace]) -> Trace:
    found = list(traces)
    newest = max((trace.changed_at for trace in found), default=LONG_AGO)
    return Trace(combined(trace.mark for trace in found), newest)
