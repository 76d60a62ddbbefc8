"""A page cut into sentences, each with its place and its kind. Nothing is joined, moved or cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")
_SHORT_FORM = re.compile(
    r"(?:^|[\s(\"'“‘])(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|No|Nos|Ep|Eps|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"Prof|Gen|Sgt|Lt|Capt|approx|[A-Z](?:\.[A-Z])*)\.$"
)
_NUMBERED = re.compile(r"\s*\d{1,3}\.")
_CLOCK = re.compile(r"\d ?[ap]\.m\.$", re.IGNORECASE)
_OPENING_CLOCK = re.compile(r"\W{0,3}\d{1,2}(?:[:.]\d\d)? ?[ap]\.m\.", re.IGNORECASE)
_ZONE = re.compile(r"\s+(?:\(|(?:E[DS]?T|P[DS]?T|C[DS]?T|GMT|BST|AE[DS]?T|Eastern|Pacific|Central)\b)")
_NEXT = re.compile(r"\s+[\"'“‘(\[]*[^\W_a-z]")
_NAVIGATION = re.compile(
    r"\s*(?:continue reading|read (?:more|next|also)|related(?: (?:stories|posts|articles|news))?|more from .{0,40}|"
    r"you (?:may|might) also like|recommended(?: for you)?|trending(?: now)?|latest (?:news|stories|posts)|"
    r"most (?:read|popular)|about the author|leave a (?:reply|comment)|share this|get notified\b.{0,60})\s*:?\s*",
    re.IGNORECASE,
)
_LONGEST = 700
_HEADING_WORDS = 14


class Kind(StrEnum):
    """What a sentence is to its page."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the page. ``block`` counts lines: sentences of one paragraph or list item share it."""

    text: str
    start: int
    kind: Kind
    block: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_question(self) -> bool:
        return self.text.rstrip("\"'”’) ").endswith("?")


def split_page(whole: str) -> list[Sentence]:
    """All sentences of ``title + "\\n" + text`` in order. The first line is the headline."""
    found: list[Sentence] = []
    start, ended = 0, False
    lines = whole.split("\n")
    teasers = _teasers(lines)
    for block, line in enumerate(lines):
        ended = ended or (block > 0 and _NAVIGATION.fullmatch(line) is not None)
        kind = Kind.NAVIGATION if ended or block in teasers else _kind(line, block)
        found.extend(Sentence(text, start + offset, kind, block) for offset, text in _pieces(line))
        start += len(line) + 1
    return found


def _kind(line: str, block: int) -> Kind:
    if block == 0:
        return Kind.HEADLINE
    stripped = line.strip()
    short = 0 < len(stripped) < 160 and len(stripped.split()) <= _HEADING_WORDS
    return Kind.HEADING if short and stripped[-1] not in '.!"”' else Kind.BODY


def _teasers(lines: list[str]) -> set[int]:
    """Strips of other pages: a short line, then an excerpt that breaks off; at least two such pairs.

    One alone may be a feed's own cut-off text, which is the page.
    """
    filled = [number for number, line in enumerate(lines) if line.strip() and number > 0]
    pairs = [
        (above, below)
        for above, below in pairwise(filled)
        if lines[below].rstrip().endswith(("...", "…")) and len(lines[above]) < 160
    ]
    return {number for pair in pairs for number in pair} if len(pairs) > 1 else set()


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _END.finditer(line):
        if match.end() - start > _LONGEST or _is_boundary(line, start, match):
            yield from _short(line, start, match.end())
            start = match.end()
    yield from _short(line, start, len(line))


def _is_boundary(line: str, start: int, match: re.Match[str]) -> bool:
    if _NEXT.match(line, match.end()) is None or _NUMBERED.fullmatch(line[: match.end()][:6]):
        return False
    if _CLOCK.search(line, max(start, match.end() - 6), match.end()):
        opens = _OPENING_CLOCK.fullmatch(line, start, match.end()) is not None
        return not opens and _ZONE.match(line, match.end()) is None
    return (
        match.group() != "." or _SHORT_FORM.search(line[max(start, match.end() - 12) : match.end()]) is None
    )


def _short(line: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Trim white space; cut what is too long for a sentence, at a space where there is one."""
    while end - start > _LONGEST:
        space = line.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield from _trimmed(line, start, cut)
        start = cut
    yield from _trimmed(line, start, end)


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    text = line[start:end]
    stripped = text.strip()
    if stripped:
        yield start + text.index(stripped), stripped
