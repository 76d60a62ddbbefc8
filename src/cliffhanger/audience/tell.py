"""Telling readers: `queue` turns news into one row a reader, `send_due` turns rows into mails, each at most once.

Both may be killed anywhere and run again. What a kill leaves open is settled by looking, or listed as uncertain;
docs/telling.md says in plain words what is promised.
"""

from __future__ import annotations

import logging
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import islice

from django.core.mail import EmailMessage
from django.db import transaction

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.models import StatusChange

from . import outbox
from .handing import MailUnreachable, Post
from .letter import Writer
from .models import Follow, Message, Telling
from .planning import Handed, Outcome, Step, plan_recipients, plan_step

log = logging.getLogger(__name__)

SectionsOf = Callable[[Show], frozenset[str]]
CHUNK = 500


@dataclass(frozen=True)
class Sent:
    """What one pass did. ``unreachable`` says why it stopped before its end; what was left stays pending."""

    sent: int = 0
    suppressed: int = 0
    again: int = 0
    waiting: int = 0
    failed: int = 0
    uncertain: int = 0
    settled: int = 0
    unreachable: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """For a run report: numbers only."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.type == "int"}


def queue(now: datetime, *, sections_of: SectionsOf) -> int:
    """A pending mail for each reader of each change that is news and was not told yet; how many were made.

    One transaction a change: its readers are settled then and there, and a second pass, or another process, finds
    the change told. A follow counts if it was confirmed when the change was found.
    """
    news = StatusChange.objects.news().filter(telling=None, found_at__lte=now)
    ordered = news.select_related("show").order_by("found_at", "number", "pk")
    return sum(_tell(change, sections_of(change.show), now) for change in ordered)


def _tell(change: StatusChange, sections: frozenset[str], now: datetime) -> int:
    with transaction.atomic():
        telling, is_ours = Telling.objects.get_or_create(change=change, defaults={"told_at": now})
        if not is_ours:
            return 0
        telling.eligible = sum(_write_rows(change, sections, now))
        telling.save(update_fields=["eligible"])
    return telling.eligible


def _write_rows(change: StatusChange, sections: frozenset[str], now: datetime) -> Iterator[int]:
    follows = Follow.objects.to_tell(change.show_id, sections=sections, by=change.found_at).narrowest_first()
    pairs = plan_recipients(follows.values_list("follower_id", "pk").iterator(chunk_size=CHUNK))
    while chunk := list(islice(pairs, CHUNK)):
        rows = [Message(follower_id=r, follow_id=f, change=change, next_try_at=now) for r, f in chunk]
        yield len(Message.objects.bulk_create(rows))


def send_due(now: datetime, *, base_url: str, limit: int = 1000) -> Sent:
    """Settle what a lost process left, then send what is due, one claimed row at a time."""
    counts: Counter[str] = Counter()
    unreachable = ""
    writer = Writer(base_url, now=now)
    with Post() as post:
        counts.update(outbox.settle(now, post))
        try:
            for number in list(Message.objects.due(now).values_list("pk", flat=True)[:limit]):
                counts[_send_one(number, writer, post)] += 1
        except MailUnreachable as error:
            unreachable = str(error)
    del counts["taken"]
    return Sent(**counts, unreachable=unreachable)


def _send_one(number: int, writer: Writer, post: Post) -> str:
    """What became of one due row, in a word of `Sent`; "taken" if another process has it."""
    post.open()
    message = outbox.claim(number, writer.now)
    if message is None:
        return "taken"
    step = plan_step(outbox.situation_of(message, writer.now))
    if step is not Step.SEND:
        return outbox.set_aside(message, step, writer.now)
    mail = _write(message, writer)
    outcome = Outcome(Handed.AGAIN, "could not be written") if mail is None else post.hand_over(mail)
    return outbox.note(message, outcome, writer.now)


def _write(message: Message, writer: Writer) -> EmailMessage | None:
    """One show that cannot be put into words must not hold up everybody's mail: it is logged and tried again.

    The log gets the kind of error and its place, not its text, which might quote an address.
    """
    try:
        return writer.write(message)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} at {place.filename}:{place.lineno}"
        log.error("%s about change %s could not be written: %s", message, message.change_id, what)
        return None
