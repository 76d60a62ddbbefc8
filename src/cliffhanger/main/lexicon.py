"""The reading room bound to the titles we know."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.utils import timezone

from cliffhanger.catalogue.models import Name
from cliffhanger.evidence.record import Reader
from cliffhanger.reading import Lexicon, read_page
from cliffhanger.sources import catalogue

from .readiness import is_set_up


def catalogue_reader() -> Reader:
    """Prose to statements, with every name that a show of the catalogue goes by."""
    return partial(read_page, lexicon=Lexicon.from_titles(_names()))


def known_titles(more: Iterable[str] = ()) -> list[str]:
    """The catalogue's titles, or the shipped ones where there is no newsroom yet, and ``more`` besides."""
    names = _names() if is_set_up() else []
    return [*(names or _shipped()), *more]


def _names() -> list[str]:
    return list(Name.objects.filter(show__isnull=False).values_list("text", flat=True))


def _shipped() -> list[str]:
    shows = (catalogue.read(payload)[0].show for payload in catalogue.payloads(timezone.now()))
    return list(dict.fromkeys(shows))
