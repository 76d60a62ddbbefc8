"""RSS and Atom feeds of the trade press, networks and outlets."""

from .adapter import SOURCE, fetch, read

__all__ = ["SOURCE", "fetch", "read"]
