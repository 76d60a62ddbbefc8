"""One claim as a sentence of ours, without its source: for timelines and lists. Pure."""

from __future__ import annotations

from collections.abc import Callable

from cliffhanger.vocabulary import Factuality, Predicate

from .english import season_name
from .weighing import Said


def said_sentence(said: Said, title: str) -> str:
    """One claim as a sentence without its source, for timelines and lists."""
    season = season_name(said.season) if said.season is not None else title
    text = _SAID[said.predicate](said, season)
    return f"{_FIRMNESS[said.factuality]}{text}"


_FIRMNESS = {
    Factuality.ASSERTED: "",
    Factuality.REPORTED: "Reported: ",
    Factuality.SPECULATED: "A guess: ",
    Factuality.CONDITIONAL: "If it comes: ",
    Factuality.NEGATED: "Denied: ",
}


def _when(said: Said) -> str:
    return f" {said.when.in_words}" if said.when else ""


def _with_value(words: str) -> Callable[[Said, str], str]:
    return lambda said, season: f"{season} {words} {said.value}".strip()


_SAID: dict[Predicate, Callable[[Said, str], str]] = {
    Predicate.ORDERED: lambda said, season: f"{season} ordered",
    Predicate.RENEWED: lambda said, season: f"{season} ordered",
    Predicate.CANCELLED: lambda said, season: f"{season} will not be made: cancelled",
    Predicate.FINAL_SEASON: lambda said, season: f"{season} will be the last",
    Predicate.ENDED: lambda said, season: f"{season} has ended",
    Predicate.UNDECIDED: lambda said, season: f"no decision on {season}",
    Predicate.MOVED: lambda said, season: f"{season} moves to {said.value}",
    Predicate.PREMIERE: lambda said, season: f"{season} comes out{_when(said)}",
    Predicate.FINALE: lambda said, season: f"{season} ends{_when(said)}",
    Predicate.FILMING_STARTED: lambda said, season: f"{season}: filming begins{_when(said)}",
    Predicate.FILMING_WRAPPED: lambda said, season: f"{season}: filming ends{_when(said)}",
    Predicate.TRAILER: lambda said, season: f"{season}: a {said.value or 'trailer'} is out",
    Predicate.DELAYED: lambda said, season: f"{season} is delayed{_until(said)}",
    Predicate.CAST: lambda said, season: f"{season}: {said.value} in the cast",
    Predicate.EPISODES: lambda said, season: f"{season} has {said.value} episodes",
    Predicate.LISTED: lambda said, season: f"{season} is listed, without a date",
    Predicate.WITHDRAWN: lambda said, season: f"{season} is no longer listed (withdrawn upstream)",
    Predicate.NOT_ENDED: lambda said, season: f"{season} is not marked as ended",
    Predicate.ENDED_UNSPECIFIED: lambda said, season: f"{season} is marked as ended, without saying how",
    Predicate.NETWORK: _with_value("is on"),
    Predicate.NETWORK_KIND: _with_value("is on"),
    Predicate.COUNTRY: _with_value("comes from"),
    Predicate.LANGUAGE: _with_value("is in"),
    Predicate.GENRE: _with_value("is"),
    Predicate.FORMAT: _with_value("is"),
}


def _until(said: Said) -> str:
    return f" to {said.when.words}" if said.when else ""
