"""A mail server that misbehaves as told, on 127.0.0.1: what no mail library can be asked to do."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager


class Sink(socketserver.ThreadingTCPServer):
    """``at`` maps a command (MAIL, RCPT, DATA, END) to a reply line, or to "hang up"; ``taken`` are the mails."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, at: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.at, self.taken = at, []


class _Talk(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self.say("220 sink")
        while line := self.rfile.readline():
            word = line[:4].decode().strip().upper()
            if word == "QUIT" or not self.answer(word):
                return

    def answer(self, word: str) -> bool:
        if word == "DATA" and "DATA" not in self.server.at:
            self.say("354 go on")
            self.server.taken.append(self.mail())
            word = "END"
        reply = self.server.at.get(word, "250 fine")
        if reply == "hang up":
            return False
        self.say(reply)
        return True

    def mail(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        return b"".join(lines)

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def smtp_sink(settings, **at: str):
    """Mail goes to the sink while this is open."""
    sink = Sink(at)
    threading.Thread(target=sink.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = sink.server_address
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER, settings.EMAIL_TIMEOUT = False, "", 5
    try:
        yield sink
    finally:
        sink.shutdown()
        sink.server_close()
