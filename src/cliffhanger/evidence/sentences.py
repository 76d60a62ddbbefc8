"""Where a show stands, in one breath: sentences of ours, built from claims. Pure.

Every state has one function in `_SENTENCES`; the voice is in docs/status-policy.md. Odds are added by `forecast`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState, ShowState, Tier

from .english import count, day_words, listed, ordinal, season_name, span_words
from .models import StatusChange
from .status import Finding, ShowFinding
from .weighing import Said

_WORDS = {
    "undecided": "not decided",
    "renewed": "renewed",
    "filming": "filming",
    "wrapped": "filmed",
    "dated": "dated",
    "airing": "on now",
    "aired": "came out",
    "cancelled": "cancelled",
    "ended": "ended",
}


def state_word(state: str) -> str:
    """The word readers see for a season's state, or for "ended"."""
    return _WORDS[str(state)]


def outlets(claims: Iterable[Said], most: int = 2) -> str:
    """(Deadline, Variety): who says so, nearest first, each once; empty when nobody but the state of things."""
    names = list(dict.fromkeys(said.outlet for said in claims if said.outlet))
    return f" ({', '.join(names[:most])})" if names else ""


def status_sentence(title: str, finding: ShowFinding) -> str:
    """The answer to "is it coming back?" as of the finding's day; plain, exact, dated."""
    if finding.state is ShowState.CANCELLED:
        return _cancelled(finding)
    if finding.state is ShowState.ENDED:
        return _ended(finding)
    if _is_stale(finding):
        return _stale(title, finding)
    sentence = _SENTENCES[finding.next.state](finding)
    return f"{sentence}{_on_now(finding)}"


STALE_DAYS = 3 * 365
"""After so long without a word a "yes" is only the last thing heard."""


def _is_stale(finding: ShowFinding) -> bool:
    if finding.next.state is SeasonState.UNDECIDED or finding.newest_word is None:
        return False
    return (finding.as_of - finding.newest_word).days > STALE_DAYS


def _stale(title: str, finding: ShowFinding) -> str:
    lead = finding.next.because[0]
    what = said_sentence(replace(lead, season=finding.next.season), title)
    return f"Unknown. The last word on file is of {day_words(lead.stated_on)}: {what} ({lead.outlet})."


def _on_now(finding: ShowFinding) -> str:
    last = finding.last
    if last is None or last.state is not SeasonState.AIRING or last.premiere is None:
        return ""
    name = season_name(last.season).capitalize()
    if last.presumed:
        return f" {name} was due {last.premiere.in_words} and should be on now{outlets(last.because[:1])}."
    return f" {name} began {last.premiere.in_words} and is on now."


def _undecided(finding: ShowFinding) -> str:
    if finding.next.dissent and finding.next.dissent[0].predicate is not Predicate.UNDECIDED:
        return _rumoured(finding)
    who = finding.network or "The network"
    what = f"{_article(finding.next.season)} {ordinal(finding.next.season)} season"
    if finding.next.because:
        word = min(finding.next.because, key=lambda said: said.tier.rank)
        source = f" ({word.outlet}, {day_words(word.stated_on)})"
        return f"Not decided. {who} has said nothing about {what}{_wait(finding)}{source}."
    return f"Not decided. {who} has said nothing that we have read about {what}{_wait(finding)}."


def _article(number: int) -> str:
    return "an" if number in {8, 11, 18} or 80 <= number < 90 else "a"


def _wait(finding: ShowFinding) -> str:
    last = finding.last
    if last is None or last.premiere is None:
        return ""
    days = (finding.as_of - last.premiere.latest).days
    return f" in the {span_words(max(days, 1))} since the {ordinal(last.season)} came out"


def _rumoured(finding: ShowFinding) -> str:
    rumour = finding.next.dissent[0]
    if rumour.tier is Tier.DATABASE:
        row = said_sentence(rumour, finding.network or "the show")
        return f"Not decided. {rumour.outlet} has it that {row}; nobody nearer has said so."
    what = "an order" if rumour.predicate is not Predicate.CANCELLED else "a cancellation"
    who = finding.network or "the network"
    return (
        f"Not decided. {rumour.outlet} reported {what} of {season_name(finding.next.season)} on "
        f"{day_words(rumour.stated_on)}, on its own; {who} has not confirmed."
    )


def _renewed(finding: ShowFinding) -> str:
    season = finding.next
    if not season.confirmed:
        return _unconfirmed(finding)
    if season.is_final:
        opening = f"Yes, once more: {season_name(season.season)} will be the last"
        return f"{opening}{outlets(season.because)}.{_date_to_come(finding)}"
    return f"{_ordered(finding)}{_on_day(season)}{outlets(season.because)}.{_date_to_come(finding)}"


def _ordered(finding: ShowFinding) -> str:
    season = finding.next
    if season.moved_to:
        return f"Yes, elsewhere: {season.moved_to} took {season_name(season.season)} over"
    if finding.decider:
        return f"Yes. {finding.decider} ordered {season_name(season.season)}"
    return f"Yes. {season_name(season.season).capitalize()} was ordered"


def _unconfirmed(finding: ShowFinding) -> str:
    season = finding.next
    names = list(dict.fromkeys(said.outlet for said in season.because))
    if any(said.tier is Tier.DATABASE for said in season.because):
        return (
            f"Probably. {names[0]} lists {season_name(season.season)}, without a date; "
            f"{finding.network or 'the network'} has not confirmed."
        )
    return (
        f"Probably. {count(len(names), 'outlet').capitalize()} report an order of {season_name(season.season)}"
        f" ({', '.join(names[:3])}); {finding.network or 'the network'} has not confirmed."
    )


