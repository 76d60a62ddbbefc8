"""`ask` in the terminal: the sentence, the evidence, the odds; and the way on when the title is not known."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from cliffhanger.main.command import CommandError
from tests.make import document, record, statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger():
    rows = [
        statement("Night Train", "network", value="Netflix", on="2021-05-01"),
        statement("Night Train", "network_kind", value="streaming", on="2021-05-01"),
        statement(
            "Night Train", "premiere", season=1, value="2021-05-01", happened_on="2021-05-01", on="2021-05-01"
        ),
    ]
    order = statement("Night Train", "renewed", season=2, happened_on="2021-09-02", on="2021-09-03")
    record(
        document(rows, url="https://example.org/first"), document([order], url="https://example.org/order")
    )


def ask(*args: str) -> str:
    out = StringIO()
    call_command("ask", *args, stdout=out)
    return out.getvalue()


def test_the_answer_names_the_outlet_and_the_day(ledger):
    said = ask("night train", "--as-of", "2022-01-01")
    assert "Yes. Netflix ordered season 2 on 2 September 2021 (Deadline). No date yet." in said
    assert "https://example.org/order" in said


def test_a_past_day_knows_nothing_of_what_was_said_later(ledger):
    said = json.loads(ask("Night Train", "--as-of", "2021-08-01", "--json"))
    assert (said["status"], said["evidence"]) == ("undecided", [])


def test_json_has_the_promised_form(ledger):
    said = json.loads(ask("Night Train", "--as-of", "2022-01-01", "--json"))
    assert set(said) == {"show", "season", "status", "since", "as_of", "sentence", "evidence", "forecast"}
    assert said["evidence"] == [
        {
            "outlet": "Deadline",
            "url": "https://example.org/order",
            "stated_on": "2021-09-03",
            "predicate": "renewed",
            "factuality": "asserted",
        }
    ]
    assert set(said["forecast"]) == {"p_return", "quantiles", "method", "issued_at"}
    assert list(said["forecast"]["quantiles"]) == ["0.1", "0.5", "0.9"]
    assert 0.8 < said["forecast"]["p_return"] < 1
    assert "2022-01-01" < said["forecast"]["quantiles"]["0.1"] < said["forecast"]["quantiles"]["0.9"]


def test_an_unknown_title_gets_suggestions_and_exit_code_2(ledger):
    with pytest.raises(CommandError, match="Did you mean: Night Train") as refusal:
        ask("nigt trian")
    assert refusal.value.returncode == 2


def test_an_impossible_day_is_named(ledger):
    with pytest.raises(CommandError, match="2022-02-31"):
        ask("Night Train", "--as-of", "2022-02-31")


def test_without_a_newsroom_the_way_out_is_said():
    with pytest.raises(CommandError, match="make setup"):
        ask("Night Train")
