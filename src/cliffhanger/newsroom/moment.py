"""Everything that pages need to know as of one day, asked for in a few queries and kept for the pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q

from cliffhanger.catalogue.models import Person, Show
from cliffhanger.evidence.models import Claim, Review, StatusChange
from cliffhanger.evidence.view import said
from cliffhanger.forecast.answer import Answered, answer_many
from cliffhanger.forecast.followup import followed_to
from cliffhanger.forecast.past import Past
from cliffhanger.forecast.path import Step
from cliffhanger.vocabulary import Predicate

from .answers import odds
from .marks import show_mark
from .present import StateMark
from .sections import FORMAT_WORDS, sections_of_words
from .standing import Standing


class Moment:
    """The ledger as of ``as_of``. `prepare` loads many shows at once; what was loaded is not asked for again.

    ``now`` dates the drafts of forecasts for past days; it never decides what is visible.
    """

    def __init__(self, as_of: date, *, now: datetime) -> None:
        self.as_of = as_of
        self.now = now
        self._answered: dict[int, Answered] = {}
        self._standings: dict[int, Standing] = {}
        self._changes: dict[int, list[StatusChange]] = {}
        self._person_claims: dict[int, list[Claim]] = {}
        self.looked_back: dict[int, tuple[Step, ...]] = {}
        """By show: what would have been said of its open season on earlier days (`arrival.look_back`)."""

    def answered(self, shows: Iterable[Show]) -> dict[int, Answered]:
        """Where each of these shows stands: enough for lists, and a fifth of the work of a standing."""
        wanted = list(shows)
        missing = [show for show in wanted if show.pk not in self._answered]
        if missing:
            self._answered |= answer_many(missing, self.as_of, now=self.now)
        return {show.pk: self._answered[show.pk] for show in wanted}

    def mark(self, show: Show) -> StateMark:
        return show_mark(self.answered([show])[show.pk].finding)

    def standing(self, show: Show) -> Standing:
        """Everything about one show."""
        if show.pk not in self._standings:
            self.prepare([show])
        return self._standings[show.pk]

    def changes(self, show: Show) -> list[StatusChange]:
        """The show's changes by that day, newest first."""
        if show.pk not in self._changes:
            self.prepare([show])
        return self._changes[show.pk]

    def prepare(self, shows: Iterable[Show]) -> None:
        """Load everything about these shows in a handful of queries."""
        missing = [show for show in shows if show.pk not in self._standings]
        if not missing:
            return
        answered = self.answered(missing)
        claims = self._claims(missing)
        for show in missing:
            self._standings[show.pk] = replace(
                _standing(answered[show.pk], claims[show.pk]), followed_to=self.followed_to
            )
        self._load_changes(missing)

    def _claims(self, shows: Sequence[Show]) -> dict[int, list[Claim]]:
        rows = Claim.objects.as_of(self.as_of).with_source().defer("document__packed", "quote")
        by_show: dict[int, list[Claim]] = defaultdict(list)
        for claim in rows.filter(show__in=_narrow(shows)).iterator(chunk_size=2000):
            by_show[claim.show_id].append(claim)
        return by_show

    def _load_changes(self, shows: Sequence[Show]) -> None:
        self._changes |= {show.pk: [] for show in shows}
        rows = StatusChange.objects.as_of(self.as_of).filter(show__in=_narrow(shows))
        for change in rows.select_related("show", "season").order_by("-at", "-pk"):
            self._changes.setdefault(change.show_id, []).append(change)

    @cached_property
    def past(self) -> Past:
        """The models of the past, each fitted once for all pages of the pass."""
        return Past(self.as_of)

    @cached_property
    def followed_to(self) -> date:
        """The last day on which a premiere would have been heard of by then."""
        return followed_to(self.as_of)

    @cached_property
    def shows(self) -> list[Show]:
        """Every show with something on file by that day."""
        said_of = Claim.objects.as_of(self.as_of).filter(show__isnull=False).values("show")
        return list(Show.objects.filter(pk__in=said_of))

    @cached_property
    def sections(self) -> dict[int, frozenset[str]]:
        """The sections of every show that some genre claim places."""
        words: dict[int, list[str]] = defaultdict(list)
        rows = Claim.objects.as_of(self.as_of).filter(show__isnull=False, factuality="asserted")
        kinds = Q(predicate=Predicate.GENRE) | Q(predicate=Predicate.FORMAT)
        for show, predicate, value in rows.filter(kinds).values_list("show", "predicate", "value"):
            if predicate == Predicate.GENRE or value.casefold() in FORMAT_WORDS:
                words[show].append(value)
        found = {show: sections_of_words(said) for show, said in words.items()}
        return {show: slugs for show, slugs in found.items() if slugs}

    @cached_property
    def person_urls(self) -> dict[str, str]:
        """Our page for those of a cast who have one."""
        return {person.name: person.get_absolute_url() for person in self.people}

    @cached_property
    def people(self) -> list[Person]:
        """People with facts on file by that day."""
        return list(Person.objects.filter(claims__in=Claim.objects.as_of(self.as_of)).distinct())

    @cached_property
    def occupations(self) -> dict[int, str]:
        """What each person does, as the newest claim has it."""
        rows = Claim.objects.as_of(self.as_of).filter(predicate=Predicate.OCCUPATION, person__isnull=False)
        return dict(rows.values_list("person", "value"))

    def shows_with(self, person: Person) -> list[Show]:
        """Shows whose cast names the person."""
        cast = Claim.objects.as_of(self.as_of).filter(predicate=Predicate.CAST, value=person.name)
        return list(Show.objects.filter(pk__in=cast.exclude(factuality="negated").values("show")))

    def person_claims(self, person: Person) -> list[Claim]:
        """Everything filed about a person by that day."""
        if person.pk not in self._person_claims:
            rows = person.claims.as_of(self.as_of).with_source().defer("document__packed")
            self._person_claims[person.pk] = list(rows)
        return self._person_claims[person.pk]

    def waiting_reviews(self, person: Person) -> int:
        """How many readings about the person wait for an editor."""
        return Review.objects.filter(person=person, decided_at__isnull=True).count()


def _narrow(shows: Sequence[Show]) -> Sequence[Show]:
    return shows if len(shows) < 200 else Show.objects.all()


def _standing(answered: Answered, claims: Sequence[Claim]) -> Standing:
    forecast, words = answered.forecast, answered.odds_sentence
    return Standing(
        title=answered.show.title,
        slug=answered.show.slug,
        finding=answered.finding,
        said=tuple(said(claim) for claim in claims),
        sentence=answered.sentence,
        odds_sentence=words,
        odds=odds(forecast, words) if forecast else None,
        said_on={c.pk: c.said_on.words if c.stated_on else "no date given" for c in claims},
        seen_on=max((c.document.last_seen.date() for c in claims), default=None),
    )
