"""What of the edition has to be written anew: a pure comparison of fingerprints."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Target:
    """One public address: what its page is made from, in one fingerprint, and how to make it.

    ``changed_at`` is the newest thing it is made from; what changed last is written first. ``show`` is the show whose
    page it is, for what can be prepared for many at once.
    """

    path: str
    fingerprint: str
    changed_at: datetime = LONG_AGO
    render: Callable[[HttpRequest], HttpResponse] | None = field(default=None, compare=False, repr=False)
    show: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Have:
    """One file as it was last written; ``on_disk`` is False when somebody took it away."""

    path: str
    fingerprint: str
    digest: str = ""
    on_disk: bool = True


@dataclass(frozen=True)
class Plan:
    write: tuple[Target, ...]
    remove: tuple[str, ...]
    unchanged: int


def plan_refresh(targets: Iterable[Target], have: Iterable[Have]) -> Plan:
    """Write what is new, differs or is gone from disk, newest change first; remove what has no address any more."""
    wanted = {target.path: target for target in targets}
    there = {one.path: one for one in have}
    write = [target for target in wanted.values() if _is_due(target, there.get(target.path))]
    write.sort(key=lambda target: (-target.changed_at.timestamp(), target.path))
    gone = sorted(there.keys() - wanted.keys())
    return Plan(tuple(write), tuple(gone), len(wanted) - len(write))


def _is_due(target: Target, have: Have | None) -> bool:
    return have is None or not have.on_disk or have.fingerprint != target.fingerprint


def fingerprint(*parts: object) -> str:
    """Of anything whose text tells all that matters; the order counts."""
    return digest("\x1f".join(map(str, parts)).encode())


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def combined(marks: Iterable[str]) -> str:
    """One mark for many, whatever their order."""
    ordered: Sequence[str] = sorted(marks)
    return fingerprint(*ordered)
