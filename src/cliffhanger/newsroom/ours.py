"""Sources that are ours: what we have not read, and what we forecast, have no outlet behind them. Pure."""

from __future__ import annotations

from datetime import date

from cliffhanger.evidence.english import day_words

from .present import Fact, SourceLink
from .standing import Standing

HOW_WE_KNOW = "/about/how-we-know/"
OUR_READING = "our ledger"


def forecast_source(method: str, issued_on: date) -> SourceLink:
    """A forecast is ours and says so, with its method and day."""
    return SourceLink(f"our forecast ({method})", HOW_WE_KNOW, day_words(issued_on))


def ours(standing: Standing) -> tuple[SourceLink, ...]:
    """What we have *not* read has no outlet: the source is our own ledger on that day."""
    return (SourceLink(OUR_READING, HOW_WE_KNOW, day_words(standing.as_of)),)


def unknown(standing: Standing, words: str) -> Fact:
    return Fact(words, ours(standing))
