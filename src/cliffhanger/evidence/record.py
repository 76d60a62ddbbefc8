"""Bytes in, claims filed: the one way into the ledger, for feeds, databases and the shipped facts alike."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import structlog
from django.db import InterfaceError, OperationalError, transaction

from cliffhanger.catalogue.match import Matcher, match_person
from cliffhanger.catalogue.models import Person, Season, Show
from cliffhanger.catalogue.register import register_names, register_person, register_show
from cliffhanger.sources import ADAPTERS
from cliffhanger.sources.payload import Payload, SourceInfo
from cliffhanger.vocabulary import Page, PartialDate, Predicate, Statement, Tier

from .filing import Subject, reason_to_wait
from .models import Claim, Document, Review, Source
from .repeats import OnFile, withdrawn, without_repeats, without_standing
from .statements import as_json, digest

log = structlog.get_logger(__name__)

REGISTERS = frozenset({"catalogue", "tvmaze", "ledger"})
"""Adapters whose documents name shows by identifier or are compiled by hand: they may add identities."""

Reader = Callable[[Page], Sequence[Statement]]


@dataclass
class Recorded:
    """What came of some payloads: documents new, claims filed, readings waiting, lines for people."""

    documents: int = 0
    claims: int = 0
    waiting: int = 0
    shows: set[int] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def add(self, more: Recorded) -> None:
        """What came of further payloads, counted in."""
        self.documents += more.documents
        self.claims += more.claims
        self.waiting += more.waiting
        self.shows |= more.shows
        self.errors += more.errors

    def counts(self) -> dict[str, int]:
        return {"documents": self.documents, "claims": self.claims, "waiting": self.waiting}


@dataclass(frozen=True)
class OnAir:
    """The seasons of a show that are out, with their days, and the last one that is out or scheduled."""

    out: dict[int, date]
    last: int | None


@dataclass
class Recorder:
    """Records many payloads with what it has learnt in memory: names, sources, the last season of each show.

    ``read`` turns prose into statements (the reading room with today's lexicon); it is an argument because
    structured sources never need it.
    """

    read: Reader
    now: datetime
    matcher: Matcher = field(default_factory=Matcher.load)
    sources: dict[str, Source] = field(default_factory=dict)
    seasons: dict[int, dict[int, Season]] = field(default_factory=dict)
    premieres: dict[int, OnAir] = field(default_factory=dict)

    def record(self, payload: Payload, into: Recorded) -> Document:
        """Keep the bytes once, read them, file what can be filed, let the rest wait. Twice is once.

        A document that cannot be read is kept with its problem, and said so in a line; nothing else stops. When it
        comes again, it is tried again: the reader may have learnt.
        """
        document, is_new = self._keep(payload)
        into.documents += is_new
        if document.read_at is None:
            self.file(document, payload, into)
        return document

    def file(self, document: Document, payload: Payload, into: Recorded) -> None:
        """Read a kept document and file what it says, all or nothing.

        A database that is busy or away is not the document's fault: that is raised, and the next pass reads it.
        """
        try:
            with transaction.atomic():
                self._file(document, payload, into)
        except (OperationalError, InterfaceError):
            self._forget()
            raise
        except Exception as error:
            log.warning("unreadable document", url=document.url, error=str(error))
            self._forget()
            problem = f"{type(error).__name__}: {error}"
            Document.objects.filter(pk=document.pk).update(problem=problem[:500])
            into.errors.append(f"{document.url}: {problem}")

    def _forget(self) -> None:
        """What was learnt in a transaction that was rolled back is not so."""
        self.matcher = Matcher.load()
        self.seasons.clear()
        self.premieres.clear()

    def _file(self, document: Document, payload: Payload, into: Recorded) -> None:
        claims: list[Claim] = []
        reviews: list[Review] = []
        statements = self._news(document, self._statements(payload))
        if document.adapter in REGISTERS:
            self._open_seasons(statements)
        for statement in statements:
            row = self._row(statement, document)
            if isinstance(row, Claim):
                claims.append(row)
            else:
                reviews.append(row)
        filed = Claim.objects.bulk_create(_once(claims), ignore_conflicts=False)
        waiting = Review.objects.bulk_create(_once(reviews))
        document.read_at, document.problem = self.now, ""
        document.save(update_fields=["read_at", "problem"])
        into.claims += len(filed)
        into.waiting += len(waiting)
        into.shows.update(claim.show_id for claim in filed if claim.show_id)
        for show_id in {claim.show_id for claim in filed if document.source.tier == Tier.DATABASE}:
            self.premieres.pop(show_id, None)

    def _open_seasons(self, statements: Sequence[Statement]) -> None:
        """All new seasons of a document at once; a database lists dozens."""
        numbers = {(s.show, s.ids): set[int]() for s in statements if s.season is not None}
        for statement in statements:
            if statement.season is not None:
                numbers[statement.show, statement.ids].add(statement.season)
        for (title, ids), wanted in numbers.items():
            show = self.matcher.match(title, ids).show if len(wanted) > 1 else None
            if show is not None:
                have = set(show.seasons.values_list("number", flat=True))
                Season.objects.bulk_create(Season(show=show, number=n) for n in sorted(wanted - have))
                self.seasons.pop(show.pk, None)

    @transaction.atomic
    def _keep(self, payload: Payload) -> tuple[Document, bool]:
        source = self.source(payload.source or ADAPTERS[payload.adapter].SOURCE)
        key = {
            "source": source,
            "url": payload.url.replace("\x00", "")[:1000],
            "digest": hashlib.sha256(payload.content).hexdigest(),
        }
        found = Document.objects.filter(**key).first()
        if found is not None:
            Document.objects.filter(pk=found.pk).update(last_seen=self.now)
            return found, False
        return Document.objects.create(
            **key, **_described(payload), first_seen=self.now, last_seen=self.now
        ), True

    def source(self, info: SourceInfo) -> Source:
        """The row of who speaks; an outlet keeps the tier it was first filed under."""
        if info.slug not in self.sources:
            fields = {
                "name": info.name,
                "tier": info.tier,
                "licence": info.licence,
                "homepage": info.homepage,
            }
            self.sources[info.slug] = Source.objects.get_or_create(slug=info.slug, defaults=fields)[0]
        return self.sources[info.slug]

    def _statements(self, payload: Payload) -> Sequence[Statement]:
        adapter = ADAPTERS[payload.adapter]
        said = adapter.read(payload)
        if isinstance(said, Page):
            return [as_filed(statement) for statement in self.read(said)]
        if payload.adapter in REGISTERS:
            self._register(said, adapter.names(payload) if hasattr(adapter, "names") else [])
        return said

    def _news(self, document: Document, statements: Sequence[Statement]) -> Sequence[Statement]:
        """Without what this address has said before; with the seasons that a database no longer lists."""
        on_file = _said_before(document)
        if not on_file:
            return statements
        if document.adapter not in REGISTERS or document.source.tier != Tier.DATABASE:
            return without_repeats(statements, on_file, subject_of=self._subject_name)
        news = without_standing(statements, on_file, subject_of=self._subject_name)
        return [*news, *withdrawn(statements, on_file, self.now.date())]

    def _subject_name(self, statement: Statement) -> str:
        """The name under which a statement is filed, or would be."""
        if statement.person:
            person = match_person(statement.person)
            return person.name if person else statement.person
        show = self.matcher.match(statement.show, statement.ids).show
        return show.title if show else statement.show

    def _register(self, statements: Sequence[Statement], names: Sequence[str]) -> None:
        for title, ids in {(s.show, s.ids): None for s in statements if s.show}:
            known = self.matcher.match(title)
            if ids or not (known.show or known.candidates):
                show = register_show(title, ids, matcher=self.matcher)
                register_names(show, names, matcher=self.matcher)
        for name in {s.person for s in statements if s.person}:
            register_person(name)

    def _row(self, statement: Statement, document: Document) -> Claim | Review:
        show, person, subject = self._subject(statement)
        said_on = statement.stated_on or PartialDate.on(document.published or self.now.date())
        reason = reason_to_wait(replace(statement, stated_on=said_on), subject, Tier(document.source.tier))
        if reason:
            return Review(
                document=document, statement=as_json(statement), digest=digest(statement), reason=reason[:300],
                show=show, person=person, opened_at=self.now,
            )  # fmt: skip
        return self.claim(statement, document, show=show, person=person)

    def _subject(self, statement: Statement) -> tuple[Show | None, Person | None, Subject]:
        if statement.person:
            person = match_person(statement.person)
            return None, person, Subject(known=person is not None, living=is_living(person))
        match = self.matcher.match(statement.show, statement.ids)
        names = tuple(show.title for show in match.candidates)
        on_air = self.on_air(match.show) if match.show else OnAir({}, None)
        subject = Subject(
            known=match.show is not None,
            ambiguous=names,
            suggestions=match.suggestions,
            last_season=on_air.last,
            premieres=on_air.out,
        )
        return match.show, None, subject

    def claim(
        self, statement: Statement, document: Document, *, show: Show | None, person: Person | None
    ) -> Claim:
        """The row for one statement, not yet saved. What we hold today was stated by today, whatever its date says."""
        said_on = statement.stated_on
        counts_from = said_on.latest if said_on else document.published or self.now.date()
        published = document.published.isoformat() if document.published else ""
        return Claim(
            document=document,
            source=document.source,
            show=show,
            person=person,
            season=self.season(show, statement.season) if show and statement.season is not None else None,
            predicate=statement.predicate,
            value=statement.value[:300],
            factuality=statement.factuality,
            stated_on=said_on.edtf if said_on else published,
            stated_by=min(counts_from, self.now.date()),
            happened_on=statement.happened_on.edtf if statement.happened_on else "",
            quote=statement.quote,
            start=statement.start,
            end=statement.end,
            main=statement.main,
            confidence=statement.confidence,
            note=statement.note[:500],
            digest=digest(statement),
            recorded_at=self.now,
        )

    def season(self, show: Show, number: int) -> Season:
        """The season's row, made if there is none; a show's seasons are read once."""
        if show.pk not in self.seasons:
            self.seasons[show.pk] = {season.number: season for season in show.seasons.all()}
        known = self.seasons[show.pk]
        if number not in known:
            known[number] = Season.objects.get_or_create(show=show, number=number)[0]
        return known[number]

    def on_air(self, show: Show) -> OnAir:
        """The seasons that databases have dated by now: what a statement is checked against."""
        if show.pk not in self.premieres:
            self.premieres[show.pk] = _on_file(show, self.now.date())
        return self.premieres[show.pk]


def as_filed(statement: Statement) -> Statement:
    """A page cancels the season that ran last; the ledger files it on the season that will not be made."""
    if statement.predicate is not Predicate.CANCELLED or not statement.season:
        return statement
    return replace(statement, season=statement.season + 1)


def _said_before(document: Document) -> list[OnFile]:
    """What earlier versions of this address said, filed, taken back or put before an editor: nothing is asked twice."""
    same = {"document__source": document.source, "document__url": document.url}
    fields = ("show__title", "person__name", "season__number", "predicate", "value", "factuality")
    claims = Claim.objects.filter(**same).order_by("pk").values_list(*fields)
    filed = [OnFile(show or person, *rest) for show, person, *rest in claims]
    asked = Review.objects.filter(**same, claim=None).select_related("show", "person").order_by("pk")
    return [*(_as_asked(review) for review in asked), *filed]


def _as_asked(review: Review) -> OnFile:
    said = review.statement
    subject = str(review.show or review.person or said["show"] or said["person"])
    return OnFile(subject, said["season"], said["predicate"], said["value"], said["factuality"])


def _on_file(show: Show, today: date) -> OnAir:
    """What databases have dated. Only what was told afterwards is out: a schedule is no fact to be contradicted."""
    rows = show.claims.filter(predicate=Predicate.PREMIERE, source__tier=Tier.DATABASE, season__isnull=False)
    found = rows.values_list("season__number", "value", "stated_by")
    dated = [(number, PartialDate.parse(value), stated) for number, value, stated in found]
    out = {number: when.earliest for number, when, stated in dated if when.latest <= min(stated, today)}
    return OnAir(out, max((number for number, _, _ in dated), default=None))


def _once(rows: list) -> list:
    """One document says a thing once, however often it repeats itself."""
    return list({row.digest: row for row in rows}.values())


def _described(payload: Payload) -> dict[str, object]:
    return {
        "adapter": payload.adapter,
        "title": payload.title.replace("\x00", "")[:500],
        "media_type": payload.media_type[:100],
        "packed": zlib.compress(payload.content, 6),
        "published": payload.published,
    }


def is_living(person: Person | None) -> bool:
    """A person is taken to be living until an asserted claim says otherwise."""
    if person is None:
        return True
    died = Claim.objects.filter(person=person, predicate=Predicate.DIED, factuality="asserted")
    return not died.filter(retracted_at__isnull=True).exists()


def payload_of(document: Document) -> Payload:
    """The document as it was received, to be read again by a better reader."""
    return Payload(
        adapter=document.adapter,
        url=document.url,
        content=zlib.decompress(bytes(document.packed)),
        media_type=document.media_type,
        fetched_at=document.first_seen,
        published=document.published,
        title=document.title,
    )
