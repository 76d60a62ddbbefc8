"""Where a show stands, as a pure function of what was said by a day. No Django, no clock, no database.

The policy is a table of cases in docs/status-policy.md; `evidence/tests/test_status.py` tests it case by case.
Read `find_status` first, then `_find_season`. `weighing` says who is right, `premieres` what is out or dated,
`binding` which season a word about "the show" is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState, ShowState, Tier

from .binding import bind
from .premieres import find_announced_day, find_premieres, find_run, find_window
from .weighing import (
    PRESS_HOLDS,
    SAME_NEWS,
    Said,
    Weighed,
    by_season,
    is_decision,
    is_firm,
    nearest,
    newest,
    strongest_first,
    weigh_decisions,
)


@dataclass(frozen=True)
class Finding:
    """Where one season stands, with its support and its dissent.

    ``since`` is the day on which it became so, as far as said. ``confirmed`` is False where only a programme
    database, a fan site or unnamed sources say it. ``premiere`` is the actual or announced date; ``window`` the
    newest announced period when there is no day yet. ``presumed`` marks a season that counts as out because its
    announced day has passed, though nobody has said afterwards that it came. ``continues`` is the announced day of
    a further part of a season that is out, ``until`` the last day on which one without a finale counts as airing.
    """

    season: int
    state: SeasonState
    since: date | None = None
    because: tuple[Said, ...] = ()
    dissent: tuple[Said, ...] = ()
    confirmed: bool = True
    is_final: bool = False
    called_final: tuple[Said, ...] = ()
    premiere: PartialDate | None = None
    finale: PartialDate | None = None
    window: Said | None = None
    moved_to: str = ""
    presumed: bool = False
    continues: Said | None = None
    until: date | None = None

    @property
    def has_premiered(self) -> bool:
        return self.state in {SeasonState.AIRING, SeasonState.AIRED}

    @property
    def since_as_said(self) -> PartialDate | None:
        """`since` for readers: a month stays a month. The day is only for sorting where a period was said."""
        said = next(
            (s.happened_on for s in self.because if s.happened_on and s.happened_by == self.since), None
        )
        return said or (PartialDate.on(self.since) if self.since else None)


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
    visible = _standing_rows(sorted((said for said in claims if said.stated_on <= as_of), key=_by_day))
    out = find_premieres(visible, as_of)
    bound = bind(visible, out)
    spoken = by_season(bound)
    numbers = sorted({*spoken, max(out) + 1 if out else min(spoken, default=1)})
    findings = _only_the_last_is_final([_find_season(n, spoken.get(n, []), out, as_of) for n in numbers])
    following = findings[numbers.index(_next_number(out, numbers, spoken))]
    found = _find_show(following, findings, bound, as_of)
    words = [s.stated_on for s in bound if is_decision(s) or s.predicate in _PROGRESS]
    return replace(
        found,
        network=_newest_value(visible, Predicate.NETWORK),
        decider=_decider(visible),
        newest_word=max(words, default=None),
    )


def _by_day(said: Said) -> tuple[object, ...]:
    """A full order, so that it never matters in which order claims are handed in."""
    words = (said.predicate, said.season or 0, said.value, said.factuality, str(said.happened_on))
    return said.stated_on, said.tier.rank, said.source, *words


_PROGRESS = {Predicate.PREMIERE, Predicate.FILMING_STARTED, Predicate.FILMING_WRAPPED, Predicate.DELAYED}


def _newest_value(claims: Sequence[Said], predicate: Predicate) -> str:
    said = newest([s for s in claims if s.predicate is predicate and s.is_outspoken])
    return said.value if said else ""


def _decider(claims: Sequence[Said]) -> str:
    """Whom we may name as the one who orders: a streaming service, unless the show has moved since."""
    moved = any(s.predicate is Predicate.MOVED and is_firm(s) for s in claims)
    if moved or _newest_value(claims, Predicate.NETWORK_KIND) != "streaming":
        return ""
    return _newest_value(claims, Predicate.NETWORK)


def _standing_rows(claims: Sequence[Said]) -> list[Said]:
    """Without what a database has since taken back. The claims come oldest first."""
    newest_on = {(s.source, s.season, s.predicate): s.stated_on for s in claims}

    def is_taken_back(said: Said) -> bool:
        of_row = ((said.season, word) for word in _ROW_TAKEN_BACK.get(said.predicate, ()))
        of_show = ((None, Predicate.NOT_ENDED),) if said.predicate in _END_TAKEN_BACK else ()
        later = (newest_on.get((said.source, *key), date.min) for key in (*of_row, *of_show))
        return any(day >= said.stated_on for day in later)

    return [s for s in claims if s.tier is not Tier.DATABASE or not is_taken_back(s)]


_ROW_TAKEN_BACK = {
    Predicate.LISTED: (Predicate.WITHDRAWN,),
    Predicate.PREMIERE: (Predicate.WITHDRAWN, Predicate.LISTED),
}
"""A row that is listed without its date again has lost the date."""
_END_TAKEN_BACK = {Predicate.CANCELLED, Predicate.ENDED_UNSPECIFIED}


PASSED_DAYS = 300
"""A season is taken to have come out, though nobody we read said so, when a later one was decided so much later."""
YEAR_NUMBERS = 1900
"""Some shows count their seasons by the year; theirs have gaps that mean nothing."""


def _next_number(out: Mapping[int, Said], numbers: Sequence[int], spoken: Mapping[int, list[Said]]) -> int:
    """The first season after the last that came out, those skipped that must have come out unseen."""
    ahead = [number for number in numbers if not out or number > max(out)]
    decided = {n: newest([s for s in spoken.get(n, ()) if is_decision(s)]) for n in ahead}
    if out and min(out) >= YEAR_NUMBERS:
        return next((n for n in ahead if decided[n]), ahead[0])
    for number in ahead:
        own, later = decided[number], [decided[n] for n in ahead if n > number]
        if own is None or not any(s and (s.stated_on - own.stated_on).days >= PASSED_DAYS for s in later):
            return number
    return ahead[-1]


def _find_season(number: int, own: Sequence[Said], out: Mapping[int, Said], as_of: date) -> Finding:
    finding = _came_out(number, own, out, as_of) if number in out else _still_ahead(number, own, as_of)
    called = _called_final(own)
    return replace(finding, is_final=True, called_final=called) if called else finding


def _called_final(own: Sequence[Said]) -> tuple[Said, ...]:
    """Who calls it the last, unless the newest word on that is a denial."""
    words = [s for s in own if s.predicate is Predicate.FINAL_SEASON]
    last = newest([s for s in words if is_firm(s) or s.factuality is Factuality.NEGATED])
    if last is None or last.factuality is Factuality.NEGATED:
        return ()
    return strongest_first([s for s in words if is_firm(s)])


def _only_the_last_is_final(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """A season that was to be the last is not, once a later one is ordered or out."""
    made = [f.season for f in findings if f.confirmed and f.state not in _NOT_MADE]
    last = max(made, default=0)
    return tuple(replace(f, is_final=False) if f.is_final and f.season < last else f for f in findings)


_NOT_MADE = {SeasonState.UNDECIDED, SeasonState.CANCELLED}


def _came_out(number: int, own: Sequence[Said], out: Mapping[int, Said], as_of: date) -> Finding:
    premiere = out[number]
    run = find_run(number, own, out, as_of)
    same_day = [
        s for s in own if s.predicate is Predicate.PREMIERE and s.when == premiere.when and s != premiere
    ]
    is_over = run.is_over(as_of)
    ended = run.finale.latest if run.finale else run.until + timedelta(1)
    return Finding(
        season=number,
        state=SeasonState.AIRED if is_over else SeasonState.AIRING,
        since=ended if is_over else run.began,
        because=(premiere, *same_day[:3]),
        confirmed=premiere.tier is not Tier.FAN,
        premiere=premiere.when,
        finale=run.finale,
        presumed=premiere.when is not None and premiere.stated_on < premiere.when.earliest,
        continues=run.continues,
        until=None if is_over else run.until,
    )


def _still_ahead(number: int, own: Sequence[Said], as_of: date) -> Finding:
    decided = weigh_decisions(own)
    steps = _steps(own, as_of)
    if decided.state is SeasonState.CANCELLED:
        steps = [step for step in steps if _revives(step, decided)]
        if not steps:
            return _as_finding(number, decided, own)
    furthest = max([decided, *steps], key=lambda step: _LADDER.index(step.state))
    dissent = decided.dissent if decided.state is not SeasonState.UNDECIDED else ()
    finding = _as_finding(number, replace(furthest, dissent=dissent or furthest.dissent), own)
    return replace(finding, moved_to=decided.moved_to)


_LADDER = [
    SeasonState.CANCELLED,
    SeasonState.UNDECIDED,
    SeasonState.RENEWED,
    SeasonState.FILMING,
    SeasonState.WRAPPED,
    SeasonState.DATED,
]


def _revives(step: Weighed, cancelled: Weighed) -> bool:
    """What is shot or dated well after its cancellation is being made all the same."""
    sure = step.confirmed or not cancelled.confirmed
    return sure and bool(step.since and cancelled.since and step.since > cancelled.since + SAME_NEWS)


def _as_finding(number: int, weighed: Weighed, own: Sequence[Said]) -> Finding:
    day = weighed.because[0].when if weighed.state is SeasonState.DATED else None
    return Finding(
        season=number,
        state=weighed.state,
        since=weighed.since,
        because=weighed.because,
        dissent=weighed.dissent,
        confirmed=weighed.confirmed,
        premiere=day,
        window=None if day else find_window(own),
        moved_to=weighed.moved_to,
    )


def _steps(own: Sequence[Said], as_of: date) -> list[Weighed]:
    """How far the making has come: filming, wrapped, dated; each from firm words about what has happened."""
    steps = []
    for predicate, state in (
        (Predicate.FILMING_STARTED, SeasonState.FILMING),
        (Predicate.FILMING_WRAPPED, SeasonState.WRAPPED),
    ):
        done = [s for s in own if s.predicate is predicate and is_firm(s) and s.is_told]
        if done:
            first = min(done, key=lambda s: (s.tier.rank, s.happened_by))
            steps.append(Weighed(state, first.happened_by, strongest_first(done)))
    dated = find_announced_day(own, as_of)
    return [*steps, dated] if dated else steps


def _find_show(
    following: Finding, findings: tuple[Finding, ...], claims: Sequence[Said], as_of: date
) -> ShowFinding:
    last = next((f for f in reversed(findings) if f.has_premiered), None)
    found = ShowFinding(as_of, ShowState.AWAITING_DECISION, following, findings)
    is_next = following.state not in _NOT_MADE
    design = _by_design(following, last, claims)
    if last is not None and last.state is SeasonState.AIRING and not is_next:
        return replace(found, state=ShowState.AIRING, because=design)
    if design and not _goes_on(following, design):
        return replace(found, state=ShowState.ENDED, because=design)
    if design:
        final = replace(following, is_final=True, called_final=design)
        seasons = tuple(final if finding is following else finding for finding in findings)
        return replace(found, state=ShowState.FINAL_SEASON_AHEAD, next=final, seasons=seasons)
    unspecified = _database_end(following, claims)
    if unspecified is not None:
        return replace(found, state=ShowState.ENDED, unspecified_end=True, because=(unspecified,))
    if following.state is SeasonState.CANCELLED:
        return replace(found, state=ShowState.CANCELLED, because=following.because)
    return replace(found, state=_returning(following)) if is_next else found


def _by_design(following: Finding, last: Finding | None, claims: Sequence[Said]) -> tuple[Said, ...]:
    """Who says that it ended, or ends with the last season, as planned; nobody if a cancellation weighs as much."""
    final = last.called_final if last is not None and last.is_final else ()
    words = strongest_first([*_ended(following, last, claims), *final])
    is_cancelled = following.state is SeasonState.CANCELLED and following.confirmed
    if words and is_cancelled and _strength(following.because) <= _strength(words):
        return ()
    return words


def _strength(words: Sequence[Said]) -> tuple[int, int]:
    """Smaller is stronger: the nearest tier, then the number of outlets."""
    return nearest(words).tier.rank, -len({said.source for said in words})


def _ended(following: Finding, last: Finding | None, claims: Sequence[Said]) -> list[Said]:
    """Firm words that it has ended, without those from before a revival: an order, or a season long after."""
    ended = [s for s in claims if s.predicate is Predicate.ENDED and is_firm(s) and s.is_told]
    if last is not None and last.premiere is not None:
        ended = [s for s in ended if (last.premiere.earliest - s.stated_on).days < PASSED_DAYS]
    ordered = following.confirmed and following.state not in _NOT_MADE
    return [s for s in ended if not ordered or s.stated_on > _newest_day(following.because)]


def _goes_on(following: Finding, design: Sequence[Said]) -> bool:
    """A season that is dated, or was spoken of shortly before an undated "ended", is still to come."""
    if following.state in _NOT_MADE:
        return False
    if following.state is not SeasonState.DATED and any(said.happened_on for said in design):
        return False
    wait = (_newest_day(design) - _newest_day(following.because)).days
    return following.state is SeasonState.DATED or (following.confirmed and wait < PASSED_DAYS)


def _newest_day(claims: Sequence[Said]) -> date:
    return max((said.stated_on for said in claims), default=date.min)


def _database_end(following: Finding, claims: Sequence[Said]) -> Said | None:
    """A database's bare "ended", unless a word nearer to the decision or a newer row of its own stands against it."""
    end = newest([s for s in claims if s.predicate is Predicate.ENDED_UNSPECIFIED])
    is_sure = following.confirmed and following.state is not SeasonState.UNDECIDED
    if end is None or is_sure or following.state in {SeasonState.CANCELLED, SeasonState.DATED}:
        return None
    holds = [s for s in following.because if s.tier not in {Tier.DATABASE, Tier.FAN}]
    against = any(s.stated_on > end.stated_on - PRESS_HOLDS for s in holds)
    newer = [s for s in following.because if s.tier is Tier.DATABASE and s.stated_on > end.stated_on]
    return None if against or newer else end


def _returning(following: Finding) -> ShowState:
    if following.is_final:
        return ShowState.FINAL_SEASON_AHEAD
    return ShowState.MOVED if following.moved_to else ShowState.RETURNING
