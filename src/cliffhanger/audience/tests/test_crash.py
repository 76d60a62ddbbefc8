"""kill -9 at the worst moments, and servers that misbehave."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from cliffhanger.audience import outbox, tell
from cliffhanger.audience.account import conservation, uncertain
from cliffhanger.audience.models import Follower, Message
from cliffhanger.audience.tests.backends import Killed
from cliffhanger.audience.tests.make import BASE, make_change, make_follow, no_sections, tell_all
from cliffhanger.audience.tests.smtp_sink import smtp_sink

pytestmark = pytest.mark.django_db
BACKENDS = "cliffhanger.audience.tests.backends"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def change(show, now):
    make_follow("ji@example.org", show=show)
    change = make_change(show, at=now)
    tell.queue(now, sections_of=no_sections)
    return change


def test_killed_after_the_file_was_written_it_is_settled_and_not_sent_again(
    change, now, later, files, settings
):
    settings.EMAIL_BACKEND = f"{BACKENDS}.DiesAfterWriting"
    with pytest.raises(Killed):
        tell.send_due(now, base_url=BASE)
    assert conservation(change).pending == 1
    settings.EMAIL_BACKEND = "cliffhanger.audience.mailbox.FileBackend"
    before = files()[0].stat().st_mtime_ns
    assert tell.send_due(later(1), base_url=BASE) == tell.Sent(settled=1)
    assert conservation(change).sent == 1
    assert [path.stat().st_mtime_ns for path in files()] == [before]


def test_killed_before_the_file_was_written_it_goes_out_with_the_next_pass(
    change, now, later, files, settings
):
    settings.EMAIL_BACKEND = f"{BACKENDS}.DiesBeforeWriting"
    with pytest.raises(Killed):
        tell.send_due(now, base_url=BASE)
    assert files() == []
    settings.EMAIL_BACKEND = "cliffhanger.audience.mailbox.FileBackend"
    assert tell.send_due(later(1), base_url=BASE) == tell.Sent(settled=1, sent=1)
    assert len(files()) == 1


def test_killed_with_a_real_server_it_is_listed_and_never_sent_again_by_itself(change, now, later, settings):
    settings.EMAIL_BACKEND = f"{BACKENDS}.DiesInTheMiddle"
    with pytest.raises(Killed):
        tell.send_due(now, base_url=BASE)
    settings.EMAIL_BACKEND = LOCMEM
    assert tell.send_due(later(9), base_url=BASE) == tell.Sent(), "the lease may still be held"
    assert tell.send_due(later(11), base_url=BASE).uncertain == 1
    assert tell.send_due(now + timedelta(days=2), base_url=BASE) == tell.Sent()
    assert mail.outbox == []
    assert conservation(change).uncertain == 1


@pytest.mark.parametrize(("arrived", "mails"), [(True, 0), (False, 1)])
def test_an_operator_settles_an_uncertain_mail_either_way(change, now, later, arrived, mails):
    Message.objects.update(state="uncertain", claimed_at=now, attempts=1)
    outbox.decide(uncertain()[0], arrived=arrived, now=later(20))
    tell.send_due(later(21), base_url=BASE)
    assert len(mail.outbox) == mails
    assert conservation(change).sent == 1
    with pytest.raises(outbox.NotUncertain):
        outbox.decide(Message.objects.get(), arrived=False, now=later(22))


def test_two_processes_cannot_claim_one_mail(change, now):
    number = Message.objects.get().pk
    assert outbox.claim(number, now) is not None
    assert outbox.claim(number, now) is None


def test_who_was_taken_for_lost_but_finishes_has_the_last_word(change, now, later):
    slow = outbox.claim(Message.objects.get().pk, now)
    tell.send_due(later(11), base_url=BASE)
    assert Message.objects.get().state == "uncertain"
    outbox.note(slow, outbox.Outcome(outbox.Handed.SENT), later(12))
    assert Message.objects.get().state == "sent"


def test_a_server_that_is_down_costs_no_mail_an_attempt(change, now, later, settings):
    with smtp_sink(settings):
        pass
    done = tell.send_due(now, base_url=BASE)
    assert "refused" in done.unreachable.lower()
    assert Message.objects.get().attempts == 0
    with smtp_sink(settings) as sink:
        assert tell.send_due(later(1), base_url=BASE).sent == 1
    assert len(sink.taken) == 1


def test_a_busy_server_is_tried_again_later_and_not_at_once(change, now, later, settings):
    with smtp_sink(settings, RCPT="451 4.7.1 ji@example.org: greylisted"):
        assert tell.send_due(now, base_url=BASE).again == 1
        assert tell.send_due(later(1), base_url=BASE) == tell.Sent()
    with smtp_sink(settings):
        assert tell.send_due(later(6), base_url=BASE).sent == 1


def test_an_endless_busy_server_is_given_up_after_three_days(change, now, settings):
    moment = now
    with smtp_sink(settings, RCPT="451 4.7.1 greylisted"):
        while Message.objects.get().state == "pending":
            moment = Message.objects.get().next_try_at
            tell.send_due(moment, base_url=BASE)
    assert Message.objects.get().reason == "gave up: 451 4.7.1"
    assert timedelta(days=1.5) < moment - now < timedelta(days=4)


def test_an_address_that_does_not_exist_is_stopped_and_no_other(show, change, now, later, settings):
    with smtp_sink(settings, RCPT="550 5.1.1 <ji@example.org> unknown"):
        assert tell.send_due(now, base_url=BASE).failed == 1
    assert Message.objects.get().reason == "550 5.1.1", "the reply is not kept: it holds the address"
    assert Follower.objects.get().stopped_because == "bounced"
    make_change(show, "filming", at=later(5))
    assert tell_all(later(6)) == tell.Sent()


@pytest.mark.parametrize(
    "at", [{"RCPT": "550 5.7.1 policy"}, {"END": "554 5.6.0 content"}, {"MAIL": "553 5.1.8 sender"}]
)
def test_a_refusal_that_is_not_about_the_address_stops_nobody(change, now, settings, at):
    with smtp_sink(settings, **at):
        assert tell.send_due(now, base_url=BASE).failed == 1
    assert Follower.objects.get().stopped_at is None


def test_a_line_that_breaks_before_the_last_word_leaves_the_mail_uncertain(change, now, later, settings):
    with smtp_sink(settings, END="hang up") as sink:
        assert tell.send_due(now, base_url=BASE).uncertain == 1
        assert tell.send_due(later(60), base_url=BASE) == tell.Sent()
    assert len(sink.taken) == 1


def test_one_connection_carries_a_pass_and_breaks_for_one_mail_only(show, now, settings):
    for number in range(3):
        make_follow(f"reader{number}@example.org", show=show)
    make_change(show, at=now)
    with smtp_sink(settings) as sink:
        assert tell_all(now).sent == 3
    assert len(sink.taken) == 3