def _on_day(season: Finding) -> str:
    lead = season.because[0] if season.because else None
    if lead is not None and lead.happened_on is not None:
        return f" {lead.happened_on.in_words}"
    return f" by {day_words(lead.stated_on)}" if lead else ""


def _date_to_come(finding: ShowFinding) -> str:
    window = finding.next.window
    if window is None or window.when is None:
        return " No date yet."
    if window.when.latest < finding.as_of:
        return f" It was announced for {window.when.words}{outlets([window])}; that has passed. No date yet."
    return f" Announced for {window.when.words}{outlets([window])}, no day yet."


def _filming(finding: ShowFinding) -> str:
    season = finding.next
    lead = season.because[0]
    when = lead.happened_on or lead.when
    began = (
        f"shooting began {when.in_words}" if when else f"shooting had begun by {day_words(lead.stated_on)}"
    )
    return f"Yes, and it is being filmed: {began}{outlets(season.because)}.{_date_to_come(finding)}"


def _wrapped(finding: ShowFinding) -> str:
    season = finding.next
    lead = season.because[0]
    when = lead.happened_on or lead.when
    ended = (
        f"shooting ended {_about(season)}" if when else f"shooting had ended by {day_words(lead.stated_on)}"
    )
    return f"Yes, and it is filmed: {ended}{outlets(season.because)}.{_date_to_come(finding)}"


def _about(season: Finding) -> str:
    """Sources that differ by days make the day approximate."""
    dates = sorted({s.happened_on.edtf for s in season.because if s.happened_on and s.happened_on.is_day})
    lead = season.because[0].happened_on or season.because[0].when
    if len(dates) > 1:
        return f"around {PartialDate.parse(dates[0]).words}"
    return lead.in_words if lead else ""


def _dated(finding: ShowFinding) -> str:
    season = finding.next
    assert season.premiere is not None
    if not season.confirmed:
        who = listed(list(dict.fromkeys(said.outlet for said in season.because))[:2])
        return (
            f"Probably, {season.premiere.in_words}: that day stands in {who}; nobody nearer has confirmed it."
        )
    last = " and for the last time" if season.is_final else ""
    name = season_name(season.season).capitalize()
    return f"Yes{last}. {name} arrives {season.premiere.in_words}{outlets(season.because)}."


def _cancelled(finding: ShowFinding) -> str:
    season = finding.next
    seasons = count(season.season - 1, "season") if season.season > 1 else "its first season"
    lead = season.because[0]
    if not season.confirmed:
        who = finding.network or "the network"
        marked = f"{lead.outlet} marks it as cancelled after {seasons}"
        return f"Probably not. {marked}; {who} has not said so in what we read."
    when = f" {lead.happened_on.in_words}" if lead.happened_on else f" by {day_words(lead.stated_on)}"
    verb = f"{finding.decider} ended it" if finding.decider else "It was cancelled"
    return f"No. {verb}{when} after {seasons}{outlets(season.because)}."


def _ended(finding: ShowFinding) -> str:
    last = finding.last
    number = f" with {season_name(last.season)}" if last else ""
    if finding.unspecified_end:
        who = finding.because[0].outlet if finding.because else "its database entry"
        return f"No. It is over{number}, says {who}; whether it was cancelled or planned is not on file."
    return f"No. It ended by design{number}{outlets(finding.because)}."


_SENTENCES: dict[SeasonState, Callable[[ShowFinding], str]] = {
    SeasonState.UNDECIDED: _undecided,
    SeasonState.RENEWED: _renewed,
    SeasonState.FILMING: _filming,
    SeasonState.WRAPPED: _wrapped,
    SeasonState.DATED: _dated,
    SeasonState.CANCELLED: _cancelled,
}


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


def change_sentence(change: StatusChange, network: str = "") -> str:
    """One sentence of news for a mail, a feed or a list, with its source and day."""
    title, season = change.show.title, season_name(change.season.number)
    who = network or "The network"
    text = _CHANGED[SeasonState(change.after)].format(
        title=title, season=season, who=who, date=_change_date(change)
    )
    return f"{text} ({_change_sources(change)})."


_CHANGED = {
    SeasonState.UNDECIDED: "{season} of {title} is open again: nothing is decided",
    SeasonState.RENEWED: "{who} ordered {season} of {title}",
    SeasonState.FILMING: "{season} of {title} is being filmed",
    SeasonState.WRAPPED: "Filming of {season} of {title} has ended",
    SeasonState.DATED: "{season} of {title} arrives {date}",
    SeasonState.AIRING: "{season} of {title} came out {date}",
    SeasonState.AIRED: "{season} of {title} has run its course",
    SeasonState.CANCELLED: "{title} is cancelled: {season} will not be made",
}


def _change_date(change: StatusChange) -> str:
    return PartialDate.parse(change.date_after).in_words if change.date_after else "soon"


def _change_sources(change: StatusChange) -> str:
    claims: Sequence = list(change.because.select_related("source").order_by("stated_by")[:6])
    ranked = sorted(claims, key=lambda c: Tier(c.source.tier).rank)
    names = list(dict.fromkeys(claim.source.name for claim in ranked))[:2]
    return ", ".join([*names, day_words(change.at)])
