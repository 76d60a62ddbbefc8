"""One claim as the policy sees it, and who is right when claims about a decision differ. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cliffhanger.vocabulary import FIRM, BadDate, Factuality, PartialDate, Predicate, SeasonState, Tier

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
        """The value as a date, where the predicate takes one; a value that is none dates nothing.

        A delay without a new date has none: the day on which it was announced is not the new one.
        """
        fallback = None if self.predicate is Predicate.DELAYED else self.happened_on
        try:
            return PartialDate.parse(self.value) if self.value else fallback
        except BadDate:
            return fallback

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
        """When it had surely happened: the end of the said period, but not after it was said to have happened."""
        when = self.happened_on or (self.when if self.predicate in _DATED_STEPS else None)
        return min(when.latest, self.stated_on) if when else self.stated_on

    @property
    def is_told(self) -> bool:
        """Said of what had taken place by then, not of what was planned. A plan that passes is still a plan."""
        if self.when is not None and self.when.earliest > self.stated_on:
            return False
        return self.happened_on is not None or self.when is None or self.when.latest <= self.stated_on

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
    return said.factuality is Factuality.ASSERTED and said.tier not in _CANNOT_KNOW


_CANNOT_KNOW = {Tier.FAN, Tier.DATABASE}


def nearest(claims: Iterable[Said]) -> Said:
    """The nearest source's word; of several the first given."""
    return min(claims, key=lambda s: s.tier.rank)


def strongest_first(claims: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(claims, key=lambda s: (s.tier.rank, s.stated_on)))


def by_season(claims: Iterable[Said]) -> dict[int, list[Said]]:
    """The claims about each season; specials (0) are no season, and words about the show are about none."""
    found: dict[int, list[Said]] = {}
    for said in claims:
        if said.season:
            found.setdefault(said.season, []).append(said)
    return dict(sorted(found.items()))


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
    return _weigh_firm(decisions) or _weigh_database(own) or _weigh_reports(decisions)


def _weigh_firm(decisions: Sequence[Said]) -> Weighed | None:
    taken = [s for s in decisions if is_firm(s) and s.predicate is not Predicate.UNDECIDED]
    if not taken:
        return None
    stretch = _last_stretch(taken)
    doubt = _doubt(stretch, decisions)
    if doubt is not None:
        return Weighed(SeasonState.UNDECIDED, doubt.happened_by, (doubt,), strongest_first(stretch))
    dissent = _dissent(nearest(stretch), decisions)
    return Weighed(
        _side(stretch[0]),
        min(s.happened_by for s in stretch),
        strongest_first(stretch),
        dissent,
        confirmed=not _is_contested(stretch, dissent),
        moved_to=_moved_to(stretch),
    )


def _last_stretch(taken: Sequence[Said]) -> list[Said]:
    """The agreeing words since the last reversal, in the order of their events.

    A word is dated by its event: a look back at an old renewal does not undo a cancellation that came after it.
    """
    ordered = sorted(taken, key=lambda s: (_event_day(s), s.tier.rank, _NATURAL_ORDER.get(s.predicate, 0)))
    stretch: list[Said] = []
    for said in ordered:
        if stretch and _side(said) is not _side(stretch[0]) and _overturns(said, nearest(stretch)):
            stretch = [said]
        elif not stretch or _side(said) is _side(stretch[0]):
            stretch.append(said)
    return stretch


_NATURAL_ORDER = {Predicate.CANCELLED: 1, Predicate.MOVED: 2}


def _event_day(said: Said) -> date:
    """The day of the event, never after it was said. Vague days keep the natural order: ordered, cancelled, moved."""
    when = said.happened_on
    if when is None:
        return said.stated_on
    return min(when.latest if said.predicate in _NATURAL_ORDER else when.earliest, said.stated_on)


def _overturns(said: Said, lead: Said) -> bool:
    """A later opposite reverses; one of the same week must come from a nearer source, or from the same one.

    To be picked up after a cancellation, even on the next day, is a reversal and not a contradiction; and a move
    to a named home and the old home's cancellation are both true.
    """
    if {said.predicate, lead.predicate} == {Predicate.MOVED, Predicate.CANCELLED}:
        return said.predicate is Predicate.MOVED or _event_day(said) - _event_day(lead) > SAME_NEWS
    later = _event_day(said) - _event_day(lead)
    if later > SAME_NEWS or _is_nearer(said, lead):
        return True
    is_rescue = lead.predicate is Predicate.CANCELLED and not _is_nearer(lead, said)
    return later > timedelta(0) and (is_rescue or said.source == lead.source)


def _side(said: Said) -> SeasonState:
    return _SIDES[said.predicate]


def _is_nearer(said: Said, other: Said) -> bool:
    return said.tier.rank < other.tier.rank


