"""A real web server on this machine, for the paths that an operator allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from cliffhanger.sources.fetcher import Fetcher, Limits


@dataclass
class Page:
    """One answer. ``write`` sends the body itself, for bodies that misbehave."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    write: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Site:
    """Pages by path; ``asked`` keeps what was requested, with headers in lower case."""

    place: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def fetcher(self, **options: object) -> Fetcher:
        """A fetcher that may come here and does not wait between two requests."""
        given = {
            "limits": Limits(spacing=0.0),
            "allowed": [self.place],
            "sleep": lambda seconds: None,
        } | options
        return Fetcher(contact="desk@example.org", **given)  # type: ignore[arg-type]


@contextmanager
def serving(pages: dict[str, Page] | None = None) -> Iterator[Site]:
    site = Site(pages=pages or {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    site.place = f"127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, Page(b"nothing here", 404))
            if "etag" in page.headers and self.headers.get("If-None-Match") == page.headers["etag"]:
                page = Page(status=304, headers=page.headers)
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                (page.write or (lambda handler: handler.wfile.write(page.body)))(self)
            except OSError:
                self.close_connection = True  # the fetcher hung up, as it should

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
