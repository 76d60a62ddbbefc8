"""Many rows at once: who is to be told, and which mails are due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When

if TYPE_CHECKING:
    from .models import Message
    from .scope import Scope


class FollowQuerySet(models.QuerySet):
    def running(self) -> Self:
        """Not ended: confirmed, or waiting for a yes."""
        return self.filter(ended_at__isnull=True)

    def active(self) -> Self:
        return self.running().filter(confirmed_at__isnull=False)

    def waiting(self) -> Self:
        return self.running().filter(confirmed_at__isnull=True)

    def of(self, scope: Scope) -> Self:
        return self.filter(show=scope.show, section=scope.section, everything=scope.everything)

    def to_tell(self, show_id: int, *, sections: frozenset[str], by: datetime) -> Self:
        """The confirmed follows that cover the show and were confirmed by then, of followers who did not stop."""
        covers = Q(show_id=show_id) | Q(section__in=sections) | Q(everything=True)
        return self.active().filter(covers, confirmed_at__lte=by, follower__stopped_at__isnull=True)

    def narrowest_first(self) -> Self:
        """By follower; a show before a section before everything."""
        breadth = Case(
            When(everything=True, then=Value(2)), When(~Q(section=""), then=Value(1)), default=Value(0)
        )
        return self.order_by("follower_id", breadth, "pk")


class MessageQuerySet(models.QuerySet):
    def due(self, now: datetime) -> Self:
        """In the order in which they are sent: requests for a yes, for which someone waits, then the news by age."""
        by_age = F("change").asc(nulls_first=True)
        return self.filter(state="pending", next_try_at__lte=now).order_by(by_age, "next_try_at", "pk")

    def in_flight(self) -> Self:
        return self.filter(state="sending")

    def uncertain(self) -> Self:
        """For the operator: nobody knows whether these arrived, and they are not sent again by themselves."""
        return self.filter(state="uncertain")

    def same_season(self, message: Message) -> Self:
        """What the same follower was or will be told about the same season."""
        assert message.change is not None
        return self.filter(follower_id=message.follower_id, change__season_id=message.change.season_id)

    def newer_than(self, message: Message) -> Self:
        assert message.change is not None
        return self.same_season(message).filter(change__number__gt=message.change.number)

    def older_than(self, message: Message) -> Self:
        assert message.change is not None
        return self.same_season(message).filter(change__number__lt=message.change.number)
