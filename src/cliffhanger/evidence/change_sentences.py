"""One sentence of news for a change: for a mail, a feed or a list."""

from __future__ import annotations

from collections.abc import Sequence

from cliffhanger.vocabulary import PartialDate, Predicate, SeasonState, ShowState, Tier

from .english import day_words, season_name
from .models import Claim, StatusChange


def change_sentence(change: StatusChange, network: str = "") -> str:
    """One sentence of news for a mail, a feed or a list, with its source and day.

    For a list, prefetch ``because__source``.
    """
    season = season_name(change.season.number)
    claims = sorted(change.because.all(), key=lambda claim: (claim.stated_by, claim.pk))
    words = {"title": change.show.title, "season": season, "Season": season.capitalize()}
    words |= {"who": network or "The network", "home": _new_home(claims), "date": _date(change)}
    return f"{_pattern(change, claims).format(**words)} ({_sources(change, claims)})."


def _pattern(change: StatusChange, claims: Sequence[Claim]) -> str:
    """Some changes have words of their own: the last season, a new home, another day, another part, a mere report."""
    before, after = change.before, SeasonState(change.after)
    if not change.confirmed:
        return _UNCONFIRMED.get(after, _CHANGED[after])
    is_final = change.show_state == ShowState.FINAL_SEASON_AHEAD
    if is_final and (after is SeasonState.RENEWED or before == after != SeasonState.DATED):
        return "{Season} of {title} will be the last"
    if after is SeasonState.RENEWED and _new_home(claims):
        return "{title} moves: {season} will be made for {home}"
    if before == after == SeasonState.DATED and change.date_before not in {"", change.date_after}:
        return "{Season} of {title} has been moved and arrives {date}"
    if before == SeasonState.AIRED and after is SeasonState.AIRING:
        return "{Season} of {title} goes on with a further part"
    return _CHANGED[after]


_CHANGED = {
    SeasonState.UNDECIDED: "{Season} of {title} is open again: nothing is decided",
    SeasonState.RENEWED: "{who} ordered {season} of {title}",
    SeasonState.FILMING: "{Season} of {title} is being filmed",
    SeasonState.WRAPPED: "Filming of {season} of {title} has ended",
    SeasonState.DATED: "{Season} of {title} arrives {date}",
    SeasonState.AIRING: "{Season} of {title} came out {date}",
    SeasonState.AIRED: "{Season} of {title} has run its course",
    SeasonState.CANCELLED: "{title} is cancelled: {season} will not be made",
}


_UNCONFIRMED = {
    SeasonState.RENEWED: "{Season} of {title} is said to be coming, unconfirmed",
    SeasonState.DATED: "{Season} of {title} is said to arrive {date}, unconfirmed",
    SeasonState.AIRING: "{Season} of {title} is said to have come out {date}, unconfirmed",
    SeasonState.CANCELLED: "{title} is said to be cancelled, unconfirmed",
}


def _date(change: StatusChange) -> str:
    return PartialDate.parse(change.date_after).in_words if change.date_after else "soon"


def _new_home(claims: Sequence[Claim]) -> str:
    return next((claim.value for claim in reversed(claims) if claim.predicate == Predicate.MOVED), "")


def _sources(change: StatusChange, claims: Sequence[Claim]) -> str:
    ranked = sorted(claims, key=lambda claim: Tier(claim.source.tier).rank)
    names = list(dict.fromkeys(claim.source.name for claim in ranked))[:2]
    return ", ".join([*names, day_words(change.at)])
