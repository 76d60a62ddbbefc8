"""Whose cue is it? Finds the shows that a cue in a sentence is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cues import DATE, FINAL, NET, SEASON, SHOW, Cue
from .lexicon import Mention
from .marks import Marked

_EDGE = re.compile(
    r";|\s-+\s|,?\s\b(?:while|whereas|but|although|though|because|meanwhile|however|whilst|so)\b|\bas (?=[A-Z\ue000])|[.!?][\"')]*\s+(?=[A-Z\ue000\ue001])"
)
_BARRIER = re.compile(
    r"\b(?:from|by|after|starring|like|unlike|and|but|because|since|while|as|who|which|that|creator|star|trailer|teaser|"
    r"episodes?|before|following|ahead|film|movie|book|novel|with)\b|[,:;]",
    re.IGNORECASE,
)
_KIND = (
    r"(?:show|series|drama|comedy|sitcom|thriller|dramedy|program|programme|anime|k-drama|hit|miniseries|docuseries|saga|"
    r"production|spin-?off|prequel|sequel|reboot|revival|title|project|adaptation|run)"
)
_OWN = rf"(?:it|they|both|(?:the|this|that|its|our) (?:[\w'&+-]+ |[{NET}]+(?:'s)? ){{0,4}}?{_KIND}|[{SEASON}{FINAL}]+(?: of (?:the|this) (?:[\w'-]+ ){{0,3}}?{_KIND})?)"
_OWN_AFTER = re.compile(rf"\s*(?:of |for |to )?{_OWN}\b(?!'s (?:creator|star))|\s*(?:{_OWN})", re.IGNORECASE)
_ADVERBS = r"(?:\s*(?:has|have|had|is|are|was|were|will|be|been|would|could|may|might|now|just|also|already|officially|finally|not|yet|only|first|which|who|then|soon|once|again|[\w]+ly|,))*"
_OWN_BEFORE = re.compile(rf"(?:^|[\s(\"']){_OWN}{_ADVERBS}\s*$", re.IGNORECASE)
_NOTHING = re.compile(
    rf"[\W\d]*(?:(?:now|and|also|but|update|officially|status|yes)\b[\W\d]*)*(?:[{NET}{DATE}{SEASON}]+[\W\d]*)*{_ADVERBS}\s*$",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    rf"(?:[\s,\"'&()]|\band\b|\bor\b|\bboth\b|\bplus\b|\bas well as\b|[{NET}{SEASON}{FINAL}]|\bthe\b|\bof\b|\bfor\b)*",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+")
_FAR, _NEAR = 130, 70


@dataclass(frozen=True, slots=True)
class Bound:
    """A show that owns a cue. ``how``: named beside it, one of a list, or meant by "it" or "the series"."""

    mention: Mention | None
    how: str


def clause_around(masked: str, start: int, end: int) -> tuple[int, int]:
    """The stretch around a cue that no semicolon, dash or "while" interrupts."""
    left, right = 0, len(masked)
    for edge in _EDGE.finditer(masked):
        if edge.end() <= start:
            left = edge.end()
        elif edge.start() >= end:
            right = edge.start()
            break
    return left, right


def bind(marked: Marked, cue: Cue, match: re.Match[str]) -> list[Bound]:
    """The shows a cue is about, in order. A `Bound` without a mention means: whoever is being talked of."""
    inside = [one for one in marked.subjects if match.start() <= one.start < match.end()]
    if inside:
        return [Bound(inside[0], "named")]
    left, right = clause_around(marked.masked, match.start(), match.end())
    if cue.subject in ("after", "near", "loose"):
        found = _after(marked, match.end(), right)
        if found:
            return found
    if cue.subject != "after":
        found = _before(marked, match.start(), left, tight=cue.subject == "tight")
        if found:
            return found
    return _loosely(marked, cue, match) if cue.subject == "loose" else []


def _after(marked: Marked, start: int, right: int) -> list[Bound]:
    following = [one for one in marked.subjects if start <= one.start < right]
    if following and following[0].start - start <= _NEAR:
        gap = marked.masked[start : following[0].start]
        if not _BARRIER.search(re.sub(rf"[{SEASON}{FINAL}]+ (?:of|for)|\(?[{NET}]+\)?", "", gap)):
            return _chain(marked, following)
    if _OWN_AFTER.match(marked.masked, start, right) and not marked.masked[start:right].lstrip().startswith(
        (SEASON, FINAL)
    ):
        return [Bound(None, "meant")]
    return []


def _before(marked: Marked, end: int, left: int, *, tight: bool) -> list[Bound]:
    text = marked.masked[left:end]
    if _OWN_BEFORE.search(text) and not re.search(rf"{SHOW}[^,.;]{{0,30}}$", text):
        preceding = [one for one in marked.subjects if left <= one.start < end]
        return [Bound(preceding[-1], "named")] if preceding and not tight else [Bound(None, "meant")]
    preceding = [one for one in marked.subjects if left <= one.start and one.end <= end]
    if preceding:
        gap = marked.masked[preceding[-1].end : end]
        if len(gap) <= _FAR and not (tight and _interrupted(gap)):
            return _chain(marked, preceding[::-1])[::-1]
        return []
    if _NOTHING.fullmatch(text):
        return [Bound(None, "meant")]
    return []


def _interrupted(gap: str) -> bool:
    """Does another subject stand between? What is set off by two commas or brackets does not count."""
    bare = re.sub(r"\([^)]*\)|,[^,]*,", " ", gap)
    return (
        bool(_PERSON.search(bare)) or len(bare.split()) > 5 or bool(re.search(r"\b(?:and|who|whose)\b", bare))
    )


def _loosely(marked: Marked, cue: Cue, match: re.Match[str]) -> list[Bound]:
    """The nearest show of the sentence, else whoever is being talked of."""
    if not marked.subjects:
        return [Bound(None, "meant")]
    middle = (match.start() + match.end()) / 2
    nearest = min(marked.subjects, key=lambda one: abs(one.start - middle))
    return [Bound(nearest, "near")] if abs(nearest.start - middle) <= 2 * _FAR else []


def _chain(marked: Marked, ordered: list[Mention]) -> list[Bound]:
    """All members of a list "A, B and C" whose first (nearest the cue) is ``ordered[0]``."""
    members = [ordered[0]]
    joined = False
    for one in ordered[1:]:
        low, high = sorted((members[-1], one), key=lambda mention: mention.start)
        gap = marked.masked[low.end : high.start]
        if not _CHAIN.fullmatch(gap):
            break
        joined = joined or re.search(r"\b(?:and|or)\b|&", gap) is not None
        members.append(one)
    if not joined:
        members = members[:1]
    how = "named" if len(members) == 1 else "listed"
    return [Bound(mention, how) for mention in members]
