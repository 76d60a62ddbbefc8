"""Who joins, returns, stays or leaves: statements of cast, with the person as their value.

Pages speak of people in lists ("A, B and C are new") and by halves of names; `names.py` knows who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cliffhanger.vocabulary import Factuality, Predicate

from .bind import antecedent
from .cues import PERSON, SHOW, gates_of_casting, scope, words_of
from .draft import Draft, Found
from .lexicon import Mention
from .marks import Marked
from .names import Crowd, Named, paint
from .seasons import Shape
from .sign import Sign
from .text import lower

_CREW_BEFORE = 40
_AFTERTHOUGHT = 30
_AFTER = re.compile(r",? (?:(?:it is|it seems|that is|as|is|are) )?")
_STARS = "stars in"
"""Who plays in a show is news only of a new one."""
_LEAVES = "leaves"
_BRACKET = re.compile(rf"{PERSON} ?\([^()]*$")
_CREW_JOINED = re.compile(rf"(?:[\s,&/{PERSON}{SHOW}]|\band\b|\bof\b|'s|\([^)]*\))*")
_ELSEWHERE = re.compile(
    r"\b(?:to (?:host|join|star in|do|film|lead|shoot|make|front)|known (?:from|to|for)) (?:the )?[\"']?$"
)
_INSTEAD = re.compile(r"\bfor (?:the )?[\"']?$")
_NAME = r"[A-Z][\w'.-]+ [A-Z][\w'.-]+"
_CREDIT_BEFORE = re.compile(rf"{_NAME} (?:of|from) (?:the )?(?:[a-z]+ )?[{SHOW}\"']*$")
_CREDIT_AFTER = re.compile(rf"[{SHOW}\"']*'s? (?:[a-z-]+ )?{_NAME}")
_FILM = re.compile(r"\b(?:films?|movies?|cinemas?|box office|theaters)\b", re.IGNORECASE)
_SERIES = re.compile(
    r"\b(?:seasons?|series|shows?|tv|television|episodes?|sitcom|dramas?|soap|spin-?off|streamer)\b",
    re.IGNORECASE,
)


def find_cast(draft: Draft) -> None:
    """Add what every sentence says about the cast. A page about a film only says nothing about a show's."""
    if _is_of_film(draft):
        return
    main = _main_show(draft)
    new = {one.mention.title for one in draft.found if one.predicate is Predicate.ORDERED}
    gone = {one.mention.title for one in draft.found if one.predicate is Predicate.CANCELLED}
    for marked, focus, crowd in zip(draft.marked, draft.focus, draft.people, strict=True):
        if (crowd.named or crowd.owners) and not marked.sentence.is_question:
            spoken_of = focus if focus is not None and focus.known else main or focus
            found = _read_sentence(draft, marked, crowd, focus=spoken_of)
            draft.found.extend(
                one for one in found if one.sign.cue.name != _STARS or one.mention.title in new - gone
            )


def _is_of_film(draft: Draft) -> bool:
    page = draft.page.whole
    return _FILM.search(page) is not None and _SERIES.search(page) is None


def _main_show(draft: Draft) -> Mention | None:
    """The page's only main show that is known by name."""
    named = [
        one for marked in draft.marked for one in marked.mentions if one.known and one.title in draft.main
    ]
    return named[0] if len({one.title for one in named}) == 1 else None


def _read_sentence(draft: Draft, marked: Marked, crowd: Crowd, *, focus: Mention | None) -> Iterator[Found]:
    said: set[str] = set()
    people = [*crowd.named, *crowd.owners]
    painted = paint(marked, people) if crowd.owners else crowd.painted
    lowered = lower(painted) if crowd.owners else crowd.lowered
    for cue, match in gates_of_casting().scan(lowered):
        sign = Sign(marked, cue, match.start(), match.end())
        if _is_of_crew(painted, match):
            continue
        for one in people:
            if _is_named_in(match, one) and one.name not in said and is_on_screen(painted, one):
                said.add(one.name)
                yield from _found(draft, sign, one, focus=focus)


def _is_named_in(match: re.Match[str], one: Named) -> bool:
    """Is it one of the people the cue is about, not somebody in a clause set off between them and their verb?"""
    return any(start <= one.start < end for start, end in match.regs[1:])


