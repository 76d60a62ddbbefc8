"""One pass over one source: ask it, keep and file what came, remember where to go on. Errors become lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta

import structlog
from django.db.models import F, Q

from cliffhanger.sources import (
    ADAPTERS,
    Cursor,
    Fetched,
    Refused,
    SourceChanged,
    SourceInfo,
    SourceUnavailable,
)
from cliffhanger.sources.fetcher import Fetcher
from cliffhanger.vocabulary import Tier

from .models import Document, Run, Source
from .record import Recorded, Recorder, payload_of

log = structlog.get_logger(__name__)

RETRY_FIRST, RETRY_LONGEST = timedelta(minutes=15), timedelta(hours=24)


def due_sources(now: datetime) -> Sequence[Source]:
    """Sources that are polled and whose time has come, the longest waiting first."""
    due = Q(next_poll_at__isnull=True) | Q(next_poll_at__lte=now)
    polled = Source.objects.filter(due, enabled=True).exclude(adapter="")
    return list(polled.order_by(F("next_poll_at").asc(nulls_first=True), "pk"))


def poll(source: Source, fetcher: Fetcher, recorder: Recorder, *, now: datetime) -> Recorded:
    """Ask one source. The cursor moves only after everything that came is safe."""
    done = Recorded()
    try:
        fetched = ADAPTERS[source.adapter].fetch(fetcher, _cursor(source), now=now)
    except (SourceChanged, SourceUnavailable, Refused) as error:
        done.errors.append(f"{source.name}: {error}")
        _try_later(source, getattr(error, "retry_after", None), now=now)
    except Exception as error:
        log.warning("an adapter failed", source=source.slug, error=repr(error))
        done.errors.append(f"{source.name}: {type(error).__name__}: {error}; report this, the rest goes on")
        _try_later(source, None, now=now)
    else:
        _file_all(source, fetched, recorder, done)
        _go_on(source, fetched, now=now)
    _report(source, done, now=now)
    return done


def _report(source: Source, done: Recorded, *, now: datetime) -> None:
    """A row for the desk; a file of our own in which nothing is new leaves none, or they would pile up."""
    if source.url.startswith("file:") and not (done.errors or any(done.counts().values())):
        return
    Run.objects.create(
        verb="fetch", source=source, started_at=now, finished_at=now, counts=done.counts(), errors=done.errors
    )


def _file_all(source: Source, fetched: Fetched, recorder: Recorder, done: Recorded) -> None:
    done.errors += [f"{source.name}: {note}" for note in fetched.notes]
    speaker = info_of(source)
    for payload in fetched.payloads:
        recorder.record(payload if payload.source else replace(payload, source=speaker), done)


def info_of(source: Source) -> SourceInfo:
    """The row as the plain value that payloads carry."""
    return SourceInfo(
        slug=source.slug,
        name=source.name,
        tier=Tier(source.tier),
        licence=source.licence,
        homepage=source.homepage,
    )


def _cursor(source: Source) -> Cursor:
    return Cursor(
        **{"url": source.url, **{k: v for k, v in source.cursor.items() if k != "url" and k != "failed"}}
    )


def _go_on(source: Source, fetched: Fetched, *, now: datetime) -> None:
    """A file of our own is looked at on every pass; others when their adapter says."""
    is_local = source.url.startswith("file:")
    source.cursor = asdict(fetched.cursor)
    source.next_poll_at = now if is_local else now + fetched.next_after
    source.save(update_fields=["cursor", "next_poll_at"])


def _try_later(source: Source, asked: timedelta | None, *, now: datetime) -> None:
    """Wait twice as long after each failure, from a quarter of an hour to a day; local files are tried again soon."""
    failed = source.cursor.get("failed", 0)
    wait = asked or min(RETRY_FIRST * 2**failed, RETRY_LONGEST)
    source.cursor = {**source.cursor, "failed": min(failed + 1, 10)}
    source.next_poll_at = now if source.url.startswith("file:") else now + wait
    source.save(update_fields=["cursor", "next_poll_at"])


def read_unread(recorder: Recorder) -> Recorded:
    """Documents that were kept but not read: a pass was killed in between. Reads them now."""
    done = Recorded()
    for document in Document.objects.filter(read_at__isnull=True, problem="").select_related("source"):
        payload = replace(payload_of(document), source=info_of(document.source))
        recorder.file(document, payload, done)
    return done
