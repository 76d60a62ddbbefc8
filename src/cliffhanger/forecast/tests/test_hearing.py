"""What our silence is worth: counted from the returns that we had read of in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.models import Claim
from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.view import said_of
from cliffhanger.forecast.hearing import Hearing, Return, hearing
from cliffhanger.forecast.inputs import inputs_of
from cliffhanger.forecast.issue import issue
from cliffhanger.forecast.models import Forecast
from cliffhanger.forecast.tests.world import DATABASE, at, ferry, tell
from tests.make import document, record, statement

DAY = date(2024, 1, 1)


def returned(show=1, network="A", *, days_ago=100, foretold=True):
    return Return(show, network, DAY - timedelta(days_ago), foretold)


def chance(*returns, show=1, network="A", day=DAY):
    return Hearing(returns, {show: [(date(2000, 1, 1), network)]}).chance(show, day)


def test_a_ledger_that_foretold_nothing_hears_nothing():
    assert chance() == 0
    assert chance(*(returned(foretold=False) for _ in range(50))) == 0


def test_the_share_that_was_foretold_is_what_we_hear_and_never_all_of_it():
    many = [returned(show) for show in range(100)]
    assert 0.85 <= chance(*many) < 1
    assert chance(*many, *(returned(show, foretold=False) for show in range(100, 200))) == pytest.approx(
        0.5, abs=0.1
    )


def test_a_network_that_we_read_about_is_heard_better_than_one_that_we_do_not():
    both = [returned(show, "A") for show in range(30)]
    both += [returned(show, "B", foretold=False) for show in range(30, 60)]
    near, far, new = (chance(*both, show=99, network=name) for name in ("A", "B", "C"))
    assert near > new > far


def test_its_own_record_counts_most():
    others = [returned(show, foretold=False) for show in range(10, 20)]
    assert chance(*others, *(returned(1) for _ in range(3))) > chance(
        *others, *(returned(2) for _ in range(3))
    )


def test_only_returns_of_late_and_none_from_the_future_count():
    old = [returned(show, days_ago=4 * 365) for show in range(50)]
    future = [returned(show, days_ago=-1) for show in range(50)]
    assert chance(*old) == chance(*future) == 0
    assert chance(*future, day=DAY + timedelta(2)) > 0.5


def season_two(title: str, *, told: str = "", by=None, predicate: str = "renewed") -> None:
    """A Netflix show whose second season came on 1 March 2023, and what was said of it before."""
    rows = [statement(title, "network", value="Netflix", on="2020-01-01")]
    rows += [
        statement(title, "premiere", season=n, value=day, happened_on=day, on=day)
        for n, day in ((1, "2022-03-01"), (2, "2023-03-01"))
    ]
    record(document(rows, by=DATABASE, url=f"https://example.org/{title}"), now=at("2023-03-01"))
    if told:
        tell(statement(title, predicate, season=2, on=told), **({"by": by} if by else {}))


def heard(day: str = "2023-06-01") -> float:
    return hearing().chance(ferry().pk, date.fromisoformat(day))


@pytest.mark.usefixtures("ledger")
def test_orders_that_were_read_in_time_make_the_ledger_hear():
    for number in range(12):
        season_two(f"Show {number}", told="2022-06-01")
    assert heard() > 0.3
    assert heard("2023-02-27") == 0, "by then none of them had come"


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    "said",
    [
        {},
        {"told": "2022-06-01", "by": DATABASE},
        {"told": "2023-02-20", "predicate": "trailer"},
        {"told": "2022-06-01", "predicate": "cancelled"},
    ],
    ids=["nothing", "only a database", "only at the last minute", "the opposite"],
)
def test_what_does_not_foretell_does_not_count(said):
    for number in range(12):
        season_two(f"Show {number}", **said)
    assert heard() == 0


@pytest.mark.usefixtures("ledger")
def test_what_was_stated_after_the_day_changes_nothing():
    for number in range(12):
        season_two(f"Show {number}", told="2022-06-01")
    before = heard()
    tell(statement("Show 3", "premiere", season=3, value="2023-09-01", happened_on="2023-09-01", on="2023-09-01"),
         by=DATABASE)  # fmt: skip
    with_later = heard()
    Claim.objects.filter(stated_by__gt=date(2023, 6, 1)).delete()
    assert before == with_later == heard()


@pytest.mark.usefixtures("ledger")
def test_only_while_nothing_is_decided_does_the_silence_count():
    def heard_in(day: str) -> float:
        on = date.fromisoformat(day)
        claims = said_of(ferry(), on)
        return inputs_of(find_status(claims, on), claims, heard=0.4).heard

    tell(statement("Night Ferry", "renewed", season=2, on="2022-09-01"))
    assert heard_in("2022-06-01") == 0.4
    assert heard_in("2022-10-01") == 0


@pytest.mark.usefixtures("ledger")
def test_a_long_silence_of_a_show_that_we_follow_well_is_stored_and_said():
    for number in range(40):
        season_two(f"Show {number}", told="2022-06-01")
    issue([ferry()], now=at("2023-06-01"))
    row = Forecast.objects.get()
    assert row.inputs["heard"] > 0.5
    assert row.p_return < row.inputs["base_p_return"]
    assert any("No decision heard of in the 16 months since the premiere" in reason for reason in row.reasons)
    assert Show.objects.count() > 40
