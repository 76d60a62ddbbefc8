"""cliffhanger run"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from cliffhanger.main.command import Command as Base
from cliffhanger.main.command import CommandError
from cliffhanger.main.editor import make_editor
from cliffhanger.main.first_start import first_start


class Command(Base):
    help = "Serve the site and let the loop tick, in one process group."
    about = "The first start imports what ships with the package. Stop it with Ctrl-C."
    examples = ("cliffhanger run", "cliffhanger run --port 9000 --every 60")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--every", type=int, default=settings.TICK_SECONDS, metavar="SECONDS")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        _refuse_taken(host, port)
        _name_ourselves(f"http://{host}:{port}")
        first_start(now=timezone.now(), console=self.console)
        make_editor(self.console)
        children = [_spawn(_web(host, port)), _spawn(_loop(options["every"]))]
        self.console.print(f"\n[bold]{settings.SITE_NAME} is at http://{host}:{port}/[/]  (Ctrl-C stops it)")
        if settings.SHOW_MAILBOX:
            self.console.print(f"Mails that it sends can be read at http://{host}:{port}/mail/\n")
        _wait(children)


def _name_ourselves(address: str) -> None:
    """Unless CLIFFHANGER_URL says otherwise, the links in pages and mails lead to where we serve."""
    if "CLIFFHANGER_URL" not in os.environ:
        os.environ["CLIFFHANGER_URL"] = settings.BASE_URL = address


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"port {port} of {host} is taken; choose another with --port") from error


def _web(host: str, port: int) -> Sequence[str]:
    quiet = ("--log-level", "warning", "--no-access-log")
    place = ("--host", host, "--port", str(port))
    size = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--backpressure", "32")
    return (sys.executable, "-m", "granian", *place, *size, *quiet, "cliffhanger.main.wsgi:application")


def _loop(every: int) -> Sequence[str]:
    return (sys.executable, "-m", "cliffhanger.main.cli", "tick", "--every", str(every))


def _spawn(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command)  # noqa: S603 - our own two commands


def _wait(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Until one ends or we are told to stop; then all end."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set() and all(child.poll() is None for child in children):
        time.sleep(0.2)
    for child in children:
        child.terminate()
    for child in children:
        child.wait(timeout=10)
    if not stop.is_set():
        raise CommandError("the server or the loop stopped by itself; its last lines above say why")
