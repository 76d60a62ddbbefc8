"""Typed readers of the environment: the only place where a setting is text."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadSetting(RuntimeError):
    """An environment variable that cannot be understood. The message names it and says what it takes."""


def env_text(name: str, default: str = "") -> str:
    """The variable, or the content of the file that NAME_FILE points to (for secrets kept in files)."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text().strip()
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    text = os.environ.get(name, "").lower()
    words = {"": default, "1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text not in words:
        raise BadSetting(f"{name}={text!r}: write 1 or 0")
    return words[text]


def env_int(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    try:
        return int(text) if text else default
    except ValueError as error:
        raise BadSetting(f"{name}={text!r}: write a whole number") from error


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def env_secret(name: str, kept_in: Path) -> str:
    """The secret from the environment, or one made at the first start and kept in a file of ours."""
    given = env_text(name)
    if given:
        return given
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        kept_in.touch(mode=0o600)
        kept_in.write_text(secrets.token_urlsafe(50))
    return kept_in.read_text().strip()


def env_database(name: str, embedded: Path) -> dict[str, object]:
    """Django's DATABASES entry: SQLite in ``embedded`` unless NAME holds a postgres:// address."""
    address = urlsplit(env_text(name))
    if not address.scheme:
        return _sqlite(embedded)
    if address.scheme not in {"postgres", "postgresql"}:
        raise BadSetting(
            f"{name}: write postgres://user:password@host:port/name, or leave it empty for SQLite"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.path.lstrip("/"),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 60,
    }


def _sqlite(path: Path) -> dict[str, object]:
    path.parent.mkdir(parents=True, exist_ok=True)
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }
