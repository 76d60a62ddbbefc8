"""`cliffhanger score`: the record and the look back, apart."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.make import document, record, statement

FACTS = [
    statement("Night Ferry", "network_kind", value="cable", on="2012-01-01"),
    *(
        statement("Night Ferry", "premiere", season=n, value=f"{2011 + n}-01-01", happened_on=f"{2011 + n}-01-01",
                  on=f"{2011 + n}-01-01")
        for n in range(1, 9)
    ),
]  # fmt: skip


@pytest.fixture
def _ledger(db: None) -> None:
    record(document(FACTS))


def said(*options: str) -> str:
    out = StringIO()
    call_command("score", *options, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("_ledger")
def test_without_a_record_it_says_so_and_shows_no_figures():
    text = said()
    assert "0 forecasts issued" in text
    assert "LOOK BACK" not in text


@pytest.mark.usefixtures("_ledger")
def test_a_look_back_is_labelled_and_stands_beside_every_baseline():
    text = said("--backcast")
    assert "LOOK BACK, not a record" in text
    for name in ("ours", "one year later", "usual gap", "Kaplan–Meier"):
        assert name in text


@pytest.mark.usefixtures("_ledger")
def test_json_keeps_the_record_and_the_look_back_apart():
    found = json.loads(said("--backcast", "--json"))
    assert found["issued"]["total"] == 0
    assert found["backcast"]["total"] > 10
    assert "not a record" in found["backcast"]["label"]
