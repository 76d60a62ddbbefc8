"""Cues to events: every cue of the table is tried on every sentence, bound to a show and a season."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import Factuality, Predicate

from .bind import Bound, bind
from .cues import DATE, NET, Cue, load_cues
from .draft import Draft, Found
from .firmness import judge
from .lexicon import Mention
from .marks import Marked
from .seasons import Shape
from .sentences import Kind
from .subject import follow
from .which_season import seasons_of

_DATED = re.compile(
    r"\d{2}|month|year|spring|summer|fall|autumn|winter|day\b|week|january|february|march|april|\bmay\b|june|july|august|september|october|november|december|quarter",
    re.IGNORECASE,
)
_NOT_A_PREMIERE = re.compile(
    r"\b(?:finale|episode \d+|trailer|teaser|book|novel|film|movie|album|single|tour|special|poster|campaign|actor|actress|born|company|strike|petition|"
    r"filming|production|shoot|shooting|writers?|gap|contract|spin-?off|game|soundtrack|interview|podcast|event|tickets?)\b[^,;.]*$",
    re.IGNORECASE,
)
_RENEWAL_PAGE = re.compile(
    r"\b(?:renew\w*|season \d|cancell?ed|another season|second season|return)\b", re.IGNORECASE
)
_PAST = re.compile(r"(?:ed|came|began|was|were|last|since)\b", re.IGNORECASE)
_NEW = re.compile(
    r"\b(?:new (?:series|show|drama|comedy)|limited series|miniseries|series premiere|debut(?:s|ed)?|pilot)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:debuted|first (?:released|aired|premiered)|premiered|started|launched|began|was revived|came to|was released|came out|launch)\b",
    re.IGNORECASE,
)
_DATES = frozenset({Predicate.PREMIERE, Predicate.DELAYED})
_TOPICAL = frozenset(
    {
        Predicate.RENEWED,
        Predicate.CANCELLED,
        Predicate.UNDECIDED,
        Predicate.FINAL_SEASON,
        Predicate.PREMIERE,
        Predicate.FILMING_STARTED,
        Predicate.FILMING_WRAPPED,
        Predicate.DELAYED,
        Predicate.TRAILER,
    }
)


def could_matter(text: str) -> list[Cue]:
    """The cues that are worth trying on a sentence: a few string look-ups instead of a pattern."""
    lower = text.lower().replace("’", "'")
    dated = _DATED.search(lower) is not None
    return [
        cue
        for cue in load_cues()
        if (dated or cue.needs != "date") and any(word.lower() in lower for word in cue.gate)
    ]


def find_events(draft: Draft) -> None:
    """Fill ``draft.found`` from the cue table, sentence by sentence."""
    for marked, focus in follow(draft.marked, draft.main):
        if marked.sentence.kind is not Kind.NAVIGATION and marked.masked:
            draft.found.extend(_read_sentence(draft, marked, focus))


def _read_sentence(draft: Draft, marked: Marked, focus: Mention | None) -> Iterator[Found]:
    taken: list[tuple[int, int, bool]] = []
    for cue in could_matter(marked.sentence.text):
        for match in cue.pattern.finditer(marked.masked):
            dates = cue.needs == "date"
            if any(
                start < match.end() and match.start() < end and dates == dated for start, end, dated in taken
            ):
                continue
            if not _meets_needs(draft, marked, cue, match):
                continue
            factuality = judge(marked, cue, match)
            taken.append((match.start(), match.end(), dates))
            if factuality is not None:
                yield from _bound(draft, marked, cue, match=match, focus=focus, factuality=factuality)


def _bound(
    draft: Draft,
    marked: Marked,
    cue: Cue,
    *,
    match: re.Match[str],
    focus: Mention | None,
    factuality: Factuality,
) -> Iterator[Found]:
    for owner in bind(marked, cue, match):
        mention = owner.mention or focus
        if mention is None:
            continue
        value = _value(draft, marked, cue.predicate, match)
        if cue.needs == "date" and not value:
            continue
        for season in _seasons(draft, marked, cue, match=match, mention=mention, owner=owner):
            yield Found(
                marked,
                cue,
                match.start(),
                match.end(),
                mention,
                owner.how,
                cue.predicate,
                factuality,
                season,
                value,
            )


def _meets_needs(draft: Draft, marked: Marked, cue: Cue, match: re.Match[str]) -> bool:
    if cue.needs == "next season":
        refs = [ref for ref in marked.seasons if match.start() <= ref.start <= match.end() + 2]
        refs = refs or [ref for ref in marked.seasons if 0 <= match.start() - ref.end <= 40]
        return any(
            ref.shape in (Shape.ANOTHER, Shape.FINAL) or max(ref.numbers, default=0) > 1
            for ref in refs
            if ref.shape is not Shape.COUNT
        )
    if cue.needs == "date":
        return _NOT_A_PREMIERE.search(marked.masked[max(0, match.start() - 60) : match.start()]) is None
    if cue.needs == "renewal page":
        return _RENEWAL_PAGE.search(draft.page.title) is not None and not re.search(
            r"\b(?:date|trailer|when)\b", marked.masked[match.start() :]
        )
    return cue.needs != "network" or NET in match.group()


def _value(draft: Draft, marked: Marked, predicate: Predicate, match: re.Match[str]) -> str:
    if predicate is Predicate.MOVED:
        inside = [ref.name for ref in marked.networks if match.start() <= ref.start < match.end()]
        return inside[-1] if inside else ""
    if predicate not in _DATES or DATE not in match.group():
        return ""
    inside_dates = [ref for ref in marked.dates if match.start() <= ref.start < match.end()]
    past = _PAST.search(match.group()) is not None
    return inside_dates[-1].resolve(draft.page.published, past=past) if inside_dates else ""


def _seasons(
    draft: Draft, marked: Marked, cue: Cue, *, match: re.Match[str], mention: Mention, owner: Bound
) -> tuple[int | None, ...]:
    said = seasons_of(marked, match, predicate=cue.predicate, show=mention)
    if said != (None,) or cue.predicate in (Predicate.ENDED, Predicate.MOVED):
        return said
    if cue.predicate is Predicate.ORDERED or (
        cue.predicate is Predicate.PREMIERE and _is_first(marked, match)
    ):
        return (1,)
    topic = draft.topics.get(mention.title) if cue.predicate in _TOPICAL else None
    if cue.predicate is Predicate.PREMIERE and _PAST.search(match.group()):
        topic = None
    return (topic if topic != 1 or cue.predicate not in (Predicate.RENEWED, Predicate.UNDECIDED) else None,)


def _is_first(marked: Marked, match: re.Match[str]) -> bool:
    """A debut: said so, or a plain past start of the show itself."""
    around = marked.masked[max(0, match.start() - 60) : match.end() + 10]
    return _NEW.search(around) is not None or _FIRST.search(match.group()) is not None
