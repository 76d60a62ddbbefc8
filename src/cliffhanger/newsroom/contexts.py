"""What the template of each page of the CMS is given. Start with `CONTEXTS` at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from django.conf import settings

from cliffhanger.evidence.models import StatusChange

from . import json_ld
from .answers import answer_card, headline, standfirst
from .arrival import arrival
from .blocks import living_blocks
from .cast import billing, billing_sources, cast_news
from .changes import change_entries
from .guesses import guesses
from .marks import LABELS, ORDER, mark
from .news import told_changes
from .present import Crumb, Question, Teaser
from .questions import questions
from .richtext import body_html
from .sections import UNPLACED
from .shows import all_sources
from .standing import Standing
from .subjects import person_context
from .surroundings import Context, Frame, described, surroundings
from .timeline import timeline

LATEST = 12
CHANGES = 10
OF_A_STATE = 6
OF_A_PAGE = 8


def home(page: Any, frame: Frame) -> Context:
    paper = frame.paper
    leads = [story for story in paper.stories if story.show]
    lead = {}
    if leads and leads[0].show:
        lead = {"answer": answer_card(frame.moment.standing(leads[0].show)), "teaser": paper.teaser(leads[0])}
    description = (
        "Is it coming back, and when? Where each show stands today, who says so, and what are the odds."
    )
    return {
        **surroundings(frame, "home", description=description),
        "lead": lead,
        "latest": paper.teasers([story for story in paper.stories if story not in leads[:1]][:LATEST]),
        "by_state": by_state(frame),
        "changes": change_entries(list(told_changes(frame.moment.as_of)[:CHANGES]), frame.moment),
        "sections": paper.nav,
    }


def by_state(frame: Frame) -> list[dict[str, Any]]:
    """Every show under its state; the few that are named are those that have a story, newest news first."""
    moment, told = frame.moment, [story.show for story in frame.paper.stories if story.show]
    moment.answered(moment.shows)
    groups: dict[str, list[Any]] = {key: [] for key in ORDER}
    for show in dict.fromkeys([*told, *moment.shows]):
        groups[moment.mark(show).key].append(show)
    return [
        {
            "mark": mark(key),
            "label": LABELS[key],
            "count": len(shows),
            "teasers": [frame.paper.show_teaser(show) for show in shows[:OF_A_STATE]],
        }
        for key, shows in groups.items()
        if shows
    ]


def section(page: Any, frame: Frame) -> Context:
    paper, moment = frame.paper, frame.moment
    shows = [show for show in moment.shows if page.slug in moment.sections.get(show.pk, {UNPLACED})]
    moment.answered(shows)
    return {
        **described(surroundings(frame, "section", crumbs=[Crumb(page.title)], description=page.intro)),
        "section_name": page.title,
        "intro": page.intro,
        "teasers": paper.teasers([story for story in paper.stories if story.section == page.slug]),
        "shows": [paper.show_teaser(show) for show in shows],
        "follow": {"section_slug": page.slug, "title": page.title},
    }


def article(page: Any, frame: Frame) -> Context:
    """The living article: an editor's blocks say what is shown, the ledger says what is in it."""
    standing, changes = frame.moment.standing(page.show), frame.moment.changes(page.show)
    title = page.headline or headline(page.show.title, standing.finding)
    days = story_days(page, changes)
    answer, shown = answer_card(standing), _shown(page)
    name = page.url_path.strip("/").split("/")[1]
    crumbs = [Crumb(frame.paper.section_name(name), f"/{name}/"), Crumb(page.show.title)]
    about = {"@type": "TVSeries", "name": standing.title, "url": f"{settings.BASE_URL}{standing.url}"}
    story = json_ld.news_article(title, frame.url, days=days, site=settings.SITE_NAME)
    context = described(
        surroundings(frame, "article", crumbs=crumbs, description=standing.sentence),
        {**story, "about": about},
    )
    return {
        **context,
        "headline": title,
        "standfirst": page.standfirst or standfirst(standing),
        "answer": answer,
        "published": days[0],
        "changed_on": days[1],
        "checked_on": standing.seen_on,
        "byline": "The desk",
        **_living_parts(standing, shown, urls=frame.moment.person_urls),
        "arrival": arrival(page.show, frame.moment, odds=answer.odds),
        "sources": all_sources(standing),
        "body": body_html(page.body, context),
        "changes": change_entries(changes[:OF_A_PAGE], frame.moment),
        "follow": {"show_slug": page.show.slug, "title": page.show.title},
        "continue_reading": frame.paper.teasers(frame.paper.continue_reading(section=name, but=frame.path)),
    }