def _is_of_crew(painted: str, match: re.Match[str]) -> bool:
    """ "Stays on as showrunner", "is back to direct"."""
    return scope("crew job").search(painted, match.start(), match.end() + _CREW_BEFORE) is not None


def _found(draft: Draft, sign: Sign, person: Named, *, focus: Mention | None) -> Iterator[Found]:
    factuality = judge_casting(sign)
    mention = _show_of(sign, focus)
    if mention is None or factuality is None:
        return
    how = "named" if mention in sign.marked.subjects else "meant"
    yield Found(sign, mention, how, factuality, season_of_cast(sign), person.name)


def _show_of(sign: Sign, focus: Mention | None) -> Mention | None:
    """The show of the clause: the one after the verb, else the one before it; else the one being spoken of."""
    named = [one for one in sign.marked.subjects if not _is_elsewhere(sign, one, focus)]
    known = [one for one in named if one.known]
    own = known if known or (focus is not None and focus.known) else named
    here = [one for one in own if sign.start <= one.start < sign.clause[1]]
    before = antecedent(sign)
    if here:
        return here[0]
    if before is not None and before in own:
        return before
    later = [one for one in own if one.start >= sign.end]
    return later[0] if later and focus is None else focus


def _is_elsewhere(sign: Sign, show: Mention, focus: Mention | None) -> bool:
    """Where somebody goes, or is known from: "leaves to host SHOW", "Ana Reyes of SHOW", "SHOW's Ana Reyes"."""
    masked = sign.marked.masked
    lead = masked[max(0, show.start - _CREW_BEFORE) : show.start]
    if _ELSEWHERE.search(lead) or (sign.cue.name == _LEAVES and _INSTEAD.search(lead)):
        return True
    is_other = focus is not None and focus.title != show.title
    return is_other and _is_credit(sign.marked.masked, show)


def _is_credit(masked: str, show: Mention) -> bool:
    """ "Ana Reyes of SHOW", "SHOW's Ana Reyes"."""
    return bool(_CREDIT_BEFORE.search(masked, 0, show.start) or _CREDIT_AFTER.match(masked, show.end))


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
    before = sign.before
    if scope("open").search(before):
        return None
    if scope("conditional").search(before):
        return Factuality.CONDITIONAL
    if _is_guess(sign):
        return Factuality.SPECULATED
    said = Factuality.REPORTED if scope("secondhand").search(sign.marked.masked) else Factuality.ASSERTED
    return said if sign.cue.factuality is Factuality.ASSERTED else sign.cue.factuality


def _is_guess(sign: Sign) -> bool:
    """A word of doubt before or in the cue, or close after it; "said that she would leave" is none."""
    left, right = sign.clause[0], min(sign.clause[1], sign.end + _AFTERTHOUGHT)
    left = max(left, sign.marked.masked.rfind(", and ", left, sign.start + 1))
    for match in scope("cast guess").finditer(sign.marked.masked, left, right):
        before = sign.marked.masked[left : match.start()]
        if match.group()[0].isupper() or (
            match.group() == "would" and scope("announced before").search(before)
        ):
            continue
        if match.start() < sign.end or _AFTER.fullmatch(sign.marked.masked, sign.end, match.start()):
            return True
    return False


def is_on_screen(painted: str, one: Named) -> bool:
    """Neither a role nor somebody behind the camera."""
    return not _is_crew(painted, one) and not _is_role(painted, one)


def _is_role(painted: str, one: Named) -> bool:
    """Whom somebody plays: "again plays Ida Brandt", "Ana Reyes is Ida Brandt once more", "Ana Reyes (Ida Brandt)"."""
    before = painted[max(0, one.start - _CREW_BEFORE) : one.start]
    is_ranked = one.name.split(" ")[0] in words_of("ranks")
    return is_ranked or scope("role").search(before) is not None or _BRACKET.search(before) is not None


def _is_crew(painted: str, one: Named) -> bool:
    """Creators and bosses come and go too, but not in front of the camera."""
    before = painted[max(0, one.start - _CREW_BEFORE) : one.start]
    is_titled = any(_CREW_JOINED.fullmatch(before, job.end()) for job in scope("crew").finditer(before))
    return is_titled or scope("crew after").match(painted[one.end :]) is not None
