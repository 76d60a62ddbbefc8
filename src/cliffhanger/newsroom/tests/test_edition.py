"""The published edition: written where something changed, served without asking the database."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

from django.test import Client

from cliffhanger.newsroom.models import EditionFile, NewsPost, ReturnStory, SectionPage
from cliffhanger.newsroom.plan import Have, Target, plan_refresh
from cliffhanger.newsroom.refresh import refresh

from .world import BEAR, DEAD, HEART, NOW, statement, tell

DEAD_PAGES = {"/shows/all-of-us-are-dead/", "/science-fiction/is-all-of-us-are-dead-coming-back/"}


def target(path: str, mark: str = "a", changed: datetime = NOW) -> Target:
    return Target(path, mark, changed)


def test_what_is_new_or_differs_or_is_gone_from_disk_is_written():
    have = [Have("/same/", "a"), Have("/differs/", "b"), Have("/gone-from-disk/", "a", on_disk=False)]
    plan = plan_refresh([target(path) for path in ("/same/", "/differs/", "/gone-from-disk/", "/new/")], have)
    assert [one.path for one in plan.write] == ["/differs/", "/gone-from-disk/", "/new/"]
    assert plan.unchanged == 1


def test_what_changed_last_is_written_first():
    old = target("/a/", changed=datetime(2020, 1, 1, tzinfo=UTC))
    plan = plan_refresh([old, target("/z/"), target("/b/")], [])
    assert [one.path for one in plan.write] == ["/b/", "/z/", "/a/"]


def test_what_has_no_address_any_more_is_removed():
    assert plan_refresh([], [Have("/old/", "a")]).remove == ("/old/",)


def test_a_second_refresh_writes_nothing(paper):
    first = refresh(now=NOW)
    assert first.errors == []
    assert set(first.written) >= DEAD_PAGES
    second = refresh(now=NOW + timedelta(minutes=1))
    assert (second.written, second.same, second.removed) == ([], 0, 0)
    assert second.unchanged == len(first.written) == EditionFile.objects.count()


def test_one_claim_writes_the_pages_that_depend_on_it_and_no_others(paper):
    for number in range(8):
        tell(statement(f"Filler {number}", "undecided", season=2, on="2022-06-30"))
    tell(statement("Quiet", "premiere", season=1, value="2022-05-01", on="2022-05-01"))
    refresh(now=NOW)
    tell(statement("Quiet", "trailer", season=2, value="trailer", on="2022-06-30"), by=HEART)
    done = refresh(now=NOW)
    assert done.errors == []
    assert set(done.written) == {"/shows/quiet/"}
    rendered = len(done.written) + done.same
    assert rendered < 12, "only the pages that list every show may be made again"


def test_a_claim_that_changes_the_state_reaches_story_show_front_page_section_and_feed(paper):
    refresh(now=NOW)
    tell(statement(DEAD, "cancelled", season=2, happened_on="2022-06-30", on="2022-06-30"))
    done = refresh(now=NOW)
    expected = DEAD_PAGES | {"/", "/science-fiction/", "/shows/", "/feeds/news.atom", "/feeds/stories.atom"}
    assert expected <= set(done.written)
    assert b"Netflix ended it" in (paper / "index.html").read_bytes()


def test_the_strip_on_every_page_shows_where_shows_stand_now(paper):
    refresh(now=NOW)
    tell(statement(DEAD, "cancelled", season=2, happened_on="2022-06-30", on="2022-06-30"))
    refresh(now=NOW)
    strip = (
        (paper / "people/tay-k/index.html").read_text().partition('class="strip"')[2].partition("</nav>")[0]
    )
    assert "Netflix ended it" in strip


def test_a_page_taken_down_is_gone_from_the_edition(paper):
    refresh(now=NOW)
    ReturnStory.objects.get(show__title=BEAR).unpublish()
    done = refresh(now=NOW)
    assert done.removed == 1
    assert not (paper / "comedy/is-the-bear-coming-back").exists()


def test_a_page_that_fails_is_reported_and_the_others_go_on(paper):
    post = NewsPost(title="Broken", slug="broken")
    SectionPage.objects.get(slug="comedy").add_child(instance=post)
    NewsPost.objects.filter(pk=post.pk).update(url_path=post.url_path.replace("/comedy/broken/", "/.broken/"))
    done = refresh(now=NOW)
    assert [error.split(":")[0] for error in done.errors] == ["/.broken/"]
    assert "/" in done.written
    assert refresh(now=NOW).errors == done.errors


def test_files_lost_from_disk_come_back(paper):
    refresh(now=NOW)
    (paper / "index.html").unlink()
    assert refresh(now=NOW).written == ["/"]


def test_a_reader_is_served_the_file_without_a_query(paper, django_assert_num_queries):
    refresh(now=NOW)
    with django_assert_num_queries(0):
        answer = Client().get("/shows/all-of-us-are-dead/")
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=60, stale-while-revalidate=600"
    assert answer["Vary"] == "Accept-Encoding"
    assert not answer.cookies


def test_a_reader_who_has_it_is_told_so(paper):
    refresh(now=NOW)
    first = Client().get("/shows/")
    assert Client().get("/shows/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert Client().get("/shows/", headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    assert Client().get("/shows/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_browser_gets_it_compressed(paper):
    refresh(now=NOW)
    answer = Client().get("/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == (paper / "index.html").read_bytes()


def test_a_past_day_is_rendered_and_not_read_from_the_file(paper):
    refresh(now=NOW)
    past = Client().get("/shows/all-of-us-are-dead/?as_of=2022-03-01").content
    assert b"as it stood on" in past


OUTWARD = ("/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/.hidden.txt", "/a%00b/")


def test_no_address_leads_out_of_the_edition(paper):
    refresh(now=NOW)
    (paper.parent / "secret.txt").write_text("kept from readers")
    (paper / ".hidden.txt").write_text("kept from readers")
    for path in OUTWARD:
        answer = Client().get(path)
        assert answer.status_code in {301, 400, 404}
        assert b"kept from readers" not in answer.content
