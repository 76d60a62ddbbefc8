"""Looking a show, a person or a story up by its name, with "did you mean"."""

from __future__ import annotations

from cliffhanger.catalogue.match import Matcher
from cliffhanger.catalogue.models import Person, Show
from cliffhanger.catalogue.titles import fold

from .present import Teaser
from .surroundings import Context, Frame, surroundings

MOST = 30
LONGEST = 120


def search_context(query: str, frame: Frame) -> Context:
    """An empty question finds nothing and says nothing."""
    query = " ".join(query.split())[:LONGEST]
    results = find(query, frame) if query else ()
    suggestions = nearest(query) if query and not results else ()
    return {
        **surroundings(frame, "search", description="Look a show, a person or a story up."),
        "no_index": True,
        "query": query,
        "results": results,
        "suggestions": suggestions,
    }


def find(query: str, frame: Frame) -> tuple[Teaser, ...]:
    """Shows whose name holds the words, the exact name first; then people and stories."""
    words = fold(query)
    shows = list(Show.objects.filter(names__folded__contains=words).distinct()[:MOST])
    shows.sort(
        key=lambda show: (fold(show.title) != words, not fold(show.title).startswith(words), show.title)
    )
    people = Person.objects.filter(names__folded__contains=words, claims__isnull=False).distinct()[:MOST]
    frame.moment.answered(shows)
    return (
        *(_show(show, frame) for show in shows),
        *(Teaser(person.name, person.get_absolute_url(), "", None, "People") for person in people),
        *_stories(query, frame, shows=shows),
    )


def _show(show: Show, frame: Frame) -> Teaser:
    found = frame.moment.answered([show])[show.pk]
    return Teaser(show.title, show.get_absolute_url(), found.sentence, frame.moment.mark(show), "Show")


def _stories(query: str, frame: Frame, *, shows: list[Show]) -> tuple[Teaser, ...]:
    wanted = query.casefold()
    stories = [s for s in frame.paper.stories if s.show in shows or wanted in s.page.title.casefold()]
    return frame.paper.teasers([story for story in stories if story.person is None][:MOST])


def nearest(query: str) -> tuple[str, ...]:
    """Titles that look like what was typed."""
    match = Matcher.load().match(query)
    return tuple(show.title for show in match.candidates) or match.suggestions
