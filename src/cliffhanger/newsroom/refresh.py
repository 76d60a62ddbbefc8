"""Write the edition anew where it has to be: decide in `plan_refresh`, then do. Twice is once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from django.http import HttpRequest
from wagtail.coreutils import get_dummy_request

from .arrival import look_back
from .edition import is_on_disk, remove_file, write_file
from .models import EditionFile
from .moment import Moment
from .paper import Paper
from .plan import Have, Target, digest, plan_refresh
from .targets import targets

BATCH = 40
"""Rows are written down in batches of this size; a kill costs at most so many pages' second writing."""
MANY = 30
"""From this many pages on, the whole ledger is read at once instead of show by show."""

log = structlog.get_logger(__name__)


@dataclass
class Refreshed:
    """What came of a pass. ``same`` pages were rendered and came out as they were: their files are untouched."""

    written: list[str] = field(default_factory=list)
    same: int = 0
    unchanged: int = 0
    removed: int = 0
    errors: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {
            "written": len(self.written),
            "same": self.same,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "failed": len(self.errors),
        }


class NotRendered(RuntimeError):
    """A page answered with something else than 200. Open its address to see what it says."""


def refresh(*, now: datetime, progress: Callable[[], None] = lambda: None) -> Refreshed:
    """Bring the edition up to date with the ledger and the desk as of ``now``.

    A page that cannot be rendered is reported and keeps its last file; the others go on.
    """
    paper = Paper(Moment(now.date(), now=now))
    have = {row.path: row for row in EditionFile.objects.all()}
    plan = plan_refresh(targets(paper), [_have(row) for row in have.values()])
    done = Refreshed(unchanged=plan.unchanged, removed=len(plan.remove))
    if len(plan.write) >= MANY:
        _prepare(paper.moment, plan.write)
    digests = {path: row.digest for path, row in have.items() if is_on_disk(path)}
    for start in range(0, len(plan.write), BATCH):
        batch = plan.write[start : start + BATCH]
        _note([_write(target, paper, digests=digests, done=done) for target in batch], now)
        progress()
    _remove(plan.remove)
    return done


def _prepare(moment: Moment, write: Sequence[Target]) -> None:
    moment.prepare(moment.shows)
    theirs = {target.show for target in write}
    look_back([show for show in moment.shows if show.pk in theirs], moment)


def _have(row: EditionFile) -> Have:
    return Have(row.path, row.fingerprint, row.digest, is_on_disk(row.path))


def _write(
    target: Target, paper: Paper, *, digests: dict[str, str], done: Refreshed
) -> tuple[Target, str] | None:
    """One page; returns what to write down about it, or None where it failed."""
    try:
        content = _render(target, paper)
        found = digest(content)
        if digests.get(target.path) == found:
            done.same += 1
        else:
            write_file(target.path, content)
            done.written.append(target.path)
    except Exception as error:
        log.exception("page not written", path=target.path)
        done.errors.append(f"{target.path}: {type(error).__name__}: {error}")
        return None
    return target, found


def _render(target: Target, paper: Paper) -> bytes:
    """Through the page's own view, as a reader without a cookie would ask for it."""
    assert target.render is not None
    response = target.render(_request(target.path, paper))
    if hasattr(response, "render"):
        response.render()
    if response.status_code != 200:
        raise NotRendered(f"answered with {response.status_code}")
    return bytes(response.content)


def _request(path: str, paper: Paper) -> HttpRequest:
    request = get_dummy_request(path=path)
    request.paper = paper
    return request


def _note(made: Sequence[tuple[Target, str] | None], now: datetime) -> None:
    rows = [
        EditionFile(path=target.path, fingerprint=target.fingerprint, digest=found, written_at=now)
        for target, found in filter(None, made)
    ]
    EditionFile.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["fingerprint", "digest", "written_at"],
    )


def _remove(paths: Sequence[str]) -> None:
    for path in paths:
        remove_file(path)
    EditionFile.objects.filter(path__in=paths).delete()
