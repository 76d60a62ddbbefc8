"""Status changes as entries of a public log."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import prefetch_related_objects

from cliffhanger.evidence.english import day_words
from cliffhanger.evidence.models import StatusChange
from cliffhanger.evidence.sentences import change_sentence

from .marks import mark
from .moment import Moment
from .present import SourceLink, TimelineEntry
from .standing import sentence_case


def change_entries(changes: Sequence[StatusChange], moment: Moment) -> tuple[TimelineEntry, ...]:
    """Status changes as they were found, in the order given, each with who is known to decide for its show."""
    prefetch_related_objects(changes, "because__source", "because__document")
    found = moment.answered(list({change.show for change in changes}))
    return tuple(_entry(change, found[change.show_id].finding.decider) for change in changes)


def _entry(change: StatusChange, decider: str) -> TimelineEntry:
    return TimelineEntry(
        day=change.at,
        when=day_words(change.at),
        sentence=without_sources(change_sentence(change, decider)),
        kind="decision",
        label=change.after,
        sources=change_sources(change),
        mark=mark(change.after, confirmed=change.confirmed),
    )


def without_sources(sentence: str) -> str:
    """The sentence of a mail ends in its sources in brackets; here they stand beside it, as links.

    Outlets may have brackets in their own names, so it is the bracket that the last one closes.
    """
    text, depth = sentence.rstrip("."), 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if depth == 0:
            return sentence_case(text[:place] if place < len(text) - 1 else text)
    return sentence_case(text)


def change_sources(change: StatusChange) -> tuple[SourceLink, ...]:
    claims = sorted(change.because.all(), key=lambda claim: claim.stated_by)
    return tuple(SourceLink(c.source.name, c.url, c.said_on.words, c.source.tier) for c in claims[:4])
