"""New identities, with their names and ids, in one place and idempotently."""

from __future__ import annotations

from collections.abc import Iterable

from .match import Matcher, free_slug
from .models import Identifier, Name, Organisation, Person, Show
from .titles import fold


def register_show(title: str, ids: Iterable[tuple[str, str]] = (), *, matcher: Matcher) -> Show:
    """The show that goes by these ids, made if there is none; ids we did not know yet are added to it.

    A title alone never merges two shows: without a known id, a new identity is made.
    """
    pairs = list(ids)
    known = {matcher.by_id[pair] for pair in pairs if pair in matcher.by_id}
    if known:
        show = matcher.shows[min(known)]
    else:
        show = Show.objects.create(title=title, slug=free_slug(Show, title))
        Name.objects.create(show=show, text=title)
        matcher.add(show)
    for scheme, value in pairs:
        if (scheme, value) not in matcher.by_id:
            Identifier.objects.create(show=show, scheme=scheme, value=value)
            matcher.by_id[scheme, value] = show.pk
    return show


def register_names(show: Show, names: Iterable[str], *, matcher: Matcher) -> None:
    """Other titles of a show: translated, original, working ones."""
    for text in names:
        if text and Name.objects.get_or_create(show=show, text=text[:300])[1]:
            matcher.add_name(fold(text), show.pk)


def register_person(name: str) -> Person:
    """The person of exactly this name, made if there is none."""
    found = Person.objects.filter(name=name).first()
    if found is None:
        found = Person.objects.create(name=name, slug=free_slug(Person, name))
        Name.objects.create(person=found, text=name)
    return found


def register_organisation(name: str) -> Organisation:
    found = Organisation.objects.filter(name=name).first()
    return found or Organisation.objects.create(name=name, slug=free_slug(Organisation, name))
