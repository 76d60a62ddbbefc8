"""The published edition: the site as files, and the middleware that answers readers from them.

A file that is not there is no error: the request goes on and the page is rendered for this one reader.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils._os import safe_join
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

CACHE_CONTROL = "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


def file_of(path: str) -> Path | None:
    """The file of an address: /shows/from/ is shows/from/index.html. None for what can never be one."""
    name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
    hidden = any(part.startswith(".") for part in name.split("/"))
    if hidden or "\0" in name or Path(name).suffix not in MEDIA_TYPES:
        return None
    try:
        return Path(safe_join(settings.EDITION, name))
    except (SuspiciousFileOperation, ValueError):
        return None


def write_file(path: str, content: bytes) -> None:
    """Both the file and its compressed twin, each in one step: a reader sees the old or the new, never a half."""
    file = file_of(path)
    if file is None:
        raise ValueError(f"{path!r} is no address that the edition can hold")
    file.parent.mkdir(parents=True, exist_ok=True)
    _replace(file.with_name(f"{file.name}.gz"), gzip.compress(content, 6, mtime=0))
    _replace(file, content)


def _replace(file: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as new:
        new.write(content)
    os.chmod(new.name, 0o644)
    os.replace(new.name, file)


def remove_file(path: str) -> None:
    """Gone already is as good as removed; a folder that is empty then goes too."""
    file = file_of(path)
    if file is None:
        return
    file.unlink(missing_ok=True)
    file.with_name(f"{file.name}.gz").unlink(missing_ok=True)
    if file.name == "index.html" and file.parent.is_dir() and not any(file.parent.iterdir()):
        file.parent.rmdir()


def is_on_disk(path: str) -> bool:
    file = file_of(path)
    return file is not None and file.is_file()


def serve_edition(request: HttpRequest) -> HttpResponseBase | None:
    """The file for a plain GET or HEAD, 304 where the reader has it; None where the request has to go on."""
    if request.method not in {"GET", "HEAD"} or request.META.get("QUERY_STRING"):
        return None
    file = file_of(request.path)
    if file is None:
        return None
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    try:
        return _answer(request, file, packed=packed)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _answer(request: HttpRequest, file: Path, *, packed: bool) -> HttpResponseBase:
    read = file.with_name(f"{file.name}.gz") if packed else file
    found = read.stat()
    etag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
    response = HttpResponse(read.read_bytes(), content_type=MEDIA_TYPES[file.suffix])
    response["ETag"] = etag
    response["Last-Modified"] = http_date(found.st_mtime)
    response["Cache-Control"] = CACHE_CONTROL
    if packed:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    answer = get_conditional_response(
        request, etag=etag, last_modified=int(found.st_mtime), response=response
    )
    if answer is not None and answer.status_code == 304:
        answer["Cache-Control"] = CACHE_CONTROL
    return answer or response


class EditionMiddleware:
    """Stands before everything that asks the database or reads a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return serve_edition(request) or self.get_response(request)
