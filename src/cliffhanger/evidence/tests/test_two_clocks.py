"""The public clock and our own: what was known then, what we had then, and what was taken back when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cliffhanger.evidence.models import Claim
from cliffhanger.evidence.view import find, find_many, said_of, said_of_many

from .make import at, page, record, row, says, the_show

pytestmark = pytest.mark.django_db


@pytest.fixture
def show():
    """Imported in 2026: the catalogue, and pages of 2022 to 2025."""
    record(
        row(as_of="2026-08-22"),
        page(says("undecided 2"), url="https://paper.example/1", by="press:metro", published="2022-02-20"),
        page(
            says("renewed 2", happened_on="2022-06-06"), url="https://paper.example/2", published="2022-06-07"
        ),
        page(
            says("filming_started 2", happened_on="2025-07"),
            url="https://paper.example/3",
            published="2025-07-23",
        ),
        now=at("2026-11-25"),
    )
    return the_show()


def test_history_that_is_imported_later_answers_for_any_old_day(show):
    asked = {
        "2022-03-01": "undecided",
        "2022-06-06": "undecided",
        "2022-06-07": "renewed",
        "2025-08-01": "filming",
    }
    assert {day: find(show, date.fromisoformat(day)).status for day in asked} == asked


def test_before_its_first_season_a_show_was_not_out(show):
    assert find(show, date(2022, 1, 27)).last is None
    assert find(show, date(2022, 1, 28)).last.season == 1


def test_many_shows_are_found_as_one_is(show):
    record(row("Harbour", number=2), now=at("2026-11-25"))
    shows, day = [show, the_show("Harbour")], date(2025, 8, 1)
    found = find_many(shows, day)
    assert {pk: f.status for pk, f in found.items()} == {s.pk: find(s, day).status for s in shows}


def test_a_show_of_which_nothing_is_on_file_is_found_too(show):
    record(row("Harbour", number=2), now=at("2026-11-25"))
    Claim.objects.filter(show__title="Harbour").delete()
    assert said_of_many([the_show("Harbour")], date(2026, 1, 1)) == {the_show("Harbour").pk: []}


def test_our_own_clock_sees_only_what_was_recorded_by_then(show):
    record(
        page(says("cancelled 2"), url="https://paper.example/4", published="2026-01-10"), now=at("2026-12-01")
    )
    moment = at("2026-11-30")
    assert find(show, date(2026, 12, 1)).status == "cancelled"
    assert find(show, date(2026, 12, 1), on_file_at=moment).status == "filming"
    assert said_of(show, date(2026, 12, 1), on_file_at=at("2026-11-24")) == []


def test_a_retraction_is_seen_from_its_own_day_on(show):
    Claim.objects.get(predicate="filming_started").retract(because="an old set photo", now=at("2026-12-03"))
    seen = {day: find(show, date(2026, 12, day)).status for day in (2, 3, 4)}
    assert seen == {2: "filming", 3: "renewed", 4: "renewed"}


def test_a_retraction_is_seen_by_our_own_clock_from_its_moment_on(show):
    claim = Claim.objects.get(predicate="filming_started")
    claim.retract(because="an old set photo", now=at("2026-12-03"))
    on_file = [claim in Claim.objects.on_file_at(at("2026-12-03") + timedelta(hours=h)) for h in (-1, 1)]
    assert on_file == [True, False]


def test_a_retraction_keeps_the_row_and_has_a_reason(show):
    claim = Claim.objects.get(predicate="filming_started")
    with pytest.raises(ValueError, match="has a reason"):
        claim.retract(because="", now=at("2026-12-03"))
    claim.retract(because="an old set photo", now=at("2026-12-03"))
    assert Claim.objects.get(pk=claim.pk).retraction_reason == "an old set photo"


def test_the_database_itself_refuses_a_retraction_without_a_reason_and_a_claim_about_nobody(show):
    claim = Claim.objects.get(predicate="filming_started")
    for change in ({"retracted_at": at("2026-12-03")}, {"show": None, "season": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(**change)


def test_a_claim_keeps_what_it_needs_to_be_checked(show):
    (renewed,) = [said for said in said_of(show, date(2026, 1, 1)) if said.predicate == "renewed"]
    assert (renewed.outlet, renewed.url, str(renewed.happened_on)) == (
        "Deadline",
        "https://paper.example/2",
        "2022-06-06",
    )
    assert Claim.objects.get(pk=renewed.claim_id).document.url == renewed.url


def test_our_own_compiled_record_has_no_link_for_readers(show):
    assert {said.url for said in said_of(show, date(2026, 12, 1)) if said.source == "catalogue"} == {""}
