"""Is it a title, or just a word? What surrounds a hit decides.

Most single words of any language are also the title of some show, so a hit on capitals alone is believed only
when the word is not an everyday one and does not stand inside a longer name.
"""

from __future__ import annotations

import json
import re
from enum import IntEnum
from importlib.resources import files

from .networks import is_network
from .text import Passage, Token, plain


class Strength(IntEnum):
    """How sure we are that a hit is meant as a title."""

    NONE = 0
    WEAK = 1
    """Believed only if the page also names it in a stronger way."""
    PLAIN = 2
    STRONG = 3
    """Quoted, or beside a season number, a network or a word such as "drama"."""


_DATA = json.loads(files(__package__).joinpath("words.json").read_text("utf-8"))
_PRONOUNS = frozenset(_DATA["pronouns"].split())
_COMMON = frozenset(_DATA["common"].split())
_NAMES = frozenset(_DATA["names"].split())
EVERYDAY = _COMMON - _NAMES
"""Words that prose has no other reason to write with a capital."""
PLACES = frozenset(_DATA["places"])
"""Names of places that a title may end with, and that are no short name of it."""
_NETWORK = r"[A-Z][A-Za-z&+. ]{0,24}"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|final|last)"
)
_AFTER = re.compile(
    rf"(?:['\"]?,?\s*\(?(?:seasons?|series|book|class|staffel|part)\s+(?:\d|one\b|two\b|three\b|four\b|five\b|six\b)|"
    rf"['\"]?\s+s\d\b|['\"]?'?s?\s+{_ORDINAL}\s+(?:and\s+\w+\s+)?(?:season|series|run)|"
    rf"['\"]?\s*[(\[]{_NETWORK}[)\],]|"
    rf"['\"]?\s*[(\[](?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|{_ORDINAL}|(?:19|20)\d\d|"
    rf"{_NETWORK},? [a-z0-9]+(?: seasons?)?)[)\],;]|"
    rf"['\"]?,\s+whose\s+{_ORDINAL}\b|"
    rf"['\"]?,?['\"]?\s+(?:an?|the|its|another)\s+(?:[\w'-]+\s+){{0,5}}?(?:drama|comedy|sitcom|thriller|miniseries|dramedy|"
    rf"anime|k-drama|(?:new|limited|animated|crime|spin-?off|tv|television)\s+series)\b)",
    re.IGNORECASE,
)
_SECOND = re.compile(r"['\"]?\s+\d\b(?![\d.:/%-])")
_BEFORE = re.compile(
    r"(?:(?:season|series)s?\s+(?:\d+|one|two|three|four|five|six)\s+(?:of|for)\s+['\"]?|"
    rf"{_ORDINAL}\s+(?:season|series|run)\s+(?:of|for)\s+['\"]?|"
    r"\b(?:drama|comedy|sitcom|thriller|dramedy|k-drama|anime|spin-?off|prequel|sequel|miniseries|docuseries|"
    r"the series|series|show)s?\s+['\"]?)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:^|\n)\s*(?:\d{1,3}[.)]|[-*•·])?\s*$")
