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
_NETWORK = r"[A-Z][A-Za-z&+. ]{0,24}"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|final|last)"
)
_AFTER = re.compile(
    rf"(?:['\"]?,?\s*\(?(?:seasons?|series|book|class|staffel)\s+(?:\d|one\b|two\b|three\b|four\b|five\b|six\b)|"
    rf"['\"]?\s+s\d\b|['\"]?'?s?\s+{_ORDINAL}\s+(?:and\s+\w+\s+)?(?:season|series|run)|"
    rf"['\"]?\s*[(\[]{_NETWORK}[)\],])",
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
_DATED_ITEM = re.compile(r",? \(?[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?\)?:")
_VERB = re.compile(
    r"(?:'s)?['\"]?\s+(?:is|was|has|had|gets?|ends?|ending|ended|looks?|will|won't|may|might|could|to be|to end|"
    r"renew|cancel|axed|returns?|returning|officially|not|season|starts?|airs?|premieres?|debuts?|finale|scor|lands|moves|"
    r"picked|ordered|dropped|scrapped|set|concludes?|comes?|coming)",
    re.IGNORECASE,
)
_OBJECT_OF = re.compile(r"\b(?:renew|cancel)(?:s|ed|led)\s+$|\bax(?:es|ed)\s+$", re.IGNORECASE)
_SHORT = 3
_MOSTLY = 0.6


def find_strength(passage: Passage, span: tuple[int, int], *, title: str) -> Strength:
    """Weigh one hit: the words from ``span[0]`` to ``span[1]`` of a passage, taken for ``title``."""
    chosen = passage.words[span[0] : span[1] + 1]
    if not _written_as_title(chosen):
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
    return _single(passage, span)


def _single(passage: Passage, span: tuple[int, int]) -> Strength:
    """A title of one word, with nothing beside it that speaks for it."""
    text, words, lowercase = passage
    first, word = words[span[0]], words[span[1]]
    if word.folded in _PRONOUNS or word.folded.isdigit() or len(word.folded) < _SHORT:
        return Strength.NONE if _begins_sentence(text, word.start) else Strength.WEAK
    if _inside_longer_name(passage, span):
        return Strength.NONE
    small_too = word.folded in lowercase
    if first.text == "The" and first is not word and not (small_too and _begins_sentence(text, first.start)):
        return Strength.PLAIN
    in_headline = word.start < _headline_end(text)
    if small_too or word.folded in _COMMON:
        return Strength.PLAIN if not in_headline and _is_object(text, word.start) else Strength.WEAK
    spoken_of = _VERB.match(plain(text[word.end : word.end + 24])) is not None
    return Strength.WEAK if in_headline and not spoken_of else Strength.PLAIN


def _is_object(text: str, start: int) -> bool:
    """ "has renewed Ghosts": nobody renews ghosts."""
    return _OBJECT_OF.search(plain(text[max(0, start - 16) : start])) is not None


def _written_as_title(chosen: list[Token]) -> bool:
    """A capital or digit in front, and on most of the words that are long enough to have one."""
    long = [word for word in chosen if len(word.text) > _SHORT] or chosen
    capitals = sum(word.is_capital for word in long)
    return chosen[0].is_capital and capitals >= _MOSTLY * len(long)


def _is_supported(text: str, start: int, end: int) -> bool:
    before = plain(text[max(0, start - 40) : start])
    after = plain(text[end : end + 40])
    if before[-1:] in ("'", '"') and after[:1] and (after[0] in "'\"" or after[1:2] in ("'", '"')):
        return True
    if _AFTER.match(after) or _BEFORE.search(before):
        return True
    if _ITEM.search(before) and _DATED_ITEM.match(after):
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
    return not (
        one.is_possessive or one.folded in _PRONOUNS or two.folded in _PRONOUNS or is_network(one.text)
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:\n…"


def _headline_end(text: str) -> int:
    return max(0, text.find("\n", 0, 300))
