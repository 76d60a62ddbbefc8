"""Whose name is this? Ids before titles, doubt returned, suggestions for a slip of the pen."""

import pytest

from cliffhanger.catalogue.match import Matcher, match_show
from cliffhanger.catalogue.models import Show
from cliffhanger.catalogue.register import register_names, register_organisation, register_show

pytestmark = pytest.mark.django_db


@pytest.fixture
def matcher() -> Matcher:
    matcher = Matcher.load()
    for number, title in enumerate(("The Office", "Office", "All of Us Are Dead", "From"), start=1):
        register_show(title, [("tvmaze", str(number))], matcher=matcher)
    return matcher


def test_an_id_wins_over_a_title_that_says_otherwise(matcher: Matcher) -> None:
    assert matcher.match("From", [("tvmaze", "3")]).show.title == "All of Us Are Dead"


def test_an_id_that_nobody_has_leaves_it_to_the_title(matcher: Matcher) -> None:
    assert matcher.match("From", [("tvmaze", "99")]).show.title == "From"


def test_ids_of_two_different_shows_decide_nothing(matcher: Matcher) -> None:
    assert matcher.match("From", [("tvmaze", "1"), ("tvmaze", "3")]).show.title == "From"


def test_of_two_titles_that_fold_alike_the_one_written_so_is_meant(matcher: Matcher) -> None:
    assert matcher.match("The Office").show.title == "The Office"
    assert matcher.match("office").show.title == "Office"
    assert matcher.match("An Office").is_ambiguous


def test_a_name_of_one_show_that_is_the_title_of_another_means_the_title(matcher: Matcher) -> None:
    register_names(Show.objects.get(title="Office"), ["From"], matcher=matcher)
    assert matcher.match("From").show.title == "From"


@pytest.mark.parametrize("asked", ["All of Us Are Ded", "us are dead", "All Of Us Are Dead Season"])
def test_a_slip_or_a_part_of_a_title_gets_the_title_suggested(matcher: Matcher, asked: str) -> None:
    assert "All of Us Are Dead" in matcher.match(asked).suggestions


def test_nothing_like_it_gets_no_suggestion(matcher: Matcher) -> None:
    match = matcher.match("Xylophone Quartet")
    assert (match.show, match.candidates, match.suggestions) == (None, (), ())


def test_a_single_question_is_matched_as_a_pass_is(matcher: Matcher) -> None:
    assert match_show("all of us are dead").show == matcher.match("all of us are dead").show


def test_a_loaded_matcher_knows_what_one_that_grew_knows(matcher: Matcher) -> None:
    fresh = Matcher.load()
    assert (fresh.by_id, fresh.by_name) == (matcher.by_id, matcher.by_name)


def test_an_organisation_is_made_once() -> None:
    assert register_organisation("Netflix") == register_organisation("Netflix")
