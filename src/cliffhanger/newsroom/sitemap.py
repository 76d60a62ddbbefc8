"""/sitemap.xml and /robots.txt: every story and show, and the day on which it last changed in substance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.db.models import Max

from cliffhanger.evidence.models import StatusChange

from .models import HomePage, PeopleIndex, PlainPage, SectionPage, ShowIndex
from .paper import Paper, address
from .scoreboard import PATH as SCOREBOARD

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(paper: Paper) -> str:
    root = Element("urlset", xmlns=_NAMESPACE)
    for path, changed in dict(_addresses(paper)).items():
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = f"{settings.BASE_URL}{path}"
        if changed:
            SubElement(entry, "lastmod").text = changed.isoformat()
    return tostring(root, encoding="unicode", xml_declaration=True)


def _addresses(paper: Paper) -> Iterable[tuple[str, date | None]]:
    changed = _changed(paper)
    newest = max(changed.values(), default=None)
    for kind in (HomePage, SectionPage, ShowIndex, PeopleIndex):
        yield from ((address(page), newest) for page in kind.objects.live())
    yield SCOREBOARD, newest
    yield from ((address(page), _day(page)) for page in PlainPage.objects.live())
    for story in paper.stories:
        days = [day for day in (_day(story.page), story.changed_on) if day]
        yield story.url, max(days, default=None)
    yield from ((show.get_absolute_url(), changed.get(show.pk)) for show in paper.moment.shows)
    yield from (
        (person.get_absolute_url(), None) for person in paper.moment.people if not _told(person, paper)
    )


def _told(person: object, paper: Paper) -> bool:
    return any(story.person == person for story in paper.stories)


def _day(page: object) -> date | None:
    published = page.last_published_at  # type: ignore[attr-defined]
    return published.date() if published else None


def _changed(paper: Paper) -> dict[int, date]:
    rows = StatusChange.objects.as_of(paper.moment.as_of).values("show").order_by()
    return dict(rows.annotate(changed=Max("at")).values_list("show", "changed"))


def robots(paper: Paper) -> str:
    """Everything may be read but the desk, and searches and past days, which have no end."""
    lines = ["User-agent: *", "Disallow: /desk/", "Disallow: /search/", "Disallow: /*?as_of="]
    return "\n".join([*lines, "", f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""])
