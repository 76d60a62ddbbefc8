"""The panel on the desk's home."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from cliffhanger.evidence.models import Run

from .views import waiting


class WaitingPanel(Component):
    """On the desk's home: how much waits, and the passes that had errors."""

    name = "newsroom_waiting"
    order = 50
    template_name = "newsroom/desk/panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "waiting": waiting().count(),
            "reviews_url": reverse("newsroom_reviews"),
            "troubled": Run.objects.exclude(errors=[]).select_related("source")[:5],
        }
