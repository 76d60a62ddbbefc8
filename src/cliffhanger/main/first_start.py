"""What the first start does, step by step, so that a newcomer sees a full newsroom: all of it idempotent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.management import call_command
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.find import replay
from cliffhanger.evidence.models import Document, StatusChange
from cliffhanger.evidence.record import Recorded, Recorder
from cliffhanger.forecast.issue import issue
from cliffhanger.forecast.models import Settlement
from cliffhanger.forecast.settle import settle
from cliffhanger.newsroom.compose import compose_first_edition
from cliffhanger.sources import ADAPTERS, Payload

from .local_feed import open_local_feed

SHIPPED = ("catalogue", "ledger")


def first_start(*, now: datetime, console: Console) -> Recorded:
    """Database, shipped facts and statements, history, forecasts, settled guesses, stories. Twice is once."""
    call_command("migrate", interactive=False, verbosity=0)
    open_local_feed()
    done = Recorded()
    with _progress(console) as bar:
        for adapter in SHIPPED:
            _import(adapter, bar, done, now=now)
        _write_history(bar, now=now)
        _issue_forecasts(bar, now=now)
        _settle(bar, now=now)
        _compose(bar, now=now)
    return done


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description:34}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console)


def _import(adapter: str, bar: Progress, done: Recorded, *, now: datetime) -> None:
    payloads: list[Payload] = list(ADAPTERS[adapter].payloads(now))
    have = Document.objects.filter(adapter=adapter, read_at__isnull=False).count()
    task = bar.add_task(f"reading the shipped {adapter}", total=len(payloads))
    if have >= len(payloads):
        bar.update(task, completed=len(payloads))
        return
    recorder = Recorder(read=lambda page: [], now=now)
    for payload in payloads:
        recorder.record(payload, done)
        bar.advance(task)


def _write_history(bar: Progress, *, now: datetime) -> None:
    shows = list(Show.objects.exclude(pk__in=StatusChange.objects.values("show_id")))
    task = bar.add_task("finding where each show stood", total=len(shows))
    replay(shows, now=now, progress=lambda: bar.advance(task))


def _issue_forecasts(bar: Progress, *, now: datetime) -> None:
    """For shows that never had one; the tick renews what is due."""
    shows = list(Show.objects.filter(forecasts=None))
    task = bar.add_task("issuing forecasts", total=len(shows))
    for batch in _batches(shows, 60):
        issue(batch, now=now)
        bar.advance(task, len(batch))


def _settle(bar: Progress, *, now: datetime) -> None:
    """The guesses of the past were answered long ago: they are settled at once, later ones by the tick."""
    shows = [] if Settlement.objects.exists() else list(Show.objects.all())
    task = bar.add_task("settling what outlets guessed", total=len(shows))
    settle(shows, now=now)
    bar.update(task, completed=len(shows))


def _compose(bar: Progress, *, now: datetime) -> None:
    task = bar.add_task("composing the first stories", total=1)
    compose_first_edition(now=now)
    bar.advance(task)


def _batches(shows: list[Show], size: int) -> Iterable[list[Show]]:
    return (shows[start : start + size] for start in range(0, len(shows), size))
