"""Whose cue is it? Finds the shows that a cue in a sentence is about."""

from __future__ import annotations

import re
from dataclasses import replace

from cliffhanger.vocabulary import Predicate

from .cues import FINAL, NET, SEASON, SHOW
from .lexicon import Mention
from .lists import PLURAL, Bound, chain, introduces_list, last_list
from .marks import Marked
from .meant import (
    ADVERBS,
    ALL_OF_WHICH,
    NOTHING,
    ONE_BEFORE,
    OWN_AFTER,
    OWN_BEFORE,
    OWN_INSIDE,
    SEVERAL_BEFORE,
    SEVERAL_INSIDE,
    STRANGER,
    goes_on,
)
from .sign import Sign

_BARRIER = re.compile(
    r"\b(?:from|by|after|starring|like|unlike|and|but|because|since|while|as|who|which|that|creator|star|trailer|"
    r"teaser|episodes?|before|following|ahead|film|movie|book|novel|with|save|except|"
    r"excepting|bar|barring|apart|excluding)\b|[,:;]",
    re.IGNORECASE,
)
_SKIPPED = re.compile(rf"[{SEASON}{FINAL}]+ (?:of|for)|\(?[{NET}]+\)?")
_PIECE_BEFORE = re.compile(
    rf"(?:{SEASON}|\b(?:season|half|part|episode|chapter|arc|storyline|film|movie|special|first run|{SEASON} run)|"
    rf"(?:first|second|third|fourth|fifth|sixth|seventh|"
    rf"eighth|ninth|tenth) (?:[\w-]+ ){{0,2}}{SHOW}+\"? (?:series|run))"
    rf"\)?{ADVERBS}\s*$",
    re.IGNORECASE,
)
_OF_IT = r"(?:of|on|for|in|at|with|behind|as) [^,;.]{0,40}$"
_LESS_OF = re.compile(
    r"\b(?:filming|production|shooting|shoot|strike|work|contracts?|deals?|lead|star|member|cast|role|scenes?|plot|trailer|"
    rf"time|week|night|hour|stint|tenure|story|episodes?) {_OF_IT}",
    re.IGNORECASE,
)
_SEASON_OF = re.compile(
    rf"(?:{SEASON}|\b(?:parts?|half|halves|run|seasons?|series|year|"
    rf"first|second|third|fourth|fifth|sixth|seventh)) {_OF_IT}",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:the|an?) (?:[\w'-]+ ){0,2}?(?!(?:story|saga|tale|run|series|show|drama|comedy|sitcom|future|fate|end|rest|"
    r"likes|original|version|remake|revival|makers|creators|producers|team|network|days)\b)[\w-]+ "
    r"(?:of|on|in|from) [\"']?$",
    re.IGNORECASE,
)
_ITS_PART = re.compile(
    r"[\"']*(?:'s)? (?:panel|event|tour|concert|screening|convention|exhibition|party|press conference|movie|film|game|"
    r"reunion|special|wedding|musical|podcast|set|crossover|spin-?off|premiere|episode)s?\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"[\"']*,? (?:which|that)(?: (?:has|had|is|was|now|only|already|then))*\s*")
_ACTS = re.compile(
    r"[\"']* (?:is|are|was|were|has|have|had|will|would|gets?|got|hangs?|remains?|returns?|goes|comes|may|might|could|"
    r"should|did|does|stays?|awaits?|ends?|ended|moves?|moved|bows?|loses?|lost)\b",
    re.IGNORECASE,
)
_OPENS_ITEM = re.compile(
    rf"[\s\"']*(?:(?:and|also|the|its|[{NET}]+(?:'s)?|[a-z-]+) ){{0,4}}[\"']?", re.IGNORECASE
)
_HEADS_ITEM = re.compile(rf"[{SHOW}\"'{SEASON} ]*(?:\([^)]*\))?:")
_RELATIVE = re.compile(rf"[{SHOW}\"')]*,? (?:whose|which|that)\b")
_SEASON = re.compile(f"[{SEASON}{FINAL}]")
_OPENS_A_CLAUSE = re.compile(r"[^,;:.]*,(?: (?:the|its) (?:[\w'-]+ ){0,3}?)?[ \"']*")
"""As in "Dropped by Fox in May, SHOW …"."""
_THEN_LIST = re.compile(
    rf"[^.:;?!{SHOW}]{{0,40}}(?::|[,(-]+ ?(?:among (?:them|these|those|others)|including|namely|such as|for instance|"
    rf"for example|like|notably)|,(?= (?:the|both|all)\b|(?= {SHOW})))"
    rf"(?=,?:? (?:(?:are|were) )?(?:[\w'&+-]+ ){{0,6}}[\"']?{SHOW})"
)
_COUNTED = re.compile(
    rf"\b(?:{PLURAL}|two|three|four|five|six|seven|eight|nine|ten|\d+|several|others?)\b", re.IGNORECASE
)
_PERSON = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+")
_OTHER = re.compile(r"\b(?:and|who|whose|spin-?off|star|stars|actor|actress|host|presenter|veteran)\b")
_ENDS = frozenset({Predicate.FINAL_SEASON, Predicate.CANCELLED})
_COMES_BACK = re.compile(
    r"(?:(?:will|is|are|won't|isn't|not|n't|to)\s)*(?:be\s)?(?:back|return|com(?:e|ing)\sback)", re.IGNORECASE
)
_NAME_BEFORE = re.compile(
    r"\b[A-Z][\w'-]+ [A-Z][\w'-]+(?: (?:also|and|will|is|are|not|has|have|be|too|\w+ly))*\s*$"
)
_OF_THE_LAST = re.compile(r"[\"']* \((?:(?!all|both|each)[\w']+ ){0,4}", re.IGNORECASE)
_PERSON_ACTS = re.compile(r"\b(?:s?he|i|we) (?:will|would|may|might|is|was|'ll|'d)?\s*$", re.IGNORECASE)
_STAYS_AWAY = re.compile(
    r"(?:(?:will|would) )?(?:not|n't|never|won't|wouldn't) (?:be )?(?:back|return|com)", re.IGNORECASE
)
_SET_OFF = re.compile(r"\([^)]*\)|,[^,]*,")
_FANS = re.compile(r"[\"']*(?:'s?)? (?:fans|viewers|lovers)\b", re.IGNORECASE)
_PAIR = re.compile(rf"[{SEASON}{FINAL}]+ (?:of|for) (?:the )?{SHOW}+(?:,| and|, and) $")
_FAR, _NEAR, _FEW, _OPENING = 130, 70, 5, 4


def bind(sign: Sign) -> list[Bound]:
    """The shows a cue is about, in order. A `Bound` without a mention means: whoever is being talked of."""
    if _COMES_BACK.match(sign.text) and _NAME_BEFORE.search(sign.before):
        return []  # "Ana Reyes will not return for season 2" is about a person
    if sign.cue.predicate in _ENDS and _PERSON_ACTS.search(sign.before) and _STAYS_AWAY.match(sign.text):
        return []  # "he would not be back for season 2", too
    if sign.cue.subject == "tight" and sign.cue.predicate in _ENDS and _is_of_less(sign):
        return []
    inside = [one for one in sign.subjects if sign.start <= one.start < sign.end]
    if inside:
        chained = chain(sign.marked, _and_what_follows(sign, inside))
        return [*_paired(sign), *_without_next_subject(sign, chained)]
    found: list[Bound] = []
    if sign.cue.subject in ("after", "near", "loose"):
        found = _after(sign)
    if not found and OWN_INSIDE.search(sign.text):
        return [Bound(None, "meant")]
    if not found and sign.cue.subject != "after":
        found = _before(sign)
    if not found:
        found = _announced(sign)
    if not found and sign.cue.subject == "loose":
        found = _loosely(sign)
    return found


def _announced(sign: Sign) -> list[Bound]:
    """ "Three of its dramas are safe: A, B and C": said of several that are named after a colon."""
    colon = _THEN_LIST.match(sign.after)
    if colon is None or not _COUNTED.search(sign.before):
        return []
    following = [one for one in sign.subjects if sign.end + colon.end() <= one.start < sign.clause[1]]
    return chain(sign.marked, following, listed=True) if following else []


def _and_what_follows(sign: Sign, inside: list[Mention]) -> list[Mention]:
    """ "May 4 brings back A, B and C": a start that ends on a title goes for the list that this begins."""
    if sign.cue.predicate is not Predicate.PREMIERE or sign.end - inside[-1].end > 1:
        return inside
    return [*inside, *(one for one in sign.subjects if sign.end <= one.start < sign.clause[1])]


def _is_of_less(sign: Sign) -> bool:
    """ "The second season of SHOW ends in May", "the strike on SHOW is over": something of it ends, not the show."""
    ends = sign.cue.predicate is Predicate.FINAL_SEASON
    if ends and _PIECE_BEFORE.search(sign.before):
        return True
    named = [one for one in sign.marked.mentions if sign.clause[0] <= one.start and one.end <= sign.start]
    if not named:
        return False
    said = sign.marked.masked[sign.clause[0] : named[-1].start]
    return _LESS_OF.search(said) is not None or (ends and _SEASON_OF.search(said) is not None)


def _paired(sign: Sign) -> list[Bound]:
    """The pairs before the last of "a third season of A, a second of B and a fifth of C were ordered"."""
    found: list[Bound] = []
    end = sign.start
    while pair := _PAIR.search(sign.marked.masked, max(sign.clause[0], end - _FAR), end):
        end = pair.start()
        found[:0] = [Bound(one, "listed") for one in sign.subjects if pair.start() <= one.start < pair.end()][
            :1
        ]
    return found if sign.text[:1] in (SEASON, FINAL) else []


def _after(sign: Sign) -> list[Bound]:
    """The object of an active verb: "renews the comedy SHOW", "cancelled it"."""
    following = [one for one in sign.subjects if sign.end <= one.start < sign.clause[1]]
    if following and following[0].start - sign.end <= _NEAR:
        gap = sign.marked.masked[sign.end : following[0].start]
        if (sign.text.endswith(":") or ":" in gap) and (items := _items(sign, following)):
            return items
        if sign.text.endswith(":") or introduces_list(gap):
            return chain(sign.marked, following, listed=True)
        opens = sign.before.strip(" \"'") == "" and _OPENS_A_CLAUSE.fullmatch(gap)
        if opens or not _BARRIER.search(_SKIPPED.sub("", gap)):
            bound = chain(sign.marked, following, stop=_SEASON if FINAL in sign.text else None)
            return _without_next_subject(sign, bound)
    return [Bound(None, "meant")] if OWN_AFTER.match(sign.after) else []


def _items(sign: Sign, following: list[Mention]) -> list[Bound]:
    """A list cut by semicolons, "Renewed: A, for season two; B, the hit of the year; C (three)": who opens an item."""
    masked = sign.marked.masked
    first, colon = following[0], masked.rfind(":", 0, following[0].start)
    if ";" not in masked[first.end :] or len(masked[colon + 1 : first.start].split()) > _FEW:
        return []
    openers = [first]
    for one in (later for later in sign.subjects if later.start > first.start):
        cut = masked.rfind(";", 0, one.start)
        if cut > openers[-1].start and _OPENS_ITEM.fullmatch(masked[cut + 1 : one.start]):
            openers.append(one)
    return [Bound(one, "listed") for one in openers] if len(openers) > 1 else []


def _without_next_subject(sign: Sign, bound: list[Bound]) -> list[Bound]:
    """ "NBC cancelled A and B hangs by a thread": B is no object any more."""
    last = bound[-1].mention
    is_outside = len(bound) > 1 and last is not None and last.start >= sign.end
    acts = is_outside and last is not None and _ACTS.match(sign.marked.masked, last.end) is not None
    return (
        [replace(one, how="named" if len(bound) == 2 else one.how) for one in bound[:-1]] if acts else bound
    )


def _before(sign: Sign) -> list[Bound]:
    """The subject of a passive: "SHOW was renewed", "the series has been cancelled"."""
    left, tight = sign.clause[0], sign.cue.subject == "tight"
    preceding = [one for one in sign.subjects if left <= one.start and one.end <= sign.start]
    last = preceding[-1] if preceding else None
    own = OWN_BEFORE.search(sign.before)
    if ONE_BEFORE.search(sign.before) or SEVERAL_BEFORE.search(sign.before):
        return [Bound(None, "meant")]
    if last and ALL_OF_WHICH.match(sign.marked.masked, last.end):
        return chain(sign.marked, preceding[::-1])[::-1]
    if own and not (last and left + own.start() - last.end <= _FEW):
        return [Bound(last, "named")] if last and not tight else [Bound(None, "meant")]
    if last is None:
        is_meant = NOTHING.fullmatch(sign.before) or goes_on(sign.before)
        return [Bound(None, "meant")] if is_meant else []
    gap = sign.marked.masked[last.end : sign.start]
    if len(gap) > _FAR or (tight and _is_interrupted(gap)) or _is_of_a_part(sign, last, gap):
        return []
    if tight and _WHICH.fullmatch(gap):
        return [Bound(last, "named")]
    if _OF_THE_LAST.fullmatch(gap):
        return [Bound(last, "named")]
    scored = sign.text[:1] in (":", "|") and preceding[0].start <= _OPENING  # "A, B: no decision yet"
    return chain(sign.marked, preceding[::-1], listed=scored)[::-1]


def _is_of_a_part(sign: Sign, show: Mention, gap: str) -> bool:
    """ "The wedding on SHOW was cancelled", "the SHOW panel was dropped": the show goes on."""
    if sign.cue.predicate is not Predicate.CANCELLED:
        return False
    of_it = _PART_OF.search(sign.marked.masked, max(sign.clause[0], show.start - _NEAR), show.start)
    return of_it is not None or _ITS_PART.match(gap) is not None


def _is_interrupted(gap: str) -> bool:
    """Does another subject stand between? What is set off by two commas or brackets does not count."""
    bare = _SET_OFF.sub(" ", gap)
    return bool(_PERSON.search(bare) or _OTHER.search(bare)) or len(bare.split()) > _FEW


def _loosely(sign: Sign) -> list[Bound]:
    """The nearest show of the clause, else the last one named before it, else whoever is being talked of."""
    left, right = sign.clause
    middle = (sign.start + sign.end) / 2
    here = [one for one in sign.subjects if left <= one.start < right]
    if here:
        return [Bound(min(here, key=lambda one: abs(one.start - middle)), "near")]
    earlier = [one for one in sign.subjects if one.start < left]
    return [Bound(earlier[-1], "near")] if earlier else [Bound(None, "meant")]


def antecedent(sign: Sign) -> Mention | None:
    """Whom "it" means as far as the sentence itself tells: the show named last before the cue.

    A relative clause belongs to the name that it follows, be it mentioned only in passing; an item of a list to
    the name at its head.
    """
    named = [one for one in sign.marked.mentions if one.end <= sign.start]
    if named and _RELATIVE.match(sign.marked.masked, named[-1].end):
        return named[-1]
    before = [one for one in named if one.start not in sign.marked.asides]
    if len(named) == 1 and _FANS.match(sign.marked.masked, named[0].end):
        return named[0]  # "Mill Wives fans can rejoice: the show is back"
    if before and _HEADS_ITEM.match(sign.marked.masked, before[0].end):
        return before[0]
    return before[-1] if before else None


def group(sign: Sign, before: Marked | None) -> list[Mention]:
    """Whom "they", "both", "the pair" and "the latter" mean: the list before it, here or in the last sentence."""
    one = ONE_BEFORE.search(sign.before)
    several = (
        SEVERAL_BEFORE.search(sign.before)
        or ALL_OF_WHICH.match(sign.text)
        or SEVERAL_INSIDE.search(sign.text)
    )
    if one is None and not several:
        return []
    here = [mention for mention in sign.subjects if mention.end <= sign.start]
    listed = last_list(sign.marked, here) or (last_list(before, before.subjects) if before else [])
    if one is None:
        return listed
    return listed[:1] if "former" in one[1].lower() else listed[-1:]


def is_of_a_stranger(sign: Sign) -> bool:
    """ "A young drama may be in its last season": somebody is spoken of, but nobody that was named."""
    return STRANGER.search(sign.before) is not None
