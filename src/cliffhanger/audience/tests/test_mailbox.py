"""Mail as files, and the page that shows them."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives

from cliffhanger.audience import mailbox
from cliffhanger.audience.models import Message
from cliffhanger.audience.tests.make import make_change, make_follow, tell_all

pytestmark = pytest.mark.django_db


def test_a_mail_is_one_file_named_for_its_message(show, now, files):
    make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    tell_all(now)
    assert [path.stem for path in files()] == [Message.objects.get().key.hex]
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in files()[0].read_bytes()


def test_the_mail_can_be_read_and_its_links_followed(show, now, files, client):
    make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    tell_all(now)
    page = client.get("/mail/").content.decode()
    address = f"/mail/{Message.objects.get().key.hex}/"
    assert f'href="{address}"' in page
    assert "All of Us Are Dead: season 2 renewed" in page
    letter = client.get(address).content.decode()
    assert letter.count('href="https://news.example/follow/stop/') == 2, "in the HTML and in the plain text"


@pytest.mark.parametrize("path", ["/mail/", "/mail/x/"])
def test_there_is_no_mailbox_where_mail_really_goes_out(path, client, settings):
    settings.SHOW_MAILBOX = False
    assert client.get(path).status_code == 404


def test_markup_in_a_mail_does_nothing_in_the_mailbox(files, client):
    letter = EmailMultiAlternatives("<i>Hi</i>", "plain <script>alert(1)</script>", to=["ji@example.org"])
    letter.attach_alternative('<p onclick="x()">hello<script>alert(1)</script></p>', "text/html")
    letter.send()
    page = client.get(f"/mail/{files()[0].stem}/").content
    assert b"<script" not in page
    assert b"onclick" not in page
    assert b"hello" in page


@pytest.mark.parametrize("name", ["..%2Fsecret", "%2E%2E", "no-such-mail", "a%00b"])
def test_only_mails_are_shown(name, client, settings):
    settings.MAIL_DIR.mkdir()
    (settings.MAIL_DIR.parent / "secret.eml").write_text("Subject: secret\n\nsecret")
    assert client.get(f"/mail/{name}/").status_code == 404


def test_handed_over_twice_it_is_there_once(files):
    letter = EmailMessage("Hi", "Text", to=["ji@example.org"], headers={"Message-ID": "<one.2@host>"})
    backend = mailbox.FileBackend()
    assert not backend.was_handed_over("<one.2@other>")
    assert backend.send_messages([letter, letter]) == 2
    assert [path.name for path in files()] == ["one.2.eml"]
    assert backend.was_handed_over("<one.2@other>")


def test_an_empty_mailbox_says_so(client):
    assert b"No mail yet" in client.get("/mail/").content
