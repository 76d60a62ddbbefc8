"""Which season: "season 2", "a second and third season", "sophomore", "after two seasons", "for another"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .lexicon import Mention
from .text import lower, plain

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_CARDINALS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_NUMBERS = {word: n for words in (_ORDINALS, _CARDINALS) for n, word in enumerate(words, 1)}
_ORD = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
_CARD = rf"(?:{'|'.join(_CARDINALS)}|\d{{1,2}})"
_NOUN = (
    r"(?:seasons?|series|runs?|instal?lments?|outings?|helpings?|batch(?: of episodes)?|volumes?|chapters?|cycles?|"
    r"rounds?|terms?(?=\s+(?:at|on|for|in)\b|[.,;]|$)|stints?|spells?|years?(?!\s+(?:running|in\s+(?:a\s+row|succession|which)|straight|anniversary|of\s+(?:the|her|his|age)))|orders?|"
    r"laps?|go-?rounds?|turns?(?=\s+(?:at|on|for|in)\b|[.,;]|$))"
)
_SIZE = (
    r"(?:(?:short(?:er|ened)?|full|whole|new|brand-new|long(?:er)?|extended|abbreviated|truncated|reduced|planned|promised|"
    r"upcoming|forthcoming|coming|split|supersized|expanded|belated|surprise|early|unexpected|(?:\d+|[a-z]+)-(?:episode|part|hour))\s+)?"
)
_LEAD = rf"(?:\b(?:an?|its|their|his|her|the|this|that)\s+{_SIZE})?"
_VERBS = (
    r"arriv(?:es|ed)|beg[ia]ns?|start(?:s|ed)|comes?|came|premier(?:es|ed)|debut(?:s|ed)|follow(?:s|ed)|air(?:s|ed)|"
    r"launch(?:es|ed)|runs?|ran|goes|went|end(?:s|ed)|land(?:s|ed)|drop(?:s|ped)|open(?:s|ed)|finish(?:es|ed)|wrap(?:s|ped)|"
    r"return(?:s|ed)|gets?|got|films?|filmed"
)
_TAKES = (
    r"start(?:s|ed)?|beg[ia]ns?|enter(?:s|ed)?|open(?:s|ed)?|film(?:s|ing|ed)?|shoot(?:s|ing)?|wr(?:ote|iting)|"
    r"finish(?:es|ed)?|premieres?|debuts?"
)
_JOIN = r"(?:\s*(?:,|&|\+|-)\s*(?:and\s+)?|\s+(?:and|or|to|through)\s+)"
_REFERENCE = re.compile(
    rf"""\b(?:(?P<ordinal>{_LEAD}\b(?:{_ORD}{_JOIN}(?:an?\s+|its\s+|thus\s+)?){{0,3}}{_ORD}
            (?P<last>[\s,(]+(?:(?:and|but)\s+)?(?:(?:thus|now|likely|probably|also|sadly)\s+)?(?:final|last|closing|concluding)\)?)?
            [\s-]+(?:\S{{2,14}}\s+){{0,1}}?{_NOUN}\b)
     |(?P<number>{_LEAD}\b(?:seasons?|series|staffel|book|class)\s+(?:{_CARD}(?:,\s*{_CARD}){{0,3}},?\s*(?:-|&|\b(?:and|or|to|through)\b)\s*(?:season\s+)?)?{_CARD}(?:[ab]\b|\b)(?![.:]\d))
     |(?P<short>\bs\d{{1,2}}\b)
     |(?P<sophomore>{_LEAD}\b(?:sophomore|freshman)\s+(?:\S{{2,14}}\s+)?(?:season|run|outing|year|series)\b)
     |(?P<count>\b(?:just\s+|only\s+)?(?:{_CARD}|a\s+single|single)\s+(?!(?:more|last|final|further|additional|extra)\b)(?:(?:(?:critically\s+)?[\w-]{{2,14}}\s+)?(?:seasons?|years?|runs?)|(?:(?:short|full|brief|long|acclaimed|successful)\s+)?series)\b)
     |(?P<long>\b{_CARD}-(?:season|series)\s+(?:run|stint|life|reign|stay|series|show|drama|comedy|sitcom|saga|hit)\b
        |^seasons:\s+{_CARD}\b)
     |(?P<after>(?<=after\s)(?:just\s+|only\s+)?{_CARD}(?=[.,;:)]|$))
     |(?P<another>{_LEAD}\b(?:another|one\s+more|(?:(?:{_CARD}|some|many|several|few|even|yet|still)\s+)?more|(?:(?:two|three|four|five|six)\s+)?(?:new|additional|further|extra)|next|potential|possible|future|upcoming|follow-?up)\s+(?:seasons?|series|run|instal?lments?|episodes|outing|round|helping|batch(?:\s+of\s+episodes)?)\b|\b(?:an?\s+further|another|further)\s+(?:two|three|four|five|[2-5])\s+(?:seasons|series)\b|{_LEAD}\b(?:another|one\s+more|(?:\w+\s+)more)\s+years?\b|\bfor\s+(?:at\s+least\s+)?(?:two|three|four|five)\s+more(?=\s*(?:[.,;:!)(]|$|\s(?:at|on|by|from)\b))|\bfor\s+(?:another|one\s+more)(?=\s*(?:[.,;:!)]|$|\s(?:at|on|by|from)\b)))
     |(?P<final>(?:{_LEAD}|\bone\s+(?:very\s+)?)\b(?:final|last|farewell|concluding)\s+(?:\S{{2,14}}\s+)?(?:seasons?|series|run|chapter|instal?lment)\b)
     |(?P<bare>\b(?:for|gets?|getting|got|has|have|had|sees?|saw|given|gives?|gave|granted|handed|earn(?:s|ed)?|wins?|won|lands?|landed|secure[sd]?|commission(?:s|ed)?|order(?:s|ed)?|approved?|plan(?:s|ned)?|writing|preparing|filming|making|shooting|after|into|with|about|make|do|through|up|be|by|to|{_TAKES})\s+(?:its|an?|their)\s+{_ORD}(?:\s+and\s+(?:an?\s+|its\s+)?{_ORD})?(?P<too>\s+and\s+(?:final|last))?(?=\s*(?:[.,;:!()]|$|\s(?:at|on|by|in|time|from|as\s+well|too|when|before|because|but|with|next|this)\b)))
     |(?P<listed>(?<=renewed\s\()\d{{1,2}}(?=\)))
     |(?P<pair>(?<=\()(?:{_CARD})(?:\s*(?:-|&|\b(?:and|to|through)\b)\s*)(?:{_CARD})(?=\)))
     |(?P<apposed>(?:(?<=season,\s)|(?<=series,\s))(?:its|the)\s+{_ORD}(?:\s+and\s+(?:the\s+|its\s+)?{_ORD})?(?=[.,;:)]))
     |(?P<alone>\b(?:an?|the|whose|its|their)\s+(?P<ord1>{_ORD}(?:\s+and\s+(?:an?\s+|the\s+)?{_ORD})?)(?P<fin1>\s+and\s+(?:final|last|closing))?(?(fin1)(?!\s+(?:time|word|episode|half|hour))|(?=\s+(?:will|would|is|are|was|were|has|have|had|having|may|might|could|won|one|(?:now\s+|already\s+)?(?:confirmed|ordered|announced|commissioned|planned|coming|on\s+the\s+way|in\s+the\s+(?:works|making)|under\s+discussion|assured|secured|guaranteed|certain|promised|due|to\s+(?:come|follow)|in\s+hand|already)|(?:one\s+)?(?:{_VERBS}))\b|,\s+which\s+|\s+of\s+(?!(?:its|their|all|those|these|them|what|viewers|people)\b)['\"]?[a-z]))))""",
    re.VERBOSE,
)
"""Tried on the sentence in lower case: a pattern that ignores case takes twice as long."""
_HINT = re.compile(
    r"season|series|\bruns?\b|instal|helping|batch|volume|cycle|round|outing|episode|sophomore|freshman|\bs\d|"
    r"\byears?\b|staffel|\bbook \d|class|after (?:just |only )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)|"
    r"chapter|(?:for|gets?|getting|\ban?|\bthe|its|whose|their) "
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d)"
)
_NEW_SHOW = re.compile(r"(?:\w+\s+)?new\s+series(?!\s+of)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<=\s)(?:its|an?|their)\s", re.IGNORECASE)
_LENGTH = re.compile(r"\b(?:\d+|[a-z]+)-(?:episode|part|hour)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:(?:another|further)\s+)?(two|three|four|five|six|[2-6])\s+"
    r"(?:more|additional|further|extra|new|seasons|series)\b",
    re.IGNORECASE,
)
_EACH = re.compile(rf"{_ORD}|{_CARD}(?:[ab]\b|\b)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SEQUEL = re.compile(
    r"['\"]?(?:\s*:)?(?:\s+(?:book|class|part))?\s+(\d|[1-5]\d(?!\s*(?:[a-z]+s\b|[ap]\.?m\b|o'clock|per cent|million|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)))"
    r"(?![\d.:/%,]*\d)(?!\w)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"['\"]?\s*\((?:[A-Z][\w+&. ]{{1,20}},\s+)?"
    rf"(?:its\s+|the\s+|season\s+|series\s+|number\s+|no\.\s+)?({_ORD}|{_CARD})\)",
    re.IGNORECASE,
)
"""As in "Renewed: Mill Wives (three), Night Ferry (ABC, third)"."""
_GAPPED = re.compile(rf"['\"]?\s+((?:an?|its)\s+{_ORD})(?=[.,;]|$|\s+and\b)", re.IGNORECASE)
"""As in "and Mill Wives a third": what the verb was, the first half has said."""
_HIGHEST = 80
_HOW_MANY = re.compile(
    rf"\b(\d{{1,2}}|(?:twenty-)?(?:{'|'.join(_CARDINALS)}))[ -](?:(?!more|extra|additional|further)[\w-]+ )?"
    "(?:episode|part|hour|instal)",
    re.IGNORECASE,
)


class Shape(StrEnum):
    """How a season was said."""

    NUMBER = "number"
    """One or more numbers: "season 2", "a third run"."""
    COUNT = "count"
    """How many there were: "two seasons"."""
    ANOTHER = "another"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class SeasonRef:
    """A season as said, at its place in the sentence. ``is_final`` when called the last."""

    start: int
    end: int
    shape: Shape
    numbers: tuple[int, ...] = ()
    is_final: bool = False


def find_seasons(sentence: str, mentions: list[Mention], *, offset: int = 0) -> list[SeasonRef]:
    """All references in one sentence, in order. A number straight after a title ("Squid Game 2") is one too."""
    text = plain(sentence)
    lowered = lower(text)
    likely = _HINT.search(lowered) is not None
    found = [
        ref for match in (_REFERENCE.finditer(lowered) if likely else ()) if (ref := _read(match)) is not None
    ]
    taken = [(ref.start, ref.end) for ref in found]
    for mention in mentions:
        end = mention.end - offset
        match = _SEQUEL.match(text, end) or _BRACKETED.match(text, end)
        if likely and (gapped := _GAPPED.match(text, end)):
            found.append(
                SeasonRef(gapped.start(1), gapped.end(1), Shape.NUMBER, _numbers(gapped[1], spread=False))
            )
        if match and _number(match[1]) > 1 and not any(s <= match.start(1) < e for s, e in taken):
            found.append(SeasonRef(match.start(1), match.end(1), Shape.NUMBER, (_number(match[1]),)))
    return sorted(found, key=lambda ref: ref.start)


def _read(match: re.Match[str]) -> SeasonRef | None:
    kind, text = match.lastgroup or "", match.group()
    start, end = match.span()
    if match["bare"]:
        start += next(one.start() for one in _ARTICLE.finditer(text))  # "for" is the verb's, not the season's
    is_final = bool(match["last"] or match["too"] or match["fin1"])
    if match["short"]:
        return SeasonRef(
            start,
            end,
            Shape.NUMBER,
            _within(
                int(text[1:]),
            ),
        )
    if match["sophomore"]:
        return SeasonRef(start, end, Shape.NUMBER, (2 if "soph" in text.lower() else 1,))
    if match["another"] and _NEW_SHOW.match(match.string, start):
        return None
    if match["another"]:
        more = _MORE.search(text)
        return SeasonRef(start, end, Shape.ANOTHER, _numbers(more[1], spread=False) if more else ())
    if match["final"]:
        if text.lower().startswith("last"):
            return None  # "last season" without its article is the one before this
        return SeasonRef(start, end, Shape.FINAL, is_final=True)
    numbers = _numbers(_LENGTH.sub("", text), spread=kind in ("number", "pair"))
    if match["count"] or match["after"] or match["long"]:
        many_years = "year" in text.lower() and max(numbers, default=1) > 1
        return None if many_years else SeasonRef(start, end, Shape.COUNT, numbers or (1,))
    return SeasonRef(start, end, Shape.NUMBER, numbers, is_final) if numbers else None


def _numbers(text: str, *, spread: bool) -> tuple[int, ...]:
    """The numbers in a reference; "seasons 3 to 5" means all three."""
    found = [number for word in _EACH.findall(text) if 0 < (number := _number(word)) <= _HIGHEST]
    if (
        spread
        and len(found) == 2
        and re.search(r"\bto\b|through|-", text)
        and found[0] < found[1] <= found[0] + 6
    ):
        return tuple(range(found[0], found[1] + 1))
    return tuple(dict.fromkeys(found))


def _number(word: str) -> int:
    digits = _DIGITS.match(word)
    return int(digits.group()) if digits else _NUMBERS[word.lower()]


def how_many(text: str) -> int:
    """The number in "eight new episodes" or "twenty-two-part", 0 if it has none; "eight more" is no number of all."""
    said = _HOW_MANY.search(text)
    if said is None:
        return 0
    return sum(_number(part) for part in said[1].lower().split("-"))


def _within(number: int) -> tuple[int, ...]:
    return (number,) if 0 < number <= _HIGHEST else ()
