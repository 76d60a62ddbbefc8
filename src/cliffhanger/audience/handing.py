"""The way out: one open connection to Django's mail backend, and what it can say about mails of a lost process."""

from __future__ import annotations

from smtplib import SMTPException
from types import TracebackType
from typing import Self

from django.core.mail import EmailMessage, get_connection

from .planning import Handed, Outcome, plan_outcome


class MailUnreachable(ConnectionError):
    """The mail server did not open a connection. Nothing was tried and nothing is lost; see CLIFFHANGER_SMTP_HOST."""


class Post:
    """Opens the backend before any mail is claimed, so that a server that is down costs no mail an attempt."""

    def __init__(self) -> None:
        self.backend = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.backend.close()

    def open(self) -> None:
        """Make sure of a connection; call before each claim. Raises `MailUnreachable`."""
        try:
            self.backend.open()
        except (SMTPException, OSError) as error:
            raise MailUnreachable(f"{type(error).__name__}: {MailUnreachable.__doc__}") from error

    def hand_over(self, mail: EmailMessage) -> Outcome:
        """Give one mail to the backend. After an error the connection is closed: it may be in the middle of a mail."""
        try:
            self.backend.send_messages([mail])
        except (SMTPException, OSError) as error:
            self.backend.close()
            return plan_outcome(error)
        return Outcome(Handed.SENT)

    @property
    def settles(self) -> bool:
        """Whether the backend can say for certain what was handed to it (`mailbox.FileBackend` can)."""
        return bool(getattr(self.backend, "settles", False))

    def was_handed_over(self, message_id: str) -> bool:
        return bool(self.backend.was_handed_over(message_id))
