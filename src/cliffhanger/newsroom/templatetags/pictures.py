"""The pictures as template tags. What they return is markup made by us: every word in it is escaped there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from django import template
from django.utils.safestring import SafeString, mark_safe

from cliffhanger.newsroom import pictures
from cliffhanger.newsroom.present import Arrival, Likeness, Odds, SeasonRow, Tenth, TimelineEntry

register = template.Library()


@register.simple_tag
def chance_curve(odds: Odds, width: int = 340) -> SafeString:
    """{% chance_curve odds %}"""
    return _safe(pictures.chance_curve(odds, width=width))


@register.simple_tag
def dot_row(odds: Odds, width: int = 340, *, count: int = 20) -> SafeString:
    """{% dot_row odds width=612 count=50 %}"""
    return _safe(pictures.dot_row(odds, width=width, count=count))


@register.simple_tag
def comparables_strip(
    likenesses: Sequence[Likeness], *, waited: int | None = None, width: int = 340
) -> SafeString:
    """{% comparables_strip arrival.likenesses waited=arrival.waited %}"""
    return _safe(pictures.comparables_strip(likenesses, waited=waited, width=width))


@register.simple_tag
def forecast_path(arrival: Arrival, width: int = 340) -> SafeString:
    """{% forecast_path arrival %}"""
    return _safe(pictures.forecast_path(arrival.path, arrival.marks, width=width))


@register.simple_tag
def calibration_plot(bins: Sequence[Tenth], width: int = 340) -> SafeString:
    """{% calibration_plot board.bins %}"""
    return _safe(pictures.calibration_plot(bins, width=width))


@register.simple_tag
def cliff_timeline(
    entries: Sequence[TimelineEntry], as_of: date, *, odds: Odds | None = None, width: int = 340
) -> SafeString:
    """{% cliff_timeline timeline as_of odds=odds width=340 %}"""
    return _safe(pictures.cliff_timeline(entries, as_of, odds=odds or None, width=width))


@register.simple_tag
def season_bars(seasons: Sequence[SeasonRow], *, as_of: date | None = None, width: int = 340) -> SafeString:
    """{% season_bars seasons as_of=day %}"""
    return _safe(pictures.season_bars(seasons, as_of=as_of, width=width))


def _shape_tag(name: str, draw: Callable[[str], str]) -> None:
    register.simple_tag(lambda key: _safe(draw(key)), name=name)


for _name in ("state_shape", "event_shape", "verdict_shape"):
    _shape_tag(_name, getattr(pictures, _name))


def _safe(markup: str) -> SafeString:
    return mark_safe(markup)  # noqa: S308 (made by our own pictures, which escape every word)
