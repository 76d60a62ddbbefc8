"""The loop: fetch, read, file, find, forecast, settle, refresh, tell. A kill anywhere costs only a repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Count

from cliffhanger.audience import follow, tell
from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.find import MassChange, find_changes
from cliffhanger.evidence.marks import set_mark, shows_to_look_at
from cliffhanger.evidence.models import Run, StatusChange
from cliffhanger.evidence.poll import due_sources, poll, read_unread
from cliffhanger.evidence.record import Recorded, Recorder
from cliffhanger.forecast.backcast import cast_back_if_due
from cliffhanger.forecast.compare import compare
from cliffhanger.forecast.issue import issue
from cliffhanger.forecast.settle import Settled, settle
from cliffhanger.newsroom.refresh import refresh
from cliffhanger.sources.fetcher import Fetcher

from .fetching import make_fetcher
from .lexicon import catalogue_reader
from .sections import sections_of


@dataclass
class Ticked:
    """What one pass did, for the console line and for tests."""

    sources: int = 0
    recorded: Recorded = field(default_factory=Recorded)
    changes: Sequence[StatusChange] = ()
    forecasts: int = 0
    settled: Settled = field(default_factory=Settled)
    pages: int = 0
    queued: int = 0
    sent: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Nothing came, nothing changed, nobody was told."""
        counts = self.recorded.counts()
        return not (
            any(counts.values())
            or self.changes
            or self.settled.total
            or self.pages
            or self.sent
            or self.errors
        )

    def line(self) -> str:
        """One line a person can follow."""
        counts = self.recorded.counts()
        parts = [
            (self.sources, "source asked", "sources asked"),
            (counts["documents"], "document", "documents"),
            (counts["claims"], "claim", "claims"),
            (counts["waiting"], "waits for an editor", "wait for an editor"),
            (len(self.changes), "change", "changes"),
            (self.forecasts, "forecast", "forecasts"),
            (self.settled.forecasts, "forecast settled", "forecasts settled"),
            (self.settled.guesses, "guess settled", "guesses settled"),
            (self.pages, "page written", "pages written"),
            (self.sent, "mail", "mails"),
            (len(self.errors), "error", "errors"),
        ]
        said = [f"{number} {one if number == 1 else many}" for number, one, many in parts if number]
        return " · ".join(said if not self.is_quiet else [*said, "nothing new"])


def tick(*, now: datetime, fetcher: Fetcher | None = None, accept_mass_change: bool = False) -> Ticked:
    """One pass of all verbs, in order. The caller holds the lock."""
    done = Ticked()
    _fetch_read_file(done, fetcher or make_fetcher(), now=now)
    _find(done, now=now, accept_mass_change=accept_mass_change)
    _forecast(done, now=now)
    _settle(done, now=now)
    _refresh(done, now=now)
    _tell(done, now=now)
    _look_back(done, now=now)
    _report(done, now=now)
    return done


def _fetch_read_file(done: Ticked, fetcher: Fetcher, *, now: datetime) -> None:
    sources = [s for s in due_sources(now) if settings.ONLINE or s.url.startswith("file:")]
    recorder: Recorder | None = None
    for source in sources:
        recorder = recorder or Recorder(read=catalogue_reader(), now=now)
        done.sources += 1
        done.recorded.add(poll(source, fetcher, recorder, now=now))
    done.recorded.add(read_unread(recorder or Recorder(read=catalogue_reader(), now=now)))
    done.errors += done.recorded.errors


def _find(done: Ticked, *, now: datetime, accept_mass_change: bool) -> None:
    shows = shows_to_look_at("find", now=now)
    try:
        done.changes = find_changes(shows, now=now, accept_mass_change=accept_mass_change) if shows else ()
    except MassChange as error:
        done.errors.append(str(error))
        return
    set_mark("find", now=now)


def _forecast(done: Ticked, *, now: datetime) -> None:
    shows: list[Show] = shows_to_look_at("forecast", now=now)
    done.forecasts = issue(shows, now=now) if shows else 0
    set_mark("forecast", now=now)


def _settle(done: Ticked, *, now: datetime) -> None:
    shows = shows_to_look_at("settle", now=now)
    done.settled = settle(shows, now=now) if shows else Settled()
    set_mark("settle", now=now)


def _refresh(done: Ticked, *, now: datetime) -> None:
    refreshed = refresh(now=now)
    done.pages = len(refreshed.written)
    done.errors += refreshed.errors


def _tell(done: Ticked, *, now: datetime) -> None:
    follow.clear_stale(now)
    done.queued = tell.queue(now, sections_of=sections_of)
    sent = tell.send_due(now, base_url=settings.BASE_URL)
    done.sent = sent.sent
    if sent.unreachable:
        done.errors.append(sent.unreachable)
    if sent.uncertain:
        done.errors.append(
            f"{sent.uncertain} mails may or may not have gone out; they are not sent again by themselves"
        )


def _look_back(done: Ticked, *, now: datetime) -> None:
    """Last, and not in a pass with news: it takes seconds and nobody waits for it. Pages show it from the next on."""
    if done.changes or done.sent:
        return
    cast_back_if_due(now=now)
    told_first = Show.objects.annotate(told=Count("stories")).order_by("-told", "pk")
    compare(list(told_first), now=now)


def _report(done: Ticked, *, now: datetime) -> None:
    """A row for a pass in which something happened, for the desk."""
    if done.is_quiet:
        return
    counts = {
        **done.recorded.counts(),
        "changes": len(done.changes),
        "forecasts": done.forecasts,
        "settled": done.settled.total,
        "pages": done.pages,
        "mails": done.sent,
    }
    Run.objects.create(verb="tick", started_at=now, finished_at=now, counts=counts, errors=done.errors[:50])
