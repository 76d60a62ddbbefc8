"""Signed links. A token of one purpose does nothing for another, and none holds an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

CONFIRM_WITHIN = timedelta(days=7)


class BadToken(ValueError):
    """The link is damaged, too old, or for something else. Ask for a new one at /follow/."""


@dataclass(frozen=True)
class Purpose:
    salt: str
    lasts: timedelta | None = None


CONFIRM = Purpose("cliffhanger.audience.confirm", CONFIRM_WITHIN)
MANAGE = Purpose("cliffhanger.audience.manage")
STOP = Purpose("cliffhanger.audience.stop")


def seal(purpose: Purpose, *ids: int) -> str:
    """A URL-safe text that only we can have made, of row numbers only."""
    return signing.dumps(list(ids), salt=purpose.salt)


def unseal(purpose: Purpose, token: str) -> tuple[int, ...]:
    """The numbers back; raises `BadToken` for a token of another purpose, a damaged one or one past its time."""
    try:
        ids = signing.loads(token, salt=purpose.salt, max_age=purpose.lasts)
    except signing.BadSignature as error:
        raise BadToken(str(BadToken.__doc__)) from error
    return tuple(int(number) for number in ids)
