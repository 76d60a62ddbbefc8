"""Against subscription bombing: how many confirmation mails one address or one network may cause.

Kept in rows, so a restart forgives nothing, and under keyed digests, so a row names nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.db import transaction
from django.utils.crypto import salted_hmac

from .models import Allowance

DAY = timedelta(hours=24)
ASKED_AT_MOST = 3
"""So many requests for a yes without a click, and then never again."""
NETWORK_PER_HOUR = 30
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Spent:
    """What was spent before: how many, since when, and when last (None: never)."""

    count: int = 0
    since: datetime | None = None
    last: datetime | None = None


def may_ask(spent: Spent, now: datetime) -> bool:
    """One request a day and three without a click."""
    return spent.count < ASKED_AT_MOST and (spent.last is None or now - spent.last >= DAY)


def may_cause(spent: Spent, now: datetime) -> bool:
    """A fixed hour for each network; the count starts anew with the next hour."""
    return spent.since is None or now - spent.since >= _HOUR or spent.count < NETWORK_PER_HOUR


def spend_on_address(email: str, now: datetime) -> bool:
    """Whether the address may be asked now; if so, that is noted."""
    with transaction.atomic():
        row = _row(Allowance.ADDRESS, email.lower())
        return may_ask(_spent(row), now) and _note(row, since=row.since or now, last=now)


def clicked(email: str) -> None:
    """The owner of the address answered: the three start anew. The one a day stays."""
    Allowance.objects.filter(digest=_digest(Allowance.ADDRESS, email.lower())).update(spent=0)


def spend_on_network(ip: str, now: datetime) -> bool:
    """Whether the network of this IP address may cause another mail; if so, that is noted."""
    with transaction.atomic():
        row = _row(Allowance.NETWORK, network_of(ip))
        if row.since is not None and now - row.since >= _HOUR:
            row.since, row.spent = None, 0
        return may_cause(_spent(row), now) and _note(row, since=row.since or now, last=now)


def clear_networks(now: datetime) -> int:
    """Networks are forgotten after a day; addresses are kept (as digests), because "never again" means never."""
    stale = Allowance.objects.filter(kind=Allowance.NETWORK, last__lt=now - DAY)
    return stale.delete()[0]


def network_of(ip: str) -> str:
    """The /24 of an IPv4 address and the /56 of an IPv6 one: what one subscriber has. Unknown stays ""."""
    if not ip:
        return ""
    bits = 24 if ip_address(ip).version == 4 else 56
    return str(ip_network(f"{ip}/{bits}", strict=False))


def _row(kind: str, what: str) -> Allowance:
    """The row, locked where the database can; call inside a transaction."""
    rows = Allowance.objects.select_for_update()
    return rows.get_or_create(digest=_digest(kind, what), defaults={"kind": kind})[0]


def _note(row: Allowance, *, since: datetime, last: datetime) -> bool:
    row.spent, row.since, row.last = row.spent + 1, since, last
    row.save()
    return True


def _spent(row: Allowance) -> Spent:
    return Spent(row.spent, row.since, row.last)


def _digest(kind: str, what: str) -> str:
    return salted_hmac(f"cliffhanger.audience.allowance.{kind}", what, algorithm="sha256").hexdigest()
