"""What templates are given: plain frozen values, every word and link already decided. Pure; no queries in templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cliffhanger.vocabulary import PartialDate


@dataclass(frozen=True)
class StateMark:
    """A state as a word with a small shape (never colour alone).

    ``key`` is one of undecided, renewed, filming, wrapped, dated, airing, aired, cancelled, ended; it names the
    CSS class ``state-<key>`` and the shape. ``word`` is what people read: "not decided", "renewed", "filming" …
    ``confirmed`` False adds "unconfirmed".
    """

    key: str
    word: str
    confirmed: bool = True


@dataclass(frozen=True)
class SourceLink:
    """An outlet with its link and day: what every sentence of fact ends in."""

    outlet: str
    url: str
    said_on: str
    tier: str = ""


@dataclass(frozen=True)
class Fact:
    """One sentence of fact with its sources."""

    sentence: str
    sources: tuple[SourceLink, ...] = ()


@dataclass(frozen=True)
class Teaser:
    """A story in the strip, in lists and under "continue reading": each shows where its subject stands now."""

    headline: str
    url: str
    excerpt: str
    mark: StateMark | None = None
    kicker: str = ""
    changed_on: date | None = None


@dataclass(frozen=True)
class Crumb:
    label: str
    url: str = ""


@dataclass(frozen=True)
class CurvePoint:
    day: date
    chance: float


@dataclass(frozen=True)
class Odds:
    """The forecast for drawing: 60 monthly chances from ``as_of``, quantiles given return, and the words for it."""

    as_of: date
    p_return: float
    points: tuple[CurvePoint, ...]
    q10: date | None
    q50: date | None
    q90: date | None
    words: str
    method: str
    issued_on: date
    reasons: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True)
class Likeness:
    """A past season that looked like this one at the same point. ``days`` from its premiere to the next season's,
    or, where ``came`` is False, as long as it was waited for."""

    title: str
    season: int
    network: str
    days: int
    came: bool
    url: str = ""


@dataclass(frozen=True)
class PathPoint:
    """What was said on a day; not ``issued``: what would have been said, looking back."""

    day: date
    p_return: float
    q10: date
    q50: date
    q90: date
    issued: bool


@dataclass(frozen=True)
class PathMark:
    """A piece of evidence on the day on which it became known, in two or three words."""

    day: date
    label: str


@dataclass(frozen=True)
class Arrival:
    """All pictures of when it could come. What cannot be drawn is empty."""

    odds: Odds | None = None
    waited: int | None = None
    reasons: tuple[str, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    path: tuple[PathPoint, ...] = ()
    marks: tuple[PathMark, ...] = ()


@dataclass(frozen=True)
class Tenth:
    """Forecasts whose chances lay in one tenth: how many, their mean, and the share that came."""

    n: int
    said: float
    came: float


@dataclass(frozen=True)
class Answer:
    """The card on top: the question, one breath of an answer, the state, the odds, the sources."""

    title: str
    url: str
    question: str
    sentence: str
    mark: StateMark
    as_of: date
    since: str = ""
    odds: Odds | None = None
    sources: tuple[SourceLink, ...] = ()
    dissent: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class TimelineEntry:
    """One dated thing that happened or was said; ``when`` keeps its precision, ``day`` only sorts and places it.

    ``kind`` is one of premiere, decision, making, date, forecast: it picks the shape of the mark. ``label`` is two
    or three words for the picture ("season 1", "ordered"); without one the drawing uses a short
    ``sentence``, the word of ``mark``, or the kind.
    """

    day: date
    when: str
    sentence: str
    kind: str
    sources: tuple[SourceLink, ...] = ()
    mark: StateMark | None = None
    is_future: bool = False
    label: str = ""


@dataclass(frozen=True)
class CastMember:
    name: str
    role: str
    url: str = ""


@dataclass(frozen=True)
class Guess:
    """A published guess and what came of it. ``verdict`` is one of right, early, late, open, wrong."""

    outlet: str
    url: str
    said_on: str
    said: str
    firmness: str
    verdict: str
    verdict_words: str


@dataclass(frozen=True)
class SeasonRow:
    """One season in the table of a show page."""

    number: int
    mark: StateMark
    premiere: PartialDate | None
    finale: PartialDate | None
    episodes: str
    wait: str
    source: SourceLink | None = None


@dataclass(frozen=True)
class Question:
    """One section of a living story: its heading and what we can say under it, or that nothing is known."""

    heading: str
    anchor: str
    facts: tuple[Fact, ...]
