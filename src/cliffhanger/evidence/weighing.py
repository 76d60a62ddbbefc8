"""One claim as the policy sees it, and who is right when claims about a decision differ. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cliffhanger.vocabulary import BadDate, Factuality, PartialDate, Predicate, SeasonState, Tier

SAME_NEWS = timedelta(days=7)
"""Opposite firm words this close together are a contradiction, not a reversal: the nearer source is right."""
PRESS_HOLDS = timedelta(days=365)
"""For so long an outlet's "not decided" outweighs a database row, even a newer one."""
REPORTS_NEEDED = 2
"""So many outlets with unnamed sources make an order likely enough to say so, unconfirmed."""


@dataclass(frozen=True)
class Said:
    """What one source said of one season on one day, and how firmly."""

    predicate: Predicate
    season: int | None
    value: str
    factuality: Factuality
    tier: Tier
    source: str
    stated_on: date
    happened_on: PartialDate | None = None
    outlet: str = ""
    url: str = ""
    note: str = ""
    claim_id: int | None = None

    @cached_property
    def when(self) -> PartialDate | None:
        """The value as a date, where the predicate takes one; a value that is none dates nothing."""
        try:
            return PartialDate.parse(self.value) if self.value else self.happened_on
        except BadDate:
            return self.happened_on

    @property
    def date_or_stated(self) -> date:
        return self.when.earliest if self.when else self.stated_on

    @property
    def earliest_or_min(self) -> date:
        return self.when.earliest if self.when else date.min

    @property
    def latest_or_max(self) -> date:
        return self.when.latest if self.when else date.max

    @property
    def date_precision(self) -> int:
        """Days that the date leaves open; a day leaves 0."""
        return (self.when.latest - self.when.earliest).days if self.when else 10_000

    @property
    def happened_by(self) -> date:
        """When it had surely happened: the end of the said period, never before it is over; else when it was said.

        A period that holds the day of the statement ("began in July", said on the 23rd) has happened by then.
        """
        said = self.happened_on or (self.when if self.predicate in _DATED_STEPS else None)
        if said is None:
            return self.stated_on
        if said.contains(self.stated_on) and self.happened_on is not None:
            return self.stated_on
        return said.latest

    @property
    def began_on(self) -> date:
        return self.happened_on.earliest if self.happened_on else self.stated_on

    @property
    def is_outspoken(self) -> bool:
        """Asserted by anyone but a fan site."""
        return self.factuality is Factuality.ASSERTED and self.tier is not Tier.FAN


_DATED_STEPS = {Predicate.FILMING_STARTED, Predicate.FILMING_WRAPPED}


@dataclass(frozen=True)
class Weighed:
    """What the claims about one decision amount to."""

    state: SeasonState
    since: date | None = None
    because: tuple[Said, ...] = ()
    dissent: tuple[Said, ...] = ()
    confirmed: bool = True
    moved_to: str = ""


def is_firm(said: Said) -> bool:
    """Asserted by an outlet that could know: official, trade or press. A database row alone is not firm."""
    return said.factuality is Factuality.ASSERTED and said.tier not in {Tier.FAN, Tier.DATABASE}


def is_decision(said: Said) -> bool:
    """A firm word on whether a season is made; "not decided" is one too."""
    return said.predicate in _SIDES and is_firm(said)


def newest(claims: Iterable[Said]) -> Said | None:
    """The last word; of words on one day the nearest source's."""
    return max(claims, key=lambda s: (s.stated_on, -s.tier.rank), default=None)


_SIDES = {
    Predicate.RENEWED: SeasonState.RENEWED,
    Predicate.ORDERED: SeasonState.RENEWED,
    Predicate.FINAL_SEASON: SeasonState.RENEWED,
    Predicate.MOVED: SeasonState.RENEWED,
    Predicate.CANCELLED: SeasonState.CANCELLED,
    Predicate.UNDECIDED: SeasonState.UNDECIDED,
}


def weigh_decisions(own: Sequence[Said]) -> Weighed:
    """Ordered, cancelled or undecided: firm words first, then a database's row, then agreeing reports."""
    decisions = [s for s in own if s.predicate in _SIDES]
    firm = [s for s in decisions if is_firm(s)]
    return _weigh_firm(firm, decisions) or _weigh_database(own) or _weigh_reports(decisions)


def _weigh_firm(firm: Sequence[Said], decisions: Sequence[Said]) -> Weighed | None:
    taken = [s for s in firm if s.predicate is not Predicate.UNDECIDED]
    if not taken:
        return None
    winner = _last_word(taken)
    doubt = _stronger_doubt(winner, firm)
    if doubt is not None:
        return Weighed(SeasonState.UNDECIDED, doubt.began_on, (doubt,), (winner,))
    state = _SIDES[winner.predicate]
    agreeing = [
        s for s in taken if _SIDES[s.predicate] is state and s.stated_on >= winner.stated_on - SAME_NEWS
    ]
    since = min(s.began_on for s in agreeing)
    return Weighed(
        state,
        since,
        tuple(sorted(agreeing, key=lambda s: (s.tier.rank, s.stated_on))),
        _dissent(winner, decisions),
        moved_to=_moved_to(taken, state),
    )


