"""The pages: opening changes nothing, a button changes one thing, and nobody learns who reads what."""

from __future__ import annotations

import logging
import re

import pytest
from django.core import mail
from django.test import Client

from cliffhanger.audience import tell
from cliffhanger.audience.models import Follow, Follower, Message
from cliffhanger.audience.tests.make import BASE, make_change, make_follow, make_show, tell_all
from cliffhanger.audience.tokens import CONFIRM, MANAGE, STOP, seal
from cliffhanger.catalogue.models import Show

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    """As strict as a browser from elsewhere: without a CSRF token."""
    return Client(enforce_csrf_checks=True)


def links(text: str) -> list[str]:
    return re.findall(r"https://news\.example(/follow/\S+/)", text)


def snapshot() -> list:
    tables = (Follower, Follow, Message)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def test_from_the_form_to_the_first_mail(browser, show, now, later):
    page = browser.post("/follow/", {"email": "ji@example.org", "show": show.slug, "website": ""})
    assert page.status_code == 200
    assert b"Look in your mail" in page.content
    moment = Follow.objects.get().created_at
    tell.send_due(moment, base_url=BASE)
    (address,) = links(mail.outbox[0].body)
    assert b"All of Us Are Dead" in browser.get(address).content
    assert not Follow.objects.active().exists()
    assert b"You will be told" in browser.post(address).content
    assert Follow.objects.active().count() == 1


def test_the_answer_is_the_same_for_known_unknown_stopped_and_trapped(browser, show, now):
    make_follow("known@example.org", show=show)
    stopped = make_follow("stopped@example.org", show=show).follower
    from cliffhanger.audience import follow

    follow.end_all(stopped, now=now)
    answers = set()
    for email in ("known@example.org", "new@example.org", "stopped@example.org", "new@example.org"):
        page = browser.post("/follow/", {"email": email, "show": show.slug})
        answers.add((page.status_code, page.content))
    trapped = browser.post("/follow/", {"email": "bot@example.org", "show": show.slug, "website": "spam"})
    answers.add((trapped.status_code, trapped.content))
    assert len(answers) == 1


def test_the_trap_catches_machines(browser, show):
    browser.post("/follow/", {"email": "victim@example.org", "show": show.slug, "website": "https://pills"})
    assert not Follower.objects.exists()


def test_one_network_causes_thirty_mails_an_hour_and_is_told_nothing(browser, show):
    pages = set()
    for number in range(35):
        page = browser.post("/follow/", {"email": f"r{number}@example.org", "show": show.slug})
        pages.add((page.status_code, page.content))
    assert Message.objects.count() == 30
    assert len(pages) == 1


def test_a_forged_header_is_no_new_network(browser, show, settings):
    for number in range(35):
        forged = {"X-Forwarded-For": f"203.0.{number}.1"}
        browser.post("/follow/", {"email": f"r{number}@example.org", "show": show.slug}, headers=forged)
    assert Message.objects.count() == 30
    settings.PROXY_HOPS = 1
    proxied = {"X-Forwarded-For": "198.51.100.1, 203.0.113.1"}
    browser.post("/follow/", {"email": "other@example.org", "show": show.slug}, headers=proxied)
    assert Message.objects.count() == 31


def test_a_wrong_address_or_show_is_said_so(browser, show):
    page = browser.post("/follow/", {"email": "ji", "show": show.slug})
    assert page.status_code == 400
    assert b"valid email address" in page.content
    assert browser.post("/follow/", {"email": "ji@example.org", "show": "none"}).status_code == 400
    assert not Follower.objects.exists()


def test_the_form_is_there_for_a_show_a_section_and_everything(browser, show):
    assert (
        b'name="show" value="all-of-us-are-dead"' in browser.get("/follow/?show=all-of-us-are-dead").content
    )
    assert b'name="section" value="korean"' in browser.get("/follow/?section=korean").content
    assert b'name="everything"' in browser.get("/follow/").content
    assert b'name="everything"' in browser.get("/follow/?show=%3Cscript%3E").content


def test_an_address_in_the_query_is_not_read(browser):
    assert b"ji@example.org" not in browser.get("/follow/?email=ji@example.org").content


def test_a_scanner_that_opens_every_link_changes_nothing(browser, show, now):
    browser.post("/follow/", {"email": "bo@example.org", "show": show.slug})
    tell.send_due(Follow.objects.get().created_at, base_url=BASE)
    make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    tell_all(now)
    before = snapshot()
    found = [link for m in mail.outbox for link in links(m.body)]
    assert len(found) == 3
    for link in found:
        assert browser.get(link).status_code == 200
        assert browser.head(link).status_code == 200
    assert snapshot() == before


def test_one_click_stops_without_cookie_token_or_redirect_and_twice(browser, show, now):
    make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    tell_all(now)
    address = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix(BASE)
    for _ in range(2):
        page = browser.post(address, {"List-Unsubscribe": "One-Click"})
        assert page.status_code == 200
        assert not page.cookies
        assert not Follow.objects.running().exists()


