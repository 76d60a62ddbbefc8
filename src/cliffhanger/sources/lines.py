"""HTML to plain lines: a paragraph, heading or list item is a line; tags, scripts and styles are gone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "td", "th", "tr", "ul",
})
# fmt: on
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "head"})
_SPACE = re.compile(r"\s+")


def html_to_lines(html: str) -> str:
    """The text a reader would see, one block a line, without empty lines."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    return parser.text()


def one_line(text: str) -> str:
    """A title or name as one line: spaces folded, ends trimmed."""
    return _SPACE.sub(" ", text).strip()


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(data.replace("\n", " "))

    def text(self) -> str:
        lines = (one_line(line) for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line)
