"""Whose name is this? Titles and ids from documents, matched to identities; doubt is returned, not guessed away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from rapidfuzz import fuzz, process

from .models import Identifier, Name, Person, Show
from .titles import fold


@dataclass(frozen=True)
class Match:
    """One show, or several that could be meant, or none with the nearest names."""

    show: Show | None = None
    candidates: tuple[Show, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        return self.show is None and len(self.candidates) > 1


@dataclass
class Matcher:
    """All names in memory, for a pass that matches many statements; make a new one after shows were added."""

    by_id: dict[tuple[str, str], int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    shows: dict[int, Show] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Matcher:
        matcher = cls(shows={show.pk: show for show in Show.objects.all()})
        for scheme, value, show_id in Identifier.objects.values_list("scheme", "value", "show_id"):
            matcher.by_id[scheme, value] = show_id
        names = Name.objects.filter(show__isnull=False).values_list("folded", "show_id")
        for folded, show_id in names.order_by("folded", "show_id"):
            matcher.add_name(folded, show_id)
        return matcher

    def add_name(self, folded: str, show_id: int) -> None:
        known = self.by_name.setdefault(folded, [])
        if show_id not in known:
            known.append(show_id)

    def add(self, show: Show) -> None:
        self.shows[show.pk] = show
        self.add_name(fold(show.title), show.pk)

    def match(self, title: str, ids: Iterable[tuple[str, str]] = ()) -> Match:
        """By identifier first, then by title letter for letter, then by folded name.

        Two shows of one name are ambiguous: capitals alone tell nobody apart.
        """
        known = {self.by_id[pair] for pair in ids if pair in self.by_id}
        if len(known) == 1:
            return Match(self.shows[known.pop()])
        found = [self.shows[pk] for pk in self.by_name.get(fold(title), [])]
        exact = [show for show in found if show.title.casefold() == title.casefold()]
        if len(exact) == 1 or len(found) == 1:
            return Match((exact or found)[0])
        if found:
            return Match(candidates=tuple(exact or found))
        return Match(suggestions=self.nearest(title))

    def nearest(self, title: str, limit: int = 5) -> tuple[str, ...]:
        """The names most like this one, for "did you mean"."""
        titles = {show.title: fold(show.title) for show in self.shows.values()}
        close = process.extract(fold(title), titles, scorer=_likeness, limit=limit, score_cutoff=60)
        return tuple(name for _, _, name in close)


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    """0 to 100: letters in order (a slip of the pen), or words in common (a part of the title)."""
    return max(fuzz.ratio(one, other), 0.9 * fuzz.token_set_ratio(one, other))


def match_show(title: str) -> Match:
    """For a single question (`ask`): a slug, or a title; a pass over many statements loads a `Matcher` once."""
    by_slug = Show.objects.filter(slug=title).first()
    return Match(by_slug) if by_slug else Matcher.load().match(title)


def free_slug(model: type[models.Model], text: str, *, taken: set[str] | None = None) -> str:
    """A slug nobody has yet: the text's own, or with -2, -3 … behind it."""
    from django.utils.text import slugify

    base = slugify(text)[:100] or "untitled"
    used = (
        taken
        if taken is not None
        else set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    )
    slug, number = base, 2
    while slug in used:
        slug, number = f"{base}-{number}", number + 1
    used.add(slug)
    return slug


def match_person(name: str) -> Person | None:
    """By folded name; nobody if two people share it."""
    found = list(Person.objects.filter(names__folded=fold(name)).distinct()[:2])
    return found[0] if len(found) == 1 else None
