"""Mail as files: what the embedded mode sends, and what its local mailbox page reads.

A mail's file is named for its Message-ID, so handing one over twice leaves one file, and after a crash a look at the
folder says whether it had gone out.
"""

from __future__ import annotations

import os
import re
import threading
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMail
from email.utils import parsedate_to_datetime
from pathlib import Path

import nh3
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_UNSAFE = re.compile(r"[^0-9A-Za-z._-]")


class FileBackend(BaseEmailBackend):
    """Django's mail backend for a newsroom without a mail server: one .eml a message below settings.MAIL_DIR."""

    settles = True
    """`was_handed_over` knows, for certain: nothing handed to this backend stays uncertain."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        for message in email_messages:
            mail = message.message()
            _write_once(path_of(mail["Message-ID"]), mail.as_bytes(linesep="\r\n"))
        return len(email_messages)

    def was_handed_over(self, message_id: str) -> bool:
        return path_of(message_id).exists()


def path_of(message_id: str) -> Path:
    """Where the mail of this Message-ID lies; the name holds only letters, digits and ``._-``."""
    local = message_id.strip().strip("<>").split("@")[0]
    return Path(settings.MAIL_DIR) / f"{_UNSAFE.sub('-', local).lstrip('.')}.eml"


def _write_once(path: Path, content: bytes) -> None:
    """Whole or not at all, and never over a mail that is already there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        return
    draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.draft")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@dataclass(frozen=True)
class Letter:
    """One mail of the local mailbox, ready to be shown. ``html`` is sanitised."""

    name: str
    subject: str
    to: str
    sent: datetime | None
    text: str = ""
    html: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def letters(limit: int = 200) -> list[Letter]:
    """The newest first; without their bodies' HTML."""
    folder = Path(settings.MAIL_DIR)
    files = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [_letter(path) for path in files[:limit]]


def letter(name: str) -> Letter | None:
    """One mail by its file's name without ``.eml``; None if there is none."""
    path = Path(settings.MAIL_DIR) / f"{_UNSAFE.sub('-', name).lstrip('.')}.eml"
    return _letter(path) if path.exists() else None


def _letter(path: Path) -> Letter:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(mail, ParsedMail)
    return Letter(
        name=path.stem,
        subject=str(mail["Subject"] or ""),
        to=str(mail["To"] or ""),
        sent=parsedate_to_datetime(mail["Date"]) if mail["Date"] else None,
        text=_part(mail, "plain"),
        html=nh3.clean(_part(mail, "html"), link_rel="noopener noreferrer"),
        headers=tuple((name, str(value)) for name, value in mail.items()),
    )


def _part(mail: ParsedMail, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
