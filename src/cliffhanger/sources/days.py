"""Days as feeds and pages write them, read strictly: nothing is moved to a day that exists."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime


def read_day(text: str) -> date | None:
    """The day as the outlet dates it, in its own zone; None for a day that does not exist (a 31 February)."""
    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return reader(text.strip()).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
