"""The desk: readings that wait for an editor's yes, and what went wrong lately."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from cliffhanger.evidence.models import Review
from cliffhanger.evidence.review import AlreadyDecided, NothingToFileUnder, SourceTooWeak, accept, reject

MAY_DECIDE = "evidence.change_review"
A_PAGE = 40
REFUSALS = (SourceTooWeak, NothingToFileUnder, AlreadyDecided)


def waiting() -> Any:
    """Readings that nobody has decided yet, newest first."""
    rows = Review.objects.filter(decided_at__isnull=True).select_related("document__source", "show", "person")
    return rows.defer("document__packed")


@require_safe
@permission_required(MAY_DECIDE)
def reviews(request: HttpRequest) -> HttpResponse:
    """What waits, with its reason, its words and the document."""
    page = Paginator(waiting(), A_PAGE).get_page(request.GET.get("p"))
    return TemplateResponse(request, "newsroom/desk/reviews.html", {"page": page})


@require_POST
@permission_required(MAY_DECIDE)
def accept_review(request: HttpRequest, pk: int) -> HttpResponse:
    """File the reading as a claim; where the policy forbids it, say what to do instead."""
    review = get_object_or_404(Review, pk=pk)
    return _decide(request, lambda by: accept(review, by, timezone.now()), done=f"Filed: {review}.")


@require_POST
@permission_required(MAY_DECIDE)
def reject_review(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(Review, pk=pk)
    return _decide(request, lambda by: reject(review, by, timezone.now()), done=f"Rejected: {review}.")


def _decide(request: HttpRequest, act: Callable[[str], object], *, done: str) -> HttpResponse:
    try:
        act(request.user.get_username())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("newsroom_reviews")
