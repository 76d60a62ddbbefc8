"""Addresses of this room beside the page tree; main mounts them at the root, before Wagtail's catch-all."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "newsroom"
urlpatterns = [
    path("scoreboard/", views.scoreboard, name="scoreboard"),
    path("search/", views.search, name="search"),
    *(path(address.lstrip("/"), views.written) for address in views.WRITTEN),
]
