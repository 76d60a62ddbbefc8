"""The pages of the paper. They hold an editor's words and point at a show or a person; facts stay in the ledger."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page

from cliffhanger.catalogue.models import Person, Show

from .blocks import editors_blocks, living_blocks
from .serving import page_context, serve_page, serve_person, serve_show


class NewsroomPage(Page):
    """What all our pages share: their context comes from `contexts`, and a past day can be asked for."""

    takes_moment: ClassVar[bool] = False
    """Whether `?as_of=` means something on this page."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.is_preview = False
        return serve_page(self, request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **page_context(self, request)}


class HomePage(NewsroomPage):
    """The front page: the lead, the latest, where everything stands, what changed."""

    parent_page_types = ["wagtailcore.Page"]
    template = "newsroom/home.html"
    max_count = 1


class SectionPage(NewsroomPage):
    """One of the sections in `sections.py`, by its slug."""

    intro = models.TextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    parent_page_types = ["newsroom.HomePage"]
    template = "newsroom/section.html"


class ReturnStory(NewsroomPage):
    """The living article: is this show coming back, and when?

    Without a headline or standfirst of the editor's own, both are made from where the show stands.
    """

    takes_moment = True
    show = models.ForeignKey(Show, models.PROTECT, related_name="stories")
    headline = models.CharField(
        max_length=200, blank=True, help_text="empty: made from where the show stands"
    )
    standfirst = models.TextField(blank=True, help_text="empty: made from where the show stands")
    body = StreamField([*living_blocks(), *editors_blocks()], blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("show"),
        FieldPanel("headline"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]
    parent_page_types = ["newsroom.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "newsroom/article.html"


class ProfileStory(NewsroomPage):
    """Who is …: the sourced facts about one person, and an editor's words around them."""

    takes_moment = True
    person = models.ForeignKey(Person, models.PROTECT, related_name="stories")
    headline = models.CharField(max_length=200, blank=True)
    standfirst = models.TextField(blank=True)
    body = StreamField(editors_blocks(), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("person"),
        FieldPanel("headline"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]
    parent_page_types = ["newsroom.PeopleIndex"]
    subpage_types: ClassVar[list[str]] = []
    template = "newsroom/person.html"


class NewsPost(NewsroomPage):
    """Plain news in an editor's words; it may show where a show stands."""

    is_news: ClassVar[bool] = True
    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=200, blank=True)
    body = StreamField(editors_blocks(), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("byline"),
        FieldPanel("body"),
    ]
    parent_page_types = ["newsroom.SectionPage", "newsroom.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "newsroom/news_post.html"


class PlainPage(NewsroomPage):
    """About us and how we know: words that are no news."""

    is_news: ClassVar[bool] = False
    standfirst = models.TextField(blank=True)
    body = StreamField(editors_blocks(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("standfirst"), FieldPanel("body")]
    parent_page_types = ["newsroom.HomePage", "newsroom.PlainPage"]
    subpage_types = ["newsroom.PlainPage"]
    template = "newsroom/news_post.html"


class ShowIndex(RoutablePageMixin, NewsroomPage):
    """/shows/ and a page for every show with facts, straight from the ledger."""

    takes_moment = True
    parent_page_types = ["newsroom.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "newsroom/shows.html"

    @path("")
    def all_shows(self, request: HttpRequest) -> HttpResponse:
        return NewsroomPage.serve(self, request)

    @path("<slug:slug>/")
    def one_show(self, request: HttpRequest, slug: str) -> HttpResponse:
        return serve_show(request, slug)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return RoutablePageMixin.serve(self, request, *args, **kwargs)


class PeopleIndex(RoutablePageMixin, NewsroomPage):
    """/people/ and a page for every person with facts; a person's profile story, where there is one, stands there.

    A profile story has its person's slug, so a person has one address either way.
    """

    takes_moment = True
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.ProfileStory"]
    max_count = 1
    template = "newsroom/people.html"

    @path("")
    def all_people(self, request: HttpRequest) -> HttpResponse:
        return NewsroomPage.serve(self, request)

    @path("<slug:slug>/")
    def one_person(self, request: HttpRequest, slug: str) -> HttpResponse:
        return serve_person(request, slug)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return RoutablePageMixin.serve(self, request, *args, **kwargs)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Stories first, then the ledger: the pattern for a person would swallow the stories below this page."""
        if path_components and self.get_children().live().filter(slug=path_components[0]).exists():
            return Page.route(self, request, path_components)
        return super().route(request, path_components)


class EditionFile(models.Model):
    """One file of the published edition, and the fingerprint of all that it was written from."""

    path = models.CharField(max_length=500, unique=True, help_text="the address, from the root: /shows/from/")
    fingerprint = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the bytes")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path
