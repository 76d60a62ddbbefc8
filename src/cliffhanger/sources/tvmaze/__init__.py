"""TVmaze, the programme database (CC BY-SA 4.0)."""

from .adapter import SOURCE, fetch, read, withdrawn

__all__ = ["SOURCE", "fetch", "read", "withdrawn"]
