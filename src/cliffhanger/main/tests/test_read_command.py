"""`read` as others rely on it: pages in, statements out, offsets that hold."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from cliffhanger.main.command import CommandError

pytestmark = pytest.mark.django_db
STORY = {
    "id": "a",
    "title": "Netflix renews Glass Harbour for a second season",
    "text": "Netflix has renewed Glass Harbour for a second season.",
    "published": "2026-03-02",
}


def read(*args: object) -> list[dict]:
    out = StringIO()
    call_command("read", *map(str, args), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines() if line]


def test_each_page_gives_one_line_and_quotes_stand_where_they_say(tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps(STORY) + "\n" + json.dumps({**STORY, "id": "b"}) + "\n")
    (tmp_path / "titles").write_text("Glass Harbour\n")
    rows = read("--jsonl", tmp_path / "in.jsonl", "--titles", tmp_path / "titles")
    assert [row["id"] for row in rows] == ["a", "b"]
    first = rows[0]["statements"][0]
    assert (first["show"], first["season"], first["predicate"]) == ("Glass Harbour", 2, "renewed")
    whole = STORY["title"] + "\n" + STORY["text"]
    assert all(whole[s["start"] : s["end"]] == s["quote"] for s in rows[0]["statements"])


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / "in.jsonl").write_text("{not json\n")
    with pytest.raises(CommandError, match="line 1"):
        read("--jsonl", tmp_path / "in.jsonl")


def test_one_page_or_many_but_not_neither():
    with pytest.raises(CommandError, match="give one page"):
        read()
