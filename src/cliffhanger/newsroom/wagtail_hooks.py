"""What this room adds to Wagtail's desk. Found by Wagtail under this name."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cliffhanger.catalogue.models import Person, Show

from .desk import views as desk
from .desk.panel import WaitingPanel


class ShowViewSet(SnippetViewSet):
    """Shows as identities, so that editors can choose them; what is said of them is not edited here."""

    model = Show
    icon = "desktop"
    list_display = ["title", "slug"]
    search_fields = ["title"]
    panels = [FieldPanel("title"), FieldPanel("slug")]


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "slug"]
    search_fields = ["name"]
    panels = [FieldPanel("name"), FieldPanel("slug")]


register_snippet(ShowViewSet)
register_snippet(PersonViewSet)


class ReviewsItem(MenuItem):
    """Shown to those who may decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(desk.MAY_DECIDE))


@hooks.register("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [
        path("reviews/", desk.reviews, name="newsroom_reviews"),
        path("reviews/<int:pk>/accept/", desk.accept_review, name="newsroom_accept_review"),
        path("reviews/<int:pk>/reject/", desk.reject_review, name="newsroom_reject_review"),
    ]


@hooks.register("register_admin_menu_item")
def reviews_item() -> MenuItem:
    return ReviewsItem("Reviews", reverse("newsroom_reviews"), icon_name="clipboard-list", order=150)


@hooks.register("construct_homepage_panels")
def waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(desk.MAY_DECIDE):
        panels.append(WaitingPanel())


@hooks.register("register_permissions")
def review_permission() -> Any:
    """So that a group's settings offer the right to decide."""
    return Permission.objects.filter(content_type__app_label="evidence", codename="change_review")
