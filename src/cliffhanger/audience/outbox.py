"""The rows of the outbox: claimed by one process, noted once, settled after a crash."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from .follow import end_all
from .handing import Post
from .models import Message, MessageState, StopReason
from .planning import (
    LEASE,
    WAIT_BRIEFLY,
    Handed,
    Outcome,
    Situation,
    Step,
    plan_next_try,
)

_S = MessageState


class NotUncertain(ValueError):
    """Only an uncertain mail can be decided by hand; this one is settled already. List them with `account`."""


def claim(number: int, now: datetime) -> Message | None:
    """Take a pending row; None if another process was quicker. One conditional UPDATE, so two cannot both win.

    The try is counted here and not after it, so that a mail which kills its process is seen to do so.
    """
    row = Message.objects.filter(pk=number, state=_S.PENDING)
    if not row.update(state=_S.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return None
    return Message.objects.select_related("follower", "follow__show", "change__show", "change__season").get(
        pk=number
    )


def situation_of(message: Message, now: datetime) -> Situation:
    """Looked up after the claim was committed: two processes with two news of one season see each other."""
    follower, follow, change = message.follower, message.follow, message.change
    if change is None:
        return Situation(asks_for_a_yes=True, ended=follow.ended_at is not None)
    return Situation(
        stopped=follower.stopped_at is not None,
        ended=follow.ended_at is not None,
        overtaken=Message.objects.newer_than(message).exists(),
        older_in_flight=Message.objects.older_than(message).in_flight().exists(),
        first_try=message.attempts == 1,
        age=now - change.found_at,
    )


def set_aside(message: Message, step: Step, now: datetime) -> str:
    """Not sent now: suppressed for good with its reason, or put back to wait for an older mail in flight."""
    if step is Step.WAIT:
        _move(message, _S.PENDING, attempts=message.attempts - 1, next_try_at=now + WAIT_BRIEFLY)
        return "waiting"
    _move(message, _S.SUPPRESSED, reason=str(step))
    return "suppressed"


def note(message: Message, outcome: Outcome, now: datetime) -> str:
    """Write down how the hand-over ended."""
    if outcome.handed is Handed.SENT:
        _move(message, _S.SENT, sent_at=now, reason="")
        return "sent"
    if outcome.handed is Handed.UNCERTAIN:
        _move(message, _S.UNCERTAIN, reason=outcome.reason)
        return "uncertain"
    if outcome.handed is Handed.AGAIN:
        return _again(message, outcome.reason, now)
    with transaction.atomic():
        _move(message, _S.FAILED, reason=outcome.reason)
        if outcome.handed is Handed.NOBODY_THERE:
            end_all(message.follower, now=now, because=StopReason.BOUNCED)
    return "failed"


def _again(message: Message, reason: str, now: datetime) -> str:
    next_try = plan_next_try(message.attempts, now, spread=message.key.int % 1000 / 1000)
    if next_try is None:
        _move(message, _S.FAILED, reason=f"gave up: {reason}"[:60])
        return "failed"
    _move(message, _S.PENDING, reason=reason, next_try_at=next_try)
    return "again"


def _move(message: Message, state: str, **changes: object) -> None:
    """Only the process that holds the claim may move the row on; one that was given up meanwhile still may."""
    ours = Q(pk=message.pk, claimed_at=message.claimed_at, attempts=message.attempts)
    Message.objects.filter(ours, state__in=[_S.SENDING, _S.UNCERTAIN]).update(state=state, **changes)


def settle(now: datetime, post: Post) -> Counter[str]:
    """What a process that was killed left in the middle.

    Where the backend knows what it was handed, that is asked and nothing stays open. Elsewhere a row whose lease ran
    out becomes uncertain, and is never sent again by itself.
    """
    if not post.settles:
        lost = Message.objects.in_flight().filter(claimed_at__lt=now - LEASE)
        return Counter(uncertain=lost.update(state=_S.UNCERTAIN, reason="the sending process was lost"))
    return Counter(settled=sum(_settle_one(message, now, post) for message in _open()))


def _open() -> list[Message]:
    return list(Message.objects.filter(state__in=[_S.SENDING, _S.UNCERTAIN]))


def _settle_one(message: Message, now: datetime, post: Post) -> int:
    decide(message, arrived=post.was_handed_over(message.message_id("localhost")), now=now)
    return 1


def decide(message: Message, *, arrived: bool, now: datetime) -> None:
    """Settle an open mail: it was handed over, or it is to be sent again. Raises `NotUncertain` for any other."""
    if message.state not in {_S.SENDING, _S.UNCERTAIN}:
        raise NotUncertain(str(NotUncertain.__doc__))
    if arrived:
        _move(message, _S.SENT, sent_at=now, reason="")
    else:
        _move(message, _S.PENDING, next_try_at=now)
