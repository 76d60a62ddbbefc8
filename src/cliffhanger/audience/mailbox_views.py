"""The local mailbox of the embedded mode: read here what would have been mailed. It holds addresses, so it is closed
wherever mail really goes out."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import mailbox
from .visitor import unseen


@unseen
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    _only_embedded()
    return render(request, "audience/mailbox/index.html", {"letters": mailbox.letters()})


@unseen
@require_safe
def show(request: HttpRequest, name: str) -> HttpResponse:
    _only_embedded()
    letter = mailbox.letter(name)
    if letter is None:
        raise Http404("no such mail")
    return render(request, "audience/mailbox/show.html", {"letter": letter})


def _only_embedded() -> None:
    if not settings.SHOW_MAILBOX:
        raise Http404("there is no local mailbox here")
