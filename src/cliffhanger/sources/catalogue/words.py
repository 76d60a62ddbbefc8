"""The catalogue's own words and what they amount to in ours (crosswalk; never more than was said)."""

from __future__ import annotations

from cliffhanger.vocabulary import Predicate

STATUSES = {
    "Returning Series": Predicate.NOT_ENDED,
    "Ended": Predicate.ENDED_UNSPECIFIED,
    "Canceled": Predicate.CANCELLED,
}
"""'Returning Series' covers renewed and undecided alike, and 'Ended' says not whether by design."""

KINDS = {"broadcast": "broadcast", "cable": "cable", "streaming": "streaming", "unknown": ""}
"""'unknown' is no fact, so nothing is stated."""

FORMATS = {word: word for word in ("Scripted", "Reality", "Documentary", "Miniseries")}
