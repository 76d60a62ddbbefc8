"""What a TVmaze show amounts to: statements of a database, which never say renewed or cancelled.

A season row past the last aired one and without a date is *listed*: often the first trace of an order, but
volunteers enter such rows, so it is no more than that. A row that disappears is *withdrawn*, not cancelled.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

from cliffhanger.vocabulary import PartialDate, Predicate, Statement

from .shape import Season, Show
from .words import LANGUAGES, STATUSES


def say_all(show: Show) -> list[Statement]:
    """Everything the document states; what took place on its own day, the rest on the day of the last edit."""
    say = partial(Statement, show=show.name, ids=show.ids)
    today = PartialDate.on(show.updated)
    ended = PartialDate.on(show.ended) if show.ended and show.status == "Ended" else None
    statements = [say(predicate=STATUSES[show.status], stated_on=today, happened_on=ended)]
    starts = {season.number: start(show, season) for season in show.seasons}
    aired = {number: day for number, day in starts.items() if day and day <= show.updated}
    last = max((number for number in aired if number), default=0)
    for season in show.seasons:
        of_season = partial(say, season=season.number)
        statements += _season(show, season, say=of_season)
        if starts[season.number] is None and season.number > last:
            statements.append(of_season(predicate=Predicate.LISTED, stated_on=today))
    first = min(aired.values(), default=show.updated)
    return statements + _traits(show, say, since=PartialDate.on(first))


def say_withdrawn(before: Show, after: Show | None, *, on: date) -> list[Statement]:
    """Season rows that were there and are not any more; all of them when the show itself is gone."""
    left = {season.number for season in after.seasons} if after else set()
    return [
        Statement(
            predicate=Predicate.WITHDRAWN,
            show=before.name,
            ids=before.ids,
            season=season.number,
            stated_on=PartialDate.on(on),
        )
        for season in before.seasons
        if season.number not in left
    ]


def start(show: Show, season: Season) -> date | None:
    """The row's own premiere, or the first dated episode where the row has none."""
    days = (one.aired for one in show.episodes if one.season == season.number and one.aired)
    return season.premiere or min(days, default=None)


def _season(show: Show, season: Season, *, say: partial[Statement]) -> list[Statement]:
    premiere = start(show, season)
    found = [_dated(show, say, predicate=Predicate.PREMIERE, day=premiere)] if premiere else []
    entered = Counter(one.season for one in show.episodes)[season.number]
    complete = season.order is None or entered >= season.order
    finale = season.end if premiere and complete else None
    if finale:
        found.append(_dated(show, say, predicate=Predicate.FINALE, day=finale))
    over = finale is not None and finale <= show.updated
    count = season.order or (entered if over else 0)
    if count:
        known = min(finale or premiere or show.updated, show.updated)
        found.append(say(predicate=Predicate.EPISODES, value=str(count), stated_on=PartialDate.on(known)))
    return found


def _dated(show: Show, say: partial[Statement], *, predicate: Predicate, day: date) -> Statement:
    """Took place and public since; or announced, as far as we know on the day of the last edit."""
    when = PartialDate.on(day)
    if day > show.updated:
        return say(predicate=predicate, value=when.edtf, stated_on=PartialDate.on(show.updated))
    return say(predicate=predicate, value=when.edtf, stated_on=when, happened_on=when)


def _traits(show: Show, say: partial[Statement], *, since: PartialDate) -> list[Statement]:
    """What kind of show it is. A linear network may be broadcast or cable; TVmaze does not say, so nor do we."""
    values = [
        (Predicate.NETWORK, show.network),
        (Predicate.NETWORK_KIND, "streaming" if show.streamed else ""),
        (Predicate.COUNTRY, show.country),
        (Predicate.LANGUAGE, LANGUAGES.get(show.language, show.language)),
        (Predicate.FORMAT, show.format),
        *((Predicate.GENRE, genre) for genre in show.genres),
    ]
    return [say(predicate=predicate, value=value, stated_on=since) for predicate, value in values if value]
