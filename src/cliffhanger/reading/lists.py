"""Shows named in one list, and what such a list is told by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cues import FINAL, NET, SEASON, SHOW
from .lexicon import Mention
from .marks import Marked
from .meant import KIND
from .sentences import Kind

PLURAL = (
    r"(?:shows|series|dramas|comedies|sitcoms|thrillers|titles|programmes|programs|originals|hits|others|"
    r"favou?rites)"
)
_LIST_INTRO = re.compile(
    rf"[^.;?!]{{0,60}}?(?::(?: (?:among them(?: are)?|including|namely|they are|these are|they include))?"
    rf"|\b{PLURAL}[^.;?!:]{{0,20}}?,? (?:including|among them|namely|such as|like|are)"
    rf"|\b{PLURAL},?|,? ?(?:among them(?: (?:are|were))?|including|such as|namely|notably|for (?:instance|example),?)"
    rf"| (?:two|three|four|five|six|seven|eight|nine|ten|several|some|others)(?: more| others)?[,:])"
    rf" (?:[{SEASON}{FINAL}]++ (?:of|for) )?(?:the (?:[\w-]+ ){{0,3}})?[\"']?",
    re.IGNORECASE,
)
_MADE_AS = (
    r"(?:(?:all-|brand-)?new|rookie|freshm[ae]n|sophomore|first-year|newcomers?|fellow|veteran|returning|hit|"
    r"reality|crime|medical|legal|family|period|costume|police|cop|sci-fi|fantasy|horror|animated|limited|"
    r"dramas?|comed(?:y|ies)|sitcoms?|series|thrillers?|soaps?|shows?|mini-?series|docuseries|reboot|revival|"
    r"spin-?off|tv|phenomenon|favou?rites?|import|juggernaut|smash|anthology|newbies?)"
)
"""What may stand before a title in a list without an article: "A, B and rookie comedy C"."""
_PEER = (
    rf"(?:{KIND}|newcomers?|rookies?|freshm[ae]n|veterans?|old-timers?|stablemates?|siblings?|phenomenon|smash|sophomores?|"
    r"fellow|stalwarts?|mainstays?|standbys?|warhorses?|long-?runners?|favou?rites?|comedies|dramas|sitcoms|shows)"
)
"""What a list calls the show that it names next: "and rookie Covert Affairs"."""
_CHAIN = re.compile(
    rf"(?:[\s,\"'&/()]|\b(?:and|or|to|both|plus|as well as|of|for)\b|"
    rf"\b(?:the|its|a|an) (?:(?!(?:and|or|to|of|for)\b)[\w-]+ ){{0,3}}+|\b{_MADE_AS} |\b(?-i:[A-Z])[\w.]*'s "
    rf"|\b(?:from|on|at) (?=[{NET}])"
    rf"|[{NET}{SEASON}{FINAL}])*+",
    re.IGNORECASE,
)
_UNKNOWN = (
    r"(?:, (?:the )?[\"']?(?-i:[A-Z])[\w'&.:-]*"
    r"(?: (?:(?-i:[A-Z0-9])[\w'&.:-]*|of|the|trio|duo|shows|franchise)){0,4}+[\"']?(?=,| and | & ))?"
)
"""A title that we do not know, within a list."""
_LISTED = re.compile(
    r"(?:: [A-Z]+\b)?[\s\"',]{0,3}(?:\((?![^)]*(?:renew|cancel|final|axed|end(?:ed|s)\b|dropped|picked))[^)]{0,80}\)"
    r"|(?:an?|the|its) (?:(?!and\b|or\b|but\b)[\w'-]+ ){1,6}?(?:show|series|drama|comedy|sitcom|thriller|spin-?off|"
    r"prequel|sequel|reboot|revival|version|adaptation|take|remake|hit|saga|soap|western|mystery)(?=,)"
    r"|\b(?:with|from|starring|by|featuring|created by|written by|about) "
    r"(?:(?!and\b|or\b)[\w.'-]+ ?){1,6}?(?: and [A-Z][\w.'-]+ [A-Z][\w.'-]+)?(?=,| and\b))?"
    + _UNKNOWN
    + _CHAIN.pattern,
    re.IGNORECASE,
)
_OWN_VERB = re.compile(
    rf"[{SHOW}\"']*(?: \([^)]*\))? (?:is|are|was|has|will|gets|got|ends|returns|remains|stays|goes)\b"
)
_JOINED = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
_LONG_GAP, _SURELY_A_LIST = 60, 3


@dataclass(frozen=True, slots=True)
class Bound:
    """A show that owns a cue. ``how``: named beside it, one of a list, or meant by "it" or "the series"."""

    mention: Mention | None
    how: str


def introduces_list(gap: str) -> bool:
    """ "three dramas: ", "five shows, among them ", "the comedies ": what follows is a list of titles."""
    return _LIST_INTRO.fullmatch(gap) is not None


def chain(
    marked: Marked, ordered: list[Mention], *, stop: re.Pattern[str] | None = None, listed: bool = False
) -> list[Bound]:
    """All members of a list "A, B and C" whose first (nearest the cue) is ``ordered[0]``.

    ``stop`` ends the list early: "the final season of A and season 2 of B" closes only A. A list that was
    announced as one (``listed``) needs no "and".
    """
    members, joined = [ordered[0]], False
    for one in ordered[1:]:
        low, high = sorted((members[-1], one), key=lambda mention: mention.start)
        gap = marked.masked[low.end : high.start].replace(SHOW, "")
        if not _LISTED.fullmatch(gap) or (stop and stop.search(gap)):
            break
        if listed and not _JOINED.search(gap) and _OWN_VERB.match(marked.masked, one.end):
            break
        joined = joined or _JOINED.search(gap) is not None
        members.append(one)
    fewest = 2 if marked.sentence.kind is Kind.HEADLINE else _SURELY_A_LIST
    if not joined and not listed and len(members) < fewest:
        members = members[:1]
    how = "named" if len(members) == 1 else "listed"
    return [Bound(mention, how) for mention in members]


def last_list(marked: Marked, subjects: list[Mention]) -> list[Mention]:
    """The last two or more shows that stand in one list."""
    for place in range(len(subjects), 1, -1):
        bound = chain(marked, subjects[:place][::-1])
        if len(bound) > 1:
            return [one.mention for one in bound[::-1] if one.mention]
    return []


def list_from(marked: Marked, place: int) -> list[Mention]:
    """The list of shows whose first stands at ``place`` or just after it."""
    following = [one for one in marked.mentions if one.start >= place - 1]
    return [one.mention for one in chain(marked, following) if one.mention] if following else []


def is_chain(gap: str) -> bool:
    """Does what stands between two shows join them in one list?"""
    bare = gap.replace(SHOW, "")
    return len(bare) < _LONG_GAP and _CHAIN.fullmatch(bare) is not None
