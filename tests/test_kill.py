"""`kill -9` in the middle of a tick, again and again: same ledger, same changes, no second mail."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = 10
PROJECT = Path(__file__).resolve().parent.parent

BUILD = """
import django; django.setup()
from django.core.management import call_command
from django.utils import timezone
from tests.make import document, record, statement
from cliffhanger.audience import follow, tell
from cliffhanger.audience.models import Follower
from cliffhanger.audience.scope import Scope
from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.find import replay
from cliffhanger.main.local_feed import open_local_feed
from cliffhanger.newsroom.compose import compose_first_edition
now = timezone.now()
call_command("migrate", verbosity=0)
for name in ("Night Train", "Glass Harbour"):
    record(document([
        statement(name, "network", value="Netflix", on="2026-05-01"),
        statement(name, "network_kind", value="streaming", on="2026-05-01"),
        statement(name, "premiere", season=1, value="2026-05-01", happened_on="2026-05-01", on="2026-05-01"),
    ], url=f"https://example.org/{name}"), now=now)
replay(Show.objects.all(), now=now)
compose_first_edition(now=now)
open_local_feed()
for n in range(5):
    follow.ask(f"reader{n}@example.org", Scope(everything=True), now=now)
for reader in Follower.objects.all():
    follow.begin_waiting(reader, now=now)
"""
DROP = """
import django; django.setup()
from django.utils import timezone
from cliffhanger.main.local_feed import drop
for name in ("Night Train", "Glass Harbour"):
    drop(f"Netflix renews {name} for a second season", f"Netflix has renewed {name} for a second season.",
         link=f"https://example.org/renewed/{name}", now=timezone.now())
"""
LOOK = """
import django; django.setup()
from cliffhanger.audience.models import Message
from cliffhanger.evidence.models import Claim, Document, StatusChange
print(sorted(Document.objects.filter(read_at__isnull=False).values_list("url", "digest")))
print(sorted(Claim.objects.values_list("document__url", "predicate", "season__number", "value")))
print(sorted(StatusChange.objects.values_list("show__slug", "season__number", "number", "before", "after")))
print(sorted(Message.objects.filter(change__isnull=False).values_list("follower_id", "change__show__slug", "state")))
"""


def run(var: Path, *command: str, kill_after: float | None = None) -> str:
    env = {**os.environ, "CLIFFHANGER_VAR": str(var), "DJANGO_SETTINGS_MODULE": "cliffhanger.main.settings"}
    env.pop("DATABASE_URL", None)
    child = subprocess.Popen(
        [sys.executable, *command],
        env=env,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with child:
        if kill_after is not None:
            time.sleep(kill_after)
            child.kill()
        out = child.communicate()[0]
    assert kill_after is not None or child.returncode == 0, out
    return out


def tick(var: Path, kill_after: float | None = None) -> str:
    return run(var, "-m", "cliffhanger.main.cli", "tick", "--once", kill_after=kill_after)


def mails(var: Path) -> int:
    return len(list((var / "mail").glob("*.eml")))


@pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="the processes of this test bring an embedded database"
)
def test_ten_kills_lose_nothing_and_double_nothing(tmp_path):
    var, copy = tmp_path / "var", tmp_path / "copy"
    run(var, "-c", BUILD)
    tick(var)
    before = mails(var)
    run(var, "-c", DROP)
    shutil.copytree(var, copy)

    started = time.monotonic()
    tick(var)
    lasts = time.monotonic() - started
    expected = run(var, "-c", LOOK)
    assert expected.count("'renewed'") >= 4
    assert mails(var) - before == 10

    shutil.rmtree(var)
    copy.rename(var)
    moments = random.Random(20261125)
    for _ in range(KILLS):
        tick(var, kill_after=lasts * moments.uniform(0.3, 1.0))
    tick(var)
    tick(var)
    assert run(var, "-c", LOOK) == expected
    assert mails(var) - before == 10
