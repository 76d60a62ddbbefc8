"""Does it add up? For every change: the readers it was for = what became of their mails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from cliffhanger.evidence.models import StatusChange

from .models import Message, MessageState, Telling


@dataclass(frozen=True)
class Account:
    """One change. ``pending`` includes the mail that is being handed over at this moment."""

    change_id: int
    eligible: int
    sent: int
    suppressed: int
    failed: int
    uncertain: int
    pending: int

    @property
    def holds(self) -> bool:
        """No reader was lost on the way, and none was made up."""
        return self.eligible == self.sent + self.suppressed + self.failed + self.uncertain + self.pending

    @property
    def is_finished(self) -> bool:
        return self.holds and self.pending == 0


def conservation(change: StatusChange) -> Account:
    """The account of one change; all zeros before `tell.queue` has seen it."""
    return next(_accounts(change=change), Account(change.pk, 0, 0, 0, 0, 0, 0))


def accounts() -> Iterator[Account]:
    """The account of every change that was told, oldest first, by one query."""
    return _accounts()


def uncertain() -> list[Message]:
    """For the operator: mails that may or may not have arrived, with the key to look for in the server's log.

    Settle each with `outbox.decide`.
    """
    return list(Message.objects.uncertain().select_related("follower", "change__show"))


def _accounts(**which: object) -> Iterator[Account]:
    s = MessageState
    columns = {
        "sent": [s.SENT],
        "suppressed": [s.SUPPRESSED],
        "failed": [s.FAILED],
        "uncertain": [s.UNCERTAIN],
        "pending": [s.PENDING, s.SENDING],
    }
    sums = {name: Count("change__messages", filter=_in(states)) for name, states in columns.items()}
    rows = Telling.objects.filter(**which).annotate(**sums).order_by("pk")
    for row in rows.values("change_id", "eligible", *columns):
        yield Account(**row)


def _in(states: list[MessageState]) -> Q:
    return Q(change__messages__state__in=states)
