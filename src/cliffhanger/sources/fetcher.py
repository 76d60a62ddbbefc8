"""The one door to the outside: every adapter fetches through it, and nothing else in the house does.

Public addresses only, unless the operator named a host and port; every redirect is checked again; one
deadline for the whole fetch; a size limit after unpacking; a pause between two requests to one host; and a
User-Agent that says who asks. Not to be shared between threads.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import httpx
from ssrfguard import Policy
from ssrfguard.errors import SSRFGuardError

from cliffhanger import __version__

from .decoding import PACKED, read_body
from .errors import Refused, SourceUnavailable
from .files import read_file
from .guard import PUBLIC, Clock, Deadline, Resolver, TimedTransport, allowing, tls_context
from .payload import Cursor
from .response import Response, check_status

REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Limits:
    """Seconds for one fetch, bytes of one body once unpacked, seconds between two requests to one host."""

    seconds: float = 30.0
    size: int = 10 << 20
    spacing: float = 2.0
    redirects: int = 5


@dataclass(kw_only=True)
class Fetcher:
    """``allowed`` names hosts such as "127.0.0.1:8000" or "[::1]:8000" that may be reached though they are
    not public; ``directories`` are the only places that ``file:`` links may point into. Both are empty unless
    an operator fills them. The clock, the pause and the name lookup can be handed in.
    """

    contact: str
    allowed: Collection[str] = ()
    directories: Collection[Path] = ()
    limits: Limits = field(default_factory=Limits)
    clock: Clock = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolver: Resolver = socket.getaddrinfo
    _free_at: dict[str, float] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for place in self.allowed:
            if not place.rpartition(":")[2].isdecimal():
                raise ValueError(
                    f"{place!r} names no port; write it as host:port, for example 127.0.0.1:8000"
                )

    def get(self, url: str, *, since: Cursor | None = None, spacing: float | None = None) -> Response:
        """Fetch one address. With a cursor the source may answer "not modified", which has no body.

        ``spacing`` shortens or lengthens the pause for hosts whose rules are known. Raises `Refused` for what
        may not be fetched, `SourceUnavailable` (with the wait that was asked for) and `Gone` for the rest.
        """
        since = since or Cursor(url)
        if url.startswith("file:"):
            return read_file(url, since=since, directories=self.directories, limit=self.limits.size)
        deadline = Deadline(self.limits.seconds, clock=self.clock)
        target = _parse(url)
        for _ in range(self.limits.redirects + 1):
            deadline = self._wait_for(target.host, deadline, spacing=spacing)
            answer = self._ask(target, since, deadline=deadline)
            if isinstance(answer, Response):
                return answer
            target = answer
        raise Refused(f"{url} redirects more than {self.limits.redirects} times; use the final address")

    def _wait_for(self, host: str, deadline: Deadline, *, spacing: float | None) -> Deadline:
        """Pause until the host may be asked again. Our own politeness does not count against the deadline."""
        pause = self._free_at.get(host, 0.0) - self.clock()
        if pause > 0:
            left = deadline.left()
            self.sleep(pause)
            deadline = Deadline(left, clock=self.clock)
        self._free_at[host] = self.clock() + (self.limits.spacing if spacing is None else spacing)
        return deadline

    def _ask(self, target: httpx.URL, since: Cursor, *, deadline: Deadline) -> Response | httpx.URL:
        """One request: the answer, or the address it redirects to."""
        try:
            return self._exchange(target, since, deadline=deadline)
        except SSRFGuardError as error:
            reason = getattr(error, "reason", str(error))
            advice = "allow its host and port if it is yours"
            raise Refused(f"{_shown(target)} may not be fetched: {reason}; {advice}") from error
        except Refused as error:
            raise Refused(f"{_shown(target)}: {error}") from error
        except httpx.TimeoutException as error:
            message = f"{_shown(target)} did not finish within {self.limits.seconds:g} s; try again later"
            raise SourceUnavailable(message) from error
        except httpx.HTTPError as error:
            raise SourceUnavailable(f"{_shown(target)} did not answer ({error}); try again later") from error

    def _exchange(self, target: httpx.URL, since: Cursor, *, deadline: Deadline) -> Response | httpx.URL:
        transport = TimedTransport(
            policy=self._policy(target), deadline=deadline, context=self._tls, resolver=self.resolver
        )
        with (
            httpx.Client(transport=transport, timeout=self.limits.seconds, trust_env=False) as client,
            client.stream("GET", target, headers=self._headers(since)) as reply,
        ):
            if reply.status_code in REDIRECTS and "location" in reply.headers:
                return _parse(str(target.join(reply.headers["location"])))
            check_status(_shown(target), reply)
            return Response.of(_shown(target), reply, body=self._body(reply))

    def _body(self, reply: httpx.Response) -> bytes:
        if reply.status_code == httpx.codes.NOT_MODIFIED:
            return b""
        encoding = reply.headers.get("content-encoding", "")
        return read_body(reply.iter_raw(), encoding=encoding, limit=self.limits.size)

    def _policy(self, target: httpx.URL) -> Policy:
        host, port = target.host, target.port or {"http": 80, "https": 443}[target.scheme]
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        return allowing(host, port) if place in self.allowed else PUBLIC

    def _headers(self, since: Cursor) -> dict[str, str]:
        headers = {
            "User-Agent": f"Cliffhanger/{__version__} (+{self.contact})",
            "Accept-Encoding": ", ".join(sorted(PACKED - {"x-gzip"})),
            "If-None-Match": since.etag,
            "If-Modified-Since": since.last_modified,
        }
        return {name: value for name, value in headers.items() if value}

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return tls_context()


def _parse(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise Refused(f"{text[:200]!r} is not an address ({error}); correct the link") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise Refused(f"{text[:200]!r} is not an http(s) link; only those, and allowed files, are fetched")
    if url.userinfo:
        raise Refused(f"{_shown(url)} carries a user name; take the credentials out of the link")
    return url


def _shown(url: httpx.URL) -> str:
    """The address without credentials, as it may stand in a report."""
    return str(url.copy_with(userinfo=b""))
