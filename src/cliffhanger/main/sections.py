"""What the audience needs to know of the paper's sections: `main` is the only room that may tell it."""

from __future__ import annotations

from django.utils import timezone

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.view import said_of
from cliffhanger.newsroom import sections


def sections_of(show: Show) -> frozenset[str]:
    """The slugs of the sections that a show stands in today."""
    return sections.sections_of(said_of(show, timezone.localdate()))


def section_titles() -> dict[str, str]:
    """Slug to title, for the form and the mails."""
    return {section.slug: section.name for section in sections.SECTIONS}
