"""The decisions, without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest

from cliffhanger.audience.allowance import Spent, may_ask, may_cause, network_of
from cliffhanger.audience.planning import (
    WAITS,
    Handed,
    Situation,
    Step,
    plan_next_try,
    plan_outcome,
    plan_recipients,
    plan_step,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_each_reader_gets_the_narrowest_follow():
    assert list(plan_recipients([(1, 11), (1, 12), (2, 21)])) == [(1, 11), (2, 21)]


@pytest.mark.parametrize(
    ("situation", "step"),
    [
        (Situation(), Step.SEND),
        (Situation(asks_for_a_yes=True, stopped=True), Step.SEND),
        (Situation(asks_for_a_yes=True, ended=True), Step.ENDED),
        (Situation(stopped=True, overtaken=True), Step.STOPPED),
        (Situation(overtaken=True, older_in_flight=True), Step.SUPERSEDED),
        (Situation(older_in_flight=True), Step.WAIT),
        (Situation(age=timedelta(days=4)), Step.LATE),
        (Situation(age=timedelta(days=4), first_try=False), Step.SEND),
    ],
)
def test_what_is_asked_again_just_before_sending(situation, step):
    assert plan_step(situation) is step


@pytest.mark.parametrize(
    ("error", "handed", "reason"),
    [
        (SMTPRecipientsRefused({"a@b": (450, b"4.2.1 <a@b> busy")}), Handed.AGAIN, "450 4.2.1"),
        (SMTPRecipientsRefused({"a@b": (550, b"<a@b> unknown")}), Handed.NOBODY_THERE, "550"),
        (SMTPRecipientsRefused({"a@b": (552, b"5.2.2 full")}), Handed.REFUSED, "552 5.2.2"),
        (SMTPDataError(554, b"5.7.1 spam"), Handed.REFUSED, "554 5.7.1"),
        (SMTPServerDisconnected("gone"), Handed.UNCERTAIN, "connection lost: SMTPServerDisconnected"),
        (TimeoutError(), Handed.UNCERTAIN, "connection lost: TimeoutError"),
    ],
)
def test_what_a_server_says_is_read_by_its_codes(error, handed, reason):
    outcome = plan_outcome(error)
    assert (outcome.handed, outcome.reason) == (handed, reason)


def test_an_error_of_ours_is_not_taken_for_one_of_the_server():
    with pytest.raises(KeyError):
        plan_outcome(KeyError("x"))


def test_waits_grow_are_spread_and_end():
    waits = [plan_next_try(n, NOW, spread=0.5) - NOW for n in range(1, len(WAITS) + 1)]
    assert waits == sorted(waits)
    assert plan_next_try(1, NOW, spread=0.0) < plan_next_try(1, NOW, spread=0.9)
    assert plan_next_try(len(WAITS) + 1, NOW, spread=0.5) is None


def test_an_address_is_asked_once_a_day_and_three_times():
    day = timedelta(days=1)
    assert may_ask(Spent(), NOW)
    assert not may_ask(Spent(1, NOW, NOW), NOW + day / 2)
    assert may_ask(Spent(2, NOW, NOW), NOW + day)
    assert not may_ask(Spent(3, NOW, NOW), NOW + 900 * day)


def test_a_network_has_its_hour():
    assert may_cause(Spent(29, NOW, NOW), NOW)
    assert not may_cause(Spent(30, NOW, NOW), NOW + timedelta(minutes=59))
    assert may_cause(Spent(30, NOW, NOW), NOW + timedelta(minutes=60))


def test_a_network_is_what_one_subscriber_has():
    assert network_of("203.0.113.77") == "203.0.113.0/24"
    assert network_of("2001:db8:1:2ff::1") == "2001:db8:1:200::/56"
    assert network_of("") == ""
