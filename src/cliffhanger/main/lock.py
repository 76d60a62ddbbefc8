"""One tick at a time: a lock that the operating system or PostgreSQL lets go when its holder dies."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ADVISORY_KEY = 0x436C6966  # "Clif"


class TickIsRunning(RuntimeError):
    """Another process is in the middle of a tick. Wait for it, or stop it; nothing was done here."""


@contextmanager
def tick_lock() -> Iterator[None]:
    """Held for one pass. On SQLite a file lock, on PostgreSQL an advisory lock; both end with their process."""
    with (
        _advisory_lock()
        if connection.vendor == "postgresql"
        else _file_lock(Path(settings.VAR) / "tick.lock")
    ):
        yield


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise TickIsRunning("another tick is running on this machine; it will finish the work") from error
        yield


@contextmanager
def _advisory_lock() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_KEY])
        row = cursor.fetchone()
        if row is None or not row[0]:
            raise TickIsRunning("another tick is running against this database; it will finish the work")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_KEY])
