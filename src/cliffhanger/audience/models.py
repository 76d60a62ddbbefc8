"""Who wants to be told what, and the one mail about it: the only personal data in the house.

No row here is logged with its address, and no address of a person stands in a URL.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.models import StatusChange

from .querysets import FollowQuerySet, MessageQuerySet
from .scope import Scope


class StopReason(models.TextChoices):
    """Why a follower gets nothing any more. A fresh opt-in by the reader undoes each of them but the last."""

    ASKED = "asked", "stopped everything"
    BOUNCED = "bounced", "the address does not exist"
    FORGOTTEN = "forgotten", "asked us to forget the address"


class Follower(models.Model):
    """An address. Nothing but a request for a yes is sent to it before ``confirmed_at``."""

    email = models.EmailField(max_length=254)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="the first yes")
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_because = models.CharField(max_length=10, choices=StopReason.choices, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(Upper("email"), name="one_follower_an_address"),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_because="")
                | Q(stopped_at__isnull=False) & ~Q(stopped_because=""),
                name="a_stop_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """By number: this text ends up in logs and error pages."""
        return f"follower {self.pk}"

    @property
    def masked(self) -> str:
        """Enough for the owner to recognise the address, not enough for anyone else to use it."""
        name, _, host = self.email.partition("@")
        return f"{name[:1]}…@{host}"

    @property
    def is_forgotten(self) -> bool:
        return self.stopped_because == StopReason.FORGOTTEN


_ONE_SCOPE = (
    Q(show__isnull=False, section="", everything=False)
    | Q(show__isnull=True, everything=False) & ~Q(section="")
    | Q(show__isnull=True, section="", everything=True)
)


class Follow(models.Model):
    """What one follower asked for: a show, a section or everything. It counts from ``confirmed_at`` to ``ended_at``."""

    follower = models.ForeignKey(Follower, models.CASCADE, related_name="follows")
    show = models.ForeignKey(Show, models.CASCADE, null=True, blank=True, related_name="follows")
    section = models.SlugField(max_length=100, blank=True)
    everything = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["section"], condition=~Q(section=""), name="follows_of_a_section")]
        constraints = [
            models.CheckConstraint(condition=_ONE_SCOPE, name="a_follow_of_one_thing"),
            models.UniqueConstraint(
                fields=["follower", "show"],
                condition=Q(ended_at__isnull=True, show__isnull=False),
                name="a_show_followed_once",
            ),
            models.UniqueConstraint(
                fields=["follower", "section"],
                condition=Q(ended_at__isnull=True) & ~Q(section=""),
                name="a_section_followed_once",
            ),
            models.UniqueConstraint(
                fields=["follower"],
                condition=Q(ended_at__isnull=True, everything=True),
                name="everything_followed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"follow {self.pk}"

    @property
    def scope(self) -> Scope:
        return Scope(show=self.show, section=self.section, everything=self.everything)

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None


class Telling(models.Model):
    """One change was turned into mails, for the readers eligible at that moment. Written in the same transaction.

    ``eligible`` is what the account of a change must add up to; see `account.conservation`.
    """

    change = models.OneToOneField(StatusChange, models.PROTECT, related_name="telling")
    told_at = models.DateTimeField(help_text="when the mails were queued")
    eligible = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"telling of change {self.change_id}"


class MessageState(models.TextChoices):
    PENDING = "pending", "waits to be sent"
    SENDING = "sending", "being handed over"
    SENT = "sent", "handed over"
    SUPPRESSED = "suppressed", "not sent, for a reason of ours"
    FAILED = "failed", "not sent, refused"
    UNCERTAIN = "uncertain", "handed over or not: nobody knows"


_S = MessageState


class Message(models.Model):
    """One mail to one follower: about one change, or (``change`` empty) the one that asks for a yes.

    ``key`` never changes: it is the Message-ID and, where mails are files, the file's name. The text is not kept; it
    is written when it is sent, so that it says where the show stands at that moment.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    follower = models.ForeignKey(Follower, models.CASCADE, related_name="messages")
    follow = models.ForeignKey(Follow, models.CASCADE, related_name="messages")
    change = models.ForeignKey(StatusChange, models.PROTECT, null=True, blank=True, related_name="messages")
    state = models.CharField(max_length=10, choices=_S.choices, default=_S.PENDING)
    reason = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_try_at"])]
        constraints = [
            models.UniqueConstraint(fields=["follow", "change"], name="told_once"),
            models.UniqueConstraint(fields=["follower", "change"], name="one_mail_a_change"),
            models.CheckConstraint(
                condition=Q(state=_S.SENT, sent_at__isnull=False)
                | ~Q(state=_S.SENT) & Q(sent_at__isnull=True),
                name="sent_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[_S.SUPPRESSED, _S.FAILED]) | ~Q(reason=""),
                name="not_sent_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[_S.SENDING, _S.UNCERTAIN]) | Q(claimed_at__isnull=False),
                name="a_claim_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.key}"

    def message_id(self, host: str) -> str:
        """The Message-ID of every try of this mail."""
        return f"<{self.key.hex}@{host}>"

    @property
    def asks_for_a_yes(self) -> bool:
        return self.change_id is None


class Allowance(models.Model):
    """How often an address or a network was the cause of a confirmation mail.

    ``digest`` is keyed, so the row outlives the address without holding it. ``spent`` counts since ``since``.
    """

    ADDRESS, NETWORK = "address", "network"

    kind = models.CharField(max_length=10, choices=[(ADDRESS, ADDRESS), (NETWORK, NETWORK)])
    digest = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField(null=True, blank=True)
    last = models.DateTimeField(null=True, blank=True)
    spent = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"allowance {self.digest[:8]}"
