"""Why the forecast moved: one plain sentence per piece of news."""

from __future__ import annotations

from datetime import date

from cliffhanger.vocabulary import PartialDate, Predicate

from .curve import ReturnCurve
from .lead import CLOSED, Evidence
from .lead_times import LeadTime
from .words import chance_words, length_words, month_words

_OPENING = {
    Predicate.RENEWED: "Renewed on {day}",
    Predicate.ORDERED: "Ordered on {day}",
    Predicate.MOVED: "Moved to a new home on {day}",
    Predicate.FINAL_SEASON: "A final season was ordered on {day}",
    Predicate.CANCELLED: "Cancelled on {day}",
    Predicate.ENDED: "Ended for good, as said on {day}",
    Predicate.FILMING_STARTED: "Filming, as known since {day}",
    Predicate.FILMING_WRAPPED: "Filming wrapped, as known since {day}",
    Predicate.TRAILER: "Trailer out since {day}",
}
_FIVE_YEARS = 5 * 365.25
_WORTH_SAYING = 0.05
"""How far silence must have lowered the odds before it is mentioned."""


def say_why(lead: Evidence, row: LeadTime, *, as_of: date, still: float) -> str:
    """The sentence for the piece that leads. ``still`` is the chance of a return within five years from now."""
    if lead.window is not None:
        return _say_announced(lead, row, gone=lead.window[1] < as_of)
    day = PartialDate.on(lead.known_on).words
    sentence = f"{_OPENING[Predicate(lead.kind)].format(day=day)}: {_say_record(lead, row)}"
    at_first = row.p_ever * float(row.cdf(_FIVE_YEARS))
    if at_first - still < _WORTH_SAYING or lead.kind in CLOSED:
        return f"{sentence}."
    silence = length_words((as_of - lead.known_on).days)
    return f"{sentence}; {silence} without more leave {chance_words(still)} for the next five years."


def say_effect(without: ReturnCurve, whole: ReturnCurve) -> str:
    """What one piece of news changed: "moves the middle of the window 5 months nearer and the chance from about
    45 % to more than 95 %"; "changes little" below a month and five points."""
    parts = []
    months = (whole.quantile(0.5) - without.quantile(0.5)).days / 30.4375
    if abs(months) >= 1:
        way = "nearer" if months < 0 else "further off"
        parts.append(f"moves the middle of the window {length_words(abs(months) * 30.4375)} {way}")
    before, after = chance_words(without.p_return), chance_words(whole.p_return)
    if before != after:
        parts.append(f"{'and ' if parts else 'moves '}the chance from {before} to {after}")
    return " ".join(parts) or "changes little"


def _say_record(lead: Evidence, row: LeadTime) -> str:
    share = round(100 * row.p_ever)
    shows = "shows" if row.network_kind == "unknown" else f"{row.network_kind} shows"
    if lead.kind in CLOSED:
        return f"shows like this came back in {share} of 100 cases"
    middle, late = length_words(row.median), length_words(row.p90)
    return f"of {shows} at this point {share} in 100 came; middle of the wait {middle}, 9 in 10 within {late}"


def _say_announced(lead: Evidence, row: LeadTime, *, gone: bool) -> str:
    assert lead.window is not None
    said = PartialDate.on(lead.known_on).words
    span = _window_words(lead.window)
    if gone:
        later = length_words(row.median)
        return f"Announced on {said} for {span}, which has passed: dates that slip do so by about {later}."
    return f"Announced on {said} for {span}: {round(100 * row.kept)} in 100 such dates were met."


def _window_words(window: tuple[date, date]) -> str:
    first, last = window
    if first == last:
        return PartialDate.on(first).words
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return month_words(first)
    return f"{month_words(first)} to {month_words(last)}"
