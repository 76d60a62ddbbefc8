"""What can go wrong between a source and us; each message says what to do next."""

from __future__ import annotations

from datetime import timedelta


class SourceChanged(ValueError):
    """A word or shape we do not know; nothing is guessed. Extend the adapter and its samples."""


class SourceUnavailable(RuntimeError):
    """The source did not answer this time. Try again, not before ``retry_after`` if it named a wait."""

    def __init__(self, message: str, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Gone(SourceUnavailable):
    """Nothing is at this address (404 or 410). Correct the address, or stop asking for it."""


class Refused(RuntimeError):
    """Scheme, address or size is not allowed; nothing was kept. Allow it explicitly, or use another link."""
