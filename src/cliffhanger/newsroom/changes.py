"""Status changes as entries of a public log."""

from __future__ import annotations

from collections.abc import Iterable

from cliffhanger.evidence.english import day_words
from cliffhanger.evidence.models import StatusChange
from cliffhanger.evidence.sentences import change_sentence

from .marks import mark
from .present import SourceLink, TimelineEntry
from .standing import sentence_case


def change_entries(changes: Iterable[StatusChange], decider: str = "") -> tuple[TimelineEntry, ...]:
    """Status changes as they were found, newest first as given."""
    return tuple(
        TimelineEntry(
            day=change.at,
            when=day_words(change.at),
            sentence=_without_sources(change_sentence(change, decider)),
            kind="decision",
            label=change.after,
            sources=change_sources(change),
            mark=mark(change.after, confirmed=change.confirmed),
        )
        for change in changes
    )


def _without_sources(sentence: str) -> str:
    """The sentence of a mail ends in its sources; here they stand beside it, as links."""
    return sentence_case(sentence.rsplit(" (", 1)[0])


def change_sources(change: StatusChange) -> tuple[SourceLink, ...]:
    claims = sorted(change.because.all(), key=lambda claim: claim.stated_by)
    return tuple(SourceLink(c.source.name, c.url, c.said_on.words, c.source.tier) for c in claims[:4])
