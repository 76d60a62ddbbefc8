"""Mail backends that die at the worst moments, as a process under kill -9 does."""

from __future__ import annotations

from django.core.mail.backends.locmem import EmailBackend

from cliffhanger.audience.mailbox import FileBackend


class Killed(BaseException):
    """No `except Exception` sees this, as none sees a SIGKILL."""


class DiesAfterWriting(FileBackend):
    def send_messages(self, email_messages) -> int:
        super().send_messages(email_messages)
        raise Killed


class DiesBeforeWriting(FileBackend):
    def send_messages(self, email_messages) -> int:
        raise Killed


class DiesInTheMiddle(EmailBackend):
    """Like SMTP: afterwards nobody can say whether it was taken."""

    def send_messages(self, email_messages) -> int:
        raise Killed
