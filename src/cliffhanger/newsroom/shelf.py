"""The live pages, by the name of their kind: page models stand above the modules that make their contexts."""

from __future__ import annotations

from django.apps import apps
from wagtail.query import PageQuerySet


def live(kind: str) -> PageQuerySet:
    """All published pages of one kind, such as "ReturnStory"."""
    return apps.get_model("newsroom", kind).objects.live()
