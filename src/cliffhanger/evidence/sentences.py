"""Where a show stands, in one breath: sentences of ours, built from claims. Pure.

Every state has one function in `_SENTENCES`; the voice is in docs/status-policy.md. Odds are added by `forecast`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState, ShowState, Tier

from .change_sentences import change_sentence
from .claim_sentences import said_sentence
from .english import count, day_words, listed, ordinal, season_name, span_words
from .status import Finding, ShowFinding
from .weighing import Said, is_firm

__all__ = ["change_sentence", "outlets", "said_sentence", "state_word", "status_sentence"]

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
    if finding.state is ShowState.AIRING and finding.because:
        return f"No further one: {_last_one(finding)}{outlets(finding.because)}.{_on_now(finding)}"
    if _is_stale(finding):
        return _stale(title, finding)
    sentence = _SENTENCES[finding.next.state](finding)
    return sentence if _says_since_when(finding) else f"{sentence}{_on_now(finding)}"


def _says_since_when(finding: ShowFinding) -> bool:
    """The wait is counted from the day it came out; that it is on need not be said again."""
    last = finding.last
    is_plain = last is not None and not last.presumed and last.continues is None
    return is_plain and finding.next.state is SeasonState.UNDECIDED and not finding.next.dissent


STALE_DAYS = 3 * 365
"""After so long without a word a "yes" is only the last thing heard."""


def _is_stale(finding: ShowFinding) -> bool:
    if finding.next.state is SeasonState.UNDECIDED or finding.newest_word is None:
        return False
    return (finding.as_of - finding.newest_word).days > STALE_DAYS


def _stale(title: str, finding: ShowFinding) -> str:
    lead = max(finding.next.because, key=lambda said: said.stated_on)
    what = said_sentence(replace(lead, season=finding.next.season), title)
    return f"Unknown. The last word on file is of {day_words(lead.stated_on)}: {what} ({lead.outlet})."


def _on_now(finding: ShowFinding) -> str:
    last = finding.last
    if last is None or last.state is not SeasonState.AIRING or last.premiere is None:
        return ""
    name = season_name(last.season).capitalize()
    if last.continues is not None and last.continues.when is not None:
        goes_on = f"continues {last.continues.when.in_words}{outlets([last.continues])}"
        return f" {name} began {last.premiere.in_words} and {goes_on}."
    if last.presumed:
        return f" {name} was due {last.premiere.in_words} and should be on now{outlets(last.because[:1])}."
    return f" {name} began {last.premiere.in_words} and is on now."


def _last_one(finding: ShowFinding) -> str:
    assert finding.last is not None
    return f"{season_name(finding.last.season)} is the last"


def _undecided(finding: ShowFinding) -> str:
    """What was heard last decides the sentence: a rumour, a word that it is open, a denial; else the silence."""
    rumours = [said for said in finding.next.dissent if said.predicate is not Predicate.UNDECIDED]
    words = finding.next.because
    if rumours:
        newest = max(rumours, key=lambda said: said.stated_on)
        later = [said for said in words if said.stated_on > newest.stated_on]
        return _taken_back(finding, newest, later[0]) if later else _rumoured(finding, newest)
    if words and all(_is_denial(said) for said in words):
        return f"Not decided. That {season_name(finding.next.season)} was cancelled is denied{_source(words[0])}."
    who = finding.network or "The network"
    what = f"{_article(finding.next.season)} {ordinal(finding.next.season)} season"
    if words:
        word = min((said for said in words if not _is_denial(said)), key=lambda said: said.tier.rank)
        return f"Not decided. {who} has said nothing about {what}{_wait(finding)}{_source(word)}."
    return f"Not decided. {who} has said nothing that we have read about {what}{_wait(finding)}."


def _is_denial(said: Said) -> bool:
    return said.predicate is Predicate.CANCELLED and said.factuality is Factuality.NEGATED


def _source(said: Said) -> str:
    return f" ({said.outlet}, {day_words(said.stated_on)})"


def _article(number: int) -> str:
    return "an" if number in {8, 11, 18} or 80 <= number < 90 else "a"


def _wait(finding: ShowFinding) -> str:
    last = finding.last
    if last is None or last.premiere is None:
        return ""
    days = (finding.as_of - last.premiere.latest).days
    return f" in the {span_words(max(days, 1))} since the {ordinal(last.season)} came out"


def _rumoured(finding: ShowFinding, rumour: Said) -> str:
    if rumour.tier is Tier.DATABASE:
        row = said_sentence(rumour, finding.network or "the show")
        return f"Not decided. {rumour.outlet} has it that {row}; nobody nearer has said so."
    who = finding.network or "the network"
    return f"Not decided. {_report(finding, rumour)}, on its own; {who} has not confirmed."


def _taken_back(finding: ShowFinding, rumour: Said, word: Said) -> str:
    return f"Not decided{_source(word)}, though {_report(finding, rumour)}."


def _report(finding: ShowFinding, rumour: Said) -> str:
    what = "a cancellation" if rumour.predicate is Predicate.CANCELLED else "an order"
    day = day_words(rumour.stated_on)
    return f"{rumour.outlet} reported {what} of {season_name(finding.next.season)} on {day}"


def _renewed(finding: ShowFinding) -> str:
    season = finding.next
    if not season.confirmed:
        return _unconfirmed(finding)
    if season.is_final:
        opening = f"Yes, once more: {season_name(season.season)} will be the last"
        return f"{opening}{outlets(season.called_final or season.because)}.{_date_to_come(finding)}"
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
    if any(said.tier is Tier.DATABASE for said in season.because):
        return (
            f"Probably. {season.because[0].outlet} lists {season_name(season.season)}, without a date; "
            f"{finding.network or 'the network'} has not confirmed."
        )
    return _contested(finding) or f"Probably. {_reports(finding, 'an order')}"


def _contested(finding: ShowFinding) -> str:
    """Outlets of one weight that say opposite things; empty when they do not."""
    season, who = finding.next, finding.network or "the network"
    rivals = [said for said in season.dissent if said.predicate is not Predicate.UNDECIDED and is_firm(said)]
    if not rivals or not is_firm(season.because[0]):
        return ""
    one, other = "was ordered", "was cancelled"
    if season.state is SeasonState.CANCELLED:
        one, other = other, one
    names = listed(list(dict.fromkeys(said.outlet for said in rivals))[:2])
    claim = f"{season.because[0].outlet} says that {season_name(season.season)} {one}"
    return f"Unclear. {claim}, {names} that it {other}; {who} has not confirmed."


def _reports(finding: ShowFinding, what: str) -> str:
    names = list(dict.fromkeys(said.outlet for said in finding.next.because))
    number = count(len(names), "outlet").capitalize()
    return (
        f"{number} report {what} of {season_name(finding.next.season)} ({', '.join(names[:3])}); "
        f"{finding.network or 'the network'} has not confirmed."
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
    if not season.confirmed and lead.tier is not Tier.DATABASE:
        return _contested(finding) or f"Probably not. {_reports(finding, 'a cancellation')}"
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
