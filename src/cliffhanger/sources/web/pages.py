"""A web page's bytes to a Page: main text, headline, day and outlet, without navigation and advertising."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cliffhanger.sources.errors import SourceChanged
from cliffhanger.sources.lines import one_line
from cliffhanger.vocabulary import Page

from .metadata import find_article, first_day, name_of

_META = "string(//meta[@property='{0}' or @name='{0}' or @itemprop='{0}'][1]/@content)"
_DAYS = ("article:published_time", "datePublished", "date", "pubdate", "dc.date")
_LONGEST = 300


@dataclass(frozen=True)
class _About:
    """What the page says of itself."""

    headline: str
    outlet: str
    days: tuple[str, ...]
    extra: dict[str, str]


def read_html(content: bytes, *, url: str, charset: str = "", latest: date | None = None) -> Page:
    """The page as prose. A day after ``latest`` (when it was fetched) is not believed.

    Raises `SourceChanged` when it is no HTML or has no text (a login wall, a page that needs a browser).
    """
    import trafilatura  # late: it takes a while, and most of the house never reads a page

    tree = trafilatura.load_html(_decoded(content, charset))
    if tree is None:
        raise SourceChanged(f"{url} is not HTML ({len(content)} bytes); give the address of an article")
    about = _about(tree)
    found = _extract(tree, url=url, latest=latest)
    text = "\n".join(filter(None, map(one_line, (found.text or "").split("\n"))))
    if not text:
        raise SourceChanged(
            f"{url} has no readable text (a login, or a page made by scripts?); use another page"
        )
    days = about.days if any(about.days) else (_shown_day(found.date),)
    return Page(
        title=about.headline or one_line(found.title or ""),
        text=text,
        url=url,
        published=first_day(*days, latest=latest and latest + timedelta(days=1)),
        outlet=about.outlet or (urlsplit(url).hostname or "").removeprefix("www."),
        extra=about.extra,
    )


def read_plain(content: bytes, *, url: str) -> Page:
    """A plain text: the first line with words is the title, the rest the text."""
    lines = [one_line(line) for line in content.decode("utf-8", errors="replace").split("\n")]
    title, *rest = [line for line in lines if line] or [""]
    if not title:
        raise SourceChanged(f"{url} is empty; give a file with a title in its first line and text below it")
    return Page(title=title, text="\n".join(rest), url=url)


def page_from_file(path: Path, *, latest: date | None = None) -> Page:
    """A saved page: ``.html`` as on the web, ``.txt`` with its title in the first line."""
    content, url = path.read_bytes(), path.resolve().as_uri()
    if path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        return read_html(content, url=url, latest=latest)
    if path.suffix.lower() in {".txt", ""}:
        return read_plain(content, url=url)
    raise SourceChanged(f"{path.name} is neither .html nor .txt; save the page as one of these")


def _extract(tree: Any, *, url: str, latest: date | None) -> Any:
    """Main text, title and day as trafilatura finds them; an empty find for a page without any."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    dates: dict[str, Any] = {"original_date": True, "extensive_search": False}
    if latest:
        dates["max_date"] = latest.isoformat()
    found = bare_extraction(
        tree, url=url or None, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    return found or Document()


def _shown_day(text: str | None) -> str:
    """A day found in the page's text. The first of a month is what is made of "February 2025", so it is dropped."""
    return "" if not text or text.endswith("-01") else text


def _decoded(content: bytes, charset: str) -> str | bytes:
    """By the charset the server declared; the bytes as they are, to be guessed at, without one or with a wrong one."""
    try:
        return content.decode(charset) if charset else content
    except (LookupError, UnicodeDecodeError):
        return content


def _about(tree: Any) -> _About:
    article = find_article([str(text) for text in tree.xpath("//script[@type='application/ld+json']/text()")])
    extra = {
        "type": name_of(article.get("@type")),
        "modified": name_of(article.get("dateModified")) or _meta(tree, "article:modified_time"),
        "author": name_of(article.get("author")) or _meta(tree, "author"),
        "language": one_line(tree.xpath("string(//html/@lang)")),
        "canonical": one_line(tree.xpath("string(//link[@rel='canonical'][1]/@href)")),
    }
    return _About(
        headline=name_of(article.get("headline")) or _meta(tree, "og:title"),
        outlet=_meta(tree, "og:site_name") or name_of(article.get("publisher")),
        days=(name_of(article.get("datePublished")), *(_meta(tree, name) for name in _DAYS)),
        extra={key: value[:_LONGEST] for key, value in extra.items() if value},
    )


def _meta(tree: Any, name: str) -> str:
    return one_line(tree.xpath(_META.format(name)))
