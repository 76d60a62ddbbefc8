"""From a change to one mail a reader."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from cliffhanger.audience import follow, tell
from cliffhanger.audience.account import accounts, conservation
from cliffhanger.audience.models import Message, Telling
from cliffhanger.audience.tests.make import BASE, make_change, make_follow, make_show, no_sections, tell_all
from cliffhanger.audience.tokens import STOP, unseal
from cliffhanger.evidence.models import StatusChange

pytestmark = pytest.mark.django_db


def test_a_follower_is_told_once_and_a_second_pass_sends_nothing(show, now, later):
    make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    assert tell_all(now).sent == 1
    assert tell.queue(later(1), sections_of=no_sections) == 0
    assert tell.send_due(later(1), base_url=BASE) == tell.Sent()
    assert len(mail.outbox) == 1


def test_told_once_is_a_rule_of_the_database(show, now):
    row = make_follow("ji@example.org", show=show)
    other = make_follow("ji@example.org", everything=True)
    change = make_change(show, at=now)
    tell.queue(now, sections_of=no_sections)
    for again in (row, other):
        with pytest.raises(IntegrityError), transaction.atomic():
            Message.objects.create(follower=again.follower, follow=again, change=change, next_try_at=now)


def test_who_follows_show_section_and_everything_gets_one_mail_for_the_show(show, now):
    make_follow("ji@example.org", everything=True)
    make_follow("ji@example.org", section="korean")
    narrow = make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    assert tell.queue(now, sections_of=lambda _: frozenset({"korean"})) == 1
    assert Message.objects.get().follow == narrow


def test_a_section_hears_of_its_shows_only(show, now):
    make_follow("ji@example.org", section="korean")
    make_follow("bo@example.org", section="comedy")
    make_change(show, at=now)
    tell.queue(now, sections_of=lambda _: frozenset({"korean"}))
    tell.send_due(now, base_url=BASE)
    assert [m.to for m in mail.outbox] == [["ji@example.org"]]


@pytest.mark.parametrize("quiet", [{"is_news": False}, {"confirmed": False}])
def test_history_and_database_rows_are_not_mailed(show, now, quiet):
    make_follow("ji@example.org", show=show)
    make_change(show, at=now, **quiet)
    assert tell_all(now) == tell.Sent()


def test_a_later_change_replaces_an_untold_one(show, now, later):
    make_follow("ji@example.org", show=show)
    renewed = make_change(show, "renewed", at=now)
    tell.queue(now, sections_of=no_sections)
    make_change(show, "cancelled", at=later(5), show_state="cancelled")
    done = tell_all(later(6))
    assert (done.sent, done.suppressed) == (1, 1)
    assert [m.subject for m in mail.outbox] == ["All of Us Are Dead: season 2 cancelled"]
    assert Message.objects.get(change=renewed).reason == "superseded"


def test_the_older_news_never_follows_the_newer(show, now, later):
    make_follow("ji@example.org", show=show)
    old = make_change(show, "renewed", at=now, is_news=False)
    make_change(show, "cancelled", at=later(5))
    tell_all(later(6))
    StatusChange.objects.filter(pk=old.pk).update(is_news=True)
    assert tell_all(later(7)).suppressed == 1


def test_newer_news_waits_for_an_older_mail_in_flight(show, now, later):
    make_follow("ji@example.org", show=show)
    make_change(show, "renewed", at=now)
    tell.queue(now, sections_of=no_sections)
    Message.objects.update(state="sending", claimed_at=now, attempts=1)
    make_change(show, "filming", at=later(1))
    assert tell_all(later(2)).waiting == 1
    assert tell_all(later(11)).uncertain == 1
    assert Message.objects.get(change__after="filming").state == "sent"


def test_who_stopped_after_the_queue_was_written_gets_nothing(show, now, later):
    row = make_follow("ji@example.org", show=show)
    change = make_change(show, at=now)
    tell.queue(now, sections_of=no_sections)
    follow.end_one(row.follower, row.pk, now=later(1))
    assert tell.send_due(later(2), base_url=BASE).suppressed == 1
    assert conservation(change).suppressed == 1


def test_news_from_a_restored_backup_is_not_mailed(show, now):
    make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    assert tell_all(now + timedelta(days=4)).suppressed == 1
    assert Message.objects.get().reason == "late"


def test_the_mail_answers_first_and_says_why_it_came(show, now):
    row = make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    tell_all(now)
    letter = mail.outbox[0]
    assert letter.subject == "All of Us Are Dead: season 2 renewed"
    assert letter.body.startswith("Netflix ordered season 2 of All of Us Are Dead (Deadline, 1 March 2026).")
    assert "https://news.example/shows/all-of-us-are-dead/" in letter.body
    assert "because you follow All of Us Are Dead" in letter.body
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    assert "Where it stands now" in html
    assert unseal(STOP, stop_token(letter.body)) == (row.follower_id, row.pk)


def test_the_mail_carries_what_mail_programs_need_to_stop_it(show, now):
    make_follow("ji@example.org", show=show)
    make_change(show, at=now)
    tell_all(now)
    headers = mail.outbox[0].message()
    key = Message.objects.get().key.hex
    assert re.fullmatch(r"<https://news\.example/follow/stop/[^/>]+/>", headers["List-Unsubscribe"])
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Id"] == "<show-all-of-us-are-dead.news.example>"
    assert headers["Message-ID"] == f"<{key}@news.example>"
    assert headers["Auto-Submitted"] == "auto-generated"


def test_a_moved_date_says_so_as_precisely_as_it_was_said(show, now, later):
    make_follow("ji@example.org", show=show)
    make_change(show, "dated", at=now, date_after="2027-10")
    tell_all(now)
    make_change(show, "dated", at=later(5), date_before="2027-10", date_after="2027-11-04")
    tell_all(later(6))
    assert [m.subject for m in mail.outbox] == [
        "All of Us Are Dead: season 2 arrives in October 2027",
        "All of Us Are Dead: season 2 moved, now on 4 November 2027",
    ]


def test_a_title_with_markup_or_line_ends_breaks_neither_head_nor_body(db, now):
    odd = make_show("Love & <b>Death</b>\r\nBcc: all@example.org", "odd")
    make_follow("ji@example.org", show=odd)
    make_change(odd, at=now)
    assert tell_all(now).sent == 1
    letter = mail.outbox[0]
    assert letter.recipients() == ["ji@example.org"]
    assert "Bcc" not in letter.message()
    assert "<b>" not in letter.alternatives[0][0]
    assert "Love & <b>Death</b>" in letter.body


def test_every_reader_is_accounted_for_at_any_moment(show, now, later):
    for number in range(7):
        make_follow(f"reader{number}@example.org", show=show)
    change = make_change(show, at=now)
    tell.queue(now, sections_of=no_sections)
    assert conservation(change).pending == 7
    tell.send_due(later(1), base_url=BASE, limit=3)
    account = conservation(change)
    assert (account.eligible, account.sent, account.pending, account.holds) == (7, 3, 4, True)
    tell.send_due(later(2), base_url=BASE)
    assert [row.is_finished for row in accounts()] == [True]


def test_a_lost_row_shows_in_the_account(show, now):
    make_follow("ji@example.org", show=show)
    change = make_change(show, at=now)
    tell.queue(now, sections_of=no_sections)
    Message.objects.all().delete()
    assert not conservation(change).holds


def test_a_large_audience_is_queued_in_a_few_statements(show, now, django_assert_max_num_queries):
    from cliffhanger.audience.models import Follow, Follower

    people = [Follower(email=f"r{n}@example.org", created_at=now, confirmed_at=now) for n in range(2000)]
    people = Follower.objects.bulk_create(people)
    Follow.objects.bulk_create(
        Follow(follower=p, show=show, created_at=now, confirmed_at=now) for p in people
    )
    make_change(show, at=now)
    with django_assert_max_num_queries(40):
        assert tell.queue(now, sections_of=no_sections) == 2000
    assert Telling.objects.get().eligible == 2000


def test_one_show_that_cannot_be_written_does_not_hold_up_the_rest(show, now, caplog, settings):
    settings.AUDIENCE_SECTIONS = "cliffhanger.audience.tests.nowhere.sections"
    make_follow("ji@example.org", section="korean")
    make_follow("bo@example.org", show=show)
    make_change(show, at=now)
    tell.queue(now, sections_of=lambda _: frozenset({"korean"}))
    done = tell.send_due(now, base_url=BASE)
    assert (done.sent, done.again) == (1, 1)
    assert "example.org" not in caplog.text


def stop_token(text: str) -> str:
    return re.search(r"/follow/stop/([^/\s]+)/", text)[1]
