"""What to do with a mail, decided from plain values. Pure: no rows, no clock, no connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

LATE = timedelta(days=3)
"""News that was never tried within this time is not told any more: a restored backup must not mail last year."""
LEASE = timedelta(minutes=10)
"""A hand-over that takes longer than this has lost its process."""
WAITS = tuple(timedelta(minutes=m) for m in (5, 30, 120, 300, 600, 840, 1200, 1440))
"""Before the second, third … try: together about three days."""
WAIT_BRIEFLY = timedelta(seconds=30)


def plan_recipients(follows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From (follower, follow) pairs, narrowest first for each follower, one pair a follower: the narrowest."""
    for follower, theirs in groupby(follows, key=lambda pair: pair[0]):
        yield follower, next(theirs)[1]


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What is true of one claimed mail just before it would be handed over."""

    asks_for_a_yes: bool = False
    stopped: bool = False
    ended: bool = False
    overtaken: bool = False
    older_in_flight: bool = False
    first_try: bool = True
    age: timedelta = timedelta(0)


class Step(StrEnum):
    SEND = "send"
    WAIT = "wait"
    STOPPED = "stopped"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    LATE = "late"


def plan_step(situation: Situation) -> Step:
    """Everything that could have changed since the mail was queued is asked again here.

    A request for a yes goes even to a stopped address: a fresh opt-in is how its reader comes back.
    """
    rules = (
        (situation.ended, Step.ENDED),
        (situation.asks_for_a_yes, Step.SEND),
        (situation.stopped, Step.STOPPED),
        (situation.overtaken, Step.SUPERSEDED),
        (situation.first_try and situation.age > LATE, Step.LATE),
        (situation.older_in_flight, Step.WAIT),
    )
    return next((step for holds, step in rules if holds), Step.SEND)


class Handed(StrEnum):
    """How a hand-over to the mail backend ended."""

    SENT = "sent"
    AGAIN = "again"
    REFUSED = "refused"
    NOBODY_THERE = "nobody there"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Outcome:
    handed: Handed
    reason: str = ""


def plan_outcome(error: Exception) -> Outcome:
    """What an error during the hand-over means. Replies quote addresses, so only their codes are kept.

    4yz: try again. 5yz: refused for good; if the recipient does not exist, the address is stopped. Anything else
    (a connection that broke) leaves open whether the mail was taken.
    """
    if isinstance(error, SMTPRecipientsRefused):
        code, reply = next(iter(error.recipients.values()))
        return _by_code(code, reply, about_recipient=True)
    if isinstance(error, SMTPResponseException):
        return _by_code(error.smtp_code, error.smtp_error, about_recipient=False)
    if isinstance(error, SMTPException | OSError):
        return Outcome(Handed.UNCERTAIN, f"connection lost: {type(error).__name__}")
    raise error


_NO_SUCH_ADDRESS = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10")


def _by_code(code: int, reply: bytes | str, *, about_recipient: bool) -> Outcome:
    text = reply.decode("ascii", "replace") if isinstance(reply, bytes) else reply
    detail = text.split(" ", 1)[0] if text[:2] in {"4.", "5."} else ""
    reason = f"{code} {detail}".strip()[:40]
    if code < 500:
        return Outcome(Handed.AGAIN, reason)
    gone = detail in _NO_SUCH_ADDRESS if detail else code in {550, 551, 553}
    return Outcome(Handed.NOBODY_THERE if about_recipient and gone else Handed.REFUSED, reason)


def plan_next_try(attempts: int, now: datetime, *, spread: float) -> datetime | None:
    """When to try again after so many attempts, or None to give up.

    ``spread`` in 0…1 is the mail's own fixed share of the second half of the wait, so that a queue that failed
    together does not come back together.
    """
    if attempts > len(WAITS):
        return None
    wait = WAITS[attempts - 1]
    return now + wait / 2 + wait / 2 * spread
