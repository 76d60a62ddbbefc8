"""Connections that reach only addresses we checked, and that end when their time is up.

`ssrfguard` resolves a name once, checks every answer and connects to the address it checked, so neither a
rebinding name nor a redirect can lead into a private network. What it leaves open is time: a lookup has no
timeout, and a server that sends one byte at a time never trips a read timeout. Here every lookup, connect,
read and write ends at one deadline.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from ipaddress import ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore
import httpx
from ssrfguard import Policy
from ssrfguard.httpx import SafeBackend, SafeTransport

Clock = Callable[[], float]
Resolver = Callable[..., Iterable[Any]]
ATTEMPTS = 2
"""How many addresses of one name are tried, each within its share of the time left."""

PUBLIC = Policy(max_connection_attempts=ATTEMPTS)
"""http and https on their own ports, public addresses, no credentials in the URL."""


def allowing(host: str, port: int) -> Policy:
    """For one host and port that the operator named: whatever address that host has."""
    return Policy(
        allowed_hosts=frozenset({host}),
        allowed_ports=frozenset({port}),
        allowed_networks=(ip_network("0.0.0.0/0"), ip_network("::/0")),
        max_connection_attempts=ATTEMPTS,
    )


class Deadline:
    """A moment after which nothing waits any longer."""

    def __init__(self, seconds: float, *, clock: Clock) -> None:
        self._clock, self.seconds, self._end = clock, seconds, clock() + seconds

    def left(self) -> float:
        """Seconds left, always more than none; raises httpx's timeout when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout(f"not finished within {self.seconds:g} s")
        return left


class TimedTransport(SafeTransport):
    """ssrfguard's transport with a deadline on each step. One for each fetch: the deadline is its own."""

    def __init__(
        self, *, policy: Policy, deadline: Deadline, context: ssl.SSLContext, resolver: Resolver
    ) -> None:
        super().__init__(policy=policy, verify=context, trust_env=False)
        guarded = SafeBackend(policy=policy, resolver=_within(deadline, resolver))
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=_TimedBackend(guarded, deadline)
        )


class _TimedBackend(httpcore.NetworkBackend):
    def __init__(self, inner: httpcore.NetworkBackend, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        share = self._deadline.left() / ATTEMPTS
        stream = self._inner.connect_tcp(host, port, share, local_address, socket_options)
        return _TimedStream(stream, self._deadline)


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _within(deadline: Deadline, resolver: Resolver) -> Resolver:
    """The same lookup, given up at the deadline (its thread is left to end by itself)."""

    def lookup(*args: Any, **options: Any) -> Iterable[Any]:
        answers: SimpleQueue[Iterable[Any] | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(list(resolver(*args, **options)))
            except (OSError, ValueError) as error:
                answers.put(error)

        Thread(target=ask, daemon=True, name="lookup").start()
        try:
            answer = answers.get(timeout=deadline.left())
        except Empty:
            raise socket.gaierror(socket.EAI_AGAIN, "the name was not found in time") from None
        if isinstance(answer, Exception):
            raise answer if isinstance(answer, OSError) else socket.gaierror(str(answer))
        return answer

    return lookup


def tls_context() -> ssl.SSLContext:
    """Certificates are checked against the usual authorities; the environment is not asked."""
    return httpx.create_ssl_context(trust_env=False)
