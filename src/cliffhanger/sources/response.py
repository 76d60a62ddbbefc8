"""What came back from a fetch, and what a status other than success means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parsedate_to_datetime

import httpx

from .errors import Gone, SourceUnavailable

LONGEST_WAIT = timedelta(days=2)
"""A source that asks for more is asked again after this much: the figure may be a mistake."""


@dataclass(frozen=True, kw_only=True)
class Response:
    """A successful answer. ``url`` is where it was found after redirects; header names are in lower case."""

    url: str
    content: bytes
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, url: str, reply: httpx.Response, *, body: bytes) -> Response:
        headers = {name.lower(): value for name, value in reply.headers.items()}
        return cls(
            url=url,
            content=body,
            media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
            etag=headers.get("etag", ""),
            last_modified=headers.get("last-modified", ""),
            not_modified=reply.status_code == httpx.codes.NOT_MODIFIED,
            headers=headers,
        )

    @property
    def max_age(self) -> timedelta:
        """How long the source says its answer holds (Cache-Control); none if it does not say."""
        found = re.search(
            r"(?:^|[,\s])max-age=(\d{1,9})", self.headers.get("cache-control", ""), re.IGNORECASE
        )
        return min(timedelta(seconds=int(found[1])), LONGEST_WAIT) if found else timedelta(0)


def check_status(url: str, reply: httpx.Response) -> None:
    """Raises what the status means; a success and "not modified" pass."""
    status = reply.status_code
    if status in {httpx.codes.OK, httpx.codes.NOT_MODIFIED}:
        return
    if status in {httpx.codes.NOT_FOUND, httpx.codes.GONE}:
        raise Gone(f"{url} is not there (status {status}); correct the address or remove the source")
    wait = retry_after(reply)
    if status in {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE}:
        raise SourceUnavailable(f"{url} asks us to wait (status {status}); it is asked again later", wait)
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        raise SourceUnavailable(
            f"{url} does not let us in (status {status}); ask its operator or remove it", wait
        )
    raise SourceUnavailable(f"{url} answers with status {status}; it is asked again later", wait)


def retry_after(reply: httpx.Response) -> timedelta | None:
    """The wait a source asks for, in seconds or as a date (measured by its own clock); none if unreadable."""
    text = reply.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return min(timedelta(seconds=int(text[:9])), LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(text) - parsedate_to_datetime(reply.headers["date"])
    except (KeyError, TypeError, ValueError):
        return None
    return max(timedelta(0), min(wait, LONGEST_WAIT))