_NUMBERED_ITEM = re.compile(r"(?:^|\n)\s*(?:\d{1,3}[.)]|[-*•·])\s*$")
_DATED_ITEM = re.compile(r",? \(?[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?\)?:")
_VERB = re.compile(
    r"(?:'s)?['\"]?\s+(?:is|was|has|had|gets?|ends?|ending|ended|looks?|will|won't|may|might|could|to be|to end|"
    r"renew|cancel|axed|returns?|returning|officially|not|season|starts?|airs?|premieres?|debuts?|finale|scor|lands|moves|"
    r"picked|ordered|dropped|scrapped|set|concludes?|comes?|coming)",
    re.IGNORECASE,
)
_AUX = (
    r"(?:(?:is|are|was|were|has|have|had|will|would|be|been|being|to|now|also|already|officially|just|not|finally|both|"
    r"all|which|that|gets?|got)\s+)*"
)
_WHEN = (
    r"(?:on\s+(?:[A-Z]{2,}|[A-Z][\w.]+\s+\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|the\s+CW|Fox|Netflix|Hulu|Apple)|"
    r"in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|"
    r"(?:the\s+)?(?:spring|summer|autumn|fall|winter|midseason|new\s+year))|next\s|this\s|from\s+(?:[A-Z]\w+\s+)?\d|"
    r"for\s+(?:an?|its|the)\s+\w+|with\s+(?:its|season|series)|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\s+\d|"
    r"to\s+(?:[A-Z]{2,}\b|Netflix|Hulu|Fox|Apple|Disney|Prime|Amazon|Peacock|Paramount|Max|Showtime|Starz|the\s+CW))"
)
_TV_VERB = re.compile(
    rf"['\"]?(?:\s*\([^)]{{1,30}}\))?(?:,\s+which|,\s+with\s+[^,.;]{{3,40}},)?\s+{_AUX}(?:"
    rf"(?i:renewed|cancell?ed|axed|greenlit|green-lit|benched|recommissioned|renewal|cancell?ation)\b|"
    rf"(?:picked\s+up|premier(?:es|ed|ing)|debut(?:s|ed)|air(?:s|ed)|return(?:s|ed|ing)?|back|start(?:s|ed)?|beg[ia]n(?:s)?|"
    rf"end(?:s|ed)?|clos(?:es|ed)|finish(?:es|ed)?|conclud(?:es|ed|e)|wrap(?:s|ped)?(?:\s+up)?|launch(?:es|ed)?|open(?:s|ed)?|"
    rf"arriv(?:es|ed)|come(?:s)?\s+back|resume(?:s|d)?|bow(?:s|ed)?(?:\s+out)?|comes?|came|moves?|moved|lands|landed)\s+{_WHEN})"
)
_OF_ITS_OWN = re.compile(
    r"['\"]?(?:'s?)?\s+(?:star|creator|co-creator|showrunner|boss|writer|spin-?off|reboot|revival|prequel|finale|trailer|"
    r"teaser|cast|premiere|recap|exec|alum)\b"
)
_OBJECT_OF = re.compile(r"\b(?:renew|cancel)(?:s|ed|led)\s+$|\bax(?:es|ed)\s+$", re.IGNORECASE)
_ALSO = r"['\"]? (?:also |already |now |just |still |finally )?"
_ONE_OF_MANY = re.compile(
    rf"{_ALSO}(?:has|is|was|gets|goes|returns|comes|does|stays|ends|airs|starts|opens)\b"
)
"""What a plural does only as the title of one show."""
_HAS = re.compile(
    rf"['\"]? (?:on|at) (?:[A-Z]{{3,}}\b|the CW|Fox\b|Netflix|Hulu|Apple|Disney|Amazon|Prime|Peacock|Paramount|Max\b)|"
    rf"{_ALSO}(?:has|had|gets|got|averaged|averages|drew|draws|scored|returns|airs|premieres|debuts|stays)\b"
)
_ARTICLE = re.compile(
    r"(?:^|[\s\"'(])(?:the|an?|this|that|every|his|her|their|our|your|my|its|no)\s+$", re.IGNORECASE
)
_GOES_ON = re.compile(
    r" (?:&|(?:of|in|on|at|for|with|to|from)(?: the| a)?) (?=[A-Z])"
    r"(?!(?:[A-Z]{2,}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Fox|Netflix|Hulu|Apple|"
    r"Disney|Prime|Amazon|Peacock|Paramount|Max|Showtime|Starz|Channel|Season|Series|Freeform|Syfy|Lifetime)\w*)"
)
_CAME_BEFORE = re.compile(r"[A-Z][\w'’]* (?:&|(?:of|in|on|at|for|with|to)(?: the| a)?) $")
"""A longer name that the word is a part of: "Life on Mars", "Blood & Chrome"."""
_OPENERS = frozenset(
    (
        *(
            "about",
            "given",
            "despite",
            "unlike",
            "like",
            "both",
            "though",
            "although",
            "when",
            "per",
            "via",
            "thanks",
        ),
        *(
            "except",
            "besides",
            "among",
            "between",
            "regarding",
            "has",
            "have",
            "did",
            "does",
            "can",
            "should",
            "could",
        ),
    )
)
"""What may stand before a title at the start of a sentence and is no part of it."""
_SHOWS_OWN = frozenset(
    ("tv", "series", "season", "show", "reboot", "revival", "finale", "premiere", "cast", "spinoff")
)
_SHORT = 3
_MOSTLY, _NEARLY_ALL = 0.6, 0.8


