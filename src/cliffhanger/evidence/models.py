"""The ledger. Rows here are added, never edited; the few fields that move say so."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from cliffhanger.catalogue.models import Person, Season, Show
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState, ShowState, Tier

from .querysets import ClaimQuerySet, StatusChangeQuerySet


def _choices(words) -> list[tuple[str, str]]:
    return [(word.value, word.value.replace("_", " ")) for word in words]


class Source(models.Model):
    """Who speaks: an outlet or a database, and, where we poll it, the address and where the last poll left off.

    Moves: the cursor fields, after each poll.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    tier = models.CharField(max_length=10, choices=_choices(Tier))
    licence = models.CharField(max_length=200, blank=True)
    homepage = models.URLField(max_length=500, blank=True)
    adapter = models.CharField(
        max_length=30, blank=True, help_text="which adapter polls it; empty: never polled"
    )
    url = models.CharField(max_length=1000, blank=True, help_text="the address of the feed or API")
    enabled = models.BooleanField(default=True)
    cursor = models.JSONField(default=dict, blank=True, editable=False)
    next_poll_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """Bytes kept once. Moves: ``last_seen`` when the same bytes come again, ``read_at`` when they were read."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="documents")
    adapter = models.CharField(max_length=30)
    url = models.CharField(max_length=1000, db_index=True)
    title = models.CharField(max_length=500, blank=True)
    media_type = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the bytes as received")
    packed = models.BinaryField(help_text="the bytes, deflated")
    published = models.DateField(null=True, blank=True)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(
        max_length=500, blank=True, help_text="why it could not be read; the bytes are kept"
    )

    class Meta:
        ordering = ["-first_seen", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "url", "digest"], name="bytes_kept_once"),
        ]

    def __str__(self) -> str:
        return self.title or self.url


class Claim(models.Model):
    """A statement we filed. Moves only by `retract`, which closes it from a day on and keeps the row."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="claims")
    source = models.ForeignKey(Source, models.PROTECT, related_name="claims")
    show = models.ForeignKey(Show, models.PROTECT, null=True, blank=True, related_name="claims")
    season = models.ForeignKey(Season, models.PROTECT, null=True, blank=True, related_name="claims")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="claims")
    predicate = models.CharField(max_length=20, choices=_choices(Predicate))
    value = models.CharField(max_length=300, blank=True)
    factuality = models.CharField(max_length=12, choices=_choices(Factuality))
    stated_on = models.CharField(
        max_length=30, blank=True, help_text="EDTF; empty when the document has no date"
    )
    stated_by = models.DateField(db_index=True, help_text="the day from which the claim counts in any view")
    happened_on = models.CharField(max_length=30, blank=True, help_text="EDTF, when it took place")
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    main = models.BooleanField(default=True)
    confidence = models.FloatField(default=1.0)
    note = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=40, help_text="of the statement, so that one document files it once")
    recorded_at = models.DateTimeField(db_index=True)
    retracted_on = models.DateField(null=True, blank=True, help_text="public clock: gone from this day on")
    retracted_at = models.DateTimeField(null=True, blank=True, help_text="our clock: when we took it back")
    retraction_reason = models.CharField(max_length=300, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["stated_by", "pk"]
        indexes = [models.Index(fields=["show", "stated_by"]), models.Index(fields=["person", "stated_by"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(show__isnull=False, person__isnull=True)
                | Q(show__isnull=True, person__isnull=False, season__isnull=True),
                name="a_claim_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(retracted_at__isnull=True) | ~Q(retraction_reason=""),
                name="a_retraction_has_a_reason",
            ),
            models.UniqueConstraint(fields=["document", "digest"], name="filed_once"),
        ]

    def __str__(self) -> str:
        subject = self.season or self.show or self.person
        return f"{self.source}: {subject} {self.predicate} {self.value}".strip()

    def retract(self, *, because: str, now: datetime) -> None:
        """Take the claim back, from today on and with a reason; what was seen before stays seen before."""
        if not because:
            raise ValueError("a retraction has a reason")
        self.retracted_on, self.retracted_at, self.retraction_reason = now.date(), now, because
        self.save(update_fields=["retracted_on", "retracted_at", "retraction_reason"])

    @property
    def said_on(self) -> PartialDate:
        return PartialDate.parse(self.stated_on) if self.stated_on else PartialDate.on(self.stated_by)

    @property
    def took_place(self) -> PartialDate | None:
        return PartialDate.parse(self.happened_on) if self.happened_on else None

    @property
    def url(self) -> str:
        """Where a reader can check it; empty for our own compiled records."""
        return self.document.url if self.document.url.startswith(("http:", "https:")) else ""


class Review(models.Model):
    """A reading that waits for an editor's yes. Moves once: when it is decided."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="reviews")
    statement = models.JSONField()
    digest = models.CharField(max_length=40)
    reason = models.CharField(max_length=300)
    show = models.ForeignKey(Show, models.PROTECT, null=True, blank=True, related_name="reviews")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="reviews")
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)
    claim = models.OneToOneField(Claim, models.PROTECT, null=True, blank=True, related_name="review")

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["document", "digest"], name="asked_once")]

    def __str__(self) -> str:
        said = self.statement
        return (
            f"{said.get('show') or said.get('person')}: {said['predicate']} {said.get('value', '')}".strip()
        )


class StatusChange(models.Model):
    """A season went from one state to another, at a day, because of these claims.

    At once the history, the statistic and the queue of news: `audience` takes the rows that are news.
    """

    show = models.ForeignKey(Show, models.PROTECT, related_name="changes")
    season = models.ForeignKey(Season, models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … within the season")
    before = models.CharField(max_length=20, choices=_choices(SeasonState), blank=True)
    after = models.CharField(max_length=20, choices=_choices(SeasonState))
    show_state = models.CharField(max_length=20, choices=_choices(ShowState))
    date_before = models.CharField(
        max_length=30, blank=True, help_text="EDTF, the announced or actual premiere"
    )
    date_after = models.CharField(max_length=30, blank=True)
    at = models.DateField(db_index=True, help_text="public clock: the day on which it became so")
    found_at = models.DateTimeField(db_index=True, help_text="our clock")
    confirmed = models.BooleanField(help_text="more than a database row or an unnamed source says so")
    is_news = models.BooleanField(default=False, help_text="found while it was fresh, not from history")
    because = models.ManyToManyField(Claim, related_name="changes")

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["season", "number"], name="one_change_at_a_time")]

    def __str__(self) -> str:
        return f"{self.season}: {self.before or 'new'} to {self.after} on {self.at:%-d %B %Y}"


class Mark(models.Model):
    """How far a verb of the tick has come: what was recorded after this moment is still to be looked at."""

    verb = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.verb} up to {self.at:%Y-%m-%d %H:%M:%S}"


class Run(models.Model):
    """One pass over one source (or one verb of the tick): what came in and what went wrong, for people to read."""

    verb = models.CharField(max_length=20)
    source = models.ForeignKey(Source, models.CASCADE, null=True, blank=True, related_name="runs")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)
    errors = models.JSONField(default=list)

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.source or ''} {self.started_at:%Y-%m-%d %H:%M}"
