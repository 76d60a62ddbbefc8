"""An editor's yes or no to a reading that waited."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.catalogue.match import Matcher
from cliffhanger.catalogue.register import register_person, register_show
from cliffhanger.evidence.models import Claim, Review
from cliffhanger.evidence.review import AlreadyDecided, NothingToFileUnder, SourceTooWeak, accept, reject
from cliffhanger.evidence.view import find

from .make import NOW, at, page, record, row, says, the_show
from .test_record import prose, reads, statement

pytestmark = pytest.mark.django_db
LATER = at("2022-07-01")


@pytest.fixture
def waiting() -> Review:
    """An order of season 2 whose reading was not sure of itself."""
    record(row(), prose(), read=lambda prose: [statement(confidence=0.7, quote="renewed", start=0, end=7)])
    return Review.objects.get()


def test_a_yes_files_the_claim_from_the_day_it_was_stated_and_recorded_now(waiting):
    claim = accept(waiting, "ada", LATER)
    assert (claim.stated_by, claim.recorded_at) == (date(2022, 6, 7), LATER)
    assert (claim.quote, claim.source.slug, str(claim.season)) == ("renewed", "paper", "Night Ferry season 2")
    assert find(the_show(), date(2022, 6, 7)).status == "renewed"
    waiting.refresh_from_db()
    assert (waiting.accepted, waiting.decided_by, waiting.claim) == (True, "ada", claim)


def test_a_no_files_nothing_and_stays_on_record(waiting):
    reject(waiting, "ada", LATER)
    waiting.refresh_from_db()
    assert (waiting.accepted, waiting.decided_by, waiting.claim) == (False, "ada", None)
    assert not Claim.objects.filter(predicate="renewed").exists()


def test_the_second_answer_is_refused_whatever_it_is(waiting):
    accept(waiting, "ada", LATER)
    for answer in (accept, reject):
        with pytest.raises(AlreadyDecided, match="decided by ada on 2022-07-01"):
            answer(waiting, "bob", LATER)
    assert Claim.objects.filter(predicate="renewed").count() == 1


def test_a_weak_source_about_a_living_person_cannot_be_accepted():
    record(page(says("net_worth", person="Ida Brandt", value="5000000 GBP"), by="press:metro"))
    review = Review.objects.get()
    with pytest.raises(SourceTooWeak, match="tier trade or better"):
        accept(review, "ada", LATER)
    review.refresh_from_db()
    assert (review.decided_at, Claim.objects.count()) == (None, 0)


def test_a_trade_paper_about_a_living_person_is_filed_with_a_yes():
    record(page(says("sentenced", person="Ida Brandt", value="2 years")))
    claim = accept(Review.objects.get(), "ada", LATER)
    assert (claim.person.name, claim.show) == ("Ida Brandt", None)


def test_what_nobody_in_the_catalogue_is_called_must_be_added_first():
    record(prose(), read=reads("Harbour"))
    review = Review.objects.get()
    with pytest.raises(NothingToFileUnder, match="name the show"):
        accept(review, "ada", LATER)
    register_show("Harbour", matcher=Matcher.load())
    assert accept(review, "ada", LATER).show.title == "Harbour"


def test_a_person_that_was_added_meanwhile_is_found():
    record(
        prose(),
        read=lambda prose: [statement("born", show="", person="Ida Brandt", season=None, value="1980")],
    )
    register_person("Ida Brandt")
    assert accept(Review.objects.get(), "ada", LATER).person.name == "Ida Brandt"


def test_of_two_shows_of_one_name_the_editor_chooses():
    record(row("Ghosts", number=1), row("GHOSTS", number=2), prose(), read=reads("ghosts"))
    review = Review.objects.get()
    with pytest.raises(NothingToFileUnder):
        accept(review, "ada", LATER)
    assert accept(review, "ada", LATER, show=the_show("GHOSTS")).show.title == "GHOSTS"


def test_the_desk_sees_in_one_line_what_is_claimed(waiting):
    assert str(waiting) == "Night Ferry: renewed"
    assert waiting.opened_at == NOW