def find_strength(passage: Passage, span: tuple[int, int], *, title: str) -> Strength:
    """Weigh one hit: the words from ``span[0]`` to ``span[1]`` of a passage, taken for ``title``."""
    chosen = passage.words[span[0] : span[1] + 1]
    if not _written_as_title(chosen, title):
        return Strength.NONE
    if _is_supported(passage.text, chosen[0].start, chosen[-1].end):
        return Strength.STRONG
    if is_network(passage.text[chosen[0].start : chosen[-1].end]):
        return Strength.NONE
    core = chosen[1:] if len(chosen) > 1 and chosen[0].folded == "the" else chosen
    if len(core) > 1:
        return Strength.PLAIN
    if len(chosen) == 1 and title.lower().startswith("the "):
        return Strength.NONE
    strength = weigh_word(passage, span)
    # "MGM" is more than "MGM: When the Lion Roars", "Demons" more than "Da Vinci's Demons"
    is_half = len(chosen) == 1 and (": " in title or (" " in title and chosen[0].folded in _COMMON))
    doubtful = is_half and not _is_spoken_of_as_a_show(passage.text, chosen[-1].end)
    return min(strength, Strength.WEAK) if doubtful else strength


def weigh_word(passage: Passage, span: tuple[int, int]) -> Strength:
    """Weigh a title of one word, with nothing beside it that speaks for it."""
    text, words, lowercase = passage
    first, word = words[span[0]], words[span[1]]
    if word.folded.isdigit() and _TV_VERB.match(plain(text[word.end : word.end + 90])):
        return Strength.PLAIN
    if word.folded in _PRONOUNS or word.folded.isdigit() or len(word.folded) < _SHORT:
        return Strength.NONE if _begins_sentence(text, word.start) else Strength.WEAK
    if _inside_longer_name(passage, span):
        return Strength.NONE
    if _is_spoken_of_as_a_show(text, word.end):
        return Strength.PLAIN
    small_too = word.folded in lowercase
    if first.text == "The" and first is not word and not (small_too and _begins_sentence(text, first.start)):
        return Strength.PLAIN
    in_headline = word.start < _headline_end(text) and _is_in_title_case(text[: _headline_end(text)])
    if small_too or word.folded in _COMMON:
        return Strength.PLAIN if not in_headline and _is_title_for_all_that(passage, span) else Strength.WEAK
    spoken_of = _VERB.match(plain(text[word.end : word.end + 24])) is not None
    return Strength.WEAK if in_headline and not spoken_of else Strength.PLAIN


def _is_spoken_of_as_a_show(text: str, end: int) -> bool:
    """ "Chuck is renewed", "Empire starts on FOX", "Castle spin-off": what only a show does or has."""
    after = plain(text[end : end + 90])
    return _TV_VERB.match(after) is not None or _OF_ITS_OWN.match(after) is not None


