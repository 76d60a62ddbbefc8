"""Facts about some 520 well-known shows that come with the package."""

from .adapter import SOURCE, fetch, names, payloads, read

__all__ = ["SOURCE", "fetch", "names", "payloads", "read"]
