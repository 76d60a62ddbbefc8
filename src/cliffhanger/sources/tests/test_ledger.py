"""What the opening ledger says, who says it, and what may not get in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cliffhanger.sources import Cursor, Payload, SourceChanged, ledger
from cliffhanger.sources.ledger import compile as compiling
from cliffhanger.sources.packing import BadRow
from cliffhanger.vocabulary import Factuality, Predicate, Tier

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SAMPLE = Path(ledger.__file__).parent / "samples" / "document.json"
SHOWS = "show,season,predicate,value,factuality,stated_on,happened_on,outlet,tier,url,note\n"
PEOPLE = "person,predicate,value,stated_on,happened_on,outlet,tier,url,note\n"
LINK = "https://example.com/a"


def sample() -> Payload:
    return Payload(
        adapter="ledger",
        url="https://example.com/2025/02/night-ferry-season-2",
        content=SAMPLE.read_bytes(),
        media_type="application/vnd.cliffhanger.statements+json",
        fetched_at=NOW,
    )


def compiled(tmp_path: Path, shows: str = "", people: str = "") -> compiling.Ledger:
    (tmp_path / "statements.csv").write_text(SHOWS + shows, encoding="utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE + people, encoding="utf-8")
    return compiling.compile_ledger(tmp_path / "statements.csv", tmp_path / "people.csv")


def test_a_document_is_read_in_words_of_the_closed_lists_without_quotes():
    renewed, guess, special, whole, born = ledger.read(sample())
    assert (renewed.predicate, renewed.season, str(renewed.happened_on)) == (
        Predicate.RENEWED,
        2,
        "2025-02-03",
    )
    assert (guess.value, guess.factuality, guess.happened_on) == ("2026-21", Factuality.SPECULATED, None)
    assert (special.season, whole.season) == (0, None)
    assert whole.stated_on is None
    assert (born.person, born.show, born.predicate) == ("Ida Brandt", "", Predicate.BORN)
    assert not any(one.quote for one in (renewed, guess, special, whole, born))


def test_unknown_predicate_is_refused_not_guessed():
    changed = replace(sample(), content=sample().content.replace(b'"renewed"', b'"revived"'))
    with pytest.raises(SourceChanged, match=r"'revived'.*example\.com"):
        ledger.read(changed)


def test_shipped_statements_are_read_whole_and_each_outlet_is_one_and_the_same():
    payloads = list(ledger.payloads(NOW))
    statements = [one for payload in payloads for one in ledger.read(payload)]
    assert (len(payloads), len(statements)) == (290, 408)
    assert (
        len({payload.source.slug for payload in payloads})
        == len({payload.source for payload in payloads})
        == 154
    )
    assert all(len(one.value) <= 300 and len(one.note) <= 500 for one in statements)


def test_shipped_renewal_of_the_show_of_the_page_to_beat():
    found = [
        (payload.source.name, str(one.stated_on))
        for payload in ledger.payloads(NOW)
        for one in ledger.read(payload)
        if (one.show, one.season, one.predicate) == ("All of Us Are Dead", 2, Predicate.RENEWED)
    ]
    assert any(day == "2022-06-06" for _, day in found)


def test_a_month_is_no_publication_day():
    days = {payload.url: payload.published for payload in ledger.payloads(NOW)}
    assert None in days.values()
    assert all(day is None or isinstance(day, date) for day in days.values())


def test_everything_is_fetched_once_for_each_version_of_the_file():
    first = ledger.fetch(None, Cursor("cliffhanger:ledger"), now=NOW)
    assert len(first.payloads) == 290
    assert ledger.fetch(None, first.cursor, now=NOW).payloads == ()


def test_an_outlet_under_two_tiers_gets_the_one_nearer_to_the_decision(tmp_path):
    rows = (
        f"Night Ferry,2,renewed,,asserted,2025-02-03,,Harbour Herald,press,{LINK},\n"
        f"Night Ferry,3,renewed,,asserted,2026-02-03,,Harbour Herald,trade,{LINK}b,\n"
    )
    assert compiled(tmp_path, rows).outlets["harbour-herald"]["tier"] == Tier.TRADE


def test_custody_release_goes_by_our_word_and_a_special_is_season_zero(tmp_path):
    ledger_ = compiled(
        tmp_path,
        f"Night Ferry,special,ordered,,asserted,2025-02,,Herald,press,{LINK},\n",
        f"Jon Falk,custody_release_expected,after 14 years,2022-09-27,,E! Online,press,{LINK}b,\n",
    )
    special, release = (one["statements"][0] for one in ledger_.documents.values())
    assert special["season"] == 0
    assert release["predicate"] == "release_expected"
    assert set(ledger_.outlets) == {"herald", "e-online"}


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (f"Night Ferry,2,revived,,asserted,2025-02-03,,Herald,press,{LINK},", "'revived'"),
        (f"Night Ferry,2,renewed,,certain,2025-02-03,,Herald,press,{LINK},", "'certain'"),
        (f"Night Ferry,2,renewed,,asserted,2025-02-31,,Herald,press,{LINK},", "2025-02-31"),
        (f"Night Ferry,2,renewed,,asserted,2025-02-03,,Herald,blog,{LINK},", "'blog'"),
        (f"Night Ferry,2,premiere,next year,asserted,2025-02-03,,Herald,press,{LINK},", "next year"),
        (f"Night Ferry,2,renewed,,asserted,2025-02-03,2025-02-04,Herald,press,{LINK},", "still to come"),
        ("Night Ferry,2,renewed,,asserted,2025-02-03,,Herald,press,ftp://example.com,", "not a link"),
        (f"Night Ferry,2,renewed,,asserted,2025-02-03,,***,press,{LINK},", "no letters"),
        (f"Night Ferry,2,born,1980,asserted,2025-02-03,,Herald,press,{LINK},", "not said of a show"),
        (f",2,renewed,,asserted,2025-02-03,,Herald,press,{LINK},", "not said of a show"),
    ],
)
def test_compiling_stops_at_the_line_that_cannot_be(tmp_path, row, complaint):
    with pytest.raises(BadRow, match=rf"line 2 of statements\.csv: .*{complaint}"):
        compiled(tmp_path, row + "\n")


def test_compiling_stops_at_a_link_with_two_outlets_at_one_slug_for_two_and_at_a_repeat(tmp_path):
    first = f"Night Ferry,2,renewed,,asserted,2025-02-03,,Herald,press,{LINK},\n"
    with pytest.raises(BadRow, match=r"line 3 .*another outlet"):
        compiled(tmp_path, first + first.replace("Herald", "Post"))
    with pytest.raises(BadRow, match=r"line 3 .*share a slug"):
        compiled(tmp_path, first + first.replace("Herald", "Hérald").replace(LINK, LINK + "b"))
    with pytest.raises(BadRow, match=r"line 3 .*twice"):
        compiled(tmp_path, first + first)
    with pytest.raises(BadRow, match=r"line 2 of people\.csv: .*not said of a person"):
        compiled(tmp_path, people=f"Jon Falk,renewed,,2025-02-03,,Herald,press,{LINK},\n")


def test_compile_command_writes_both_files(tmp_path, capsys):
    compiled(tmp_path, f"Night Ferry,2,renewed,,asserted,2025-02-03,,Herald,press,{LINK},\n")
    options = [f"--{name}={tmp_path / name}.csv" for name in ("statements", "people")]
    assert compiling.main([*options, f"--out={tmp_path}"]) == 0
    assert "1 statements in 1 documents of 1 outlets" in capsys.readouterr().out
    assert (tmp_path / "outlets.jsonl.xz").exists()
    assert (tmp_path / "documents.jsonl.xz").exists()
