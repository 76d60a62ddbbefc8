"""Each adapter's samples as documents: made by its own fetch where it fetches, from a server on this machine."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cliffhanger.sources import ADAPTERS, Cursor, Payload

from .site import Page, serving

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def folder(name: str) -> Path:
    return Path(str(importlib.import_module(f"cliffhanger.sources.{name}").__file__)).parent


def feeds() -> list[Payload]:
    return [one for name in ("rss.xml", "atom.xml") for one in _fetched("feeds", name, "application/xml")]


def web() -> list[Payload]:
    pages = [("article.html", "text/html"), ("note.txt", "text/plain")]
    return [one for name, kind in pages for one in _fetched("web", name, kind)]


def tvmaze() -> list[Payload]:
    samples = folder("tvmaze") / "samples"
    query = "?embed[]=seasons&embed[]=episodes"
    shows = {"900101": "linear", "900102": "streamed", "900103": "in-development"}
    pages = {f"/shows/{show}{query}": samples / f"show-{name}.json" for show, name in shows.items()}
    pages["/updates/shows?since=day"] = samples / "updates.json"
    with serving({path: Page(file.read_bytes()) for path, file in pages.items()}) as site:
        return list(ADAPTERS["tvmaze"].fetch(site.fetcher(), Cursor(site.url("")), now=NOW).payloads)


def catalogue() -> list[Payload]:
    return _kept("catalogue", "application/vnd.cliffhanger.show+json")


def ledger() -> list[Payload]:
    return _kept("ledger", "application/vnd.cliffhanger.statements+json")


DOCUMENTS: dict[str, Callable[[], list[Payload]]] = {
    "feeds": feeds,
    "web": web,
    "tvmaze": tvmaze,
    "catalogue": catalogue,
    "ledger": ledger,
}


def _fetched(adapter: str, name: str, kind: str) -> list[Payload]:
    body = (folder(adapter) / "samples" / name).read_bytes()
    with serving({f"/{name}": Page(body, headers={"Content-Type": kind})}) as site:
        return list(ADAPTERS[adapter].fetch(site.fetcher(), Cursor(site.url(f"/{name}")), now=NOW).payloads)


def _kept(adapter: str, kind: str) -> list[Payload]:
    return [
        Payload(
            adapter=adapter, url=file.as_uri(), content=file.read_bytes(), media_type=kind, fetched_at=NOW
        )
        for file in sorted((folder(adapter) / "samples").iterdir())
    ]
