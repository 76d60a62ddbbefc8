"""Names that look like shows but are in no lexicon. Never believed for more than half."""

from __future__ import annotations

import re

from .cues import words_of
from .lexicon import Mention
from .support import Strength, is_everyday
from .text import plain, tokens

_QUOTED = re.compile(
    r"(?:(?<=\s)|^|(?<=\())([\"'])(?=[A-Z\d])([^\"'\n]{1,60}(?:'[a-z][^\"'\n]{0,40})?)\1(?=[\s,.;:!?)]|$)"
)
_RUN = (
    r"(?:[A-Z][\w'&-]*|\d{2,4})(?:[ :]+(?:(?:of|the|and|in|on|to|a|for|with|at) )*(?:[A-Z\d][\w'&-]*)){0,6}"
)
_NUMBERED = re.compile(
    rf"(?<![\w'-])({_RUN}),? (?=[Ss]eason (?:\d|[a-z]+\b))|"
    rf"[Ss]eason (?:\d{{1,2}}|one|two|three|four|five) (?:of|for) ({_RUN})"
)
_NOT_NAMES = re.compile(
    r"(?:I|We|They)['’](?:d|ve|ll)\b|"
    r"(?:The |A |An )?(?:Season|Seasons|Series|Episode|Final|New|Next|Last|First|Second|Third|Fourth|Fifth|Will|When|"
    r"What|Is|Why|How|Who|Where|For|In|On|Netflix|HBO|Hulu|Amazon|Apple|Disney|NBC|ABC|CBS|Fox|BBC|ITV|And|But|If|As|"
    r"The|After|Before|With|Since|During|This|That|Its|Our|By|From|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Every|Each|Another|Both|Any|No|Release|Date|Renewed|Cancelled|Canceled)"
    r"(?:$|\b(?=.*\b(?:Season|Release|Date|Renewed|Renews|Cancels|Orders)\b))",
)

_FILM = re.compile(
    r"\b(?:films?|movies?|box office|cinemas?|theaters|theatrical|horror|albums?|novels?)\b", re.IGNORECASE
)
_TELEVISION = re.compile(
    r"\b(?:seasons?|series|shows?|episodes?|drama|sitcom|comedy|television|tv|streamers?|networks?|renew\w*|cancel\w*)\b",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(r"(?<![A-Z] )\b[A-Z][a-z]+ $")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_SURNAME = re.compile(r" [A-Z][a-z]+\b(?! [A-Z][a-z]+ [A-Z])")
_LEADS_TO_NONE = re.compile(
    r"(?:\b(?:(?:it|he|she|they|that|and|which) (?:is|are|was|were)|words?|press|reads?|says?|said|so-called|"
    r"nicknamed|dubbed|tagged|button|slogan|hashtag|song|"
    r"(?:some|fans|viewers|critics|many|people|others|we|they|i)(?: \w+)? call(?:ed)?)|"
    r"\b(?:episodes?|recap)(?: \d+)?(?: (?:called|titled|named))?[,:]?(?: \"[^\"]{2,40}\" and)?) $",
    re.IGNORECASE,
)
"""What a quotation after it is, if it is no show."""


def propose(sentence: str, known: list[Mention]) -> list[Mention]:
    """Quoted titles, and capitals beside a season number, where the lexicon found nothing in this sentence."""
    text = plain(sentence)
    about_film = _FILM.search(text) is not None and _TELEVISION.search(text) is None
    spans = [
        match.span(2)
        for match in (() if about_film else _QUOTED.finditer(text))
        if _like_title(match[2]) and not _is_otherwise_quoted(text, match)
    ]
    numbered = [match.span(1) if match[1] else match.span(2) for match in _NUMBERED.finditer(text)]
    spans += [(start, end) for start, end in numbered if _like_name(sentence[start:end])]
    found: list[Mention] = []
    for start, end in sorted(spans):
        name = sentence[start:end].rstrip(" ,.:")
        taken = any(one.start < end and start < one.end for one in (*known, *found))
        if name and not taken and not _NOT_NAMES.match(name):
            found.append(Mention(name, start, start + len(name), Strength.STRONG, known=False))
    return found


def _is_otherwise_quoted(text: str, quoted: re.Match[str]) -> bool:
    """ "Pete "Maverick" Mitchell", "is "certified fresh"", "episode 8, "The Battle of Starcourt""."""
    before = text[max(0, quoted.start() - 40) : quoted.start()]
    nickname = _FIRST_NAME.search(before) and _SURNAME.match(text, quoted.end())
    return bool(nickname or _LEADS_TO_NONE.search(before))


def _like_name(capitals: str) -> bool:
    """No number, no possessive, no everyday word alone, and nothing that only leads up to "season"."""
    words = tokens(capitals)
    if (
        not words
        or words[-1].is_possessive
        or words[-1].folded in words_of("ends no name")
        or _NUMBER.fullmatch(words[-1].folded)
    ):
        return False
    return len(words) > 1 or not is_everyday(words[0].folded)


def _like_title(quoted: str) -> bool:
    """Mostly capitals, few words, no full stop: a title and not a remark."""
    words = [word for word in tokens(quoted) if len(word.text) > 3]
    capitals = sum(word.is_capital for word in words)
    return quoted[-1:] not in ",.;" and len(quoted.split()) <= 8 and capitals >= 0.7 * len(words)
