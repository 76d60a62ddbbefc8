"""New identities are made once, and doubt about an old one is returned, not guessed away."""

import pytest

from cliffhanger.catalogue.match import Matcher, free_slug, match_person
from cliffhanger.catalogue.models import Identifier, Name, Person, Show
from cliffhanger.catalogue.register import register_names, register_person, register_show

pytestmark = pytest.mark.django_db


def test_a_show_that_is_registered_twice_by_its_id_is_one_show() -> None:
    matcher = Matcher.load()
    first = register_show("Kingdom", [("tvmaze", "1")], matcher=matcher)
    again = register_show("Kingdom (KR)", [("tvmaze", "1"), ("imdb", "tt1")], matcher=matcher)
    assert again == first
    assert sorted(Identifier.objects.values_list("scheme", flat=True)) == ["imdb", "tvmaze"]


def test_one_title_with_two_ids_is_two_shows_with_two_addresses() -> None:
    matcher = Matcher.load()
    shows = [register_show("Kingdom", [("tvmaze", number)], matcher=matcher) for number in ("1", "2")]
    assert [show.slug for show in shows] == ["kingdom", "kingdom-2"]


def test_a_title_that_two_shows_share_is_ambiguous_until_an_id_says_which() -> None:
    matcher = Matcher.load()
    first, second = (register_show("Kingdom", [("tvmaze", n)], matcher=matcher) for n in ("1", "2"))
    match = matcher.match("Kingdom")
    assert match.show is None
    assert match.is_ambiguous
    assert set(match.candidates) == {first, second}
    assert matcher.match("Kingdom", [("tvmaze", "2")]).show == second


def test_another_name_of_a_show_finds_it() -> None:
    matcher = Matcher.load()
    show = register_show("Money Heist", [("tvmaze", "3")], matcher=matcher)
    register_names(show, ["La casa de papel", ""], matcher=matcher)
    assert matcher.match("la Casa de Papel").show == show
    assert Matcher.load().match("La casa de papel").show == show


def test_a_slip_of_the_pen_gets_suggestions_and_no_show() -> None:
    matcher = Matcher.load()
    register_show("The Night Agent", [("tvmaze", "4")], matcher=matcher)
    match = matcher.match("the nigt agent")
    assert match.show is None
    assert match.suggestions == ("The Night Agent",)


def test_two_people_of_one_name_are_nobody() -> None:
    register_person("Sam Smith")
    assert match_person("sam smith") is not None
    other = Person.objects.create(name="Sam Smith", slug=free_slug(Person, "Sam Smith"))
    Name.objects.create(person=other, text="Sam Smith")
    assert match_person("Sam Smith") is None


def test_a_title_without_latin_letters_has_an_address_too() -> None:
    assert free_slug(Show, "킹덤") == "untitled"
