from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from cliffhanger.audience.tests.make import make_show

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    """This room alone: its own addresses, a bare base.html, two sections, a mailbox of its own."""
    templates = deepcopy(django_settings.TEMPLATES)
    templates[0]["DIRS"] = [Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "cliffhanger.audience.tests.urls"
    settings.AUDIENCE_SECTIONS = "cliffhanger.audience.tests.sections.sections"
    settings.MAIL_DIR = tmp_path / "mail"
    settings.STATIC_ROOT = tmp_path
    settings.SHOW_MAILBOX = True


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def later():
    """A function: so many minutes after now."""
    return lambda minutes: NOW + timedelta(minutes=minutes)


@pytest.fixture
def files(settings):
    """Mail as files, as in the embedded mode. Django's test runner would keep them in memory."""
    settings.EMAIL_BACKEND = "cliffhanger.audience.mailbox.FileBackend"
    return lambda: sorted(settings.MAIL_DIR.glob("*.eml"))


@pytest.fixture
def show(db):
    return make_show("All of Us Are Dead", "all-of-us-are-dead")
