"""schema.org descriptions of our pages: dates at their real precision, never a made-up 1 January. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from cliffhanger.evidence.models import Claim
from cliffhanger.vocabulary import PartialDate, Predicate

from .present import Answer, Crumb, SeasonRow

Node = dict[str, Any]


def iso_date(when: PartialDate | None) -> str | None:
    """ISO 8601 as precise as what was said: a day, a month or a year; of anything wider the year, if it is one.

    schema.org has no seasons, quarters, intervals or "about", so these give only the year that holds them whole.
    """
    if when is None:
        return None
    if not when.is_approximate and when.precision in {"day", "month", "year"}:
        return when.edtf
    return str(when.earliest.year) if when.earliest.year == when.latest.year else None


def script(nodes: Sequence[Node]) -> SafeString:
    """The nodes as JSON that cannot end the script element it stands in."""
    graph = {"@context": "https://schema.org", "@graph": [_without_empty(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False)
    for sign, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, escape)
    return mark_safe(text)  # noqa: S308 - the signs that could end the element are escaped above


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def breadcrumbs(crumbs: Sequence[Crumb], *, base: str) -> Node:
    items = [
        _without_empty({
            "@type": "ListItem",
            "position": place,
            "name": crumb.label,
            "item": f"{base}{crumb.url}" if crumb.url else None,
        })
        for place, crumb in enumerate(crumbs, 1)
    ]  # fmt: skip
    return {"@type": "BreadcrumbList", "itemListElement": items}


Days = tuple[date | None, date | None]


def news_article(headline: str, url: str, *, days: Days, site: str) -> Node:
    """A story, first published and last changed: the day of a change of substance, never that of rendering."""
    published, changed = days
    return {
        "@type": "NewsArticle",
        "headline": headline[:110],
        "mainEntityOfPage": url,
        "datePublished": published.isoformat() if published else None,
        "dateModified": changed.isoformat() if changed else None,
        "author": {"@type": "Organization", "name": site},
        "publisher": {"@type": "Organization", "name": site},
    }


def tv_series(answer: Answer, url: str, *, seasons: Sequence[SeasonRow], same_as: Sequence[str]) -> Node:
    """A show with the seasons that have a date; a season that is only hoped for is not described."""
    dated = [
        row for row in reversed(seasons) if row.premiere and row.mark.key in {"aired", "airing", "dated"}
    ]
    return {
        "@type": "TVSeries",
        "name": answer.title,
        "url": url,
        "sameAs": list(same_as),
        "startDate": iso_date(dated[0].premiere) if dated else None,
        "containsSeason": [_season(row) for row in dated],
    }


def _season(row: SeasonRow) -> Node:
    return _without_empty({
        "@type": "TVSeason",
        "seasonNumber": row.number,
        "startDate": iso_date(row.premiere),
        "endDate": iso_date(row.finale),
        "numberOfEpisodes": int(row.episodes) if row.episodes.isdigit() else None,
    })  # fmt: skip


def person_node(name: str, url: str, *, claims: Sequence[Claim]) -> Node:
    """A person by the plain facts only; nothing of court or money goes into machine-readable data."""
    values: dict[str, str] = {}
    for claim in claims:
        values.setdefault(claim.predicate, claim.value)
    return {
        "@type": "Person",
        "name": name,
        "url": url,
        "birthDate": _claimed_day(values.get(Predicate.BORN, "")),
        "deathDate": _claimed_day(values.get(Predicate.DIED, "")),
        "alternateName": values.get(Predicate.ALSO_KNOWN_AS),
        "jobTitle": values.get(Predicate.OCCUPATION),
    }


def _claimed_day(edtf: str) -> str | None:
    try:
        return iso_date(PartialDate.parse(edtf)) if edtf else None
    except ValueError:
        return None
