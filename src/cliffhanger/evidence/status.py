"""Where a show stands, as a pure function of what was said by a day. No Django, no clock, no database.

The policy is a table of cases in docs/status-policy.md; `evidence/tests/test_status.py` tests it case by case.
Read `find_status` first, then `_find_season`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from cliffhanger.vocabulary import (
    Factuality,
    PartialDate,
    Predicate,
    SeasonState,
    ShowState,
    Tier,
)

from .weighing import Said, Weighed, is_decision, is_firm, newest, weigh_decisions

AIRING_DAYS = 84
"""Without a known finale a season counts as airing this long, or as long as the show's last one ran."""


@dataclass(frozen=True)
class Finding:
    """Where one season stands, with its support and its dissent.

    ``since`` is the day on which it became so, as far as said. ``confirmed`` is False where only a programme
    database, a fan site or unnamed sources say it. ``premiere`` is the actual or announced date; ``window`` the
    newest announced period when there is no day yet. ``presumed`` marks a season that counts as out because its
    announced day has passed, though nobody has said afterwards that it came.
    """

    season: int
    state: SeasonState
    since: date | None = None
    because: tuple[Said, ...] = ()
    dissent: tuple[Said, ...] = ()
    confirmed: bool = True
    is_final: bool = False
    premiere: PartialDate | None = None
    finale: PartialDate | None = None
    window: Said | None = None
    moved_to: str = ""
    presumed: bool = False

    @property
    def has_premiered(self) -> bool:
        return self.state in {SeasonState.AIRING, SeasonState.AIRED}


@dataclass(frozen=True)
class ShowFinding:
    """Where the show stands: every season, and the one that the question is about (`next`)."""

    as_of: date
    state: ShowState
    next: Finding
    seasons: tuple[Finding, ...]
    unspecified_end: bool = False
    because: tuple[Said, ...] = ()
    network: str = ""
    decider: str = ""
    newest_word: date | None = None

    @property
    def last(self) -> Finding | None:
        """The newest season that has come out."""
        out = [finding for finding in self.seasons if finding.has_premiered]
        return out[-1] if out else None

    @property
    def status(self) -> str:
        """One word for lists and for JSON: the season's state, or the show's where it is over."""
        if self.state in {ShowState.ENDED, ShowState.CANCELLED}:
            return str(self.state)
        return str(self.next.state)


def find_status(claims: Iterable[Said], as_of: date) -> ShowFinding:
    """Where the show stands on ``as_of``, from what had been stated by then."""
    visible = _still_listed([said for said in claims if said.stated_on <= as_of])
    out = _premieres(visible, as_of)
    first = min((s.season for s in visible if s.season and is_decision(s)), default=1)
    bound = [_bind(said, out, first) for said in visible]
    numbers = _numbers(bound, out)
    findings = tuple(_find_season(number, bound, out, as_of) for number in numbers)
    by_number = {finding.season: finding for finding in findings}
    following = by_number[_next_number(out, numbers, bound)]
    found = _find_show(following, findings, bound, as_of)
    words = [s.stated_on for s in bound if is_decision(s) or s.predicate in _PROGRESS]
    return replace(
        found,
        network=_newest_value(visible, Predicate.NETWORK),
        decider=_decider(visible),
        newest_word=max(words, default=None),
    )


_PROGRESS = {Predicate.PREMIERE, Predicate.FILMING_STARTED, Predicate.FILMING_WRAPPED, Predicate.DELAYED}


def _newest_value(claims: Sequence[Said], predicate: Predicate) -> str:
    said = newest([s for s in claims if s.predicate is predicate])
    return said.value if said else ""


def _decider(claims: Sequence[Said]) -> str:
    """Whom we may name as the one who orders: a streaming service, unless the show has moved since."""
    moved = any(s.predicate is Predicate.MOVED and is_firm(s) for s in claims)
    if moved or _newest_value(claims, Predicate.NETWORK_KIND) != "streaming":
        return ""
    return _newest_value(claims, Predicate.NETWORK)


