"""What may be filed and what an editor must see first: cases F01 to F10 of docs/status-policy.md."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cliffhanger.evidence.filing import Subject, reason_to_wait
from cliffhanger.vocabulary import PartialDate, Predicate, Statement, Tier

from .test_status import POLICY

KNOWN = Subject(known=True, last_season=2, premieres={1: date(2022, 1, 28), 2: date(2023, 3, 3)})


def statement(predicate: Predicate = Predicate.RENEWED, **more: object) -> Statement:
    on = PartialDate.parse("2023-06-01")
    subject = {} if "person" in more else {"show": "Night Ferry"}
    return Statement(**{"predicate": predicate, "season": 3, "stated_on": on, **subject, **more})


def about(person: str, predicate: Predicate = Predicate.SENTENCED) -> Statement:
    return statement(predicate, person=person, season=None)


NOBODY = Subject(known=False, suggestions=("Night Ferry",))
TWO = Subject(known=False, ambiguous=("Ghosts", "GHOSTS"))
ALIVE, DEAD = Subject(known=True), Subject(known=True, living=False)

CASES = (
    ("F01", statement(), KNOWN, Tier.PRESS, ""),
    ("F02", statement(show="Nite Fery"), NOBODY, Tier.PRESS, "near: Night Ferry"),
    ("F03", statement(show="Ghosts"), TWO, Tier.PRESS, "could be any of: Ghosts, GHOSTS"),
    ("F04", statement(confidence=0.89), KNOWN, Tier.TRADE, "confidence 0.89"),
    ("F05", statement(season=9), KNOWN, Tier.TRADE, "season 9 is too far ahead"),
    ("F05", statement(season=2024), KNOWN, Tier.FAN, "season 2024 is too far ahead"),
    ("F06", statement(season=1), KNOWN, Tier.TRADE, "another show of this name?"),
    ("F07", statement(Predicate.PREMIERE, season=1, value="2019"), KNOWN, Tier.TRADE, "this says 2019"),
    ("F08", about("Ida Brandt"), ALIVE, Tier.TRADE, "needs an editor's yes"),
    ("F09", about("Ida Brandt", Predicate.NET_WORTH), ALIVE, Tier.PRESS, "needs a better one"),
    ("F10", about("Ida Brandt"), DEAD, Tier.PRESS, ""),
)


@pytest.mark.parametrize(("id", "statement", "subject", "tier", "reason"), CASES)
def test_filing_case(id, statement, subject, tier, reason):
    found = reason_to_wait(statement, subject, tier)
    assert bool(found) == bool(reason)
    assert reason in found


def test_document_and_table_hold_the_same_cases():
    written = re.findall(r"^\| (F\d+) \|", POLICY.read_text(encoding="utf-8"), re.MULTILINE)
    assert written == list(dict.fromkeys(case[0] for case in CASES))


def test_an_order_that_was_told_again_soon_after_the_premiere_is_no_other_show():
    recent = statement(season=2, stated_on=PartialDate.parse("2023-04-20"))
    look_back = statement(season=2, happened_on=PartialDate.parse("2022-06-07"))
    assert reason_to_wait(recent, KNOWN, Tier.PRESS) == reason_to_wait(look_back, KNOWN, Tier.PRESS) == ""


def test_a_premiere_without_a_readable_date_is_not_held_against_anybody():
    assert reason_to_wait(statement(Predicate.PREMIERE, season=1, value="soon"), KNOWN, Tier.PRESS) == ""


def test_specials_are_never_too_far_ahead():
    assert reason_to_wait(statement(season=0), KNOWN, Tier.PRESS) == ""
