"""When could it arrive, in pictures: the odds, seasons like this one, and how the forecast moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.models import StatusChange
from cliffhanger.evidence.status import ShowFinding
from cliffhanger.forecast.answer import Answered
from cliffhanger.forecast.models import Comparison, Forecast
from cliffhanger.forecast.path import FIRST_ASKED, Course, Step, as_issued, joined, looked_back
from cliffhanger.vocabulary import SeasonState, ShowState

from .moment import Moment
from .pictures.chances import FAINT
from .present import Arrival, Likeness, Odds, PathMark, PathPoint

YEARS_BACK = 5
"""So many anniversaries of the last season are looked back at: where nothing happens, the silence moves the odds."""
STALE = timedelta(days=60)
"""An older comparison was made at another point of the wait: it is not shown."""
LABELS = {
    SeasonState.RENEWED: "ordered",
    SeasonState.FILMING: "filming",
    SeasonState.WRAPPED: "filmed",
    SeasonState.DATED: "dated",
    SeasonState.CANCELLED: "cancelled",
    SeasonState.UNDECIDED: "undecided",
}


def arrival(show: Show, moment: Moment, *, odds: Odds | None) -> Arrival:
    """What there is to draw for a show as of the moment."""
    answered = moment.answered([show])[show.pk]
    finding = answered.finding
    path = () if finding.state is ShowState.ENDED else _path(answered, moment=moment)
    compared = _comparison(show, finding.next.season, as_of=moment.as_of)
    first = path[0].day if path else moment.as_of
    return Arrival(
        odds=odds,
        waited=_waited(finding),
        reasons=tuple(compared.reasons) if compared else (),
        likenesses=tuple(_likenesses(compared)) if compared else (),
        path=path if sum(point.p_return >= FAINT for point in path) > 1 else (),
        marks=tuple(_marks(_own_changes(show, finding, moment), first)),
    )


def _comparison(show: Show, season: int, *, as_of: date) -> Comparison | None:
    """The newest one by that day, if it was about the season in question."""
    rows = Comparison.objects.filter(show=show, as_of__lte=as_of, as_of__gt=as_of - STALE)
    newest = rows.first()
    return newest if newest and newest.season == season else None


def _likenesses(compared: Comparison) -> Iterator[Likeness]:
    shows = Show.objects.in_bulk([row["show"] for row in compared.seasons])
    for row in compared.seasons:
        if row["show"] in shows:
            yield _likeness(shows[row["show"]], row)


def _likeness(show: Show, row: Mapping[str, Any]) -> Likeness:
    came = row["returned_on"] is not None
    return Likeness(show.title, row["season"], row["network"], row["waited"], came, show.get_absolute_url())


def _waited(finding: ShowFinding) -> int | None:
    last = finding.last
    return (finding.as_of - last.premiere.earliest).days if last and last.premiere else None


def look_back(shows: Iterable[Show], moment: Moment) -> None:
    """Ask what would have been said of these shows' open seasons, all at once: a page alone would ask again."""
    found = moment.answered(shows).items()
    courses = {
        show: _course(answered, moment)
        for show, answered in found
        if show not in moment.looked_back and answered.finding.state is not ShowState.ENDED
    }
    moment.looked_back |= zip(courses, looked_back(list(courses.values()), past=moment.past), strict=True)


def _course(answered: Answered, moment: Moment) -> Course:
    finding = answered.finding
    days = _days(finding, _own_changes(answered.show, finding, moment))
    earlier = tuple(day for day in days if day < moment.as_of)
    return Course(answered.show.pk, finding.next.season, answered.claims, earlier)


def _own_changes(show: Show, finding: ShowFinding, moment: Moment) -> list[StatusChange]:
    """Of the season in question."""
    season = finding.next.season
    return [c for c in moment.changes(show) if c.season.number == season and not _is_first_word(c)]


def _path(answered: Answered, *, moment: Moment) -> tuple[PathPoint, ...]:
    season, as_of = answered.finding.next.season, moment.as_of
    look_back([answered.show], moment)
    known = [*_stored(answered.show, season, as_of=as_of), answered.forecast]
    before = moment.looked_back[answered.show.pk]
    return tuple(_point(step, known) for step in joined(before, as_issued(known)))


def _stored(show: Show, season: int, *, as_of: date) -> Iterable[Forecast]:
    if show.pk is None:
        return ()
    rows = Forecast.objects.filter(show=show, season__number=season, as_of__lte=as_of)
    return rows.filter(issued_at__date__lte=as_of).order_by("as_of", "pk")


def _days(finding: ShowFinding, changes: Sequence[StatusChange]) -> Iterator[date]:
    """A month after the last season came, each of its anniversaries, and each day on which something changed."""
    last = finding.last
    if last is None or last.premiere is None:
        return
    came = last.premiere.earliest
    yield came + FIRST_ASKED
    yield from (came + timedelta(round(365.25 * year)) for year in range(1, YEARS_BACK + 1))
    yield from (change.at for change in changes if change.at > came)


def _point(step: Step, known: Sequence[Forecast]) -> PathPoint:
    drafts = {row.as_of for row in known if row.pk is None}
    issued = step.issued and step.day not in drafts
    return PathPoint(step.day, step.p_return, step.q10, step.q50, step.q90, issued)


def _is_first_word(change: StatusChange) -> bool:
    """That nothing is decided yet is how every wait begins: no news."""
    return change.after == SeasonState.UNDECIDED and not change.before


def _marks(changes: Sequence[StatusChange], first: date) -> Iterator[PathMark]:
    for change in changes:
        label = LABELS.get(SeasonState(change.after))
        if label and change.at >= first:
            yield PathMark(change.at, label)
