"""A show, an outlet that guesses, and the world that answers: for tests of this room."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.models import Claim
from cliffhanger.sources import SourceInfo
from cliffhanger.vocabulary import Tier
from tests.make import DEADLINE, document, record, statement

FERRY = "Night Ferry"
HEART = SourceInfo(slug="heart", name="Heart", tier=Tier.PRESS, licence="link only")
DATABASE = SourceInfo(slug="tvdb", name="A database", tier=Tier.DATABASE, licence="link only")

FACTS = [
    statement(FERRY, "network", value="Netflix", on="2022-01-28"),
    statement(FERRY, "network_kind", value="streaming", on="2022-01-28"),
    statement(FERRY, "premiere", season=1, value="2022-01-28", happened_on="2022-01-28", on="2022-01-28"),
    statement(FERRY, "finale", season=1, value="2022-01-28", happened_on="2022-01-28", on="2022-01-28"),
]
GUESS = statement(FERRY, "premiere", season=2, value="2023", factuality="speculated", on="2022-02-01")


def at(day: str) -> datetime:
    """Noon of a day."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=12)


def came(day: str, *, season: int = 2, on: str = "") -> dict:
    """The database's row that says that a season came out."""
    return statement(FERRY, "premiere", season=season, value=day, happened_on=day, on=on or day)


def tell(*rows: dict, by: SourceInfo = DEADLINE) -> list[Claim]:
    """File these statements, each as a document of its own, on the day on which they were stated."""
    for row in rows:
        url = f"https://example.org/{by.slug}/{row['predicate']}/{row['value']}/{row['stated_on']}"
        record(document([row], by=by, url=url), now=at(row["stated_on"]))
    return list(Claim.objects.order_by("pk"))[-len(rows) :]


def watched_to(day: str) -> None:
    """The database is heard of another show: we would have known of a premiere by then."""
    tell(statement("Another Show", "network", value="FX", on=day), by=DATABASE)


def ferry() -> Show:
    return Show.objects.get(title=FERRY)
