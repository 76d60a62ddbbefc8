"""What a document says, in its own words and ids; and prose that waits to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .partial_date import PartialDate
from .words import Factuality, Predicate


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One thing that one document says about one show or one person.

    ``show`` or ``person`` is the name as the document has it (exactly one of them is set); ``ids`` are
    external identifiers as (scheme, value) pairs when the document gives any. ``season`` 0 stands for
    specials, None for the show as a whole. ``start`` and ``end`` index into ``title + "\\n" + text`` of the
    page, and ``quote`` equals the text between them. ``value`` is an EDTF text for predicates that take a
    date (premiere, finale, delayed when a date was given), a name for cast, an outlet for moved.
    """

    predicate: Predicate
    show: str = ""
    person: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    season: int | None = None
    value: str = ""
    factuality: Factuality = Factuality.ASSERTED
    stated_on: PartialDate | None = None
    happened_on: PartialDate | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    main: bool = True
    confidence: float = 1.0
    note: str = ""

    def __post_init__(self) -> None:
        if bool(self.show) == bool(self.person):
            raise ValueError(f"a statement is about one show or one person: {self!r}")
        if (self.start is None) != (self.end is None):
            raise ValueError(f"a quote has both ends or none: {self!r}")


@dataclass(frozen=True, kw_only=True)
class Page:
    """Prose from a document, ready to be read. Offsets of statements index into `whole`."""

    title: str
    text: str
    url: str = ""
    published: date | None = None
    outlet: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> str:
        return f"{self.title}\n{self.text}"
