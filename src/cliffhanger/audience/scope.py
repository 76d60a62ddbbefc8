"""What can be followed: one show, one section, or everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from cliffhanger.catalogue.models import Show


class UnknownScope(LookupError):
    """No such show or section here. Ask with a show's slug, a section's slug, or everything."""


@dataclass(frozen=True)
class Scope:
    """Exactly one of the three is set."""

    show: Show | None = None
    section: str = ""
    everything: bool = False

    def __post_init__(self) -> None:
        if (self.show is not None) + bool(self.section) + self.everything != 1:
            raise ValueError("a scope is a show, a section or everything")

    @property
    def words(self) -> str:
        """For "You follow …". Only words of ours: nothing a stranger typed is ever mailed to anyone."""
        if self.show is not None:
            return self.show.title
        return (
            f"the section {known_sections().get(self.section, 'that is gone')}"
            if self.section
            else "everything"
        )

    @property
    def list_label(self) -> str:
        """The first part of the List-Id, so that mail programs can sort and stop by what was followed."""
        return (
            f"show-{self.show.slug}"
            if self.show
            else f"section-{self.section}"
            if self.section
            else "everything"
        )


def known_sections() -> Mapping[str, str]:
    """Slug to title, from the function that settings.AUDIENCE_SECTIONS names; without it there are no sections.

    A dotted path, because this room does not know the one that has the sections.
    """
    path = getattr(settings, "AUDIENCE_SECTIONS", "")
    if not path:
        return {}
    sections: Callable[[], Mapping[str, str]] = import_string(path)
    return sections()


def find_scope(*, show: str = "", section: str = "", everything: bool = False) -> Scope:
    """From the fields of a form; raises `UnknownScope` unless they name one thing that exists."""
    if bool(show) + bool(section) + everything != 1:
        raise UnknownScope("name one thing to follow: a show, a section or everything")
    if everything:
        return Scope(everything=True)
    if section:
        return _section(section)
    found = Show.objects.filter(slug=show).first()
    if found is None:
        raise UnknownScope("no show goes by that address")
    return Scope(show=found)


def _section(slug: str) -> Scope:
    if slug not in known_sections():
        raise UnknownScope("no section goes by that address")
    return Scope(section=slug)
