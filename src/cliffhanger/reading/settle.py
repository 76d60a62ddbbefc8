"""From events to statements: one word per show, season and predicate, with date, confidence and quote."""

from __future__ import annotations

import re
from dataclasses import replace

from cliffhanger.vocabulary import FIRM, BadDate, Factuality, PartialDate, Predicate, Statement

from .cues import DATE, FINAL
from .draft import Draft, Found, Reading
from .firmness import softening_words
from .sentences import Kind
from .trust import UNKNOWN_SHOW, is_clean, trust

_RANK = {
    Factuality.ASSERTED: 5,
    Factuality.REPORTED: 4,
    Factuality.SPECULATED: 3,
    Factuality.CONDITIONAL: 2,
    Factuality.NEGATED: 1,
}
_DECIDED = frozenset({Predicate.RENEWED, Predicate.CANCELLED})
_GAP = re.compile(rf"[^{DATE}]{{0,48}}?(?:\b(?:in|on|back in|earlier|early|late)\s+)?$")
_OPENING = re.compile(r"(?:update:?\s*)?(?:(?:back\s+)?(?:on|in)\s+)?", re.IGNORECASE)
_CALLED_LAST = re.compile(rf"{FINAL}|\b(?:last|final)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?:last|final) (?:episode|hour)", re.IGNORECASE)
_LEAD = 3
_SIGN, _SURE = 0.75, 0.8
_LONGEST = 320


def settle(draft: Draft) -> list[Reading]:
    """All readings in page order."""
    kept = _without_overtaken(_strongest(_mere_signs(_moved_for(_ended_by_others(draft.found)))))
    shows = [_reading(draft, one) for one in sorted(kept, key=lambda one: (one.place, one.sign.end))]
    return sorted([*shows, *draft.lives], key=_place)


def _place(reading: Reading) -> int:
    return (reading.statement.start or 0) if reading.statement else 0


def _ended_by_others(found: list[Found]) -> list[Found]:
    """A cancellation without a season takes that of a last season of the same show, unless another took it on."""
    moved = {one.mention.title for one in found if one.predicate is Predicate.MOVED}
    last = {
        one.mention.title: one.season
        for one in found
        if one.predicate is Predicate.FINAL_SEASON
        and one.season is not None
        and one.factuality in FIRM
        and one.mention.title not in moved
    }
    return [
        replace(one, season=last[one.mention.title])
        if one.predicate is Predicate.CANCELLED
        and one.season is None
        and one.mention.title in last
        and one.factuality in FIRM
        else one
        for one in found
    ]


def _moved_for(found: list[Found]) -> list[Found]:
    """A move without a season is for the one that the same page has renewed, if it is one."""
    ordered: dict[str, set[int]] = {}
    for one in found:
        if one.predicate is Predicate.RENEWED and one.season is not None and one.factuality in FIRM:
            ordered.setdefault(one.mention.title, set()).add(one.season)
    return [
        replace(one, season=min(ordered[one.mention.title]))
        if one.predicate is Predicate.MOVED
        and one.season is None
        and len(ordered.get(one.mention.title, ())) == 1
        and one.factuality in FIRM
        else one
        for one in found
    ]


def _mere_signs(found: list[Found]) -> list[Found]:
    """Scripts that are written and words that vote only hint, where the page says that nothing is decided."""
    is_open = {
        (one.mention.title, one.season)
        for one in found
        if one.predicate is Predicate.UNDECIDED and one.sign.cue.phrases and one.sign.cue.confidence >= _SURE
    }
    return [
        replace(one, factuality=Factuality.SPECULATED)
        if _is_mere_sign(one) and one.season is not None and (one.mention.title, one.season) in is_open
        else one
        for one in found
    ]


def _is_mere_sign(one: Found) -> bool:
    return one.predicate is Predicate.RENEWED and one.sign.cue.confidence < _SIGN and one.factuality in FIRM


def _strongest(found: list[Found]) -> list[Found]:
    """Of several words on the same thing the firmer stays; of two alike, the surer, then the first."""
    best: dict[tuple[object, ...], Found] = {}
    for one in found:
        key = _key(one)
        other = best.get(key)
        if other is None or _weight(one) > _weight(other):
            best[key] = one
    return list(best.values())


def _key(one: Found) -> tuple[object, ...]:
    firm = one.factuality in FIRM
    if one.predicate is Predicate.PREMIERE:
        return one.mention.title, one.season, one.predicate, firm, "" if firm else one.value
    if one.predicate is Predicate.CAST:
        return one.mention.title, one.predicate, one.value
    return one.mention.title, one.season, one.predicate


def _weight(one: Found) -> tuple[int, int, float]:
    precise = len(one.value) if "/" not in one.value else 6
    return _RANK[one.factuality], precise, one.worth


def _without_overtaken(found: list[Found]) -> list[Found]:
    """Undecided gives way to a firm decision on the same season; a decision without a season to one with it."""
    firm = {(one.mention.title, one.season, one.predicate) for one in found if one.factuality in FIRM}
    signs = {(one.mention.title, one.season, one.predicate) for one in found if _is_mere_sign(one)}
    days = {(one.mention.title, one.value) for one in found if one.season is not None}
    return [one for one in found if not _is_overtaken(one, firm, signs) or _is_another_day(one, days)]


