"""What every adapter is: a module (or package) with these three names."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from cliffhanger.vocabulary import Page, Statement

from .fetcher import Fetcher
from .payload import Cursor, Fetched, Payload, SourceInfo


class Adapter(Protocol):
    """``fetch`` asks the source and returns documents; ``read`` says what one document states.

    ``read`` is pure and replayable: a document kept for years is read again when the reader improves. Prose
    comes back as a Page for the reading room; structured data as Statements.
    """

    @property
    def SOURCE(self) -> SourceInfo: ...  # noqa: N802 - the name of a constant

    def fetch(self, fetcher: Fetcher, cursor: Cursor, *, now: datetime) -> Fetched: ...

    def read(self, payload: Payload) -> list[Statement] | Page: ...