def test_one_click_works_after_the_show_is_gone(browser, db):
    show = Show.objects.create(title="Gone", slug="gone")
    row = make_follow("ji@example.org", show=show)
    address = f"/follow/stop/{seal(STOP, row.follower_id, row.pk)}/"
    show.delete()
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_a_stop_link_leads_to_no_more_than_stopping(browser, show):
    row = make_follow("ji@example.org", show=show)
    address = f"/follow/stop/{seal(STOP, row.follower_id, row.pk)}/"
    for page in (browser.get(address), browser.post(address)):
        assert b"/follow/manage/" not in page.content
        assert b"example.org" not in page.content


@pytest.mark.parametrize("kind", ["confirm", "manage", "stop"])
def test_a_damaged_link_explains_itself(browser, kind):
    for page in (
        browser.get(f"/follow/{kind}/WzFd:bad:seal/"),
        browser.post(f"/follow/{kind}/WzFd:bad:seal/"),
    ):
        assert page.status_code == 404
        assert b"no longer good" in page.content


def test_all_that_is_followed_can_be_changed_on_one_page(browser, show):
    make_show("Squid Game", "squid-game")
    row = make_follow("ji@example.org", show=show)
    address = f"/follow/manage/{seal(MANAGE, row.follower_id)}/"
    steps = [
        ({"do": "add", "title": "squid game"}, ["All of Us Are Dead", "Squid Game"]),
        (
            {"do": "add", "section": "korean"},
            ["All of Us Are Dead", "Squid Game", "the section Korean drama"],
        ),
        ({"do": "end", "follow": str(row.pk)}, ["Squid Game", "the section Korean drama"]),
        ({"do": "everything"}, ["everything"]),
        ({"do": "end_all"}, []),
    ]
    for fields, left in steps:
        assert browser.post(address, fields).status_code == 200
        assert [f.scope.words for f in Follow.objects.active()] == left
    browser.post(address, {"do": "forget"})
    assert browser.get(address).status_code == 404


def test_what_waits_can_be_begun_or_refused_on_the_manage_page(browser, show, now):
    row = make_follow("ji@example.org", show=show)
    address = f"/follow/manage/{seal(MANAGE, row.follower_id)}/"
    browser.post("/follow/", {"email": "ji@example.org", "section": "korean"})
    assert b"Waits for your yes" in browser.get(address).content
    browser.post(address, {"do": "begin"})
    assert Follow.objects.active().count() == 2


def test_a_title_that_is_not_there_gets_suggestions(browser, show):
    row = make_follow("ji@example.org", show=show)
    page = browser.post(
        f"/follow/manage/{seal(MANAGE, row.follower_id)}/", {"do": "add", "title": "All of Us Are"}
    )
    assert b"Near it: All of Us Are Dead" in page.content
    for fields in (
        {"do": "add"},
        {"do": "dance"},
        {"do": "end", "follow": "x"},
        {"do": "add", "section": "pills"},
    ):
        page = browser.post(f"/follow/manage/{seal(MANAGE, row.follower_id)}/", fields)
        assert page.status_code == 200
    assert Follow.objects.active().count() == 1


def test_nobody_ends_the_follow_of_another(browser, show):
    mine, other = make_follow("ji@example.org", show=show), make_follow("bo@example.org", show=show)
    browser.post(f"/follow/manage/{seal(MANAGE, mine.follower_id)}/", {"do": "end", "follow": str(other.pk)})
    browser.post(f"/follow/stop/{seal(STOP, mine.follower_id, other.pk)}/")
    assert Follow.objects.active().count() == 2


def test_pages_are_not_stored_indexed_told_to_others_or_cookied(browser, show):
    row = make_follow("ji@example.org", show=show)
    for address in (
        "/follow/",
        f"/follow/manage/{seal(MANAGE, row.follower_id)}/",
        f"/follow/confirm/{seal(CONFIRM, row.follower_id)}/",
        f"/follow/stop/{seal(STOP, row.follower_id, row.pk)}/",
        "/follow/stop/bad/",
        "/mail/",
    ):
        page = browser.get(address)
        assert page["Referrer-Policy"] == "no-referrer"
        assert page["Cache-Control"] == "no-store"
        assert "noindex" in page["X-Robots-Tag"]
        assert not page.cookies


def test_no_address_stands_in_a_log_a_link_or_a_row_name(browser, show, now, caplog):
    caplog.set_level(logging.DEBUG)
    browser.post("/follow/", {"email": "secret@example.org", "show": show.slug})
    browser.post("/follow/", {"email": "secret@example", "show": show.slug})
    tell.send_due(Follow.objects.get().created_at, base_url=BASE)
    row = make_follow("secret@example.org", show=show)
    make_change(show, at=now)
    tell_all(now)
    import base64

    for link in links(mail.outbox[-1].body):
        head = link.split("/")[3].split(":")[0]
        assert b"secret" not in base64.urlsafe_b64decode(head + "==")
    assert "secret" not in caplog.text
    assert "secret" not in f"{row} {row.follower} {Message.objects.first()}"
    assert b"secret@" not in browser.get(f"/follow/manage/{seal(MANAGE, row.follower_id)}/").content