def _is_another_day(one: Found, days: set[tuple[str, str]]) -> bool:
    """A premiere on a day of its own is not the one of the season that another day was told of."""
    return one.predicate is Predicate.PREMIERE and (one.mention.title, one.value) not in days


def _is_overtaken(
    one: Found, firm: set[tuple[str, int | None, Predicate]], signs: set[tuple[str, int | None, Predicate]]
) -> bool:
    title = one.mention.title
    decided = (title, one.season, Predicate.RENEWED) in firm - signs or _is_cancelled(title, firm)
    if one.predicate is Predicate.UNDECIDED and (decided or (_in_headline(one) and _is_decided(title, firm))):
        return True
    is_same_end = (title, one.season, Predicate.CANCELLED) in firm
    if one.predicate is Predicate.FINAL_SEASON and is_same_end and not _CALLED_LAST.search(one.sign.text):
        return True
    if _is_end_of(one) and _is_cancelled(title, firm):
        return True
    if one.predicate is Predicate.RENEWED and one.factuality not in FIRM and one.season is None:
        return any(other == title and kind is Predicate.RENEWED for other, _, kind in firm)
    return one.season is None and any(
        other == title and kind is one.predicate and season is not None for other, season, kind in firm
    )


def _is_end_of(one: Found) -> bool:
    """ "It is the end", of a show that was cancelled: the same end, unless a last season or episode is named."""
    unnamed = one.predicate is Predicate.FINAL_SEASON and one.season is None and one.how == "meant"
    return unnamed and not _NAMED.search(one.sign.text)


def _in_headline(one: Found) -> bool:
    return one.season is None and one.marked.sentence.kind is Kind.HEADLINE


def _is_decided(title: str, firm: set[tuple[str, int | None, Predicate]]) -> bool:
    """A headline that waits for word is older than a page that has it."""
    return any(other == title and kind in _DECIDED for other, _, kind in firm)


def _is_cancelled(title: str, firm: set[tuple[str, int | None, Predicate]]) -> bool:
    return any(other == title and kind is Predicate.CANCELLED for other, _, kind in firm)


def _reading(draft: Draft, one: Found) -> Reading:
    sentence = one.marked.sentence
    start, end = _quote(one)
    published = draft.page.published
    statement = Statement(
        predicate=one.predicate,
        show=one.mention.title,
        season=one.season,
        value=one.value,
        factuality=one.factuality,
        stated_on=PartialDate.on(published) if published else None,
        happened_on=_happened(draft, one),
        quote=draft.page.whole[sentence.start + start : sentence.start + end],
        start=sentence.start + start,
        end=sentence.start + end,
        main=one.mention.title in draft.main,
        confidence=round(trust(one), 2),
        note="" if one.mention.known else UNKNOWN_SHOW,
    )
    softened = "" if one.factuality is Factuality.ASSERTED else softening_words(one.sign)
    return Reading(
        statement, one.how, one.sign.cue.name, worth=one.worth, clean=is_clean(one), scope=softened
    )


def _quote(one: Found) -> tuple[int, int]:
    """The sentence; of a very long one the words around the cue."""
    text = one.marked.sentence.text
    if len(text) <= _LONGEST:
        return 0, len(text)
    start = text.rfind(" ", 0, max(0, one.sign.start - _LONGEST // 2)) + 1
    end = text.find(" ", min(len(text), one.sign.end + _LONGEST // 2))
    return start, len(text) if end < 0 else end


def _happened(draft: Draft, one: Found) -> PartialDate | None:
    """The day said beside a decision; the page's own day when the decision is its news."""
    if not one.sign.cue.news or one.factuality not in FIRM:
        return None
    said = _said_date(draft, one)
    if said or draft.page.published is None or one.marked.dates:
        return said
    lead = [other.sentence for other in draft.marked[: _LEAD + 1]]
    is_news = one.marked.sentence in lead and (not draft.main or one.mention.title in draft.main)
    return (
        PartialDate.on(draft.page.published)
        if is_news and not re.search(r"\b(?:was|were|had)\b", one.sign.text)
        else None
    )


def _said_date(draft: Draft, one: Found) -> PartialDate | None:
    masked = one.marked.masked
    years = any(ref.has_year for ref in one.marked.dates)
    for ref in one.marked.dates:
        if years and not ref.has_year:
            continue  # "in April 2022 … and six months later in October": the year is the story's, not the page's
        after = ref.start >= one.sign.end and _GAP.fullmatch(masked[one.sign.end : ref.start]) is not None
        opening = ref.end <= one.sign.start and _OPENING.fullmatch(masked, 0, ref.start) is not None
        if (after or opening) and (day := _past_date(draft, ref.resolve(draft.day, past=True))):
            return day
    return None


def _past_date(draft: Draft, edtf: str) -> PartialDate | None:
    try:
        day = PartialDate.parse(edtf)
    except BadDate:
        return None
    published = draft.page.published
    return day if published is None or day.earliest <= published else None
