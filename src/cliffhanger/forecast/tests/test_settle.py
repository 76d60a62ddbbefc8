"""Settling as rows: once, from the ledger alone, and again when the world corrects itself."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from cliffhanger.evidence.models import Claim
from cliffhanger.forecast.issue import issue
from cliffhanger.forecast.models import Forecast, Settlement
from cliffhanger.forecast.settle import Settled, settle
from cliffhanger.forecast.tests.world import DATABASE, at, came, ferry, tell, watched_to

pytestmark = pytest.mark.usefixtures("ledger")


def verdicts() -> list[tuple[str, str, int]]:
    rows = Settlement.objects.order_by("pk")
    return [(row.verdict, row.outcome, row.number) for row in rows]


def test_one_verb_settles_our_forecast_and_the_outlets_guess():
    issue([ferry()], now=at("2022-03-01"))
    answer = tell(came("2023-05-01"), by=DATABASE)
    assert settle(now=at("2023-05-02")) == Settled(forecasts=1, guesses=1)
    ours, theirs = Settlement.objects.order_by("pk")
    assert (ours.forecast.show, ours.verdict, str(ours.outcome_on)) == (ferry(), "came", "2023-05-01")
    assert (theirs.guess.source.name, theirs.verdict, theirs.off_by) == ("Heart", "right", 0)
    assert list(theirs.because.all()) == answer


def test_nothing_is_settled_while_nothing_is_known():
    issue([ferry()], now=at("2022-03-01"))
    assert settle(now=at("2022-04-01")) == Settled()
    assert verdicts() == []


def test_settling_twice_is_settling_once():
    tell(came("2023-05-01"), by=DATABASE)
    settle(now=at("2023-05-02"))
    assert settle(now=at("2023-05-03")) == Settled()
    assert verdicts() == [("right", "2023-05-01", 1)]


def test_an_answer_that_is_taken_back_opens_the_guess_again():
    [answer] = tell(came("2023-05-01"), by=DATABASE)
    settle(now=at("2023-05-02"))
    answer.retract(because="the database had the wrong show", now=at("2023-05-10"))
    assert settle(now=at("2023-05-11")).corrected == 1
    assert verdicts() == [("right", "2023-05-01", 1), ("open", "", 2)]
    assert not Settlement.objects.holding().exists()


def test_an_answer_that_is_corrected_supersedes_and_the_old_row_stays():
    [answer] = tell(came("2023-05-01"), by=DATABASE)
    settle(now=at("2023-05-02"))
    answer.retract(because="that was the trailer", now=at("2024-02-11"))
    tell(came("2024-02-10"), by=DATABASE)
    settle(now=at("2024-02-12"))
    assert verdicts() == [("right", "2023-05-01", 1), ("early", "2024-02-10", 2)]
    assert [row.off_by for row in Settlement.objects.holding()] == [41]


def test_a_time_that_went_by_is_superseded_by_the_premiere_itself():
    watched_to("2024-01-05")
    settle(now=at("2024-01-06"))
    tell(came("2024-02-10"), by=DATABASE)
    settle(now=at("2024-02-12"))
    assert verdicts() == [("early", "", 1), ("early", "2024-02-10", 2)]


def test_a_guess_that_we_had_misread_is_withdrawn_and_not_counted():
    tell(came("2024-02-10"), by=DATABASE)
    settle(now=at("2024-02-12"))
    guess = Claim.objects.get(factuality="speculated")
    guess.retract(because="misread: it spoke of another show", now=at("2024-03-01"))
    settle(now=at("2024-03-02"))
    assert settle(now=at("2024-03-03")) == Settled()
    assert verdicts() == [("early", "2024-02-10", 1), ("withdrawn", "", 2)]
    assert not Settlement.objects.holding().exists()


def test_sixty_months_without_a_premiere_settle_a_forecast_only_where_we_were_watching():
    issue([ferry()], now=at("2022-03-01"))
    assert settle(now=at("2027-06-01")).forecasts == 0
    watched_to("2027-03-01")
    assert settle(now=at("2027-06-02")).forecasts == 1
    assert Settlement.objects.get(forecast__isnull=False).verdict == "never"


def test_a_settlement_is_of_one_thing_and_numbered_once():
    issue([ferry()], now=at("2022-03-01"))
    forecast, guess = Forecast.objects.get(), Claim.objects.get(factuality="speculated")
    row = {"settled_at": at("2023-05-02"), "verdict": "right", "number": 1}
    Settlement.objects.create(guess=guess, **row)
    for wrong in ({"guess": guess}, {"guess": guess, "forecast": forecast}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Settlement.objects.create(**{**row, **wrong})
