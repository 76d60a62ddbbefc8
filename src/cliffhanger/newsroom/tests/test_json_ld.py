"""Machine-readable descriptions: true to the precision of what was said, and unable to break out."""

from __future__ import annotations

import json
import re

import pytest

from cliffhanger.newsroom.json_ld import iso_date, script
from cliffhanger.vocabulary import PartialDate

from .world import BEAR, published, statement, tell


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("2027-10-04", "2027-10-04"),
        ("2027-10", "2027-10"),
        ("2027", "2027"),
        ("2027-21", "2027"),  # spring
        ("2027-24", None),  # winter begins in the year before
        ("2027-33", "2027"),  # first quarter
        ("2027-04/2027-06", "2027"),
        ("2026-11/2027-02", None),
        ("2027-10-04~", "2027"),
    ],
)
def test_a_date_is_as_precise_as_it_was_said_and_never_the_first_of_january(said, written):
    assert iso_date(PartialDate.parse(said)) == written


def test_no_text_can_end_the_script_it_stands_in():
    text = script([{"name": "</script><script>alert(1)</script>&"}])
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == "</script><script>alert(1)</script>&"


def graph(path: str) -> dict[str, dict]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', published(path), flags=re.DOTALL)
    return {node["@type"]: node for node in json.loads(found[1])["@graph"]}


def test_a_story_is_a_news_article_with_a_breadcrumb(paper):
    nodes = graph("/science-fiction/is-all-of-us-are-dead-coming-back/")
    assert nodes["NewsArticle"]["datePublished"] == "2022-07-01"
    names = [item["name"] for item in nodes["BreadcrumbList"]["itemListElement"]]
    assert names == ["Home", "Science fiction and fantasy", "All of Us Are Dead"]


def test_a_season_with_only_a_year_is_described_with_only_a_year(paper):
    tell(statement(BEAR, "renewed", season=2, happened_on="2022-06-30", on="2022-06-30"))
    tell(statement(BEAR, "premiere", season=2, value="2023", on="2022-06-30"))
    seasons = graph("/shows/the-bear/")["TVSeries"]["containsSeason"]
    assert [season["startDate"] for season in seasons] == ["2022-06-23"]


def test_a_person_is_described_by_plain_facts_only(paper):
    node = graph("/people/toby-keith/")["Person"]
    assert (node["birthDate"], node["jobTitle"]) == ("1961-07-08", "country singer")
    assert "55 years" not in json.dumps(graph("/people/tay-k/"))
