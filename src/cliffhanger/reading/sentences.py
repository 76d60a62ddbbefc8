"""A page cut into sentences, each with its place and its kind. Nothing is joined, moved or cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")
_SHORT_FORM = re.compile(
    r"(?:^|[\s(\"'“‘])(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|No|Nos|Ep|Eps|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|"
    r"Prof|Gen|Sgt|Lt|Capt|approx|[A-Z](?:\.[A-Z])*|\d{1,2})\.$"
)
_NEXT = re.compile(r"\s+[\"'“‘(\[]*[^\W_a-z]")
_NAVIGATION = re.compile(
    r"\s*(?:continue reading|read (?:more|next|also)|related(?: (?:stories|posts|articles|news))?|more from .{0,40}|"
    r"you (?:may|might) also like|recommended(?: for you)?|trending(?: now)?|latest (?:news|stories|posts)|"
    r"most (?:read|popular)|about the author|leave a (?:reply|comment)|share this|get notified\b.{0,60})\s*:?\s*",
    re.IGNORECASE,
)
_LONGEST = 900
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
    for block, line in enumerate(whole.split("\n")):
        ended = ended or (block > 0 and _NAVIGATION.fullmatch(line) is not None)
        kind = _kind(line, block, ended)
        for offset, text in _pieces(line):
            found.append(Sentence(text, start + offset, kind, block))
        start += len(line) + 1
    return _without_teasers(found)


def _kind(line: str, block: int, ended: bool) -> Kind:
    if block == 0:
        return Kind.HEADLINE
    if ended or line.rstrip().endswith(("...", "…")):
        return Kind.NAVIGATION
    stripped = line.strip()
    if (
        stripped
        and len(stripped) < 160
        and len(stripped.split()) <= _HEADING_WORDS
        and stripped[-1] not in '.!"”'
    ):
        return Kind.HEADING
    return Kind.BODY


def _without_teasers(sentences: list[Sentence]) -> list[Sentence]:
    """A heading straight before a cut-off excerpt announces another page."""
    kept: list[Sentence] = []
    for place, one in enumerate(sentences):
        after = sentences[place + 1] if place + 1 < len(sentences) else None
        if one.kind is Kind.HEADING and after is not None and after.kind is Kind.NAVIGATION:
            one = Sentence(one.text, one.start, Kind.NAVIGATION, one.block)
        kept.append(one)
    return kept


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _END.finditer(line):
        if match.end() - start > _LONGEST or _is_boundary(line, start, match):
            yield from _short(line, start, match.end())
            start = match.end()
    yield from _short(line, start, len(line))


def _is_boundary(line: str, start: int, match: re.Match[str]) -> bool:
    if _NEXT.match(line, match.end()) is None:
        return False
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
