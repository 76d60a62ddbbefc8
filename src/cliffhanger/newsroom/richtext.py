"""The editors' own blocks as HTML that is safe whatever was pasted into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe

from .blocks import editors_blocks

TAGS = {
    "p",
    "h3",
    "h4",
    "b",
    "strong",
    "i",
    "em",
    "ul",
    "ol",
    "li",
    "a",
    "br",
    "blockquote",
    "figure",
    "figcaption",
}
ATTRIBUTES = {"a": {"href"}, "p": {"class"}}
SCHEMES = {"http", "https", "mailto"}
EDITORS = frozenset(name for name, _ in editors_blocks())


def safe_html(html: str) -> SafeString:
    """Only the tags of a text: no script, no style, no picture or frame from elsewhere, no odd link."""
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return mark_safe(clean)  # noqa: S308 - nh3 has just cleaned it


def body_html(body: Any, context: Mapping[str, Any]) -> SafeString:
    """What an editor wrote, in order; living blocks are left to the template, which has their places."""
    written = [block.render(context) for block in body if block.block_type in EDITORS]
    return safe_html("\n".join(str(part) for part in written))
