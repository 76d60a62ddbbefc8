"""Asking, saying yes, and ending."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from cliffhanger.audience import follow, tell
from cliffhanger.audience.models import Allowance, Follow, Follower, Message
from cliffhanger.audience.scope import Scope, UnknownScope, find_scope
from cliffhanger.audience.tests.make import BASE, make_change, make_follow, no_sections, tell_all
from cliffhanger.audience.tokens import CONFIRM, MANAGE, STOP, BadToken, seal
from cliffhanger.catalogue.models import Show

pytestmark = pytest.mark.django_db
EVERYTHING = Scope(everything=True)
DAY = timedelta(hours=24)


def requests_sent(now) -> int:
    before = len(mail.outbox)
    tell.send_due(now, base_url=BASE)
    return len(mail.outbox) - before


def test_nobody_is_told_before_their_yes(show, now, later):
    follow.ask("ji@example.org", Scope(show=show), now=now)
    make_change(show, at=later(5))
    tell_all(later(6))
    assert [m.subject for m in mail.outbox] == ["Please confirm: mail from Cliffhanger"]
    follow.confirm(seal(CONFIRM, Follower.objects.get().pk), now=later(7))
    make_change(show, "filming", at=later(8))
    tell_all(later(9))
    assert mail.outbox[-1].subject == "All of Us Are Dead: season 2 filming"


def test_news_found_before_the_yes_stays_untold(show, now, later):
    make_change(show, at=now)
    make_follow("ji@example.org", show=show, at=later(1))
    assert tell_all(later(2)).sent == 0


def test_one_mailbox_is_one_follower_whatever_its_capitals(show, now):
    follow.ask("Ji@Example.org", EVERYTHING, now=now)
    follow.ask("ji@example.ORG", Scope(show=show), now=now)
    assert Follower.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Follower.objects.create(email="JI@EXAMPLE.ORG", created_at=now)


@pytest.mark.parametrize("scope", [{}, {"section": "korean", "everything": True}])
def test_the_database_refuses_a_follow_of_nothing_or_of_two_things(now, scope):
    follower = Follower.objects.create(email="ji@example.org", created_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(follower=follower, created_at=now, **scope)


def test_the_same_wish_twice_is_one_follow_until_it_ended(show, now, later):
    first = make_follow("ji@example.org", show=show)
    follow.ask("ji@example.org", Scope(show=show), now=now)
    assert Follow.objects.count() == 1
    follow.end_one(first.follower, first.pk, now=now)
    follow.ask("ji@example.org", Scope(show=show), now=later(1))
    assert Follow.objects.count() == 2


def test_one_request_a_day_and_three_without_a_click_and_then_none_ever(show, now):
    sent = []
    for hours in (0, 1, 23, 24, 48, 72, 24 * 400):
        moment = now + timedelta(hours=hours)
        follow.ask("victim@example.org", Scope(show=show), now=moment)
        sent.append(requests_sent(moment))
        follow.clear_stale(moment)
    assert sent == [1, 0, 0, 1, 1, 0, 0]


def test_the_count_outlives_the_address_without_holding_it(show, now):
    follow.ask("victim@example.org", Scope(show=show), now=now)
    follow.clear_stale(now + timedelta(days=8))
    assert not Follower.objects.exists()
    assert not Message.objects.exists()
    assert "victim" not in str(list(Allowance.objects.values_list()))


def test_a_click_makes_room_for_new_requests_but_not_on_the_same_day(show, now, later):
    for number in range(3):
        follow.ask("ji@example.org", Scope(show=show), now=now + number * DAY)
    follow.confirm(seal(CONFIRM, Follower.objects.get().pk), now=now + 2 * DAY)
    requests_sent(now + 2 * DAY)
    follow.ask("ji@example.org", EVERYTHING, now=now + 2.5 * DAY)
    assert requests_sent(now + 2.5 * DAY) == 0
    follow.ask("ji@example.org", EVERYTHING, now=now + 3 * DAY)
    assert requests_sent(now + 3 * DAY) == 1


def test_one_yes_covers_every_wish_of_the_day(show, now, later):
    follow.ask("ji@example.org", Scope(show=show), now=now)
    follow.ask("ji@example.org", Scope(section="korean"), now=later(5))
    follow.confirm(seal(CONFIRM, Follower.objects.get().pk), now=later(9))
    assert Follow.objects.active().count() == 2


def test_nobody_can_heap_wishes_upon_a_stranger(now):
    from cliffhanger.audience.tests.make import make_show

    for number in range(30):
        show = make_show(f"Show {number}", f"show-{number}")
        follow.ask("victim@example.org", Scope(show=show), now=now)
    assert Follow.objects.count() == follow.WAITING_AT_MOST


def test_a_link_of_one_purpose_does_nothing_for_another(show):
    row = make_follow("ji@example.org", show=show)
    ids = (row.follower_id, row.pk)
    for made_for, used_for in [(STOP, CONFIRM), (CONFIRM, MANAGE), (STOP, MANAGE), (MANAGE, CONFIRM)]:
        with pytest.raises(BadToken):
            follow.who(used_for, seal(made_for, *ids))


def test_a_confirmation_link_works_for_a_week_and_a_stop_link_for_ever(show, now, monkeypatch):
    row = make_follow("ji@example.org", show=show)
    confirm, stop = seal(CONFIRM, row.follower_id), seal(STOP, row.follower_id, row.pk)
    import time

    real = time.time()
    monkeypatch.setattr(time, "time", lambda: real + 8 * 86400)
    with pytest.raises(BadToken):
        follow.confirm(confirm, now=now)
    assert follow.end(stop, now=now).follow == row


def test_stopping_works_after_the_show_is_gone_and_twice(now):
    show = Show.objects.create(title="Gone", slug="gone")
    row = make_follow("ji@example.org", show=show)
    token = seal(STOP, row.follower_id, row.pk)
    show.delete()
    assert follow.end(token, now=now).follow is None
    assert follow.end(token, now=now).follow is None


def test_a_stopped_reader_comes_back_only_by_a_fresh_yes(show, now, later):
    row = make_follow("ji@example.org", show=show)
    follow.end_all(row.follower, now=now)
    follow.ask("ji@example.org", Scope(show=show), now=later(1))
    make_change(show, at=later(2))
    assert tell_all(later(3)).sent == 1, "the request for a yes, and nothing else"
    follow.confirm(seal(CONFIRM, row.follower_id), now=later(4))
    make_change(show, "filming", at=later(5))
    assert tell_all(later(6)).sent == 1


def test_an_old_yes_does_not_undo_a_stop(show, now, later):
    row = make_follow("ji@example.org", show=show)
    token = seal(CONFIRM, row.follower_id)
    follow.end_all(row.follower, now=now)
    follow.confirm(token, now=later(1))
    assert Follower.objects.get().stopped_at is not None
    assert not Follow.objects.running().exists()


def test_forgetting_overwrites_the_address_and_keeps_the_account(show, now, later):
    from cliffhanger.audience.account import conservation

    row = make_follow("ji@example.org", show=show)
    change = make_change(show, at=now)
    tell.queue(now, sections_of=no_sections)
    follow.forget(row.follower, now=later(1))
    assert tell_all(later(2)).suppressed == 1
    assert conservation(change).is_finished
    assert not Follower.objects.filter(email__contains="example.org").exists()
    with pytest.raises(BadToken):
        follow.who(MANAGE, seal(MANAGE, row.follower_id))


def test_what_cannot_be_followed_is_refused(show):
    for fields in (
        {},
        {"show": "no-such"},
        {"section": "cheap-pills"},
        {"show": show.slug, "everything": True},
    ):
        with pytest.raises(UnknownScope):
            find_scope(**fields)


def test_what_is_no_address_is_refused(now):
    for text in ("", "ji", "ji@", "a b@example.org", "ji@example.org\nBcc: all@example.org"):
        with pytest.raises(follow.BadAddress):
            follow.ask(text, EVERYTHING, now=now)
