"""Dated statements by named outlets that come with the package: what was said, where and when."""

from .adapter import SOURCE, fetch, payloads, read

__all__ = ["SOURCE", "fetch", "payloads", "read"]