def _still_listed(claims: list[Said]) -> list[Said]:
    """Without the dates and listings that a database has since taken off its list."""
    gone = {(s.source, s.season): s.stated_on for s in claims if s.predicate is Predicate.WITHDRAWN}
    listings = {Predicate.LISTED, Predicate.PREMIERE}
    return [
        said
        for said in claims
        if said.predicate not in listings or said.stated_on > gone.get((said.source, said.season), date.min)
    ]


PASSED_DAYS = 300
"""A season is taken to have come out, though nobody we read said so, when a later one was decided so much later."""


def _next_number(out: dict[int, Said], numbers: Sequence[int], claims: Sequence[Said]) -> int:
    """The first season after the last that came out, those skipped that must have come out unseen."""
    ahead = [number for number in numbers if not out or number > max(out)]
    decided = {n: newest([s for s in claims if s.season == n and is_decision(s)]) for n in ahead}
    for number in ahead:
        own, later = decided[number], [decided[n] for n in ahead if n > number]
        if own is None or not any(s and (s.stated_on - own.stated_on).days >= PASSED_DAYS for s in later):
            return number
    return ahead[-1]


def _numbers(claims: Sequence[Said], out: dict[int, Said]) -> list[int]:
    """Every season spoken of, and the one after the last that came out. Specials (0) are no season here."""
    spoken = {said.season for said in claims if said.season}
    spoken.add(max(out) + 1 if out else min(spoken, default=1))
    return sorted(spoken)


def _premieres(claims: Sequence[Said], as_of: date) -> dict[int, Said]:
    """For each season that has come out, the claim that dates it best."""
    out: dict[int, Said] = {}
    dated = [s for s in claims if s.predicate is Predicate.PREMIERE and s.season and s.when is not None]
    for number in sorted({s.season for s in dated if s.season}):
        of_season = [s for s in dated if s.season == number]
        before = max((out[n].date_or_stated for n in out if n < number), default=date.min)
        best = _actual_premiere(of_season, as_of, after=before)
        if best is not None:
            out[number] = best
    return out


def _actual_premiere(claims: Sequence[Said], as_of: date, *, after: date) -> Said | None:
    """Told afterwards beats announced before; a day announced and past counts unless a later word moved it."""
    usable = [s for s in claims if s.factuality is Factuality.ASSERTED and s.latest_or_max <= as_of]
    usable = [s for s in usable if s.earliest_or_min >= after]
    told = [s for s in usable if s.when is not None and s.stated_on >= s.when.earliest]
    if told:
        return min(told, key=lambda s: (s.tier.rank, s.date_precision, -s.stated_on.toordinal()))
    announced = [s for s in usable if s.when is not None and s.when.is_day]
    last_word = newest([s for s in claims if s.factuality is Factuality.ASSERTED and s.tier is not Tier.FAN])
    if not announced or last_word not in announced:
        return None
    return last_word


def _bind(said: Said, out: dict[int, Said], first: int) -> Said:
    """A word about "the show" is about the season that was next on the day it was said."""
    if said.season is not None or said.predicate not in _BINDS:
        return said
    numbers = [number for number, premiere in out.items() if premiere.date_or_stated <= said.stated_on]
    return replace(said, season=max(numbers) + 1 if numbers else first)


_BINDS = {
    Predicate.RENEWED,
    Predicate.ORDERED,
    Predicate.CANCELLED,
    Predicate.UNDECIDED,
    Predicate.FILMING_STARTED,
    Predicate.FILMING_WRAPPED,
    Predicate.DELAYED,
}
"""Not `moved`: a partner that leaves or a film that follows is no order of a season; a move that names one is."""


