"""From claims to status changes: what the policy finds now, compared with what was last written down."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from cliffhanger.catalogue.models import Season, Show
from cliffhanger.vocabulary import SeasonState, ShowState, Tier

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
    """A change that should be written: pure, printable, testable. ``tells`` says that it may be news at all."""

    show_id: int
    season: int
    before: str
    after: SeasonState
    show_state: str
    date_before: str
    date_after: str
    at: date
    confirmed: bool
    tells: bool
    because: tuple[int, ...]


@dataclass(frozen=True)
class Last:
    """What was last written down about one season; ``told`` is the last of it that was more than a database's word."""

    state: str
    premiere: str
    number: int
    confirmed: bool = True
    show_state: str = ""
    told: tuple[str, str] = ("", "")

    def then(self, turn: Turn) -> Last:
        told = (str(turn.after), turn.date_after) if turn.confirmed else self.told
        number = self.number + 1
        return Last(turn.after, turn.date_after, number, turn.confirmed, turn.show_state, told)


NOTHING_YET = Last("", "", 0)


def plan_turns(show_id: int, found: ShowFinding, last: Mapping[int, Last]) -> list[Turn]:
    """The seasons whose state, announced day or certainty is not what was last written down."""
    turns = []
    for finding in found.seasons:
        known = last.get(finding.season, NOTHING_YET)
        if known is NOTHING_YET and finding.state is SeasonState.UNDECIDED and not finding.because:
            continue
        if _differs(finding, known):
            turns.append(_turn(show_id, found, finding, known))
        elif _is_now_final(found, finding, known):
            words = replace(finding, because=finding.called_final, since=_first_said(finding.called_final))
            turns.append(_turn(show_id, found, words, known))
    return turns


def _differs(finding: Finding, known: Last) -> bool:
    if finding.state != known.state:
        return True
    if finding.state is not SeasonState.UNDECIDED and finding.confirmed and not known.confirmed:
        return True
    return finding.state is SeasonState.DATED and _day(finding) != known.premiere


def _is_now_final(found: ShowFinding, finding: Finding, known: Last) -> bool:
    """The season that was to come anyway has been called the last one."""
    final = ShowState.FINAL_SEASON_AHEAD
    return finding.season == found.next.season and found.state is final and known.show_state != final


def _first_said(words: Sequence[Said]) -> date | None:
    return min((said.happened_by for said in words), default=None)


def _is_sure(finding: Finding, known: Last) -> bool:
    """More than a database says so. That nothing is decided is sure if somebody said it, or took back what was sure."""
    if finding.state is SeasonState.UNDECIDED:
        return known.confirmed or any(said.tier is not Tier.DATABASE for said in finding.because)
    return finding.confirmed


def _day(finding: Finding) -> str:
    return finding.premiere.edtf if finding.premiere else ""


def _turn(show_id: int, found: ShowFinding, finding: Finding, known: Last) -> Turn:
    moved_date = known.state == finding.state == SeasonState.DATED and known.premiere != _day(finding)
    stated = max((said.stated_on for said in finding.because), default=found.as_of)
    confirmed = _is_sure(finding, known)
    return Turn(
        show_id=show_id,
        season=finding.season,
        before=known.state,
        after=finding.state,
        show_state=found.state,
        date_before=known.premiere,
        date_after=_day(finding),
        at=min(stated if moved_date else finding.since or found.as_of, found.as_of),
        confirmed=confirmed,
        tells=confirmed and _tells(finding, known),
        because=tuple(said.claim_id for said in finding.because if said.claim_id is not None),
    )


def _tells(finding: Finding, known: Last) -> bool:
    """Readers are told what an outlet said, not what a database did, not that a run is over, nothing twice.

    That nothing is decided is told only to those who were told something else before.
    """
    if finding.state is SeasonState.AIRED:
        return False
    if finding.state is SeasonState.UNDECIDED:
        return known.told[0] not in {"", SeasonState.UNDECIDED}
    if finding.because and all(said.tier is Tier.DATABASE for said in finding.because):
        return False
    return known.confirmed or known.told != (finding.state, _day(finding))


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
        _refuse_mass_change(turns, known=last.keys(), total=Show.objects.count())
    return _write(turns, last, now=now, fresh_from=today - timedelta(FRESH_DAYS))


