"""The first editor's account, so that the desk can be opened at once."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from rich.console import Console

NAME = "editor"


def make_editor(console: Console) -> None:
    """If nobody can log in yet, make one account; its password lies in a file that only its owner can read."""
    users = get_user_model()
    if users.objects.filter(is_superuser=True).exists():
        return
    password = secrets.token_urlsafe(12)
    users.objects.create_superuser(NAME, password=password)
    path = Path(settings.VAR) / "editor-password"
    path.touch(mode=0o600)
    path.write_text(password + "\n")
    console.print(f"The desk at {settings.BASE_URL}/desk/ opens for {NAME!r} with the password in {path}")
