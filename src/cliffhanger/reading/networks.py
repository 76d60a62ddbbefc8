"""Channels and streamers in a sentence."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NetworkRef:
    """A network's name as we file it, and its place in the sentence."""

    name: str
    start: int
    end: int


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = json.loads(files(__package__).joinpath("networks.json").read_text("utf-8"))["networks"]
    names = {alias: row[0] for row in rows for alias in row}
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)"), names


def find_networks(sentence: str) -> list[NetworkRef]:
    """All names in one sentence, in order. Case counts: "Fox" is a network, a fox is not."""
    pattern, names = _table()
    return [NetworkRef(names[match.group()], *match.span()) for match in pattern.finditer(sentence)]


def is_network(name: str) -> bool:
    """Is this text the name of a network and nothing else?"""
    return name in _table()[1]