def _find_season(number: int, claims: Sequence[Said], out: dict[int, Said], as_of: date) -> Finding:
    own = [said for said in claims if said.season == number]
    final = [s for s in own if s.predicate is Predicate.FINAL_SEASON and is_firm(s)]
    finding = _came_out(number, own, out, as_of) if number in out else _still_ahead(number, own, as_of)
    return replace(finding, is_final=bool(final))


def _came_out(number: int, own: Sequence[Said], out: dict[int, Said], as_of: date) -> Finding:
    premiere = out[number]
    finales = [s for s in own if s.predicate is Predicate.FINALE and s.when and s.when.latest <= as_of]
    finale = newest(finales)
    is_over = finale is not None or as_of > premiere.date_or_stated + timedelta(_run_days(number, out, own))
    same_day = [
        s for s in own if s.predicate is Predicate.PREMIERE and s.when == premiere.when and s != premiere
    ]
    return Finding(
        season=number,
        state=SeasonState.AIRED if is_over else SeasonState.AIRING,
        since=finale.when.latest if finale and finale.when else premiere.date_or_stated,
        because=(premiere, *same_day[:3]),
        confirmed=True,
        premiere=premiere.when,
        finale=finale.when if finale else None,
        presumed=premiere.when is not None and premiere.stated_on < premiere.when.earliest,
    )


def _run_days(number: int, out: dict[int, Said], own: Sequence[Said]) -> int:
    """How long this show's seasons are on air: the shortest gap so far bounds it, weeks are the default."""
    episodes = [int(s.value) for s in own if s.predicate is Predicate.EPISODES and s.value.isdigit()]
    habit = 7 * max(episodes) + 28 if episodes else AIRING_DAYS
    days = sorted(said.date_or_stated for said in out.values())
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return min([max(habit, AIRING_DAYS), *gaps]) if gaps else max(habit, AIRING_DAYS)


def _still_ahead(number: int, own: Sequence[Said], as_of: date) -> Finding:
    decided = weigh_decisions(own)
    if decided.state is SeasonState.CANCELLED:
        return _as_finding(number, decided, own)
    steps = [decided, *_steps(own, as_of)]
    furthest = max(steps, key=lambda step: _LADDER.index(step.state))
    dissent = decided.dissent if decided.state is not SeasonState.UNDECIDED else ()
    finding = _as_finding(number, replace(furthest, dissent=dissent or furthest.dissent), own)
    return replace(finding, moved_to=decided.moved_to)


_LADDER = [
    SeasonState.UNDECIDED,
    SeasonState.RENEWED,
    SeasonState.FILMING,
    SeasonState.WRAPPED,
    SeasonState.DATED,
]


def _as_finding(number: int, weighed: Weighed, own: Sequence[Said]) -> Finding:
    day = weighed.because[0].when if weighed.state is SeasonState.DATED and weighed.because else None
    return Finding(
        season=number,
        state=weighed.state,
        since=weighed.since,
        because=weighed.because,
        dissent=weighed.dissent,
        confirmed=weighed.confirmed,
        premiere=day,
        window=None if day else _window(own),
        moved_to=weighed.moved_to,
    )


def _window(own: Sequence[Said]) -> Said | None:
    """The newest period that a firm source has announced for the premiere."""
    said = [s for s in own if s.predicate is Predicate.PREMIERE and s.when and is_firm(s)]
    return newest([s for s in said if s.when and s.when.latest >= s.stated_on])


def _steps(own: Sequence[Said], as_of: date) -> list[Weighed]:
    """How far the making has come: filming, wrapped, dated; each from firm words about what has happened."""
    steps = []
    for predicate, state in (
        (Predicate.FILMING_STARTED, SeasonState.FILMING),
        (Predicate.FILMING_WRAPPED, SeasonState.WRAPPED),
    ):
        done = [s for s in own if s.predicate is predicate and is_firm(s) and s.happened_by <= as_of]
        if done:
            first = min(done, key=lambda s: (s.tier.rank, s.happened_by))
            steps.append(Weighed(state, first.happened_by, _strongest_first(done)))
    dated = _announced_day(own, as_of)
    return [*steps, dated] if dated else steps


