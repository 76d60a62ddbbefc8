"""Single web pages, by address or from a file."""

from .adapter import SOURCE, fetch, read
from .pages import page_from_file

__all__ = ["SOURCE", "fetch", "page_from_file", "read"]
