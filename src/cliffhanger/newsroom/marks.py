"""States as a word with a small shape. Pure."""

from __future__ import annotations

from cliffhanger.evidence.sentences import state_word
from cliffhanger.evidence.status import Finding, ShowFinding
from cliffhanger.vocabulary import SeasonState, ShowState

from .present import StateMark

ORDER = ("airing", "dated", "wrapped", "filming", "renewed", "undecided", "cancelled", "ended")
"""How lists by state are ordered: what is nearest to the screen first."""

LABELS = {
    "airing": "On now",
    "dated": "With a date",
    "wrapped": "Filmed, no date yet",
    "filming": "Being filmed",
    "renewed": "Ordered",
    "undecided": "Not decided",
    "cancelled": "Cancelled",
    "ended": "Over",
}


def mark(key: str, *, confirmed: bool = True) -> StateMark:
    """The mark of a state by its word in the closed lists; an unknown one raises."""
    return StateMark(str(key), state_word(key), confirmed)


def show_mark(finding: ShowFinding) -> StateMark:
    """Where the show as a whole stands: over, on now, or what is known of the next season."""
    if finding.state is ShowState.ENDED:
        return mark("ended", confirmed=not finding.unspecified_end)
    if finding.state is ShowState.CANCELLED:
        return mark("cancelled", confirmed=finding.next.confirmed)
    if finding.state is ShowState.AIRING:
        return mark(SeasonState.AIRING)
    return season_mark(finding.next)


def season_mark(finding: Finding) -> StateMark:
    return mark(finding.state, confirmed=finding.confirmed)
