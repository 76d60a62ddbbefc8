"""The status policy, case by case, and what holds for any claims at all."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import SHOW_PREDICATES, Factuality, PartialDate, SeasonState, Tier

from .cases import CASES
from .cases.case import FIRST, Case, said, seen

POLICY = Path(__file__).parents[4] / "docs" / "status-policy.md"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_policy_case(case: Case):
    found = seen(find_status(case.claims, date.fromisoformat(case.as_of)))
    assert {name: found[name] for name in case.finds} == case.finds


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_order_in_which_claims_come_changes_nothing(case: Case):
    shuffled = random.Random(case.id).sample(case.claims, len(case.claims))
    found = seen(find_status(shuffled, date.fromisoformat(case.as_of)))
    assert {name: found[name] for name in case.finds} == case.finds


def test_document_and_table_hold_the_same_cases():
    written = re.findall(r"^\| (S\d+) \|", POLICY.read_text(encoding="utf-8"), re.MULTILINE)
    assert written == [case.id for case in CASES]


def test_what_is_said_after_the_day_asked_for_is_not_seen():
    later = said("renewed 2", "2022-06-07"), said("premiere 2", "2022-12-01", value="2023-03-03")
    before = date(2022, 6, 6)
    assert find_status([FIRST, *later], before) == find_status([FIRST], before)


DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
VALUES = st.sampled_from(["", "NBC", "12", "2023", "2023-03-03", "2023-21", "2022-01/2023-06", "2024-05~"])
ANYTHING = st.builds(
    Said,
    predicate=st.sampled_from(sorted(SHOW_PREDICATES)),
    season=st.sampled_from([None, 0, 1, 2, 3, 4, 2024]),
    value=VALUES,
    factuality=st.sampled_from(list(Factuality)),
    tier=st.sampled_from(list(Tier)),
    source=st.sampled_from(["a", "b", "c"]),
    stated_on=DAYS,
    happened_on=st.none() | DAYS.map(PartialDate.on) | st.just(PartialDate.parse("2022")),
)


@given(st.lists(ANYTHING, max_size=12), DAYS)
def test_any_claims_give_a_finding_that_is_true_to_its_day(claims, as_of):
    found = find_status(claims, as_of)
    assert found.next in found.seasons
    assert found.next.season > 0
    assert not found.next.has_premiered
    said_by_then = all(s.stated_on <= as_of for f in found.seasons for s in (*f.because, *f.dissent))
    assert said_by_then
    assert all(f.since is None or f.since <= as_of for f in found.seasons)


@given(st.lists(ANYTHING, max_size=10), DAYS, st.randoms())
def test_any_claims_in_any_order_give_the_same_finding(claims, as_of, chance):
    shuffled = chance.sample(claims, len(claims))
    assert find_status(shuffled, as_of) == find_status(claims, as_of)


FARTHER = ANYTHING.filter(lambda s: s.tier is Tier.FAN or s.factuality is not Factuality.ASSERTED)


@given(st.lists(FARTHER, max_size=12), DAYS)
def test_nothing_that_fans_say_or_that_is_not_asserted_is_ever_sure(claims, as_of):
    found = find_status(claims, as_of)
    assert not [f for f in found.seasons if f.confirmed and f.state is not SeasonState.UNDECIDED]


def test_an_absurd_number_of_episodes_does_not_stop_the_reckoning():
    many = said("episodes 1", "2022-02-01", "press:metro", value="99999999999999")
    found = find_status([FIRST, many, said("episodes 1", "2022-02-01", value="²")], date(2022, 3, 1))
    assert found.last is not None
    assert found.last.until is not None
    assert found.last.until < date(2022, 1, 28) + timedelta(8000)
