"""Following: asked for by anyone, begun only by the yes of whoever reads the address, ended by one click."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from . import allowance
from .models import Follow, Follower, Message, StopReason
from .scope import Scope
from .tokens import CONFIRM, CONFIRM_WITHIN, STOP, BadToken, Purpose, unseal

WAITING_AT_MOST = 20
"""Requests without a yes, for one address: nobody can heap more upon a stranger."""


class BadAddress(ValueError):
    """Not an e-mail address. Write one like name@example.org."""


@dataclass(frozen=True)
class Ended:
    """What a stop link ends; None when the row is gone: then there is nothing left to stop, which is fine."""

    follow: Follow | None


def ask(email: str, scope: Scope, *, now: datetime) -> None:
    """Note the wish and queue one mail that asks for a yes, within the allowance of the address.

    Answers nothing, on purpose: a known, an unknown and a stopped address look the same from outside. The mail goes
    out with the next `tell.send_due`, so that the time this takes tells nothing either. Raises `BadAddress`.
    """
    email = _clean(email)
    with transaction.atomic():
        follower = _follower(email, now)
        follow = _wish(follower, scope, now)
        if follow is not None and allowance.spend_on_address(email, now):
            Message.objects.create(follower=follower, follow=follow, next_try_at=now)


def confirm(token: str, *, now: datetime) -> Follower:
    """The yes: everything this follower asked for and has not ended begins now. Saying yes twice changes nothing.

    Undoes an earlier stop or bounce, because whoever clicks reads the address. Raises `BadToken`.
    """
    follower = who(CONFIRM, token)
    begin_waiting(follower, now=now)
    return follower


def end(token: str, *, now: datetime) -> Ended:
    """One click: the follow that the mail came from ends, whatever became of its show. Raises `BadToken` only."""
    ended = find_end(token)
    if ended.follow is not None:
        end_one(ended.follow.follower, ended.follow.pk, now=now)
    return ended


def find_end(token: str) -> Ended:
    """What a stop link would end; changes nothing."""
    follower_id, follow_id = unseal(STOP, token)
    follows = Follow.objects.select_related("follower", "show")
    return Ended(follows.filter(pk=follow_id, follower_id=follower_id).first())


def who(purpose: Purpose, token: str) -> Follower:
    """Whose link this is. Raises `BadToken` also when the address was deleted since."""
    follower = Follower.objects.filter(pk=unseal(purpose, token)[0]).first()
    if follower is None or follower.is_forgotten:
        raise BadToken(str(BadToken.__doc__))
    return follower


def begin_waiting(follower: Follower, *, now: datetime) -> int:
    """Begin what waits for a yes; how many began."""
    with transaction.atomic():
        begun = follower.follows.waiting().update(confirmed_at=now)
        if begun:
            _welcome(follower, now)
        allowance.clicked(follower.email)
    return begun


def add(follower: Follower, scope: Scope, *, now: datetime) -> Follow:
    """Follow at once: only for whoever holds the manage link, which went to the address itself."""
    with transaction.atomic():
        follow, _ = _running(follower, scope, now)
        if not follow.is_active:
            follow.confirmed_at = now
            follow.save(update_fields=["confirmed_at"])
        _welcome(follower, now)
    return follow


def follow_everything(follower: Follower, *, now: datetime) -> None:
    """Instead of shows and sections: everything."""
    with transaction.atomic():
        follower.follows.running().filter(everything=False).update(ended_at=now)
        add(follower, Scope(everything=True), now=now)


def end_one(follower: Follower, follow_id: int, *, now: datetime) -> int:
    """End one follow; 0 if it had ended, or is not this follower's."""
    return follower.follows.running().filter(pk=follow_id).update(ended_at=now)


def end_all(follower: Follower, *, now: datetime, because: StopReason = StopReason.ASKED) -> None:
    """No more mail of any kind until a fresh yes. Mails that wait are suppressed when their turn comes."""
    with transaction.atomic():
        follower.follows.running().update(ended_at=now)
        follower.stopped_at, follower.stopped_because = now, because
        follower.save(update_fields=["stopped_at", "stopped_because"])


def forget(follower: Follower, *, now: datetime) -> None:
    """End everything and overwrite the address. The rows stay, nameless, so that the accounts still add up."""
    with transaction.atomic():
        follower.email = f"forgotten-{follower.pk}@address.invalid"
        follower.save(update_fields=["email"])
        end_all(follower, now=now, because=StopReason.FORGOTTEN)


def clear_stale(now: datetime) -> int:
    """Delete what nobody said yes to within a week, the addresses with it. How many rows went."""
    cut = now - CONFIRM_WITHIN
    with transaction.atomic():
        stale, _ = Follow.objects.waiting().filter(created_at__lt=cut).delete()
        unheard = Follower.objects.filter(confirmed_at=None, created_at__lt=cut)
        nobody, _ = unheard.exclude(pk__in=Follow.objects.running().values("follower_id")).delete()
        return stale + nobody + allowance.clear_networks(now)


def _clean(email: str) -> str:
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise BadAddress(str(BadAddress.__doc__)) from error
    return email


def _follower(email: str, now: datetime) -> Follower:
    """By address, whatever its capitals: two rows for one mailbox would be two mails."""
    new = {"email": email, "created_at": now}
    return Follower.objects.get_or_create(email__iexact=email, defaults=new)[0]


def _wish(follower: Follower, scope: Scope, now: datetime) -> Follow | None:
    """The follow that was asked for, new or standing; None when too many wait already."""
    if follower.follows.waiting().count() >= WAITING_AT_MOST:
        return None
    follow, created = _running(follower, scope, now)
    if not created and not follow.is_active:
        follow.created_at = now
        follow.save(update_fields=["created_at"])
    return follow


def _running(follower: Follower, scope: Scope, now: datetime) -> tuple[Follow, bool]:
    return Follow.objects.running().get_or_create(
        follower=follower,
        show=scope.show,
        section=scope.section,
        everything=scope.everything,
        defaults={"created_at": now},
    )


def _welcome(follower: Follower, now: datetime) -> None:
    follower.confirmed_at = follower.confirmed_at or now
    follower.stopped_at, follower.stopped_because = None, ""
    follower.save(update_fields=["confirmed_at", "stopped_at", "stopped_because"])