def _last_word(taken: Sequence[Said]) -> Said:
    """The start of the last stretch of agreeing words: a later opposite reverses, a simultaneous one must be nearer.

    A word is dated by its event: a look back at an old renewal does not undo a cancellation that came after it.
    """
    ordered = sorted(taken, key=lambda s: (_event_day(s), s.tier.rank))
    winner = ordered[0]
    for said in ordered[1:]:
        if _SIDES[said.predicate] is _SIDES[winner.predicate]:
            winner = min(winner, said, key=lambda s: s.tier.rank)
        elif (
            _rescues(said, winner)
            or _event_day(said) - _event_day(winner) > SAME_NEWS
            or _is_nearer(said, winner)
        ):
            winner = said
    return winner


def _event_day(said: Said) -> date:
    return said.happened_on.latest if said.happened_on else said.stated_on


def _rescues(said: Said, winner: Said) -> bool:
    """Picked up elsewhere after a cancellation, even on the next day, is a reversal and not a contradiction."""
    later = _event_day(said) > _event_day(winner)
    elsewhere = said.predicate is Predicate.MOVED or later
    return winner.predicate is Predicate.CANCELLED and elsewhere and not _is_nearer(winner, said)


def _is_nearer(said: Said, other: Said) -> bool:
    return said.tier.rank < other.tier.rank


def _stronger_doubt(winner: Said, firm: Sequence[Said]) -> Said | None:
    """A newer "not decided" takes an order back only from a source as near as the one that gave it."""
    if _SIDES[winner.predicate] is not SeasonState.RENEWED:
        return None
    doubts = [s for s in firm if s.predicate is Predicate.UNDECIDED and _event_day(s) > _event_day(winner)]
    return newest([s for s in doubts if s.tier.rank <= winner.tier.rank and s.tier is Tier.OFFICIAL])


def _dissent(winner: Said, decisions: Sequence[Said]) -> tuple[Said, ...]:
    """Who says otherwise at the same time or later; earlier words were overtaken, not contradicted."""
    side = _SIDES[winner.predicate]
    since = _event_day(winner) - SAME_NEWS
    others = [s for s in decisions if _SIDES[s.predicate] is not side and s.stated_on >= since]
    loud = {Factuality.ASSERTED, Factuality.REPORTED}
    contrary = [s for s in others if s.factuality in loud and s.stated_on >= _event_day(winner)]
    return tuple(s for s in contrary if s.claim_id != winner.claim_id)


def _moved_to(taken: Sequence[Said], state: SeasonState) -> str:
    moves = [s for s in taken if s.predicate is Predicate.MOVED and s.value]
    last = newest(moves) if state is SeasonState.RENEWED else None
    return last.value if last else ""


def _weigh_database(own: Sequence[Said]) -> Weighed | None:
    """A database's row: a listed season is an order, a "cancelled" a cancellation, both unconfirmed upstream."""
    rows = [s for s in own if s.tier is Tier.DATABASE and s.factuality is Factuality.ASSERTED]
    last = newest([s for s in rows if s.predicate in _ROWS])
    if last is None or last.predicate is Predicate.WITHDRAWN:
        return None
    words = [s for s in own if s.predicate is Predicate.UNDECIDED and is_firm(s)]
    contrary = tuple(s for s in words if s.stated_on > last.stated_on - PRESS_HOLDS)
    if contrary:
        return Weighed(SeasonState.UNDECIDED, contrary[0].stated_on, contrary, (last,))
    return Weighed(_ROWS[last.predicate], last.stated_on, (last,), confirmed=False)


_ROWS = {
    Predicate.LISTED: SeasonState.RENEWED,
    Predicate.CANCELLED: SeasonState.CANCELLED,
    Predicate.WITHDRAWN: SeasonState.UNDECIDED,
}


def _weigh_reports(decisions: Sequence[Said]) -> Weighed:
    """Unnamed sources and fan sites: two outlets of one mind count, unconfirmed; one alone is only noted."""
    for state in (SeasonState.RENEWED, SeasonState.CANCELLED):
        side = [s for s in decisions if _SIDES[s.predicate] is state and _is_report(s)]
        if len({s.source for s in side}) >= REPORTS_NEEDED:
            since = min(s.began_on for s in side)
            ordered = tuple(sorted(side, key=lambda s: (s.tier.rank, s.stated_on)))
            return Weighed(state, since, ordered, _undecided(decisions), confirmed=False)
    undecided = _undecided(decisions)
    rumours = tuple(s for s in decisions if _is_report(s))
    last_heard = undecided[-1].stated_on if undecided else None
    return Weighed(SeasonState.UNDECIDED, last_heard, undecided[::-1], rumours)


def _is_report(said: Said) -> bool:
    spoken = said.factuality in {Factuality.ASSERTED, Factuality.REPORTED}
    return spoken and said.predicate is not Predicate.UNDECIDED


def _undecided(decisions: Sequence[Said]) -> tuple[Said, ...]:
    asserted = [s for s in decisions if s.factuality is Factuality.ASSERTED]
    return tuple(
        sorted((s for s in asserted if s.predicate is Predicate.UNDECIDED), key=lambda s: s.stated_on)
    )
