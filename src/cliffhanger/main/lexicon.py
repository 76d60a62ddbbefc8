"""The reading room bound to today's catalogue."""

from __future__ import annotations

from functools import partial

from cliffhanger.catalogue.models import Name
from cliffhanger.evidence.record import Reader
from cliffhanger.reading import Lexicon, read_page


def catalogue_lexicon(more: list[str] | None = None) -> Lexicon:
    """Every name that a show goes by, and ``more`` titles besides."""
    names = Name.objects.filter(show__isnull=False).values_list("text", flat=True)
    return Lexicon.from_titles([*names, *(more or [])])


def catalogue_reader() -> Reader:
    """Prose to statements, with the titles of the catalogue."""
    return partial(read_page, lexicon=catalogue_lexicon())