def _doubt(side: Sequence[Said], decisions: Sequence[Said]) -> Said | None:
    """A later "not decided" or denial takes a word back from a nearer source, or from the makers themselves."""
    lead, last = nearest(side), max(_event_day(s) for s in side)
    doubts = [s for s in decisions if _leaves_open(s, _side(lead)) and s.stated_on > last]
    heard = [s for s in doubts if _is_nearer(s, lead) or s.tier is Tier.OFFICIAL]
    return newest([s for s in heard if s.tier not in _CANNOT_KNOW])


def _leaves_open(said: Said, side: SeasonState) -> bool:
    """Says that nothing is decided, or that this was not."""
    if said.predicate is Predicate.UNDECIDED:
        return said.factuality is Factuality.ASSERTED
    return said.factuality is Factuality.NEGATED and _side(said) is side


def _dissent(lead: Said, decisions: Sequence[Said]) -> tuple[Said, ...]:
    """Who says otherwise at the same time or later; earlier words were overtaken, not contradicted."""
    return strongest_first(s for s in decisions if s.factuality in FIRM and _contradicts(s, lead))


def _contradicts(said: Said, lead: Said) -> bool:
    if _side(said) is _side(lead) or (lead.predicate, said.predicate) == (
        Predicate.MOVED,
        Predicate.CANCELLED,
    ):
        return False
    allowed = timedelta(said.predicate is Predicate.UNDECIDED)
    return _event_day(said) >= _event_day(lead) + allowed


def _is_contested(stretch: Sequence[Said], dissent: Sequence[Said]) -> bool:
    """Opposite firm words of one week and tier leave it open, unless more outlets stand on the found side."""
    tier = nearest(stretch).tier
    taken = [s for s in dissent if is_firm(s) and s.predicate is not Predicate.UNDECIDED]
    rivals = {s.source for s in taken if s.tier is tier}
    return len(rivals) >= len({s.source for s in stretch if s.tier is tier})


def _moved_to(stretch: Sequence[Said]) -> str:
    last = newest([s for s in stretch if s.predicate is Predicate.MOVED and s.value])
    return last.value if last else ""


def _weigh_database(own: Sequence[Said]) -> Weighed | None:
    """A database's row: a listed season is an order, a "cancelled" a cancellation, both unconfirmed upstream."""
    rows = [s for s in own if s.tier is Tier.DATABASE and s.factuality is Factuality.ASSERTED]
    last = newest([s for s in rows if s.predicate in _ROWS])
    if last is None:
        return None
    state = _ROWS[last.predicate]
    words = [
        s for s in own if s.predicate in _SIDES and s.tier not in _CANNOT_KNOW and _leaves_open(s, state)
    ]
    contrary = [s for s in words if s.stated_on > last.stated_on - PRESS_HOLDS]
    if contrary:
        since = max(s.stated_on for s in contrary)
        return Weighed(SeasonState.UNDECIDED, since, strongest_first(contrary), (last,))
    return Weighed(state, last.stated_on, (last,), confirmed=False)


_ROWS = {
    Predicate.LISTED: SeasonState.RENEWED,
    Predicate.CANCELLED: SeasonState.CANCELLED,
}


def _weigh_reports(decisions: Sequence[Said]) -> Weighed:
    """Unnamed sources: two outlets of one mind count, unconfirmed; one alone, or fan sites alone, are only noted."""
    reports = [s for s in decisions if _is_report(s)]
    sides = [
        [s for s in reports if _side(s) is state] for state in (SeasonState.RENEWED, SeasonState.CANCELLED)
    ]
    likely = [side for side in sides if _is_likely(side)]
    open_words = sorted((s for s in decisions if _is_open_word(s)), key=lambda s: s.stated_on, reverse=True)
    side = max(likely, key=lambda side: max(s.stated_on for s in side), default=[])
    if side and _doubt(side, decisions) is None:
        since = min(s.happened_by for s in side)
        return Weighed(_side(side[0]), since, strongest_first(side), tuple(open_words), confirmed=False)
    last_heard = open_words[0].stated_on if open_words else None
    return Weighed(SeasonState.UNDECIDED, last_heard, tuple(open_words), strongest_first(reports))


def _is_report(said: Said) -> bool:
    spoken = said.factuality in FIRM
    return spoken and said.tier is not Tier.DATABASE and said.predicate is not Predicate.UNDECIDED


def _is_likely(side: Sequence[Said]) -> bool:
    return len({s.source for s in side}) >= REPORTS_NEEDED and any(s.tier is not Tier.FAN for s in side)


def _is_open_word(said: Said) -> bool:
    return _leaves_open(said, SeasonState.RENEWED) or _leaves_open(said, SeasonState.CANCELLED)