def _refuse_mass_change(turns: Sequence[Turn], *, known: Collection[int], total: int) -> None:
    flipped = {turn.show_id for turn in turns if not turn.confirmed and turn.show_id in known}
    if len(flipped) > max(MASS_LEAST, MASS_SHARE * total):
        raise MassChange(
            f"{len(flipped)} of {total} shows would change on a database's word alone; nothing was written. "
            "Look at the newest documents of that source, then run `cliffhanger tick --accept-mass-change`."
        )


def replay(shows: Iterable[Show], *, now: datetime, progress: Callable[[], None] = lambda: None) -> int:
    """History for shows that have none: every day on which something could change, found again in order."""
    written = 0
    shows = list(shows)
    claims = said_of_many(shows, now.date())
    for start in range(0, len(shows), 50):
        turns: list[Turn] = []
        for show in shows[start : start + 50]:
            turns += turns_of_history(show.pk, claims[show.pk], now.date())
            progress()
        written += len(_write(turns, {}, now=now, fresh_from=date.max))
    return written


def turns_of_history(show_id: int, claims: Sequence[Said], today: date) -> list[Turn]:
    """What looking every day up to today would have written down, without looking on days that change nothing."""
    last: dict[int, Last] = {}
    turns: list[Turn] = []
    ahead = sorted({*days_that_matter(claims), today})
    while ahead and ahead[0] <= today:
        day = ahead.pop(0)
        found = find_status(claims, day)
        for turn in plan_turns(show_id, found, last):
            last[turn.season] = last.get(turn.season, NOTHING_YET).then(turn)
            turns.append(turn)
        for ends in {f.until + timedelta(1) for f in found.seasons if f.until} - set(ahead):
            if ends > day:
                insort(ahead, ends)
    return turns


def days_that_matter(claims: Iterable[Said]) -> set[date]:
    """When something was said, and when a said date begins or is over."""
    days = set()
    for said in claims:
        days |= {said.stated_on, *((said.when.earliest, said.when.latest) if said.when else ())}
    return days


def _last_changes(show_ids: Sequence[int]) -> dict[int, dict[int, Last]]:
    last: dict[int, dict[int, Last]] = {}
    rows = StatusChange.objects.filter(show_id__in=show_ids).order_by("season_id", "number")
    fields = ("show_id", "season__number", "number", "after", "date_after", "confirmed", "show_state")
    for show_id, season, number, state, day, confirmed, show_state in rows.values_list(*fields):
        of_show = last.setdefault(show_id, {})
        told = (state, day) if confirmed else of_show.get(season, NOTHING_YET).told
        of_show[season] = Last(state, day, number, confirmed, show_state, told)
    return last


@transaction.atomic
def _write(
    turns: Sequence[Turn], last: dict[int, dict[int, Last]], *, now: datetime, fresh_from: date
) -> list[StatusChange]:
    seasons = _seasons(turns)
    numbers: dict[int, int] = {}
    rows = []
    for turn in turns:
        season = seasons[turn.show_id, turn.season]
        known = last.get(turn.show_id, {}).get(turn.season, NOTHING_YET)
        numbers[season.pk] = numbers.get(season.pk, known.number) + 1
        is_news = turn.tells and turn.at >= fresh_from
        rows.append(_row(turn, season, number=numbers[season.pk], now=now, is_news=is_news))
    saved = StatusChange.objects.bulk_create(rows)
    link = StatusChange.because.through
    pairs = [
        (change.pk, pk)
        for change, turn in zip(saved, turns, strict=True)
        for pk in dict.fromkeys(turn.because)
    ]
    link.objects.bulk_create(link(statuschange_id=change, claim_id=claim) for change, claim in pairs)
    return saved


def _row(turn: Turn, season: Season, *, number: int, now: datetime, is_news: bool) -> StatusChange:
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