def _is_in_title_case(line: str) -> bool:
    """Does a line write most of its long words with a capital? Then capitals there mean little."""
    long = [word for word in line.split() if len(word) > _SHORT and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= _NEARLY_ALL * len(long)


def is_everyday(word: str) -> bool:
    """Is it a folded word that prose uses for other things?"""
    return word in _COMMON or word in _PRONOUNS


def _is_title_for_all_that(passage: Passage, span: tuple[int, int]) -> bool:
    """An everyday word that stands where only a title can: "they kept Chuck", "Heroes has Mondays", "HEROES"."""
    word = passage.words[span[1]]
    if _is_object(passage.text, word.start) or _heads_a_text(passage, word):
        return True
    line = _line_of(passage.text, word.start)
    if word.folded in _NAMES or _is_in_title_case(line):
        return False
    if _GOES_ON.match(passage.text, word.end) or _CAME_BEFORE.search(
        passage.text[max(0, word.start - 30) : word.start]
    ):
        return False
    if word.text.isupper() and not line.isupper() and len(word.text) > _SHORT:
        return True
    if _begins_sentence(passage.text, passage.words[span[0]].start):
        after = plain(passage.text[word.end : word.end + 24])
        is_plural, small_too = word.folded.endswith("s"), word.folded in passage.lowercase
        alone = is_plural and _ONE_OF_MANY.match(after)
        return bool(alone or (_HAS.match(after) and not (is_plural and small_too)))
    return _ARTICLE.search(passage.text[max(0, word.start - 8) : word.start]) is None


def _heads_a_text(passage: Passage, word: Token) -> bool:
    """Alone on its line, with a text below it."""
    line = _line_of(passage.text, word.start)
    below = _line_of(passage.text, min(len(passage.text), word.end + 1))
    return line.strip() == word.text and word.start > 0 and len(below.split()) > _SHORT


def _line_of(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 : (text + "\n").find("\n", place)]


def _is_object(text: str, start: int) -> bool:
    """ "has renewed Ghosts": nobody renews ghosts."""
    return _OBJECT_OF.search(plain(text[max(0, start - 16) : start])) is not None


def _written_as_title(chosen: list[Token], title: str) -> bool:
    """A capital or digit in front, and on most of the words that are long enough to have one; or just as we have it."""
    if len(chosen) > 1 and all(word.text in title for word in chosen):
        return True
    long = [word for word in chosen if len(word.text) > _SHORT] or chosen
    capitals = sum(word.is_capital for word in long)
    return chosen[0].is_capital and capitals >= _MOSTLY * len(long)


def _is_supported(text: str, start: int, end: int) -> bool:
    before = plain(text[max(0, start - 40) : start])
    after = plain(text[end : end + 90]).removeprefix("!")
    if before[-1:] in ("'", '"') and after[:1] and (after[0] in "'\"" or after[1:2] in ("'", '"')):
        return True
    if _AFTER.match(after) or _BEFORE.search(before):
        return True
    if _ITEM.search(before) and _DATED_ITEM.match(after):
        return True
    if _NUMBERED_ITEM.search(before) and after[:1] in (":", ",", ".", "", "\n"):
        return True
    if _ITEM.search(before) and after[:1] in (":", ".") and after[1:2] in (" ", ""):
        return True
    return bool(_SECOND.match(after)) and text[end - 1].isalpha()


def _inside_longer_name(passage: Passage, span: tuple[int, int]) -> bool:
    """Emma in "Emma Stone": a neighbour with a capital and nothing but a space between."""
    if passage.words[span[0]].start < _headline_end(passage.text):
        return False
    return _joined(passage, span[0] - 1) or _joined(passage, span[1])


def _joined(passage: Passage, left: int) -> bool:
    if left < 0 or left + 1 >= len(passage.words):
        return False
    one, two = passage.words[left], passage.words[left + 1]
    if passage.text[one.end : two.start] != " " or not (one.text[0].isupper() and two.text[0].isupper()):
        return False
    if two.folded in _SHOWS_OWN or (one.folded in _OPENERS and _begins_sentence(passage.text, one.start)):
        return False
    return not (
        one.is_possessive or one.folded in _PRONOUNS or two.folded in _PRONOUNS or is_network(one.text)
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:\n…"


def _headline_end(text: str) -> int:
    return max(0, text.find("\n", 0, 300))
