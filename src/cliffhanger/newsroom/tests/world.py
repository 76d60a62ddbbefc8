"""A small world for this room's tests, made through the verbs of the house: two shows, two people, one paper."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.find import find_changes, replay
from cliffhanger.evidence.models import Claim
from cliffhanger.newsroom.compose import compose_first_edition
from cliffhanger.newsroom.moment import Moment
from cliffhanger.newsroom.refresh import refresh
from cliffhanger.newsroom.standing import Standing
from cliffhanger.sources import SourceInfo
from cliffhanger.vocabulary import Tier
from tests.make import DEADLINE, document, record, statement

NOW = datetime(2022, 7, 1, 12, tzinfo=UTC)
HEART = SourceInfo(slug="heart", name="Heart", tier=Tier.PRESS, licence="link only")
DATABASE = SourceInfo(slug="tvdb", name="A database", tier=Tier.DATABASE, licence="link only")
DEAD, BEAR = "All of Us Are Dead", "The Bear"

DEAD_FACTS = [
    statement(DEAD, "network", value="Netflix", on="2022-01-28"),
    statement(DEAD, "network_kind", value="streaming", on="2022-01-28"),
    statement(DEAD, "genre", value="Sci-Fi & Fantasy", on="2022-01-28"),
    statement(DEAD, "premiere", season=1, value="2022-01-28", happened_on="2022-01-28", on="2022-01-28"),
    statement(DEAD, "finale", season=1, value="2022-01-28", happened_on="2022-01-28", on="2022-01-28"),
    statement(DEAD, "cast", value="Park Ji-hu", note="Nam On-jo", on="2022-01-28"),
]
BEAR_FACTS = [
    statement(BEAR, "network", value="FX", on="2022-06-23"),
    statement(BEAR, "network_kind", value="cable", on="2022-06-23"),
    statement(BEAR, "genre", value="Comedy", on="2022-06-23"),
    statement(BEAR, "premiere", season=1, value="2022-06-23", happened_on="2022-06-23", on="2022-06-23"),
]
GUESSES = [
    statement(DEAD, "undecided", season=2, on="2022-01-31"),
    statement(DEAD, "premiere", season=2, value="2023", factuality="conditional", on="2022-01-31"),
]
ORDER = [statement(DEAD, "renewed", season=2, happened_on="2022-06-06", on="2022-06-06")]
BEAR_WORD = [statement(BEAR, "undecided", season=2, on="2022-06-24")]


def person(name: str, predicate: str, value: str, on: str = "2022-02-01") -> dict:
    return {"person": name, "predicate": predicate, "value": value, "stated_on": on}


PEOPLE = [
    person("Toby Keith", "occupation", "country singer"),
    person("Toby Keith", "born", "1961-07-08"),
    person("Tay-K", "occupation", "rapper"),
    person("Tay-K", "sentenced", "55 years"),
]


def build(now: datetime = NOW) -> None:
    """The ledger, its history and the first edition, as of a moment."""
    record(document(DEAD_FACTS, by=DATABASE, url="https://example.org/db/dead"),
           document(BEAR_FACTS, by=DATABASE, url="https://example.org/db/bear"),
           document(GUESSES, by=HEART, url="https://example.org/heart"),
           document(ORDER, by=DEADLINE, url="https://example.org/deadline"),
           document(BEAR_WORD, by=HEART, url="https://example.org/heart-bear"),
           document(PEOPLE, by=HEART, url="https://example.org/people"), now=now)  # fmt: skip
    replay(Show.objects.all(), now=now)
    compose_first_edition(now=now)


def tell(row: dict, *, now: datetime = NOW, by: SourceInfo = DEADLINE) -> Claim:
    """One more statement by an outlet, with the change that it brings about."""
    record(document([row], by=by, url=f"https://example.org/{row['predicate']}/{row['stated_on']}"), now=now)
    claim = Claim.objects.latest("pk")
    find_changes([claim.show], now=now)
    return claim


def standing(title: str, as_of: date | None = None) -> Standing:
    return Moment(as_of or NOW.date(), now=NOW).standing(Show.objects.get(title=title))


def published(path: str, now: datetime = NOW) -> str:
    """The page as readers get it from the edition of that moment."""
    done = refresh(now=now)
    assert done.errors == []
    return read(path)


def words(html: str) -> str:
    """What is left to read without markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def read(path: str, status: int = 200) -> str:
    answer = Client().get(path)
    assert answer.status_code == status, answer.content
    return answer.content.decode()


@pytest.fixture
def paper(db: None, settings, tmp_path: Path) -> Path:
    """The small world on file, its first edition composed, and an empty folder for the published one."""
    settings.EDITION = tmp_path / "edition"
    build()
    return settings.EDITION
