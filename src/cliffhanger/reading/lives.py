"""What a page says about a person's life, for profile pages: born, died, charted, worth, sentenced.

Every such statement waits for an editor: its confidence never reaches what is filed without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, Statement

from .cues import DATE, Cue, gates_of_lives, scope
from .draft import Draft, Reading
from .marks import Marked
from .names import Crowd
from .sentences import Kind

_AT_MOST = 0.85
"""Below what is filed without an editor, whatever the cue."""
_DATED = frozenset({Predicate.BORN, Predicate.DIED})
_TIMES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "dollars": "USD", "pounds": "GBP", "euros": "EUR"}
_AMOUNT = re.compile(r"\d[\d,.]*\d|\d")
_RANKS = {"one": "1", "two": "2", "three": "3"}
_SAYS = re.compile(r"(?i:according to|per|estimated by) ((?:[A-Z][\w&']+ ?){1,3})")


def find_lives(draft: Draft) -> None:
    """Fill ``draft.lives``. Navigation says nothing, nor does a question."""
    seen: set[tuple[str, Predicate, str]] = set()
    for marked, crowd in zip(draft.marked, draft.people, strict=True):
        if marked.sentence.is_question or marked.sentence.kind is Kind.NAVIGATION:
            continue
        for reading in _read_sentence(draft, marked, crowd):
            said = reading.statement
            assert said is not None
            if (key := (said.person, said.predicate, said.value)) not in seen:
                seen.add(key)
                draft.lives.append(reading)


def _read_sentence(draft: Draft, marked: Marked, crowd: Crowd) -> Iterator[Reading]:
    spent: set[Predicate] = set()
    for cue, match in gates_of_lives().scan(crowd.lowered, crowd.painted) if crowd.last else ():
        person = _person(match, crowd)
        value = _value(draft, marked, cue, match=match) if cue.predicate not in spent and person else None
        if value is not None:
            spent.add(cue.predicate)
            yield _reading(draft, marked, cue, match=match, said=(person, value))


def _person(match: re.Match[str], crowd: Crowd) -> str:
    inside = [one.name for one in crowd.named if match.start() <= one.start < match.end()]
    before = [one.name for one in crowd.named if one.end <= match.start()]
    return inside[0] if inside else before[-1] if before else crowd.last


def _value(draft: Draft, marked: Marked, cue: Cue, *, match: re.Match[str]) -> str | None:
    """The value as we file it; None when the words turn out to say nothing."""
    if cue.predicate in _DATED:
        return _date_within(draft, marked, match) or ("" if cue.predicate is Predicate.DIED else None)
    spans = [match.span(name) for name in ("value", "value2") if name in match.re.groupindex and match[name]]
    if not spans:
        return None
    words = marked.sentence.text[spans[0][0] : spans[0][1]].strip(" ,\"'“”")
    if cue.predicate is Predicate.NET_WORTH:
        return money(words)
    if cue.predicate is Predicate.CHARTED:
        rank = _RANKS.get(match["rank"].lower(), match["rank"])
        song = marked.sentence.text[slice(*match.span("song"))].strip(" ,\"'“”")
        return f"{song}, No. {rank} {words}"
    if DATE in match.group() and cue.predicate is Predicate.RELEASE_EXPECTED:
        return _date_within(draft, marked, match)
    return words or None


def _date_within(draft: Draft, marked: Marked, match: re.Match[str]) -> str:
    inside = [ref for ref in marked.dates if match.start() <= ref.start < match.end()]
    return inside[-1].resolve(draft.day, past=True) if inside else ""


def money(words: str) -> str | None:
    """ "$400 million" as "USD 400000000"; None for what is no amount."""
    amount = _AMOUNT.search(words)
    code = next((code for sign, code in _SIGNS.items() if sign in words.lower()), None)
    if amount is None or code is None:
        return None
    try:
        number = float(amount.group().replace(",", ""))
    except ValueError:
        return None
    unit = re.search(r"[a-z]+", words[amount.end() :].lower())
    return f"{code} {round(number * _TIMES.get(unit.group() if unit else '', 1))}"


def _reading(
    draft: Draft, marked: Marked, cue: Cue, *, match: re.Match[str], said: tuple[str, str]
) -> Reading:
    person, value = said
    sentence = marked.sentence
    outlet = _SAYS.search(sentence.text)
    statement = Statement(
        predicate=cue.predicate,
        person=person,
        value=value,
        factuality=_firmness(marked, match),
        stated_on=PartialDate.on(draft.page.published) if draft.page.published else None,
        happened_on=PartialDate.parse(value) if cue.predicate in _DATED and value else None,
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
        main=person in draft.page.title,
        confidence=min(cue.confidence, _AT_MOST),
        note=f"according to {outlet[1].strip()}" if outlet else "",
    )
    return Reading(statement, "life", cue.name)


def _firmness(marked: Marked, match: re.Match[str]) -> Factuality:
    around = marked.masked[max(0, match.start() - 40) : match.end()]
    if scope("secondhand").search(around) or "estimated" in around:
        return Factuality.REPORTED
    return Factuality.SPECULATED if scope("cast guess").search(around) else Factuality.ASSERTED
