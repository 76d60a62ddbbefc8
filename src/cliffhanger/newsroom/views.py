"""Addresses that are no pages of the CMS: the scoreboard, search, feeds, the sitemap, robots.txt."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from .feeds import news_feed, stories_feed
from .paper import Paper
from .scoreboard import scoreboard_context
from .search import search_context
from .serving import frame_of, paper_of
from .sitemap import robots, sitemap

WRITTEN: dict[str, tuple[Callable[[Paper], str], str]] = {
    "/feeds/news.atom": (news_feed, "application/atom+xml; charset=utf-8"),
    "/feeds/stories.atom": (stories_feed, "application/atom+xml; charset=utf-8"),
    "/sitemap.xml": (sitemap, "application/xml; charset=utf-8"),
    "/robots.txt": (robots, "text/plain; charset=utf-8"),
}
"""What is written without a template: the address, who writes it, and as what it is sent."""


@require_safe
def written(request: HttpRequest) -> HttpResponse:
    """A feed, the sitemap or robots.txt, by the address asked for."""
    write, media_type = WRITTEN[request.path]
    return HttpResponse(write(paper_of(request)), content_type=media_type)


@require_safe
def scoreboard(request: HttpRequest) -> HttpResponse:
    context = scoreboard_context(frame_of(request, takes_moment=False))
    return TemplateResponse(request, "newsroom/scoreboard.html", context)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    context = search_context(request.GET.get("q", ""), frame_of(request, takes_moment=False))
    return TemplateResponse(request, "newsroom/search.html", context)
