"""What is taken from a web page, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cliffhanger.sources import Cursor, Fetched, Payload, Refused, SourceChanged, web
from cliffhanger.sources.web.metadata import find_article, name_of

from .site import Page, Site, serving

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
SAMPLES = Path(web.__file__).parent / "samples"
ARTICLE = (SAMPLES / "article.html").read_bytes()
BODY = "<p>" + "Nobody has set a date for the second season of this show, and nobody will soon. " * 4 + "</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def fetched(site: Site, body: bytes, *, cursor: Cursor | None = None, kind: str = "text/html") -> Fetched:
    site.pages["/story"] = Page(body, headers={"Content-Type": kind})
    return web.fetch(site.fetcher(), cursor or Cursor(site.url("/story")), now=NOW)


def page(html: str, *, kind: str = "text/html; charset=utf-8"):
    kept = Payload(
        adapter="web", url="https://www.e.example/a", content=html.encode(), media_type=kind, fetched_at=NOW
    )
    return web.read(kept)


def test_an_article_gives_its_text_and_not_the_page_around_it(site):
    (payload,) = fetched(site, ARTICLE).payloads
    story = web.read(payload)
    assert "Streamly has ordered a second season of its sea drama Night Ferry" in story.text
    assert "Eight episodes have been ordered for the new season." in story.text
    for around in ("Television", "Old Harbour says farewell", "All rights reserved", "schema.org"):
        assert around not in story.text


def test_an_article_says_of_itself_who_published_it_when_and_under_which_headline(site):
    (payload,) = fetched(site, ARTICLE).payloads
    story = web.read(payload)
    assert (payload.title, payload.published) == (story.title, story.published)
    assert story.title == "Night Ferry Renewed for Season 2 at Streamly"
    assert story.published == date(2025, 2, 3)  # the outlet's own day, not ours
    assert story.outlet == "Harbour Herald"
    assert story.extra == {
        "type": "NewsArticle",
        "modified": "2025-02-04T09:00:00Z",
        "author": "M. Okafor",
        "language": "en-GB",
        "canonical": "https://herald.example.com/tv/night-ferry-season-2/",
    }


def test_a_page_that_says_nothing_of_itself_has_no_day_and_is_named_by_its_host():
    story = page(f"<html><body><article><h1>Night Ferry</h1>{BODY}</article><p>© 2019</p></body></html>")
    assert (story.published, story.outlet) == (None, "e.example")


def test_a_meta_tag_gives_the_day_when_there_is_no_json_ld():
    meta = '<meta property="article:published_time" content="2025-02-03T10:00:00Z">'
    assert page(f"<html><head>{meta}</head><body><article>{BODY}</article></body></html>").published == date(
        2025, 2, 3
    )


@pytest.mark.parametrize("day", ["2025-02-31T10:00:00Z", "2031-01-01", "soon"])
def test_a_day_that_does_not_exist_or_is_still_to_come_is_not_believed(day):
    meta = f'<meta property="article:published_time" content="{day}">'
    assert page(f"<html><head>{meta}</head><body><article>{BODY}</article></body></html>").published is None


@pytest.mark.parametrize(("shown", "day"), [("February 2025", None), ("3 February 2025", date(2025, 2, 3))])
def test_a_day_shown_in_the_text_counts_but_a_month_is_not_made_a_day(shown, day):
    html = f"<html><body><article><p class='date'>Published: {shown}</p>{BODY}</article></body></html>"
    assert page(html).published == day


def test_the_declared_charset_is_heard():
    html = f"<html><body><article><p>Café é. {BODY}</p></article></body></html>".encode("latin-1")
    kept = Payload(
        adapter="web",
        url="https://e.example",
        content=html,
        media_type="text/html; charset=ISO-8859-1",
        fetched_at=NOW,
    )
    assert "Café é." in web.read(kept).text


@pytest.mark.parametrize("charset", ["no-such-charset", "ascii", ""])
def test_a_wrong_charset_does_not_lose_the_page(charset):
    story = page(f"<html><body><p>é</p>{BODY}</body></html>", kind=f"text/html; charset={charset}")
    assert "Nobody has set" in story.text


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "", "nonsense"])
def test_what_is_no_page_is_refused(site, kind):
    with pytest.raises(SourceChanged, match=r"not HTML|no known type"):
        fetched(site, b"%PDF-1.7", kind=kind)


@pytest.mark.parametrize(
    "body", [(SAMPLES / "no-text.html").read_bytes(), b"", b"<html></html>", b"\x00\x01\x02"]
)
def test_a_page_without_text_is_refused_with_a_hint(site, body):
    with pytest.raises(SourceChanged, match=r"story (has no readable text|is not HTML)"):
        fetched(site, body)


def test_a_page_of_fifty_megabytes_is_refused(site):
    with pytest.raises(Refused, match="larger than 10 MiB"):
        fetched(site, b"<p>" + b"x" * (50 << 20))


def test_new_advertising_around_the_same_text_is_no_change(site):
    first = fetched(site, ARTICLE)
    again = fetched(site, ARTICLE.replace(b"2031 Herald", b"2032 Herald"), cursor=first.cursor)
    assert (len(first.payloads), len(again.payloads), again.cursor.empty) == (1, 0, 1)
    changed = ARTICLE.replace(b"Eight episodes", b"Ten episodes")
    assert len(fetched(site, changed, cursor=first.cursor).payloads) == 1


def test_a_saved_page_and_a_plain_text_are_read_from_file(tmp_path):
    story = web.page_from_file(SAMPLES / "article.html")
    assert story.title == "Night Ferry Renewed for Season 2 at Streamly"
    note = web.page_from_file(SAMPLES / "note.txt")
    assert (note.title, note.text) == (
        "Night Ferry renewed for season 2",
        "Streamly has ordered a second season.\nNo date has been set.",
    )
    for name, content in (("empty.txt", b" \n"), ("a.pdf", b"x")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(SourceChanged):
            web.page_from_file(tmp_path / name)


def test_json_ld_may_be_broken_deep_or_strange_and_nothing_breaks():
    deep = "[" * 100_000
    graph = '{"@graph":' * 50 + "{}" + "}" * 50
    assert find_article([deep, graph, "null", '{"@type": 3}', '"x"']) == {}
    assert find_article(['[{"@type": "NewsArticle", "headline": "x"}]'])["headline"] == "x"
    assert name_of([{"name": None}, {"name": ["Herald"]}]) == "Herald"
