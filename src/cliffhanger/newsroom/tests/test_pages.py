"""Pages tell what the ledger says on the day that was asked about."""

from __future__ import annotations

import json
import re

from django.test import Client

from cliffhanger.catalogue.models import Show
from cliffhanger.evidence.models import Claim
from cliffhanger.newsroom.models import NewsPost, ReturnStory, SectionPage

from .world import BEAR, DEAD, NOW, published, read, statement, tell, words

STORY = "/science-fiction/is-all-of-us-are-dead-coming-back/"
SHOW = "/shows/all-of-us-are-dead/"
EVERY = ["/", "/science-fiction/", STORY, "/shows/", SHOW, "/people/", "/people/tay-k/", "/about/how-we-know/",
         "/search/?q=dead", "/comedy/is-the-bear-coming-back/"]  # fmt: skip


def test_a_public_page_sets_no_cookie_and_loads_nothing_from_elsewhere(paper):
    for path in EVERY:
        answer = Client().get(path)
        html = answer.content.decode()
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "csrfmiddlewaretoken" not in html
        assert not re.search(r'(?:src|srcset|data)="(?:https?:)?//', html)
        loaded = re.findall(r'<link rel="(?:stylesheet|icon|preload)[^>]* href="([^"]+)"', html)
        assert all(address.startswith("/") for address in loaded)


def test_every_sentence_of_fact_ends_in_its_source_and_day(paper):
    facts = re.findall(r'<p class="fact">(.*?)</p>', read(STORY), flags=re.DOTALL)
    assert len(facts) >= 5
    assert all('class="sources"' in fact for fact in facts)
    assert "Deadline , 6 June 2022" in words(read(STORY)).replace("( ", "(")


def test_a_living_block_changes_with_the_claim_and_no_page_is_touched(paper):
    before = ReturnStory.objects.get(show__title=DEAD)
    assert "Netflix ordered season 2 on 6 June 2022" in words(published(STORY))
    tell(statement(DEAD, "cancelled", season=2, happened_on="2022-06-30", on="2022-06-30"))
    assert "No. Netflix ended it on 30 June 2022" in words(published(STORY))
    after = ReturnStory.objects.get(show__title=DEAD)
    assert before.last_published_at == after.last_published_at
    assert [(b.block_type, b.value) for b in before.body] == [(b.block_type, b.value) for b in after.body]


def test_a_retracted_claim_is_gone_from_the_page(paper):
    Claim.objects.get(predicate="renewed").retract(because="wrong show", now=NOW)
    assert "Not decided." in words(published(STORY))


def test_a_past_day_shows_what_had_been_said_by_then_and_says_so(paper):
    past, today = words(read(f"{STORY}?as_of=2022-03-01")), words(published(STORY))
    assert "Not decided. Netflix has said nothing" in past
    assert "ordered season 2" not in past.partition("Continue reading")[0].partition("as it stood on")[2]
    assert "ordered season 2" in today
    assert 'name="robots" content="noindex"' in read(f"{SHOW}?as_of=2022-03-01")
    assert 'content="noindex"' not in read(SHOW)


def test_a_day_that_cannot_be_meant_is_refused_with_what_to_write(paper):
    for path in (STORY, SHOW, "/people/tay-k/"):
        for day in ("yesterday", "2022-02-31", "2022-3-1", "20220301", "２０２２-03-01", ""):
            assert "?as_of=20" in read(f"{path}?as_of={day}", 400)
        assert "3022-01-01 has not come yet" in read(f"{path}?as_of=3022-01-01", 400)


def test_a_show_without_a_page_of_the_cms_has_one_from_the_ledger(paper):
    tell(
        statement(
            "Severance", "premiere", season=1, value="2022-02-18", happened_on="2022-02-18", on="2022-02-18"
        )
    )
    assert "Season 1 came out." in words(read("/shows/severance/"))
    read("/shows/nobody-knows-it/", 404)


def test_a_show_of_which_nothing_is_said_has_no_page(paper):
    Show.objects.create(title="Silence", slug="silence")
    read("/shows/silence/", 404)


def test_what_is_said_of_a_living_person_waits_and_is_only_counted(paper):
    html = words(read("/people/tay-k/"))
    assert "55 years" not in html
    assert "1 statement about Tay-K waits" in html


def test_pasted_markup_is_cleaned_from_an_editors_text(paper):
    post = NewsPost(title="A word from the desk", slug="a-word")
    dirty = '<p onclick="x()">Read <a href="javascript:x()">this</a><script>x()</script></p><img src="//x.example">'
    post.body = json.dumps([{"type": "text", "value": dirty}])
    SectionPage.objects.get(slug="comedy").add_child(instance=post)
    body = re.search(r'<div class="prose">(.*?)</div>', read("/comedy/a-word/"), flags=re.DOTALL)[1]
    assert "Read" in body
    assert not re.search(r"script|onclick|<img", body)


def test_news_can_show_where_a_show_stands_now(paper):
    show = Show.objects.get(title=BEAR)
    post = NewsPost(title="Kitchens", slug="kitchens")
    post.body = json.dumps([{"type": "standing", "value": {"show": show.pk}}])
    SectionPage.objects.get(slug="comedy").add_child(instance=post)
    assert "The Bear : Not decided. FX has said nothing" in words(published("/comedy/kitchens/"))
    tell(statement(BEAR, "renewed", season=2, happened_on="2022-06-30", on="2022-06-30"))
    assert "The Bear : Yes. Season 2 was ordered on 30 June 2022 (Deadline)" in words(
        published("/comedy/kitchens/")
    )


def test_an_editor_may_leave_a_living_block_out(paper):
    story = ReturnStory.objects.get(show__title=DEAD)
    story.body = json.dumps([{"type": "questions", "value": {"which": ["trailer"]}}])
    story.save()
    html = read(STORY)
    assert 'id="trailer"' in html
    assert 'id="renewed"' not in html
    assert 'id="so-far"' not in html


def test_the_front_page_counts_every_show_by_its_state(paper):
    html = words(published("/"))
    assert "Ordered 1 All of Us Are Dead" in html
    assert "On now 1 The Bear" in html


def test_a_show_of_no_known_genre_is_put_in_no_section_that_it_may_not_belong_to(paper):
    tell(statement("Lucifer", "undecided", season=7, on="2022-05-01"))
    assert "Lucifer" in read("/series/")
    assert "Lucifer" not in words(read("/drama/")).partition("Drama")[2].rpartition("Look further")[0].partition(
        "Where these shows stand")[2]  # fmt: skip


def test_search_finds_shows_and_people_by_a_part_of_the_name(paper):
    for query, found in (("dead", DEAD), ("the bear", BEAR), ("toby", "Toby Keith")):
        assert found in words(read(f"/search/?q={query}")).partition("Look it up")[2]


def test_search_asks_did_you_mean(paper):
    assert f"Did you mean {DEAD}" in words(read("/search/?q=al+of+us+aer+deda"))
