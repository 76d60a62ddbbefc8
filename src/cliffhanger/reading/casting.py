"""Who joins, returns, stays or leaves: statements of cast, with the person as their value.

Pages speak of people in lists ("A, B and C are new") and by halves of names; `names.py` knows who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from cliffhanger.vocabulary import Factuality, Predicate

from .bind import antecedent
from .cues import gates_of_casting, scope, words_of
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .names import Crowd, Named
from .seasons import Shape
from .sign import Sign
from .subject import follow

_CREW_BEFORE = 40
_STARS = "stars in"
"""Who plays in a show is news only of a new one."""


def find_cast(draft: Draft) -> None:
    """Add what every sentence says about the cast."""
    new = {one.mention.title for one in draft.found if one.predicate is Predicate.ORDERED}
    gone = {one.mention.title for one in draft.found if one.predicate is Predicate.CANCELLED}
    for (marked, focus), crowd in zip(follow(draft.marked, draft.main), draft.people, strict=True):
        if crowd.named and not marked.sentence.is_question:
            found = _read_sentence(draft, marked, crowd, focus=focus)
            draft.found.extend(
                one for one in found if one.sign.cue.name != _STARS or one.mention.title in new - gone
            )


def _read_sentence(draft: Draft, marked: Marked, crowd: Crowd, *, focus: Mention | None) -> Iterator[Found]:
    said: set[str] = set()
    for cue, match in gates_of_casting().scan(crowd.lowered):
        sign = Sign(marked, cue, match.start(), match.end())
        for one in crowd.named:
            is_here = match.start() <= one.start < match.end()
            if is_here and one.name not in said and is_on_screen(crowd.painted, one):
                said.add(one.name)
                yield from _found(draft, sign, one, focus=focus)


def _found(draft: Draft, sign: Sign, person: Named, *, focus: Mention | None) -> Iterator[Found]:
    factuality = judge_casting(sign)
    mention = _show_of(sign) or focus
    if mention is None or factuality is None:
        return
    how = "named" if mention in sign.marked.subjects else "meant"
    yield Found(sign, mention, how, factuality, season_of_cast(sign), person.name)


def _show_of(sign: Sign) -> Mention | None:
    """The show of the sentence: the one after the verb, else the one before it."""
    following = [one for one in sign.marked.subjects if one.start >= sign.start]
    return following[0] if following else antecedent(sign)


def season_of_cast(sign: Sign) -> int | None:
    left, right = sign.clause
    left, right = max(left, sign.start - _CREW_BEFORE), min(right, sign.end + _CREW_BEFORE)
    here = [
        ref.numbers[0]
        for ref in sign.marked.seasons
        if ref.shape is Shape.NUMBER and len(ref.numbers) == 1 and left <= ref.start < right
    ]
    return here[0] if here else None


def judge_casting(sign: Sign) -> Factuality | None:
    """Rumours and modals make a guess of it; leaving is said with "not" and is still a fact."""
    masked = sign.marked.masked
    if scope("open").search(masked[: sign.start]):
        return None
    if scope("conditional").search(masked[: sign.start]):
        return Factuality.CONDITIONAL
    if any(not match.group()[0].isupper() for match in scope("cast guess").finditer(masked)):
        return Factuality.SPECULATED
    return Factuality.REPORTED if scope("secondhand").search(masked) else Factuality.ASSERTED


def is_on_screen(painted: str, one: Named) -> bool:
    """Neither a role nor somebody behind the camera."""
    return not _is_crew(painted, one) and not _is_role(painted, one)


def _is_role(painted: str, one: Named) -> bool:
    """Whom somebody plays: "again plays Ida Brandt", "Ana Reyes is Ida Brandt once more"."""
    before = painted[max(0, one.start - _CREW_BEFORE) : one.start]
    return scope("role").search(before) is not None or one.name.split(" ")[0] in words_of("ranks")


def _is_crew(painted: str, one: Named) -> bool:
    """Creators and bosses come and go too, but not in front of the camera."""
    return scope("crew").search(painted[max(0, one.start - _CREW_BEFORE) : one.start]) is not None or (
        scope("crew after").match(painted[one.end :]) is not None
    )
