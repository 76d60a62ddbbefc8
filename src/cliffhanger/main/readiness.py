"""Has a first start been through here? What commands that need a newsroom ask before they begin."""

from __future__ import annotations

from django.db import connection

from cliffhanger.evidence.models import Document

from .command import CommandError


def is_set_up() -> bool:
    return "evidence_document" in connection.introspection.table_names() and Document.objects.exists()


def require_newsroom() -> None:
    """Raises with the way out when there is nothing here yet."""
    if not is_set_up():
        raise CommandError("there is no newsroom here yet: run `make setup` (or `cliffhanger setup`) first")
