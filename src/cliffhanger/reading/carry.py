"""Words that reach beyond their sentence: headings over lists, and answers to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import Factuality, Predicate

from .cues import Cue, load_cues
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .seasons import Shape
from .sentences import Kind
from .subject import follow

_HEADINGS = (
    (
        Predicate.UNDECIDED,
        re.compile(
            r"\b(?:in limbo|on the bubble|undecided|awaiting|yet to be (?:renewed|decided)|not yet (?:renewed|decided)|pending|still waiting|fate unknown|tba)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Predicate.CANCELLED,
        re.compile(
            r"\b(?:cancell?ed|axed|cancellations|not (?:returning|renewed|coming back)|dead)\b", re.IGNORECASE
        ),
    ),
    (
        Predicate.FINAL_SEASON,
        re.compile(r"\b(?:ending|final seasons?|last seasons?|concluding)\b", re.IGNORECASE),
    ),
    (
        Predicate.RENEWED,
        re.compile(
            r"\b(?:renewed|renewals|returning|picked up|coming back|announced for SEASON)\b", re.IGNORECASE
        ),
    ),
)
_MIXED = re.compile(r"\b(?:and|or|&)\b.*\b(?:cancel|renew)|\?$", re.IGNORECASE)
_SEPARATE = re.compile(r"\s*(?:[-*•·]|\d{1,3}[.)])?\s*[\"'“‘]?")
_ASKS = re.compile(r"\b(?:season|series|renew\w*|return|come back|cancell?ed|another)\b", re.IGNORECASE)
_ASKS_DATE = re.compile(r"^\W*(?:when|who|what|where|how|why|which)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"^\W*(?:not (?:yet|as of|officially|so far)|(?:unfortunately|sadly|no|nope),? (?:not yet|it (?:has|is) not|it hasn't|there is no)|(?:as of|so far|at (?:this|the)|for now|right now|currently)\b.{0,60}\b(?:not|no|n't|nothing|unknown)\b|"
    r"no(?:thing)? .{0,40}(?:yet|so far)|it (?:is|'s) (?:not yet|too early|too soon|unclear)|(?:we|it|that) (?:do not|don't|is not|isn't) know)",
    re.IGNORECASE,
)
_YES = re.compile(r"^\W*(?:yes|good news|absolutely|indeed)\b(?! and no)", re.IGNORECASE)


def carry_headings(draft: Draft) -> None:
    """ "Renewed:" over a list speaks for every item of it that has no word of its own."""
    spoken = {(one.marked.sentence.block, one.mention.title) for one in draft.found}
    heading: tuple[Marked, Predicate] | None = None
    for one in draft.marked:
        opened = _heading(one)
        if opened is not None:
            heading = (one, opened)
        elif one.sentence.kind is Kind.HEADING and not one.mentions:
            heading = None
        elif heading is not None and _items(one):
            draft.found.extend(_carried(heading, one, spoken))
        elif heading is not None and one.sentence.block > heading[0].sentence.block + 1 and not one.mentions:
            heading = None


def _heading(one: Marked) -> Predicate | None:
    text = one.sentence.text
    if one.sentence.kind is Kind.HEADLINE or one.mentions or _MIXED.search(text):
        return None
    if not text.endswith(":") and len(text.split()) > 5:
        return None
    if one.sentence.kind is not Kind.HEADING and not text.endswith(":"):
        return None
    said = next((predicate for predicate, pattern in _HEADINGS if pattern.search(text)), None)
    numbered = any(ref.shape is Shape.NUMBER for ref in one.seasons)
    return said or (
        Predicate.RENEWED if numbered and re.search(r"\b(?:announced|confirmed|ordered)\b", text) else None
    )


def _items(one: Marked) -> list[Mention]:
    """The shows a line lists, if it begins with one of them."""
    opening = _SEPARATE.match(one.sentence.text)
    if opening is None or not one.mentions or one.mentions[0].start != opening.end():
        return []
    listed = [one.mentions[0]]
    for mention in one.mentions[1:]:
        if not re.fullmatch(
            r"[\"'”’]?\s*(?:\([^)]{1,24}\))?\s*[,;/]?\s*(?:and\s+)?[\"'“‘]?",
            one.sentence.text[listed[-1].end : mention.start],
        ):
            break
        listed.append(mention)
    return listed


def _carried(
    heading: tuple[Marked, Predicate], item: Marked, spoken: set[tuple[int, str]]
) -> Iterator[Found]:
    above, predicate = heading
    numbers = [ref.numbers[0] for ref in above.seasons if ref.shape is Shape.NUMBER]
    for mention in _items(item):
        if (item.sentence.block, mention.title) not in spoken:
            yield Found(
                item,
                _cue(predicate),
                mention.start,
                mention.end,
                mention,
                "heading",
                predicate,
                Factuality.ASSERTED,
                numbers[0] if numbers else None,
            )


def answer_questions(draft: Draft) -> None:
    """ "Is season 3 confirmed? Not yet." says what neither sentence says alone."""
    before: Marked | None = None
    for one, focus in follow(draft.marked, draft.main):
        asked = (
            before is not None and before.sentence.is_question and before.sentence.kind is not Kind.HEADLINE
        )
        if asked and before is not None and one.sentence.kind is not Kind.NAVIGATION:
            draft.found.extend(_answered(draft, before, one, focus=focus))
        before = one


def _answered(draft: Draft, question: Marked, answer: Marked, *, focus: Mention | None) -> Iterator[Found]:
    if not _ASKS.search(question.sentence.text) or _ASKS_DATE.search(question.sentence.text):
        return
    mention = next(iter(question.subjects), focus)
    numbers = [
        max(ref.numbers) for ref in question.seasons if ref.shape is Shape.NUMBER and max(ref.numbers) > 1
    ]
    if mention is None:
        return
    season = numbers[0] if numbers else draft.topics.get(mention.title)
    plain = answer.sentence.text.replace("’", "'")
    said = next(
        (
            (kind, match)
            for kind, pattern in ((Predicate.UNDECIDED, _NOT_YET), (Predicate.RENEWED, _YES))
            if (match := pattern.search(plain))
        ),
        None,
    )
    if said is None or (
        said[0] is Predicate.RENEWED
        and not re.search(r"renew|happen|confirm|return|get a", question.sentence.text)
    ):
        return
    kind, match = said
    yield Found(
        answer, _cue(kind), match.start(), match.end(), mention, "answer", kind, Factuality.ASSERTED, season
    )


def _cue(predicate: Predicate) -> Cue:
    """The plainest cue for a predicate, to stand for a word that was said elsewhere."""
    same = [
        cue for cue in load_cues() if cue.predicate is predicate and cue.factuality is Factuality.ASSERTED
    ]
    return max(same, key=lambda cue: cue.confidence)
