"""What every page is given around its own content. The keys are the contract with templates/base.html."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from . import json_ld
from .moment import Moment
from .paper import Paper
from .present import Crumb

Context = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    """A page being made: today's paper around it, the moment it shows, and its own address."""

    paper: Paper
    moment: Moment
    path: str

    @property
    def is_past(self) -> bool:
        return self.moment.as_of < self.paper.moment.as_of

    @property
    def url(self) -> str:
        return f"{settings.BASE_URL}{self.path}"


def surroundings(
    frame: Frame,
    kind: str,
    *,
    crumbs: Sequence[Crumb] = (),
    description: str = "",
    nodes: Sequence[json_ld.Node] = (),
) -> Context:
    """Strip, navigation, breadcrumb, description and machine-readable data.

    A view of a past day keeps the address of the present one as canonical, and asks not to be indexed.
    """
    way = [Crumb("Home", "/"), *crumbs] if crumbs else []
    described = [*nodes, json_ld.breadcrumbs(way, base=settings.BASE_URL)] if way else list(nodes)
    return {
        "site_name": settings.SITE_NAME,
        "kind": kind,
        "strip": frame.paper.strip,
        "nav": frame.paper.nav,
        "crumbs": way,
        "description": description,
        "canonical": frame.url,
        "json_ld": json_ld.script(described) if described and not frame.is_past else "",
        "as_of": frame.moment.as_of,
        "is_past": frame.is_past,
        "no_index": frame.is_past,
        "path": frame.path,
        "moment": frame.moment,
    }
