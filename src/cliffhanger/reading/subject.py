"""What the page is about, and whom "it" and "the series" mean at each sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .cues import SHOW
from .lexicon import Mention
from .marks import Marked
from .sentences import Kind

_ITEM = re.compile(r"\s*(?:\d{1,3}[.)]|[-*•·])?\s*[\"'“‘]?")
_SEQUEL = re.compile(r"^\s(?:season )?\d\b", re.IGNORECASE)
_NAME = rf"(?:the )?[\"']*{SHOW}+[\"']*"
_ENUMERATION = re.compile(
    rf"{_NAME},? and (?:the rest|others|company|more)\b"
    rf"|^{_NAME}(?:,\s+{_NAME})+(?:,?\s+and\s+{_NAME})?[\"']?(?::|\.\.\.|…)"
    rf"|\b(?:notes|briefs|news|round-?up|watch|digest):\s+{_NAME},\s+{_NAME}",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\b(?:dies|died|dead|death|obituary|passes away|passed away|rip|tributes?|mourn\w*)\b", re.IGNORECASE
)
_OFFSHOOT = re.compile(r"['\"]?\s+(?:offshoot|universe|franchise|spin-?off|prequel)s?\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(two|three|four)\s+(?:[\w-]+\s+){0,3}?(?:dramas|comedies|shows|series|sitcoms|thrillers|pilots|originals)\b",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4}
_OF_MANY = re.compile(
    r"\b(?:shows|dramas|sitcoms|comedies|originals|pilots|scorecard|calendar|schedule|line-?up|renewals|premieres|dates|"
    r"cancell?ations|list|best|every|what to watch|coming to|new on|round-?up|digest|\d+|two|three|four|five|six|seven|"
    r"eight|nine|ten|dozen)\b",
    re.IGNORECASE,
)
"""What a headline of a page about many shows is told by."""
_SHARE, _LEAD, _OPENING = 0.5, 3, 30


def find_main(marked: list[Marked]) -> frozenset[str]:
    """The shows of the headline; without one, a show that fills half of the page and stands in its lead.

    A round-up has no main show: naming ten shows makes none of them the subject, nor does a list at the head of it.
    A headline that speaks of "two new dramas" is about the first two of the text.
    """
    headline = [one for one in marked if one.sentence.kind is Kind.HEADLINE]
    if any(_lists_several(one) for one in headline):
        return frozenset()
    named = {mention.title for one in headline for mention in _known(one.subjects)}
    if not named:
        passing = {
            mention.title for one in headline for mention in one.mentions if not _is_far_off(one, mention)
        }
        named = passing if len(passing) == 1 else set()
    if named:
        return frozenset(named)
    body = [one for one in marked if one.sentence.kind not in (Kind.HEADLINE, Kind.NAVIGATION)]
    return _counted(headline, body) or _filling(headline, body)


def _lists_several(headline: Marked) -> bool:
    """ "A, B, C: the week in cable", "A, B and the rest"; but "NBC drops A, B and C" is about all three."""
    return _ENUMERATION.search(headline.masked) is not None


def _is_far_off(headline: Marked, mention: Mention) -> bool:
    """The show of somebody who died, or whose offshoot the page is about."""
    return bool(_DEATH.search(headline.masked) or _OFFSHOOT.match(headline.sentence.text, mention.end))


def _counted(headline: list[Marked], body: list[Marked]) -> frozenset[str]:
    """As many shows of the lead as the headline counts without naming them."""
    counts = [_COUNTED.search(one.sentence.text) for one in headline if not one.mentions]
    if not counts or counts[0] is None:
        return frozenset()
    wanted = _NUMBERS[counts[0][1].lower()]
    found = list(dict.fromkeys(mention.title for one in body for mention in one.subjects))
    lead = {mention.title for one in body[: _LEAD * 2] for mention in one.subjects}
    return frozenset(found) if len(found) == wanted and lead >= set(found) else frozenset()


def _filling(headline: list[Marked], body: list[Marked]) -> frozenset[str]:
    """The only show of the page, or one that fills half of it and stands in its lead."""
    counts = Counter(mention.title for one in body for mention in one.mentions)
    if not counts:
        return frozenset()
    (title, count), *others = counts.most_common(2)
    is_of_many = any(_OF_MANY.search(one.sentence.text) for one in headline)
    if headline and len(counts) == 1 and not is_of_many:
        return frozenset({title})
    in_lead = any(mention.title == title for one in body[:_LEAD] for mention in one.subjects)
    fills = count >= _SHARE * counts.total() and count > (is_of_many or not headline)
    has_rival = any(other == count for _, other in others)
    return frozenset({title}) if in_lead and fills and not has_rival else frozenset()


def follow(marked: list[Marked], main: frozenset[str]) -> Iterator[Mention | None]:
    """For each sentence the show that a pronoun in it would mean.

    That is the head of the list item it stands in, else the subject of the sentence before in the same
    paragraph, else the show that the section is headed with, else the main show if there is exactly one.
    """
    star = _main_mention(marked, main)
    spoken: Mention | None = star
    head: Mention | None = None
    section: Mention | None = None
    block = -1
    for one in marked:
        if one.sentence.block != block:
            block, head = one.sentence.block, _head(one)
            section = _section(one, section)
            spoken = head or section or star or spoken
        yield head or spoken
        spoken = _subject_of(one, main, star=star) or spoken or next(iter(_known(one.mentions)), None)


def _is_a_date_line(one: Marked) -> bool:
    """ "From May 15, all at once", "Netflix, April 3": no heading, but about the one above."""
    return not one.mentions and bool(one.dates or one.networks)


def _section(one: Marked, above: Mention | None) -> Mention | None:
    """A heading that opens with a show holds for what stands below it, until the next heading."""
    if one.sentence.kind is not Kind.HEADING or _is_a_date_line(one):
        return above
    opening = _ITEM.match(one.sentence.text)
    first = one.mentions[0] if one.mentions else None
    return first if opening and first and first.start <= opening.end() else None


def _main_mention(marked: list[Marked], main: frozenset[str]) -> Mention | None:
    if len(main) != 1:
        return None
    return next((mention for one in marked for mention in one.mentions if mention.title in main), None)


def _head(one: Marked) -> Mention | None:
    """The show a list item opens with: "3. Scandal. In May …", "Weeds: …", "Weeds (Showtime) …"."""
    opening = _ITEM.match(one.sentence.text)
    first = one.mentions[0] if one.mentions else None
    if opening is None or first is None or first.start != opening.end():
        return None
    after = _SEQUEL.sub("", one.sentence.text[first.end : first.end + 8]).lstrip("\"'”’")
    return (
        first
        if after[:1] in (":", ".", "|", ",", "") or after[:2] in (" (", " [", ": ", " -", " –", " —")
        else None
    )


def _subject_of(one: Marked, main: frozenset[str], *, star: Mention | None) -> Mention | None:
    """Whom a sentence is about. On a page with one main show only what opens a sentence takes its place."""
    subjects = _known(one.subjects)
    named = next((mention for mention in subjects if mention.title in main), None)
    if named or not subjects:
        return named
    takes_over = subjects[0].known and subjects[0].start <= _OPENING
    return subjects[0] if star is None or takes_over else None


def _known(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Without names that are only guessed, if there are others."""
    return [mention for mention in mentions if mention.known] or mentions
