"""What the shipped catalogue says, and on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cliffhanger.sources import Cursor, Payload, SourceChanged, catalogue
from cliffhanger.sources.catalogue import compile as compiling
from cliffhanger.sources.packing import BadRow
from cliffhanger.vocabulary import PartialDate, Predicate, Statement

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SAMPLES = Path(catalogue.__file__).parent / "samples"
HEADER = (
    "series_key,title,original_title,tmdb_id,imdb_id,season,premiere,premiere_precision,premiere_lo,"
    "premiere_hi,finale,episodes,network,network_kind,country,language,genres,type,status,status_as_of\n"
)


def sample(name: str) -> Payload:
    return Payload(
        adapter="catalogue",
        url=f"cliffhanger:catalogue/{name}",
        content=(SAMPLES / f"{name}.json").read_bytes(),
        media_type="application/vnd.cliffhanger.show+json",
        fetched_at=NOW,
    )


def said(statements: list[Statement], predicate: Predicate) -> list[tuple[int | None, str, str, str]]:
    return [
        (one.season, one.value, str(one.stated_on), str(one.happened_on or ""))
        for one in statements
        if one.predicate is predicate
    ]


def row(**cells: str) -> str:
    plain = {
        "series_key": "tmdb:1",
        "title": "Night Ferry",
        "tmdb_id": "1",
        "season": "1",
        "premiere": "2025-05-01",
        "premiere_precision": "day",
        "episodes": "6",
        "network_kind": "cable",
        "type": "Scripted",
        "status": "Ended",
        "status_as_of": "2026-08-22",
    }
    return ",".join((plain | cells).get(name, "") for name in HEADER.strip().split(",")) + "\n"


def compiled(tmp_path: Path, *rows: str) -> compiling.Shows:
    path = tmp_path / "seasons.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return compiling.compile_seasons(path)


def test_an_aired_season_is_public_on_its_own_day():
    statements = catalogue.read(sample("show"))
    assert (1, "2023-01-15", "2023-01-15", "2023-01-15") in said(statements, Predicate.PREMIERE)
    assert (1, "2023-03-12", "2023-03-12", "2023-03-12") in said(statements, Predicate.FINALE)
    assert (1, "9", "2023-03-12", "") in said(statements, Predicate.EPISODES)


def test_an_announced_premiere_was_said_on_the_day_of_compilation_and_has_not_happened():
    statements = catalogue.read(sample("show"))
    assert (3, "2026-11-20", "2026-08-22", "") in said(statements, Predicate.PREMIERE)
    assert not any(one.season == 3 for one in statements if one.predicate is Predicate.EPISODES)


def test_an_inferred_premiere_is_an_interval_and_does_not_leak_before_its_last_day():
    found = said(catalogue.read(sample("show")), Predicate.PREMIERE)
    assert (2, "2025-07-08/2025-07-11", "2025-07-11", "2025-07-08/2025-07-11") in found


def test_a_season_without_a_date_is_listed_and_nothing_more():
    about = [one for one in catalogue.read(sample("show")) if one.season == 4]
    assert [one.predicate for one in about] == [Predicate.LISTED]


def test_what_kind_of_show_it_is_is_known_since_the_first_premiere():
    statements = catalogue.read(sample("show"))
    assert said(statements, Predicate.GENRE) == [
        (None, "Drama", "2023-01-15", ""),
        (None, "Crime", "2023-01-15", ""),
    ]
    assert said(statements, Predicate.NETWORK_KIND) == [(None, "broadcast", "2023-01-15", "")]


def test_cast_comes_with_the_part_as_a_note():
    cast = [one for one in catalogue.read(sample("show")) if one.predicate is Predicate.CAST]
    assert [(one.value, one.note) for one in cast] == [("Ida Brandt", "Wiebke Harms"), ("Jon Falk", "")]


def test_other_titles_are_offered_for_matching():
    assert catalogue.names(sample("show")) == ["Die Leuchtturmwärter"]


def test_cancelled_upstream_is_about_the_season_that_will_not_come():
    assert said(catalogue.read(sample("cancelled")), Predicate.CANCELLED) == [(2, "", "2026-08-22", "")]


def test_ended_upstream_does_not_say_whether_by_design():
    statements = catalogue.read(sample("ended"))
    assert said(statements, Predicate.ENDED_UNSPECIFIED) == [(None, "", "2024-11-10", "")]
    assert not said(statements, Predicate.NETWORK_KIND)  # "unknown" is no fact


def test_unknown_status_is_refused_not_guessed():
    changed = sample("show").content.replace(b"Returning Series", b"On a Break")
    with pytest.raises(SourceChanged, match=r"'On a Break' in cliffhanger:catalogue/show"):
        catalogue.read(replace(sample("show"), content=changed))


def test_shipped_shows_are_read_whole_and_twice_the_same():
    first, again = (list(catalogue.payloads(NOW)) for _ in range(2))
    assert [one.content for one in first] == [one.content for one in again]
    assert len(first) == 520
    statements = [one for payload in first for one in catalogue.read(payload)]
    assert len(statements) > 13_000
    assert all(one.stated_on and ("tmdb" in dict(one.ids)) for one in statements)
    assert all(len(one.value) <= 300 and len(one.note) <= 500 for one in statements)


def test_shipped_facts_about_the_show_of_the_page_to_beat():
    dead = next(one for one in catalogue.payloads(NOW) if one.title == "All of Us Are Dead")
    statements = catalogue.read(dead)
    assert (1, "2022-01-28", "2022-01-28", "2022-01-28") in said(statements, Predicate.PREMIERE)
    assert said(statements, Predicate.NETWORK) == [(None, "Netflix", "2022-01-28", "")]


def test_everything_is_fetched_once_for_each_version_of_the_file():
    first = catalogue.fetch(None, Cursor("cliffhanger:catalogue"), now=NOW)
    assert len(first.payloads) == 520
    assert catalogue.fetch(None, first.cursor, now=NOW).payloads == ()


def test_compiling_keeps_the_wider_span_of_an_inferred_premiere(tmp_path):
    inferred = row(
        premiere="2025-07-08",
        premiere_precision="approx3d",
        premiere_lo="2025-07-10",
        premiere_hi="2025-07-11",
    )
    season = compiled(tmp_path, inferred)["tmdb:1"]["seasons"][0]
    assert season["premiere"] == "2025-07-08/2025-07-11"
    alone = compiled(tmp_path, row(premiere_precision="approx3d"))["tmdb:1"]["seasons"][0]
    assert PartialDate.parse(alone["premiere"]).is_approximate


def test_compiling_lists_an_inferred_season_that_has_no_episode(tmp_path):
    season = compiled(tmp_path, row(premiere_precision="approx3d", episodes="0"))["tmdb:1"]["seasons"][0]
    assert season == {"number": 1}


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"status": "Paused"}, "'Paused'"),
        ({"network_kind": "satellite"}, "'satellite'"),
        ({"type": "Opera"}, "'Opera'"),
        ({"premiere": "2025-02-31"}, "2025-02-31"),
        ({"premiere": "2027-05-01"}, "cannot be"),
        ({"premiere_precision": "scheduled"}, "cannot be"),
        ({"premiere_precision": "guessed"}, "cannot be"),
        ({"finale": "2025-04-30"}, "before the premiere"),
        ({"season": "two"}, "two"),
        ({"tmdb_id": ""}, "TMDB id"),
    ],
)
def test_compiling_stops_at_the_line_that_cannot_be(tmp_path, cells, complaint):
    with pytest.raises(BadRow, match=rf"line 2 of seasons\.csv: .*{complaint}"):
        compiled(tmp_path, row(**cells))


def test_compiling_stops_when_two_lines_disagree_about_a_show(tmp_path):
    with pytest.raises(BadRow, match=r"line 3 .*differently"):
        compiled(tmp_path, row(), row(season="2", network_kind="broadcast"))
    with pytest.raises(BadRow, match=r"line 3 .*twice"):
        compiled(tmp_path, row(), row())


def test_compiling_stops_at_a_missing_column_and_at_a_short_line(tmp_path):
    path = tmp_path / "seasons.csv"
    path.write_text("series_key,title\n")
    with pytest.raises(BadRow, match="has no column"):
        compiling.compile_seasons(path)
    path.write_text(HEADER + "tmdb:1,Night Ferry\n")
    with pytest.raises(BadRow, match=r"line 2 .*one cell per column"):
        compiling.compile_seasons(path)


def test_compile_command_writes_what_the_adapter_reads(tmp_path, capsys):
    (tmp_path / "seasons.csv").write_text(HEADER + row())
    (tmp_path / "cast.csv").write_text(
        "series_key,person,character,order\ntmdb:1,Jon Falk,Tom,1\ntmdb:1,Ida Brandt,,0\n"
    )
    (tmp_path / "ids.csv").write_text("series_key,wikidataId\ntmdb:1,Q1\n")
    out = tmp_path / "shows.jsonl.xz"
    options = [f"--{name}={tmp_path / name}.csv" for name in ("seasons", "cast", "ids")]
    assert compiling.main([*options, f"--out={out}"]) == 0
    assert "1 shows, 1 seasons" in capsys.readouterr().out
    (line,) = catalogue.adapter.unpack(out)
    statements = catalogue.read(replace(sample("show"), content=line))
    assert ("wikidata", "Q1") in statements[0].ids
    assert [one.value for one in statements if one.predicate is Predicate.CAST] == ["Ida Brandt", "Jon Falk"]
