"""From claims to status changes: what the policy finds now, compared with what was last written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from cliffhanger.catalogue.models import Season, Show
from cliffhanger.vocabulary import SeasonState

from .models import StatusChange
from .status import Finding, ShowFinding, find_status
from .view import said_of_many
from .weighing import Said

FRESH_DAYS = 14
"""A change is news when it became so at most this long before we found it; older ones are history."""
MASS_SHARE, MASS_LEAST = 0.05, 20
"""If database rows alone flip more shows than this in one pass, something upstream broke: stop and look."""


class MassChange(Exception):
    """One pass would flip too many shows on a database's word alone. Look at the source before the next pass."""


@dataclass(frozen=True)
class Turn:
    """A change that should be written: pure, printable, testable."""

    show_id: int
    season: int
    before: str
    after: SeasonState
    show_state: str
    date_before: str
    date_after: str
    at: date
    confirmed: bool
    because: tuple[int, ...]


@dataclass(frozen=True)
class Last:
    """What was last written down about one season."""

    state: str
    premiere: str
    number: int


def plan_turns(show_id: int, found: ShowFinding, last: dict[int, Last]) -> list[Turn]:
    """The seasons whose state, or whose announced day, is not what was last written down."""
    turns = []
    for finding in found.seasons:
        known = last.get(finding.season)
        if known is None and finding.state is SeasonState.UNDECIDED and not finding.because:
            continue
        if known is None or _differs(finding, known):
            turns.append(_turn(show_id, found, finding, known))
    return turns


def _differs(finding: Finding, known: Last) -> bool:
    if finding.state != known.state:
        return True
    return finding.state is SeasonState.DATED and _day(finding) != known.premiere


def _day(finding: Finding) -> str:
    return finding.premiere.edtf if finding.premiere else ""


def _turn(show_id: int, found: ShowFinding, finding: Finding, known: Last | None) -> Turn:
    moved_date = known is not None and known.state == finding.state
    stated = max((said.stated_on for said in finding.because), default=found.as_of)
    return Turn(
        show_id=show_id,
        season=finding.season,
        before=known.state if known else "",
        after=finding.state,
        show_state=found.state,
        date_before=known.premiere if known else "",
        date_after=_day(finding),
        at=min(stated if moved_date else finding.since or found.as_of, found.as_of),
        confirmed=finding.confirmed,
        because=tuple(said.claim_id for said in finding.because if said.claim_id is not None),
    )


def find_changes(
    shows: Sequence[Show], *, now: datetime, accept_mass_change: bool = False
) -> list[StatusChange]:
    """Write down what has changed for these shows as of now. Twice is once."""
    today = now.date()
    claims = said_of_many(shows, today)
    last = _last_changes([show.pk for show in shows])
    turns = [
        turn for pk in claims for turn in plan_turns(pk, find_status(claims[pk], today), last.get(pk, {}))
    ]
    if not accept_mass_change:
        _refuse_mass_change(turns, total=Show.objects.count())
    return _write(turns, last, now=now, is_news=lambda turn: turn.at >= today - timedelta(FRESH_DAYS))


def _refuse_mass_change(turns: Sequence[Turn], total: int) -> None:
    flipped = {turn.show_id for turn in turns if not turn.confirmed and turn.before}
    if len(flipped) > max(MASS_LEAST, MASS_SHARE * total):
        raise MassChange(
            f"{len(flipped)} of {total} shows would change on a database's word alone; nothing was written. "
            "Look at the newest documents of that source, then run `cliffhanger tick --accept-mass-change`."
        )


def replay(shows: Iterable[Show], *, now: datetime, progress: Callable[[], None] = lambda: None) -> int:
    """History for shows that have none: every day on which something was said, found again in order."""
    written = 0
    shows = list(shows)
    claims = said_of_many(shows, now.date())
    for start in range(0, len(shows), 50):
        turns: list[Turn] = []
        for show in shows[start : start + 50]:
            turns += _turns_of_history(show.pk, claims[show.pk], now.date())
            progress()
        written += len(_write(turns, {}, now=now, is_news=lambda turn: False))
    return written


def _turns_of_history(show_id: int, claims: Sequence[Said], today: date) -> list[Turn]:
    last: dict[int, Last] = {}
    turns: list[Turn] = []
    for day in sorted({said.stated_on for said in claims if said.stated_on <= today} | {today}):
        for turn in plan_turns(show_id, find_status(claims, day), last):
            number = last[turn.season].number + 1 if turn.season in last else 1
            last[turn.season] = Last(turn.after, turn.date_after, number)
            turns.append(turn)
    return turns


def _last_changes(show_ids: Sequence[int]) -> dict[int, dict[int, Last]]:
    last: dict[int, dict[int, Last]] = {}
    rows = StatusChange.objects.filter(show_id__in=show_ids).order_by("season_id", "number")
    for show_id, season, state, premiere, number in rows.values_list(
        "show_id", "season__number", "after", "date_after", "number"
    ):
        last.setdefault(show_id, {})[season] = Last(state, premiere, number)
    return last


@transaction.atomic
def _write(
    turns: Sequence[Turn],
    last: dict[int, dict[int, Last]],
    *,
    now: datetime,
    is_news: Callable[[Turn], bool],
) -> list[StatusChange]:
    seasons = _seasons(turns)
    numbers: dict[int, int] = {}
    rows = []
    for turn in turns:
        season = seasons[turn.show_id, turn.season]
        known = last.get(turn.show_id, {}).get(turn.season)
        numbers[season.pk] = numbers.get(season.pk, known.number if known else 0) + 1
        rows.append(_row(turn, season, numbers[season.pk], now, is_news(turn)))
    saved = StatusChange.objects.bulk_create(rows)
    link = StatusChange.because.through
    pairs = [
        (change.pk, pk)
        for change, turn in zip(saved, turns, strict=True)
        for pk in dict.fromkeys(turn.because)
    ]
    link.objects.bulk_create(link(statuschange_id=change, claim_id=claim) for change, claim in pairs)
    return saved


def _row(turn: Turn, season: Season, number: int, now: datetime, is_news: bool) -> StatusChange:
    return StatusChange(
        show_id=turn.show_id,
        season=season,
        number=number,
        before=turn.before,
        after=turn.after,
        show_state=turn.show_state,
        date_before=turn.date_before,
        date_after=turn.date_after,
        at=turn.at,
        found_at=now,
        confirmed=turn.confirmed,
        is_news=is_news,
    )


def _seasons(turns: Sequence[Turn]) -> dict[tuple[int, int], Season]:
    wanted = {(turn.show_id, turn.season) for turn in turns}
    shows = {show_id for show_id, _ in wanted}
    have = {(s.show_id, s.number): s for s in Season.objects.filter(show_id__in=shows)}
    missing = sorted(wanted - have.keys())
    for season in Season.objects.bulk_create(Season(show_id=s, number=n) for s, n in missing):
        have[season.show_id, season.number] = season
    return have