def _announced_day(own: Sequence[Said], as_of: date) -> Weighed | None:
    """The day that holds: the newest firm word on the date, unless a delay was announced after it."""
    words = [s for s in own if s.predicate in {Predicate.PREMIERE, Predicate.DELAYED} and s.is_outspoken]
    days = [s for s in words if s.predicate is Predicate.PREMIERE and s.when and s.when.is_day]
    days = [s for s in days if s.when and s.when.earliest > as_of]
    latest = newest([s for s in words if s.predicate is Predicate.DELAYED])
    if latest is not None:
        days = [s for s in days if s.stated_on >= latest.stated_on]
    best = newest(days)
    if best is None:
        return None
    agreeing = _strongest_first([s for s in days if s.when == best.when])
    dissent = tuple(s for s in days if s.when != best.when and s.stated_on >= best.stated_on - timedelta(60))
    first = min(s.stated_on for s in agreeing)
    confirmed = any(s.tier is not Tier.DATABASE for s in agreeing)
    return Weighed(SeasonState.DATED, first, agreeing, dissent, confirmed)


def _strongest_first(claims: Sequence[Said]) -> tuple[Said, ...]:
    return tuple(sorted(claims, key=lambda s: (s.tier.rank, s.stated_on)))


def _find_show(
    following: Finding, findings: tuple[Finding, ...], claims: Sequence[Said], as_of: date
) -> ShowFinding:
    last = next((f for f in reversed(findings) if f.has_premiered), None)
    ended = newest([s for s in claims if s.predicate is Predicate.ENDED and is_firm(s)])
    unspecified = newest([s for s in claims if s.predicate is Predicate.ENDED_UNSPECIFIED])
    found = ShowFinding(as_of, ShowState.AWAITING_DECISION, following, findings)
    ordered = following.state not in {SeasonState.UNDECIDED, SeasonState.CANCELLED}
    if last is not None and last.state is SeasonState.AIRING and not ordered:
        return replace(found, state=ShowState.AIRING)
    if ended is not None and not _decided_after(ended, following):
        return replace(found, state=ShowState.ENDED, because=(ended,))
    if ordered:
        return replace(found, state=_returning(following))
    if last is not None and last.is_final:
        return replace(found, state=ShowState.ENDED, because=_final_words(claims, last.season))
    if following.state is SeasonState.CANCELLED:
        return replace(found, state=ShowState.CANCELLED, because=following.because)
    if unspecified is not None and not _contradicted(unspecified, claims):
        return replace(found, state=ShowState.ENDED, unspecified_end=True, because=(unspecified,))
    return found


def _decided_after(ended: Said, following: Finding) -> bool:
    """An order after the end (a revival) reopens the show; one from before it was the season that ended it."""
    ordered = following.state not in {SeasonState.UNDECIDED, SeasonState.CANCELLED}
    return ordered and any(said.stated_on > ended.stated_on for said in following.because)


def _returning(following: Finding) -> ShowState:
    if following.is_final:
        return ShowState.FINAL_SEASON_AHEAD
    return ShowState.MOVED if following.moved_to else ShowState.RETURNING


def _final_words(claims: Sequence[Said], season: int) -> tuple[Said, ...]:
    final = [s for s in claims if s.predicate is Predicate.FINAL_SEASON and s.season == season and is_firm(s)]
    ended = [s for s in claims if s.predicate is Predicate.ENDED and is_firm(s)]
    return _strongest_first([*ended, *final])


def _contradicted(unspecified: Said, claims: Sequence[Said]) -> bool:
    """A database that says "ended" is set aside by a newer row that says the opposite."""
    alive = [s for s in claims if s.predicate is Predicate.NOT_ENDED and s.source == unspecified.source]
    return any(s.stated_on > unspecified.stated_on for s in alive)
