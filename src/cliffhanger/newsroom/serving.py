"""From a request to a page: which moment is meant, what to say if it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from cliffhanger.catalogue.models import Person, Show

from .contexts import CONTEXTS
from .moment import Moment
from .moments import BadMoment, parse_moment
from .paper import Paper
from .subjects import person_context, show_context
from .surroundings import Context, Frame


def paper_of(request: HttpRequest) -> Paper:
    """The paper that the pass or an earlier part of this request brought along, or a new one of today."""
    if not hasattr(request, "paper"):
        now = timezone.now()
        request.paper = Paper(Moment(now.date(), now=now))  # type: ignore[attr-defined]
    return request.paper  # type: ignore[attr-defined,no-any-return]


def frame_of(request: HttpRequest, *, takes_moment: bool) -> Frame:
    """Raises `BadMoment` for a day that cannot be asked about."""
    paper = paper_of(request)
    today, asked = paper.moment.as_of, request.GET.get("as_of") if takes_moment else None
    if asked is None or (day := parse_moment(asked, today=today)) == today:
        return Frame(paper, paper.moment, request.path)
    return Frame(paper, Moment(day, now=paper.moment.now), request.path)


def page_context(page: Any, request: HttpRequest) -> Context:
    return CONTEXTS[type(page).__name__](page, frame_of(request, takes_moment=page.takes_moment))


def serve_page(page: Any, request: HttpRequest) -> HttpResponse:
    try:
        context = page.get_context(request)
    except BadMoment as error:
        return bad_moment(request, error)
    return TemplateResponse(request, page.get_template(request), context)


def serve_show(request: HttpRequest, slug: str) -> HttpResponse:
    """A show's page; a show on which nothing at all is on file has none."""
    show = Show.objects.filter(slug=slug, claims__isnull=False).first()
    if show is None:
        raise Http404(f"no show is filed under {slug!r}; /shows/ lists them all")
    return _serve_subject(request, "newsroom/show.html", make=partial(show_context, show))


def serve_person(request: HttpRequest, slug: str) -> HttpResponse:
    person = Person.objects.filter(slug=slug, claims__isnull=False).first()
    if person is None:
        raise Http404(f"nobody is filed under {slug!r}; /people/ lists them all")
    return _serve_subject(request, "newsroom/person.html", make=partial(person_context, person))


def _serve_subject(request: HttpRequest, template: str, *, make: Callable[[Frame], Context]) -> HttpResponse:
    try:
        frame = frame_of(request, takes_moment=True)
    except BadMoment as error:
        return bad_moment(request, error)
    return TemplateResponse(request, template, make(frame))


def bad_moment(request: HttpRequest, error: BadMoment) -> HttpResponse:
    """400, with what to write instead."""
    context = {
        "site_name": settings.SITE_NAME,
        "kind": "error",
        "nav": paper_of(request).nav,
        "no_index": True,
        "message": str(error),
        "path": request.path,
    }
    return TemplateResponse(request, "newsroom/bad_moment.html", context, status=400)
