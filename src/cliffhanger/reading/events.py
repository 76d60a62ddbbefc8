"""Cues to events: every cue of the table is tried on every sentence, bound to a show and a season."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate

from .bind import antecedent, bind, group, is_of_a_stranger
from .cues import DATE, FINAL, NET, SEASON, SHOW, gates_of_shows, plainest_cue, scope
from .dates import DateRef
from .days import has_its_date, on_a_new_day, starts_unnamed
from .draft import Draft, Found
from .firmness import judge
from .lexicon import Mention
from .lists import Bound
from .marks import Marked
from .seasons import Shape, how_many
from .sentences import Kind
from .sign import Sign
from .which_season import is_piece, owner_of, seasons_of

_TITLE_ASKS = re.compile(
    r"\b(?:renew\w*|season \d|cancell?ed|another season|second season|return)\b", re.IGNORECASE
)
_ASKS_DATE = re.compile(r"\b(?:date|trailer|when)\b")
_PAST = re.compile(
    r"(?<!be )\b(?:premiered|debuted|(?:re-?)?launched|arrived|released|returned|started|aired|ended|concluded|"
    r"wrapped|finished|closed|dropped|opened|landed|streamed|"
    r"came|went|began|did|shown|screened|was|were|since|entered|followed|ran|resumed|kicked|bowed|rolled|"
    r"ha(?:d|s|ve) (?:\w+ly )?(?:come|begun|run|gone|been (?!dated|set|scheduled|planned|announced|fixed|moved|pushed|"
    r"postponed|delayed|put|confirmed)))\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:was|were|had|has|have|been|is|are|be|being|gets?)\s+(?:\w+ly\s+|first\s+|only\s+)?$"
)
_PRESENT = re.compile(
    r"\b(?:is|are|be|being|gets?)\s+(?:\w+ly\s+|first\s+|only\s+|now\s+)?(?:released|launched|shown|screened|opened|dropped|"
    r"aired|streamed|started|premiered|debuted)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:new (?:series|show|drama|comedy)|limited series|miniseries|[a-z]+-parter|series premiere|debut(?:s|ed)?|"
    r"pilot)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:debuted|opened|first (?:released|aired|premiered)|premiered|started|launched|began|was revived|came to|"
    r"was released|came out|launch)\b",
    re.IGNORECASE,
)
_RETURNS = re.compile(
    r"(?:(?P<gets>gets?|gives?|has|have)|(?:(?:will|is|are|to|both|all|they)\s+)*(?:be\s+)?"
    r"(?:returns?|returning|back|comes? back|coming back|brings? back|have|see|get|stays?|heads?))\b",
    re.IGNORECASE,
)
_NEXT_YEAR = re.compile(
    r"\b(?:next (?:year|season|fall|autumn|term)|20\d\d ?[-/–] ?(?:20)?\d\d)\b", re.IGNORECASE
)
_THEN_DATE = re.compile(rf"[^.;:{SEASON}]{{0,40}}?(?:\b(on|from)\s+|\b(?:in|this|next|at)\s+|\s){DATE}")
_DEBUT = re.compile(
    r"\bafter (?:only |just |its |the |a mere |airing )*(?:first |initial )?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirteen|1[0-3]|[1-9]) (?:aired )?"
    r"(?:episodes?|broadcasts?|airings?|showings?|hours?|half-hours?|weeks?|nights?|instal?lments?)\b"
    r"|\b(?:freshman|freshmen|newcomers?|rookies?|first-year|one-season|short-lived|"
    r"new (?:[\w-]+ )?(?:drama|comedy|sitcom|series|show|thriller)s?)\b",
    re.IGNORECASE,
)
"""What says that a show had only begun."""
_WHEN_INSIDE = re.compile(
    rf"{DATE}|\b(?:on (?:the \d|{DATE})|in {DATE}|(?:in|this|next) (?:the )?"
    rf"(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|spring|summer|fall|autumn|winter|new year))",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"[,;.]|\band (?=(?:also |then |now )?"
    r"(?:starts?|will|is|are|premieres?|arrives?|comes?|should|debuts?|returns?|begins?|airs)\b)"
)

_DATED_LINE = re.compile(rf"\W*{DATE}+[^.:;]{{0,24}}:")
_FRESHMAN = re.compile(
    rf"\b(?:(?:freshmen|rookies|newcomers)\b[^.;:]{{0,80}}|(?:freshman|rookie|first-year)\b[^.;:{SHOW}]{{0,40}})$",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r"(?:: |, | \(|, namely )(?:on )?")
_NOT_ITS_OWN = re.compile(r" (?:with|to (?!come)|since|without|in (?:which|years)|not)\b")
_A_PERSONS = re.compile(r"(?:his|her|my) ", re.IGNORECASE)
"""As in "it is the first season with two hosts", "after her first season": no word on which season is meant."""
_MARKS = DATE + NET + SEASON + FINAL
_NEEDS_MARK = {
    "date": DATE,
    "exact date": DATE,
    "date ahead": DATE,
    "network": NET,
    "next year": DATE,
    "next season": SEASON + FINAL,
    "a next season": SEASON + FINAL,
}
"""What must be marked in a sentence before the pattern of such a cue is tried at all."""
_MOST = 12
"""More cues than this in one sentence are not prose."""
_AROUND, _NO_PREMIERE, _SHORT_WAY = 60, 60, 24
_DATED = frozenset({Predicate.PREMIERE, Predicate.DELAYED, Predicate.FINALE})
_WHOLE_SHOW = frozenset({Predicate.MOVED, Predicate.ORDERED})
_RIVALS = frozenset({Predicate.RENEWED, Predicate.CANCELLED, Predicate.UNDECIDED, Predicate.ORDERED})
_EITHER = frozenset(
    {
        frozenset({Predicate.CANCELLED, Predicate.FINAL_SEASON}),
        frozenset({Predicate.CANCELLED, Predicate.PREMIERE}),
        frozenset({Predicate.UNDECIDED, Predicate.DELAYED}),
        frozenset({Predicate.UNDECIDED, Predicate.FILMING_STARTED}),
        frozenset({Predicate.FINALE, Predicate.PREMIERE}),
    }
)
_NEXT = frozenset({Predicate.RENEWED, Predicate.UNDECIDED, Predicate.ORDERED})
_OPENING = frozenset(
    {Predicate.PREMIERE, Predicate.TRAILER, Predicate.FILMING_STARTED, Predicate.FILMING_WRAPPED}
)


def find_events(draft: Draft) -> None:
    """Fill ``draft.found`` from the cue table, sentence by sentence."""
    headed: dict[str, int] = {}
    for marked, focus in zip(draft.marked, draft.focus, strict=True):
        _remember_heading(draft, marked, headed)
        heads_a_list = marked.sentence.text.endswith(":") and not marked.mentions
        if marked.sentence.kind is not Kind.NAVIGATION and marked.masked and not heads_a_list:
            draft.found.extend(_read_sentence(draft, marked, focus))
            _remember_seasons(draft, marked, focus)
            _remember_heading(draft, marked, headed)


def _read_sentence(draft: Draft, marked: Marked, focus: Mention | None) -> Iterator[Found]:
    taken: list[Sign] = []
    for sign in islice(signs_in(marked), _MOST):
        if any(_excludes(earlier, sign) for earlier in taken) or not _meets_needs(draft, sign):
            continue
        factuality = judge(sign)
        found = list(_events(draft, sign, focus, factuality=factuality)) if factuality else []
        if found or factuality is None:
            taken.append(sign)
        yield from found
        yield from on_a_new_day(found)


def read_question(
    draft: Draft, question: Marked, focus: Mention | None, *, answer: Factuality
) -> Iterator[Found]:
    """What a question asks about, as firmly as the answer to it has it."""
    taken: list[Sign] = []
    for sign in islice(signs_in(question), _MOST):
        if sign.cue.predicate is Predicate.UNDECIDED or any(_excludes(earlier, sign) for earlier in taken):
            continue
        if _meets_needs(draft, sign):
            taken.append(sign)
            yield from _events(draft, sign, focus, factuality=answer)


def signs_in(marked: Marked) -> Iterator[Sign]:
    marks = "".join(letter for letter in _MARKS if letter in marked.masked)
    for cue, match in gates_of_shows().scan(marked.lowered):
        if cue.needs not in _NEEDS_MARK or any(letter in marks for letter in _NEEDS_MARK[cue.needs]):
            yield Sign(marked, cue, match.start(), match.end())
    for ref in marked.seasons:
        if how_many(marked.sentence.text[ref.start : ref.end]):  # "an eight-episode second season"
            yield Sign(marked, plainest_cue(Predicate.EPISODES), ref.start, ref.end)


def _excludes(earlier: Sign, sign: Sign) -> bool:
    """Words that already said one thing do not say another of the same kind."""
    if earlier.start >= sign.end or sign.start >= earlier.end:
        return False
    one, other = earlier.cue.predicate, sign.cue.predicate
    pair = frozenset({one, other})
    return one is other or pair <= _RIVALS or pair in _EITHER


def _events(draft: Draft, sign: Sign, focus: Mention | None, *, factuality: Factuality) -> Iterator[Found]:
    if sign.cue.predicate is Predicate.PREMIERE and factuality is Factuality.NEGATED:
        return  # a day on which it does not start is no day of a premiere
    value = value_of(draft, sign)
    if not has_its_date(draft, sign, value):
        return
    for owner in _owners(draft, sign):
        mention = owner.mention or antecedent(sign) or (None if is_of_a_stranger(sign) else focus)
        if mention is None:
            continue
        for season in seasons_for(draft, sign, mention, factuality=factuality):
            yield Found(sign, mention, owner.how, factuality, season, value)


def _owners(draft: Draft, sign: Sign) -> list[Bound]:
    """The shows of a cue; several for a pronoun in the plural."""
    owners = bind(sign)
    if not owners and sign.cue.predicate in _DATED and starts_unnamed(sign):
        return [Bound(None, "meant")]
    if owners != [Bound(None, "meant")]:
        return owners
    start = sign.marked.sentence.start
    number = bisect_left(draft.marked, start, key=lambda one: one.sentence.start)
    several = group(sign, draft.marked[number - 1] if number else None)
    return [Bound(one, "listed") for one in several] or owners


def _only_dates(sign: Sign) -> bool:
    """ "Returns for season 4 on May 5" and "May 5: Girls is back for its fourth" tell a date and no decision."""
    if sign.cue.predicate is not Predicate.RENEWED or not (verb := _RETURNS.match(sign.text)):
        return False
    if _dates_inside(sign):
        return True
    if verb.group().startswith("bring") and sign.before.rstrip().endswith(DATE):
        return True
    dated = _THEN_DATE.match(sign.after)
    if dated and (dated[1] or not verb["gets"]):
        return True
    return _DATED_LINE.match(sign.marked.masked) is not None


def _dates_inside(sign: Sign) -> bool:
    """ "Returns in May for its fourth": known to come, here is when. "Returns in 2027 for a fourth" is news of both."""
    when = _WHEN_INSIDE.search(sign.text)
    if when is None or sign.text[-1] not in SEASON + FINAL:
        return False
    said = sign.said
    start = next(place for place, letter in enumerate(sign.text) if letter in SEASON + FINAL)
    on_a_day = re.search(r"\bon\s", said[:start], re.IGNORECASE) is not None
    return on_a_day or said[start:].lower().startswith(("its ", "the ", "their "))


def _meets_needs(draft: Draft, sign: Sign) -> bool:
    if _only_dates(sign):
        return False
    if sign.cue.needs == "next season":
        return _names_next_season(sign)
    if sign.cue.needs == "next year":
        return FINAL not in sign.before and _NEXT_YEAR.search(sign.said) is not None
    if sign.cue.needs == "a next season":
        # "A third season is in production" is news, "the third season" is known
        said = sign.said.lower()
        return said.startswith(("a ", "an ", "another ")) and _names_next_season(sign)
    if sign.cue.factuality is Factuality.SPECULATED and sign.marked.sentence.kind is Kind.HEADLINE:
        return sign.cue.predicate is not Predicate.PREMIERE  # "ten shows to watch in 2021" guesses at nothing
    if "date" in sign.cue.needs:
        if sign.cue.predicate is not Predicate.FINALE and scope("no start").search(sign.text):
            return False
        before = sign.marked.masked[max(0, sign.start - _NO_PREMIERE) : sign.start]
        return not any(
            _ANEW.search(before, word.end()) is None for word in scope("no premiere").finditer(before)
        )
    if sign.cue.needs == "renewal page":
        return bool(_TITLE_ASKS.search(draft.page.title)) and not _ASKS_DATE.search(
            sign.marked.masked[sign.start :]
        )
    return sign.cue.needs != "network" or NET in sign.text


def _names_next_season(sign: Sign) -> bool:
    """A second or later season, or "another", in the cue or just before it."""
    seasons = [ref for ref in sign.marked.seasons if ref.shape is not Shape.COUNT]
    inside = [ref for ref in seasons if sign.start <= ref.start <= sign.end + 2]
    close = inside or [ref for ref in seasons if 0 <= sign.start - ref.end <= 40]
    return any(ref.shape is not Shape.NUMBER or max(ref.numbers) > 1 for ref in close)


def value_of(draft: Draft, sign: Sign) -> str:
    """The outlet of a move, the date of a premiere or a delay; nothing for the rest."""
    if sign.cue.predicate is Predicate.MOVED:
        networks = [ref.name for ref in sign.marked.networks if sign.start <= ref.start < sign.end]
        return networks[-1] if networks else ""
    if sign.cue.predicate is Predicate.EPISODES:
        return str(how_many(sign.said) or "")
    if sign.cue.predicate not in _DATED or DATE not in sign.text:
        return ""
    dates = [ref for ref in sign.marked.dates if sign.start <= ref.start < sign.end]
    return _as_exact_as_said(draft, sign, dates[-1]) if dates else ""


def _as_exact_as_said(draft: Draft, sign: Sign, said: DateRef) -> str:
    """Of "at the end of this year: Dec. 22" and "yesterday (October 3)" the second, if it lies within the first."""
    past = is_past(sign)
    value = said.resolve(draft.day, past=past)
    gap = _THAT_IS.match(sign.marked.masked, said.end)
    nearer = [ref for ref in sign.marked.dates if gap and ref.start == gap.end()]
    exact = nearer[0].resolve(draft.day, past=past) if nearer else ""
    if not value or not exact:
        return value
    outer, inner = PartialDate.parse(value), PartialDate.parse(exact)
    return exact if outer.earliest <= inner.earliest and inner.latest <= outer.latest else value


def is_past(sign: Sign) -> bool:
    """ "Was shown", "came out"; but "is released on June 13" is still to come."""
    verb = _AUXILIARY.search(sign.marked.masked, max(0, sign.start - _SHORT_WAY), sign.start)
    text = (verb.group() if verb else "") + sign.text
    return _PAST.search(_PRESENT.sub(" ", text)) is not None


def seasons_for(
    draft: Draft, sign: Sign, mention: Mention, *, factuality: Factuality = Factuality.ASSERTED
) -> tuple[int | None, ...]:
    """The seasons said; else what the kind of event implies; else the season the page is about."""
    predicate = sign.cue.predicate
    if predicate is Predicate.CANCELLED and factuality is Factuality.NEGATED:
        return (None,)  # what was not cancelled is the show
    said = seasons_of(sign, mention)
    if said != (None,):
        return said
    if sign.cue.implies_season is not None:
        return (sign.cue.implies_season,)
    if predicate is Predicate.ORDERED or (predicate in _OPENING and _is_first(sign)):
        return (1,)
    if predicate in _WHOLE_SHOW or (predicate is Predicate.PREMIERE and _PAST.search(sign.text)):
        return (None,)
    if predicate is Predicate.RENEWED and any(ref.numbers == (1,) for ref in sign.marked.seasons):
        return (2,)  # "has ordered more; the first season came out in May"
    return (_season_told(draft, sign, mention),)


def _season_told(draft: Draft, sign: Sign, mention: Mention) -> int | None:
    """The season that the paragraph or the headline speaks of, as far as this kind of event is about it."""
    predicate, topic = sign.cue.predicate, draft.topics.get(mention.title)
    told = draft.told.get((sign.marked.sentence.block, mention.title))
    if predicate is Predicate.RENEWED and told and topic is None:
        return told + 1
    if predicate is Predicate.CANCELLED and not told and _DEBUT.search(_near(sign)):
        return 1
    if predicate is Predicate.RENEWED and not told and topic is None and _is_freshman(sign, mention):
        return 2
    if predicate is Predicate.FINAL_SEASON and told == 1:
        told = None
    topic = _later_of(sign, topic, told=told)
    return None if topic == 1 and predicate in _NEXT else topic


def _later_of(sign: Sign, topic: int | None, *, told: int | None) -> int | None:
    """What the paragraph told last, but on a page about the third "it is expected in May" is not about the second."""
    if not told or sign.cue.predicate is Predicate.RENEWED:
        return topic
    is_ahead = sign.cue.predicate in _OPENING and not is_past(sign)
    return max(topic or 0, told) if is_ahead else told


def _is_freshman(sign: Sign, mention: Mention) -> bool:
    """ "Freshmen A and B were picked up": for their second; but more episodes are of the first."""
    here = mention in sign.marked.mentions and "episode" not in sign.text
    return here and _FRESHMAN.search(sign.marked.masked, 0, mention.start) is not None


def _near(sign: Sign) -> str:
    """The clause of a cue."""
    return sign.marked.masked[sign.clause[0] : sign.clause[1]]


def _remember_heading(draft: Draft, marked: Marked, headed: dict[str, int]) -> None:
    """What a heading calls the season of its show holds for the paragraphs below, until the next that names a show."""
    block = marked.sentence.block
    if marked.sentence.kind is Kind.HEADING and marked.mentions:
        headed.clear()
        headed.update({title: season for (of, title), season in draft.told.items() if of == block})
    for title, season in headed.items():
        draft.told.setdefault((block, title), season)


def _remember_seasons(draft: Draft, marked: Marked, focus: Mention | None) -> None:
    """Which season a paragraph was last speaking of, for sentences that give none."""
    for ref in marked.seasons:
        if ref.shape is not Shape.NUMBER or len(ref.numbers) > 1 or is_piece(marked.masked, ref):
            continue
        if _NOT_ITS_OWN.match(marked.lowered, ref.end) or _A_PERSONS.match(marked.sentence.text, ref.start):
            continue
        if owner := owner_of(marked, ref, focus):
            draft.told[marked.sentence.block, owner.title] = ref.numbers[0]


def _is_first(sign: Sign) -> bool:
    """A debut: said so, or a plain past start of the show itself."""
    if any(sign.start <= ref.start < sign.end for ref in sign.marked.seasons) or FINAL in sign.before:
        return False
    masked = sign.marked.masked
    around = masked[max(0, sign.start - _AROUND) : sign.end + _AROUND // 2]
    if _NEW.search(around):
        return True
    return sign.cue.predicate is Predicate.PREMIERE and bool(
        _FIRST.search(masked[max(0, sign.start - 8) : sign.end])
    )
