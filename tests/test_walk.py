"""The living diagram: one fact, from a feed to an inbox, through every room of the house."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from cliffhanger.audience import follow, tell
from cliffhanger.audience.scope import Scope
from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.find import replay
from cliffhanger.evidence.models import Claim, Document, StatusChange
from cliffhanger.forecast.models import Forecast
from cliffhanger.main.local_feed import drop, open_local_feed
from cliffhanger.main.tick import tick
from cliffhanger.newsroom.compose import compose_first_edition
from tests.make import document, record, statement

NOW = datetime(2022, 3, 1, 12, tzinfo=UTC)
SHOW = "All of Us Are Dead"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_fact_walks_from_the_feed_to_the_inbox():
    # What is known on 1 March 2022: a first season, and no word on a second.
    facts = [
        statement(SHOW, "network", value="Netflix", on="2022-01-28"),
        statement(SHOW, "network_kind", value="streaming", on="2022-01-28"),
        statement(SHOW, "premiere", season=1, value="2022-01-28", happened_on="2022-01-28", on="2022-01-28"),
        statement(SHOW, "finale", season=1, value="2022-01-28", happened_on="2022-01-28", on="2022-01-28"),
    ]
    record(document(facts), now=NOW)
    show = Show.objects.get(title=SHOW)
    replay([show], now=NOW)
    compose_first_edition(now=NOW)
    open_local_feed()
    assert tick(now=NOW).errors == []
    page = f"/shows/{show.slug}/"
    assert "Not decided. Netflix has said nothing" in read(page)

    # A reader asks to be told, and says yes to the mail that asks back.
    follow.ask("reader@example.org", Scope(show=show), now=NOW)
    tell.send_due(NOW, base_url="http://testserver")
    follow.confirm(token_in(mail.outbox.pop()), now=NOW)

    # fetch → read → file → find → forecast → refresh → tell
    later = NOW + timedelta(hours=1)
    drop(f"Netflix cancels {SHOW} after one season", f"Netflix has cancelled {SHOW} after one season.",
         link="https://example.org/cancelled", now=later)  # fmt: skip
    done = tick(now=later)

    assert Document.objects.get(url="https://example.org/cancelled").read_at == later
    claim = Claim.objects.get(predicate="cancelled")
    assert (claim.show, claim.season.number, claim.source.name) == (show, 2, "Local wire")
    change = StatusChange.objects.get(after="cancelled")
    assert (change.season.number, change.is_news, list(change.because.all())) == (2, True, [claim])
    assert Forecast.objects.filter(season=change.season).first().p_return < 0.1
    assert "No. " in read(page)
    assert "Local wire" in read(page)
    assert done.sent == len(mail.outbox) == 1
    assert "reader@example.org" in mail.outbox[0].to
    assert "cancelled" in mail.outbox[0].subject

    # A second tick has nothing to say, and says it to nobody.
    again = tick(now=later + timedelta(seconds=30))
    assert (again.recorded.claims, list(again.changes), again.forecasts, again.sent) == (0, [], 0, 0)


def read(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def token_in(message) -> str:
    return message.body.partition("/follow/confirm/")[2].partition("/")[0]
