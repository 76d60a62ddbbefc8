"""A feed in a file of ours: drop a story into it and watch the newsroom react."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from cliffhanger.evidence.models import Source

SLUG = "local-wire"
_EMPTY = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Local wire</title><link>{link}</link>
<description>Stories dropped by hand on this machine</description></channel></rss>
"""


def feed_path() -> Path:
    return Path(settings.INBOX) / "wire.xml"


def open_local_feed() -> Source:
    """The file and its row among the sources, made if they are not there; the row follows a moved folder."""
    path = feed_path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, _EMPTY.format(link=settings.BASE_URL).encode())
    fields = {
        "name": "Local wire",
        "tier": "trade",
        "licence": "own",
        "adapter": "feeds",
        "url": path.as_uri(),
    }
    return Source.objects.get_or_create(slug=SLUG, defaults=fields)[0]


def drop(headline: str, text: str, *, link: str, now: datetime) -> Path:
    """Append one item to the local feed; the next pass reads it."""
    path = feed_path()
    tree = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - our own file, written by us
    channel = tree.find("channel")
    if channel is None:
        raise ValueError(f"{path} is not a feed any more; remove it and run `cliffhanger setup`")
    item = ElementTree.SubElement(channel, "item")
    parts = {"title": headline, "link": link, "guid": f"urn:uuid:{uuid4()}"}
    for name, value in {**parts, "pubDate": format_datetime(now), "description": text}.items():
        ElementTree.SubElement(item, name).text = value
    _write(path, ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True))
    return path


def _write(path: Path, content: bytes) -> None:
    draft = path.with_suffix(".tmp")
    draft.write_bytes(content)
    os.replace(draft, path)
