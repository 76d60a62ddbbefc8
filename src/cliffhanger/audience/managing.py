"""What can be done on the manage page: a plain table of verbs, each answering with the sentence that is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from cliffhanger.catalogue.match import Match, match_show

from . import follow
from .models import Follower
from .scope import Scope, UnknownScope, find_scope


class NotDone(ValueError):
    """What was asked for cannot be done; the message says what to write instead."""


Fields = Mapping[str, str]
Action = Callable[[Follower, Fields, datetime], str]


def _end(follower: Follower, fields: Fields, now: datetime) -> str:
    number = fields.get("follow", "")
    ended = follow.end_one(follower, int(number), now=now) if number.isdecimal() else 0
    return "Stopped." if ended else "That had stopped already."


def _end_all(follower: Follower, fields: Fields, now: datetime) -> str:
    follow.end_all(follower, now=now)
    return "Stopped: you get no more mail from us."


def _forget(follower: Follower, fields: Fields, now: datetime) -> str:
    follow.forget(follower, now=now)
    return "Your address is deleted. This was the last page that knew it."


def _everything(follower: Follower, fields: Fields, now: datetime) -> str:
    follow.follow_everything(follower, now=now)
    return "You follow everything now."


def _begin(follower: Follower, fields: Fields, now: datetime) -> str:
    return "Begun." if follow.begin_waiting(follower, now=now) else "Nothing was waiting."


def _add(follower: Follower, fields: Fields, now: datetime) -> str:
    scope = _wanted(fields)
    follow.add(follower, scope, now=now)
    return f"You follow {scope.words} now."


def _wanted(fields: Fields) -> Scope:
    section, title = fields.get("section", ""), fields.get("title", "").strip()
    if not (section or title):
        raise NotDone("Write the title of a show, or choose a section.")
    try:
        return find_scope(section=section) if section else _by_title(title)
    except UnknownScope as error:
        raise NotDone(f"Nothing was added: {error}.") from error


def _by_title(title: str) -> Scope:
    match = match_show(title[:300])
    if match.show is None:
        raise NotDone(_did_you_mean(match))
    return Scope(show=match.show)


def _did_you_mean(match: Match) -> str:
    near = [show.title for show in match.candidates] or list(match.suggestions[:3])
    return (
        f"No show is exactly that. Near it: {', '.join(near)}."
        if near
        else "No show goes by that title here."
    )


ACTIONS: dict[str, Action] = {
    "end": _end,
    "end_all": _end_all,
    "forget": _forget,
    "everything": _everything,
    "begin": _begin,
    "add": _add,
}
