"""The first edition: the tree of pages, and stories on the shows and people that the ledger says most about.

What is composed are pointers and headings; every sentence of fact is made from claims when the page is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils.text import slugify
from wagtail.models import Page, Site

from cliffhanger.catalogue.models import Person, Show
from cliffhanger.vocabulary import PERSON_PREDICATES, Tier

from .models import HomePage, PeopleIndex, PlainPage, ProfileStory, ReturnStory, SectionPage, ShowIndex
from .moment import Moment
from .sections import SECTIONS, home_section
from .standing_pages import ABOUT, HOW_WE_KNOW, StandingPage

STORIES = 36
LIVING = ("answer", "odds", "timeline", "cast", "guesses")

AnyPage = TypeVar("AnyPage", bound=Page)


@transaction.atomic
def compose_first_edition(*, now: datetime) -> int:
    """Make what is missing of the tree and, if no story was ever written, the first ones. Returns pages made.

    An editor's deletion stays: stories are composed once, not again at the next start.
    """
    before = Page.objects.count()
    home = _home(now)
    _indexes(home, now)
    sections = {section.slug: _section(home, section.slug, now=now) for section in SECTIONS}
    if not ReturnStory.objects.exists():
        _return_stories(sections, now)
    if not ProfileStory.objects.exists():
        _profiles(PeopleIndex.objects.get(), now)
    return Page.objects.count() - before


def _home(now: datetime) -> HomePage:
    """The front page as the root of the only site; the CMS's own welcome page makes room for it."""
    found = HomePage.objects.first()
    if found is not None:
        return found
    root = Page.get_first_root_node()
    root.get_children().filter(slug="home").exact_type(Page).delete()
    root.refresh_from_db()
    home = _publish(root, HomePage(title=settings.SITE_NAME, slug="home"), now=now)
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    fields = {"root_page": home, "hostname": address.hostname or "localhost", "port": port}
    Site.objects.update_or_create(is_default_site=True, defaults={**fields, "site_name": settings.SITE_NAME})
    return home


def _indexes(home: HomePage, now: datetime) -> None:
    if not ShowIndex.objects.exists():
        _publish(home, ShowIndex(title="Shows", slug="shows", show_in_menus=True), now=now)
    if not PeopleIndex.objects.exists():
        _publish(home, PeopleIndex(title="People", slug="people", show_in_menus=True), now=now)
    about = _plain(home, ABOUT, now=now)
    _plain(about, HOW_WE_KNOW, now=now)


def _plain(parent: Page, words: StandingPage, *, now: datetime) -> PlainPage:
    found = PlainPage.objects.child_of(parent).filter(slug=words.slug).first()
    if found is not None:
        return found
    page = PlainPage(title=words.title, slug=words.slug, standfirst=words.standfirst)
    page.body = [("text", page.body.stream_block.child_blocks["text"].to_python(words.html))]
    return _publish(parent, page, now=now)


def _section(home: HomePage, slug: str, *, now: datetime) -> SectionPage:
    found = SectionPage.objects.filter(slug=slug).first()
    if found is not None:
        return found
    section = next(section for section in SECTIONS if section.slug == slug)
    page = SectionPage(title=section.name, slug=slug, intro=section.intro, show_in_menus=True)
    return _publish(home, page, now=now)


def most_told(limit: int) -> Iterable[Show]:
    """Shows that outlets have said most about, not counting rows of programme databases."""
    told = Count(
        "claims", filter=~Q(claims__source__tier=Tier.DATABASE) & Q(claims__retracted_at__isnull=True)
    )
    return Show.objects.annotate(told=told).filter(told__gt=0).order_by("-told", "title")[:limit]


def _return_stories(sections: dict[str, SectionPage], now: datetime) -> None:
    moment = Moment(now.date(), now=now)
    for show in most_told(STORIES):
        home = sections[home_section(moment.sections.get(show.pk, frozenset()))]
        slug = slugify(f"is-{show.slug}-coming-back")[:255]
        page = ReturnStory(title=f"Is {show.title} coming back?", slug=slug, show=show)
        page.body = [(name, None) for name in LIVING]
        page.body.insert(2, ("questions", {"which": []}))
        _publish(home, page, now=now)


def _profiles(people: PeopleIndex, now: datetime) -> None:
    known = Person.objects.filter(claims__predicate__in=PERSON_PREDICATES).distinct()
    for person in known:
        page = ProfileStory(title=f"Who is {person.name}?", slug=person.slug, person=person)
        _publish(people, page, now=now)


def _publish(parent: Page, page: AnyPage, *, now: datetime) -> AnyPage:
    page.live = True
    page.first_published_at = page.last_published_at = now
    parent.add_child(instance=page)
    return page
