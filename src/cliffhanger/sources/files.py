"""Documents from disk, read only below directories that were allowed."""

from __future__ import annotations

import mimetypes
from collections.abc import Collection
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .errors import Gone, Refused
from .payload import Cursor
from .response import Response


def read_file(url: str, *, since: Cursor, directories: Collection[Path], limit: int) -> Response:
    """A ``file:`` link with its size and time as ETag. Links are followed before the place is checked."""
    path = _path(url)
    if not any(path.is_relative_to(place.resolve()) for place in directories):
        raise Refused(f"{url} is outside the allowed directories; move the file or allow its directory")
    if not path.is_file():
        raise Gone(f"{url} is not a file; correct the path or remove the source")
    about = path.stat()
    etag = f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
    if etag == since.etag:
        return Response(url=url, content=b"", etag=etag, not_modified=True)
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise Refused(f"{url} is larger than {limit >> 20} MiB; raise the fetcher's size limit to read it")
    return Response(url=url, content=content, media_type=mimetypes.guess_type(path.name)[0] or "", etag=etag)


def _path(url: str) -> Path:
    parts = urlsplit(url)
    if parts.netloc not in {"", "localhost"} or not parts.path.startswith("/"):
        raise Refused(f"{url} is not a path on this machine; write it as file:///directory/name")
    try:
        return Path(unquote(parts.path)).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise Refused(f"{url} is not a path ({error}); correct the link") from error
