"""The closed lists and small values that every room speaks in."""

from .partial_date import BadDate, PartialDate
from .statement import Page, Statement
from .words import (
    DATABASE_PREDICATES,
    DECISIONS,
    FIRM,
    PERSON_PREDICATES,
    SENSITIVE,
    SHOW_PREDICATES,
    Factuality,
    Predicate,
    SeasonState,
    ShowState,
    Tier,
    UnknownWord,
)

__all__ = [
    "DATABASE_PREDICATES",
    "DECISIONS",
    "FIRM",
    "PERSON_PREDICATES",
    "SENSITIVE",
    "SHOW_PREDICATES",
    "BadDate",
    "Factuality",
    "Page",
    "PartialDate",
    "Predicate",
    "SeasonState",
    "ShowState",
    "Statement",
    "Tier",
    "UnknownWord",
]
