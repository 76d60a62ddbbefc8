"""Rows for tests: a show, a change with its source, a follower who said yes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cliffhanger.audience import follow, tell
from cliffhanger.audience.models import Follow, Follower, Message
from cliffhanger.audience.scope import Scope
from cliffhanger.audience.tokens import CONFIRM, seal
from cliffhanger.catalogue.match import fold
from cliffhanger.catalogue.models import Name, Season, Show
from cliffhanger.evidence.models import Claim, Document, Source, StatusChange

BASE = "https://news.example"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def make_show(title: str, slug: str) -> Show:
    """A show on Netflix whose first season came out in January 2022."""
    show = Show.objects.create(title=title, slug=slug)
    Name.objects.create(show=show, text=title, folded=fold(title))
    first = Season.objects.create(show=show, number=1)
    say(show, first, "premiere", value="2022-01-28", at=LONG_AGO)
    say(show, None, "network", value="Netflix", at=LONG_AGO)
    say(show, None, "network_kind", value="streaming", at=LONG_AGO)
    return show


def make_change(show: Show, after: str = "renewed", *, at: datetime, **given) -> StatusChange:
    """A change of season 2 that is news, found at the moment, because of one claim in a trade paper."""
    season, _ = Season.objects.get_or_create(show=show, number=2)
    last = season.changes.order_by("number").last()
    row = {
        "number": last.number + 1 if last else 1,
        "before": last.after if last else "undecided",
        "show_state": "returning",
        "at": at.date(),
        "confirmed": True,
        "is_news": True,
        **given,
    }
    change = StatusChange.objects.create(show=show, season=season, after=after, found_at=at, **row)
    change.because.add(say(show, season, PREDICATES[after], value=row.get("date_after", ""), at=at))
    return change


PREDICATES = {
    "renewed": "renewed",
    "cancelled": "cancelled",
    "filming": "filming_started",
    "dated": "premiere",
}


def say(show: Show, season: Season | None, predicate: str, *, value: str, at: datetime) -> Claim:
    """One claim of a trade paper, in a document of its own."""
    source, _ = Source.objects.get_or_create(slug="deadline", defaults={"name": "Deadline", "tier": "trade"})
    digest = f"{show.pk}-{predicate}-{at:%Y%m%d%H%M}"[:40]
    document = Document.objects.create(
        source=source, adapter="web", url=f"https://paper.example/{digest}", media_type="text/html",
        digest=digest, packed=b"", first_seen=at, last_seen=at,
    )  # fmt: skip
    said = {"stated_on": at.date().isoformat(), "stated_by": at.date(), "recorded_at": at, "digest": digest}
    row = {"show": show, "season": season, "predicate": predicate, "value": value, "factuality": "asserted"}
    return Claim.objects.create(document=document, source=source, **row, **said)


def make_follow(email: str, *, at: datetime = LONG_AGO, **scope) -> Follow:
    """A confirmed follow, by the verbs that readers use."""
    follow.ask(email, Scope(**scope), now=at)
    follower = Follower.objects.get(email__iexact=email)
    follow.confirm(seal(CONFIRM, follower.pk), now=at)
    Message.objects.filter(change=None).delete()
    return follower.follows.get(**scope)


def no_sections(show: Show) -> frozenset[str]:
    return frozenset()


def tell_all(now: datetime) -> tell.Sent:
    tell.queue(now, sections_of=no_sections)
    return tell.send_due(now, base_url=BASE)


def day(text: str) -> date:
    return date.fromisoformat(text)


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)
