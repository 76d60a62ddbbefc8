"""Show and person pages straight from the ledger: there is no page of the CMS behind them."""

from __future__ import annotations

from django.conf import settings

from cliffhanger.catalogue.models import Person, Show

from . import json_ld
from .answers import answer_card
from .arrival import arrival
from .cast import billing, billing_sources
from .guesses import guesses
from .people import claim_links, person_questions, profile_headline, profile_standfirst
from .present import Crumb
from .shows import all_sources, facts_in_brief, identifiers, season_rows
from .surroundings import Context, Frame, described, surroundings
from .timeline import timeline


def show_context(show: Show, frame: Frame) -> Context:
    standing = frame.moment.standing(show)
    answer, rows = answer_card(standing), season_rows(standing)
    elsewhere = identifiers(show.identifiers.values_list("scheme", "value"))
    links = [link.url for link in elsewhere if link.url]
    node = json_ld.tv_series(answer, frame.url, seasons=rows, same_as=links)
    crumbs = [Crumb("Shows", "/shows/"), Crumb(show.title)]
    stories = [story for story in frame.paper.stories if story.show == show]
    return {
        **described(surroundings(frame, "show", crumbs=crumbs, description=standing.sentence), node),
        "answer": answer,
        "arrival": arrival(show, frame.moment, odds=answer.odds),
        "seasons": rows,
        "timeline": timeline(standing),
        "cast": billing(standing, frame.moment.person_urls),
        "cast_sources": billing_sources(standing),
        "facts": facts_in_brief(standing),
        "identifiers": elsewhere,
        "stories": frame.paper.teasers(stories),
        "guesses": guesses(standing),
        "sources": all_sources(standing),
        "follow": {"show_slug": show.slug, "title": show.title},
    }


def person_context(person: Person, frame: Frame) -> Context:
    claims = frame.moment.person_claims(person)
    headline, standfirst = profile_headline(person.name, claims), profile_standfirst(person.name, claims)
    crumbs = [Crumb("People", "/people/"), Crumb(person.name)]
    node = json_ld.person_node(person.name, f"{settings.BASE_URL}{person.get_absolute_url()}", claims=claims)
    more = frame.paper.continue_reading(section="people", but=frame.path)
    return {
        **described(surroundings(frame, "person", crumbs=crumbs, description=standfirst), node),
        "name": person.name,
        "headline": headline,
        "standfirst": standfirst,
        "facts": person_questions(person.name, claims),
        "works": [frame.paper.show_teaser(show) for show in frame.moment.shows_with(person)],
        "waiting": frame.moment.waiting_reviews(person),
        "sources": claim_links(claims),
        "checked_on": max((claim.document.last_seen.date() for claim in claims), default=None),
        "continue_reading": frame.paper.teasers(more),
    }
