"""The guarded fetcher with this installation's allowances."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from cliffhanger.sources.fetcher import Fetcher


def make_fetcher() -> Fetcher:
    """Public addresses, the hosts that the operator named, and files in the inbox."""
    return Fetcher(
        contact=settings.CONTACT,
        allowed=settings.FETCH_ALLOWED_HOSTS,
        directories=[Path(settings.INBOX)],
    )
