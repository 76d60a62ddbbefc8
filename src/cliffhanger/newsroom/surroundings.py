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


def surroundings(frame: Frame, kind: str, *, crumbs: Sequence[Crumb] = (), description: str = "") -> Context:
    """Strip, navigation, breadcrumb and description.

    A view of a past day keeps the address of the present one as canonical, and asks not to be indexed.
    """
    return {
        "site_name": settings.SITE_NAME,
        "kind": kind,
        "strip": frame.paper.strip,
        "nav": frame.paper.nav,
        "crumbs": [Crumb("Home", "/"), *crumbs] if crumbs else [],
        "description": description,
        "canonical": frame.url,
        "json_ld": "",
        "as_of": frame.moment.as_of,
        "is_past": frame.is_past,
        "no_index": frame.is_past,
        "path": frame.path,
        "moment": frame.moment,
    }


def described(context: Context, *nodes: json_ld.Node) -> Context:
    """The same with machine-readable data, the breadcrumb's included; a past day is not described as the present."""
    if context["is_past"]:
        return context
    way = [json_ld.breadcrumbs(context["crumbs"], base=settings.BASE_URL)] if context["crumbs"] else []
    return {**context, "json_ld": json_ld.script([*nodes, *way])}
