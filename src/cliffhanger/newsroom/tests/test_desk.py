"""The desk decides what waits, and the first edition is composed once."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from cliffhanger.evidence.models import Claim, Review
from cliffhanger.newsroom.compose import compose_first_edition
from cliffhanger.newsroom.models import HomePage, ProfileStory, ReturnStory
from cliffhanger.sources import SourceInfo
from cliffhanger.vocabulary import Tier
from tests.make import document, record

from .world import DEAD, NOW, person, words

COURT = SourceInfo(slug="court", name="The court", tier=Tier.OFFICIAL, licence="public record")


@pytest.fixture
def editor(paper) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("ed", "ed@example.org", "x"))
    return client


def decide(editor: Client, review: Review, how: str) -> str:
    return words(editor.post(f"/desk/reviews/{review.pk}/{how}/", follow=True).content.decode())


def test_the_desk_shows_what_waits_and_why(editor):
    html = words(editor.get("/desk/reviews/").content.decode())
    assert "Tay-K: sentenced 55 years" in html
    assert "needs a better one" in html
    assert "1 reading waits" in words(editor.get("/desk/").content.decode())


def test_a_weak_source_is_refused_with_what_to_do_and_nothing_is_filed(editor):
    assert "Find the court" in decide(editor, Review.objects.get(), "accept")
    assert not Claim.objects.filter(predicate="sentenced").exists()


def test_a_yes_files_the_claim_and_the_page_shows_it(editor):
    record(document([{**person("Tay-K", "sentenced", "55 years", "2022-06-01")}], by=COURT), now=NOW)
    review = Review.objects.get(document__source__slug="court")
    decide(editor, review, "accept")
    html = words(Client().get("/people/tay-k/").content.decode())
    assert "Sentenced: 55 years." in html
    assert "The court , 1 June 2022" in html.replace("( ", "(")


def test_a_no_is_kept_and_decides_once(editor):
    review = Review.objects.get()
    decide(editor, review, "reject")
    review.refresh_from_db()
    assert (review.accepted, review.decided_by) == (False, "ed")
    assert "this was decided by ed" in decide(editor, review, "accept")


def test_readers_cannot_see_the_desk(paper):
    answer = Client().get("/desk/reviews/")
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/desk/login/")
    assert Client().post(f"/desk/reviews/{Review.objects.get().pk}/accept/").status_code == 302
    assert not Claim.objects.filter(predicate="sentenced").exists()


def test_the_first_edition_is_composed_once_and_a_deleted_story_stays_deleted(paper):
    assert compose_first_edition(now=NOW) == 0
    ReturnStory.objects.get(show__title=DEAD).delete()
    assert compose_first_edition(now=NOW) == 0
    assert HomePage.objects.count() == 1
    assert set(ProfileStory.objects.values_list("slug", flat=True)) == {"tay-k", "toby-keith"}


def test_editors_choose_shows_and_open_stories(editor):
    story = ReturnStory.objects.get(show__title=DEAD)
    assert DEAD in editor.get("/desk/snippets/catalogue/show/").content.decode()
    assert editor.get(f"/desk/pages/{story.pk}/edit/").status_code == 200
    assert editor.get(f"/desk/pages/{story.pk}/view_draft/").status_code == 200
