"""The closed lists. An adapter or reader that meets a word outside them raises; it never guesses."""

from __future__ import annotations

from enum import StrEnum


class UnknownWord(ValueError):
    """A word outside the closed lists. Add it here and to docs/glossary.md, or fix the source that said it."""


class _Words(StrEnum):
    @classmethod
    def _missing_(cls, value: object) -> None:
        known = ", ".join(cls)
        raise UnknownWord(f"{value!r} is not a {cls.__name__.lower()}; the words are: {known}")


class Tier(_Words):
    """How near the speaker is to the decision, nearest first."""

    OFFICIAL = "official"
    TRADE = "trade"
    DATABASE = "database"
    PRESS = "press"
    FAN = "fan"

    @property
    def rank(self) -> int:
        """0 for the nearest. Smaller is stronger."""
        return _RANK[self]

    def at_least(self, other: Tier) -> bool:
        return self.rank <= other.rank


_RANK = {tier: rank for rank, tier in enumerate(Tier)}


class Factuality(_Words):
    """How firmly a document commits itself (after FactBank, Saurí and Pustejovsky 2009)."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    SPECULATED = "speculated"
    CONDITIONAL = "conditional"
    NEGATED = "negated"


FIRM = frozenset({Factuality.ASSERTED, Factuality.REPORTED})
"""Said as something that is so, by somebody who may not want to be named."""


class Predicate(_Words):
    """What a statement says of its subject."""

    # Decisions about a season or a show
    ORDERED = "ordered"
    RENEWED = "renewed"
    CANCELLED = "cancelled"
    FINAL_SEASON = "final_season"
    ENDED = "ended"
    UNDECIDED = "undecided"
    MOVED = "moved"
    # The way to the screen
    PREMIERE = "premiere"
    FINALE = "finale"
    FILMING_STARTED = "filming_started"
    FILMING_WRAPPED = "filming_wrapped"
    TRAILER = "trailer"
    DELAYED = "delayed"
    CAST = "cast"
    EPISODES = "episodes"
    # What a show is
    NETWORK = "network"
    NETWORK_KIND = "network_kind"
    COUNTRY = "country"
    LANGUAGE = "language"
    GENRE = "genre"
    FORMAT = "format"
    # What a programme database's rows amount to (never more than this)
    LISTED = "listed"
    WITHDRAWN = "withdrawn"
    NOT_ENDED = "not_ended"
    ENDED_UNSPECIFIED = "ended_unspecified"
    # People
    BORN = "born"
    DIED = "died"
    ALSO_KNOWN_AS = "also_known_as"
    OCCUPATION = "occupation"
    NOTABLE_WORK = "notable_work"
    CHARTED = "charted"
    NET_WORTH = "net_worth"
    SENTENCED = "sentenced"
    RELEASE_EXPECTED = "release_expected"


PERSON_PREDICATES = frozenset(
    {
        Predicate.BORN,
        Predicate.DIED,
        Predicate.ALSO_KNOWN_AS,
        Predicate.OCCUPATION,
        Predicate.NOTABLE_WORK,
        Predicate.CHARTED,
        Predicate.NET_WORTH,
        Predicate.SENTENCED,
        Predicate.RELEASE_EXPECTED,
    }
)
SHOW_PREDICATES = frozenset(Predicate) - PERSON_PREDICATES
DATABASE_PREDICATES = frozenset(
    {Predicate.LISTED, Predicate.WITHDRAWN, Predicate.NOT_ENDED, Predicate.ENDED_UNSPECIFIED}
)
DECISIONS = frozenset(
    {
        Predicate.ORDERED,
        Predicate.RENEWED,
        Predicate.CANCELLED,
        Predicate.FINAL_SEASON,
        Predicate.ENDED,
        Predicate.UNDECIDED,
        Predicate.MOVED,
    }
)
SENSITIVE = frozenset({Predicate.NET_WORTH, Predicate.SENTENCED, Predicate.RELEASE_EXPECTED})
"""About a living person these are published only with a trade-or-better source and an editor's yes."""


class SeasonState(_Words):
    """Where one season stands."""

    UNDECIDED = "undecided"
    RENEWED = "renewed"
    FILMING = "filming"
    WRAPPED = "wrapped"
    DATED = "dated"
    AIRING = "airing"
    AIRED = "aired"
    CANCELLED = "cancelled"


class ShowState(_Words):
    """Where a show stands, derived from its seasons. Ended (by design) and cancelled are never the same."""

    AIRING = "airing"
    RETURNING = "returning"
    AWAITING_DECISION = "awaiting decision"
    FINAL_SEASON_AHEAD = "final season ahead"
    ENDED = "ended"
    CANCELLED = "cancelled"
    MOVED = "moved"
