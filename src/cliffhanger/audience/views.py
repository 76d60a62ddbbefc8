"""Pages for followers. Opening one changes nothing (mail scanners open every link); only a pressed button does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from . import allowance, follow
from .forms import FollowForm, scope_of
from .managing import ACTIONS, NotDone
from .models import Follower
from .scope import Scope, UnknownScope, known_sections
from .tokens import CONFIRM, MANAGE, BadToken, seal
from .visitor import ip_of, unseen

_only = require_http_methods(["GET", "HEAD", "POST"])


@unseen
@_only
@sensitive_post_parameters("email")
def start(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: the wish; the answer is the same page for every address, known or not."""
    if request.method != "POST":
        return _blank_form(request)
    form = FollowForm(request.POST)
    if not form.is_valid():
        return render(request, "audience/start.html", _form_words(form), status=400)
    _ask(request, form)
    return render(request, "audience/asked.html")


def _ask(request: HttpRequest, form: FollowForm) -> None:
    now = timezone.now()
    if not form.is_trap_sprung and allowance.spend_on_network(ip_of(request), now):
        follow.ask(form.cleaned_data["email"], form.cleaned_data["scope"], now=now)


def _blank_form(request: HttpRequest) -> HttpResponse:
    """With ?show= or ?section=, for that; an address in the query is never read."""
    wanted = {name: request.GET.get(name, "") for name in ("show", "section")}
    try:
        scope = scope_of(wanted)
    except UnknownScope:
        scope = Scope(everything=True)
    return render(request, "audience/start.html", {"scope": scope, "sections": known_sections()})


def _form_words(form: FollowForm) -> dict[str, object]:
    scope = form.cleaned_data.get("scope") or Scope(everything=True)
    return {"form": form, "scope": scope, "email": form.data.get("email", ""), "sections": known_sections()}


@unseen
@_only
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET: what waits, and a button. POST: it begins."""
    try:
        follower = follow.who(CONFIRM, token)
    except BadToken as error:
        return _bad_link(request, error)
    waiting = list(follower.follows.waiting().select_related("show"))
    if request.method != "POST":
        return render(request, "audience/confirm.html", {"waiting": waiting})
    follow.confirm(token, now=timezone.now())
    return render(request, "audience/confirmed.html", _follower_words(follower))


@unseen
@_only
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """GET: all that is followed. POST: one of `managing.ACTIONS`, by the field ``do``."""
    try:
        follower = follow.who(MANAGE, token)
    except BadToken as error:
        return _bad_link(request, error)
    notice = _act(request, follower) if request.method == "POST" else ""
    return render(request, "audience/manage.html", {**_follower_words(follower), "notice": notice})


def _act(request: HttpRequest, follower: Follower) -> str:
    action = ACTIONS.get(request.POST.get("do", ""))
    if action is None:
        return "Nothing was changed: that button is not known here."
    try:
        return action(follower, request.POST, timezone.now())
    except NotDone as error:
        return str(error)


@unseen
@_only
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET: a button. POST: RFC 8058's one click, and the button's; done at once, and again is no error.

    It leads nowhere else: mail providers hold this link, and they may end a follow but not manage one.
    """
    try:
        ended = follow.end(token, now=timezone.now()) if request.method == "POST" else follow.find_end(token)
    except BadToken as error:
        return _bad_link(request, error)
    page = "stopped" if request.method == "POST" else "stop"
    return render(request, f"audience/{page}.html", {"follow": ended.follow})


def _follower_words(follower: Follower) -> dict[str, object]:
    running = follower.follows.running().select_related("show").order_by("created_at", "pk")
    return {
        "follower": follower,
        "active": [row for row in running if row.is_active],
        "waiting": [row for row in running if not row.is_active],
        "manage": seal(MANAGE, follower.pk),
        "sections": known_sections(),
    }


def _bad_link(request: HttpRequest, error: BadToken) -> HttpResponse:
    """A link that is no longer good is no secret, so it may stand in the log as a 404 does."""
    return render(request, "audience/bad_link.html", {"error": error}, status=404)