def _shown(page: Any) -> dict[str, list[str]]:
    """Which living blocks stand in the body; an empty body shows all of them."""
    found: dict[str, list[str]] = {}
    for block in page.body:
        found[block.block_type] = (
            list(block.value.get("which") or []) if block.block_type == "questions" else []
        )
    return found or {name: [] for name, _ in living_blocks()}


def _living_parts(standing: Standing, shown: dict[str, list[str]], *, urls: Mapping[str, str]) -> Context:
    asked = questions(standing, shown["questions"]) if "questions" in shown else ()
    news = cast_news(standing) if "cast" in shown else ()
    joining = (Question("Who joins, and who leaves?", "joining", news),) if news else ()
    return {
        "questions": (*asked, *joining),
        "timeline": timeline(standing) if "timeline" in shown else (),
        "cast": billing(standing, urls) if "cast" in shown else (),
        "cast_sources": billing_sources(standing) if "cast" in shown else (),
        "guesses": guesses(standing) if "guesses" in shown else (),
    }


def story_days(page: Any, changes: list[StatusChange]) -> tuple[date | None, date | None]:
    """First published; and last changed in substance: an edit by hand or a change of state, not a rendering."""
    published = page.first_published_at.date() if page.first_published_at else None
    edited = page.last_published_at.date() if page.last_published_at else published
    days = [day for day in (published, edited, changes[0].at if changes else None) if day]
    return published, max(days, default=None)


def profile(page: Any, frame: Frame) -> Context:
    context = person_context(page.person, frame)
    published, changed = story_days(page, [])
    return {
        **context,
        "headline": page.headline or context["headline"],
        "standfirst": page.standfirst or context["standfirst"],
        "published": published,
        "changed_on": changed,
        "byline": "The desk",
        "body": body_html(page.body, context),
    }


def news_post(page: Any, frame: Frame) -> Context:
    published, changed = story_days(page, [])
    is_news = page.is_news
    node = json_ld.news_article(page.title, frame.url, days=(published, changed), site=settings.SITE_NAME)
    kind = "news" if is_news else "plain"
    context = surroundings(frame, kind, crumbs=[Crumb(page.title)], description=page.standfirst)
    context = described(context, node) if is_news else described(context)
    more = frame.paper.continue_reading(section="", but=frame.path) if is_news else ()
    return {
        **context,
        "headline": page.title,
        "standfirst": page.standfirst,
        "body": body_html(page.body, context),
        "published": published if is_news else None,
        "byline": page.byline if is_news else "",
        "continue_reading": frame.paper.teasers(more),
    }


def show_index(page: Any, frame: Frame) -> Context:
    frame.moment.answered(frame.moment.shows)
    teasers = [frame.paper.show_teaser(show) for show in frame.moment.shows]
    description = "Every show on file, with where it stands today."
    return {
        **described(surroundings(frame, "shows", crumbs=[Crumb("Shows")], description=description)),
        "groups": by_letter(teasers),
    }


def by_letter(teasers: list[Teaser]) -> list[dict[str, Any]]:
    """Groups by first letter, a leading "The" set aside; digits and signs under 0–9."""
    ordered = sorted(teasers, key=lambda teaser: (_letter(teaser), _sort_name(teaser)))
    return [{"label": label, "teasers": list(group)} for label, group in groupby(ordered, _letter)]


def _sort_name(teaser: Teaser) -> str:
    return teaser.headline.casefold().removeprefix("the ")


def _letter(teaser: Teaser) -> str:
    first = _sort_name(teaser)[:1].upper()
    return first if first.isascii() and first.isalpha() else "0–9"


def people_index(page: Any, frame: Frame) -> Context:
    trades = frame.moment.occupations
    teasers = [
        Teaser(p.name, p.get_absolute_url(), "", None, trades.get(p.pk, "")) for p in frame.moment.people
    ]
    description = "People in the news, with what is on file about them and who says so."
    return {
        **described(surroundings(frame, "people", crumbs=[Crumb("People")], description=description)),
        "groups": by_letter(teasers),
    }


CONTEXTS: dict[str, Callable[[Any, Frame], Context]] = {
    "HomePage": home,
    "SectionPage": section,
    "ReturnStory": article,
    "ProfileStory": profile,
    "NewsPost": news_post,
    "PlainPage": news_post,
    "ShowIndex": show_index,
    "PeopleIndex": people_index,
}
"""By the name of the page's kind."""
