"""The few elements of SVG that our pictures need, escaped and checked. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

TYPE_SIZE = 11.5
"""The size of words in a picture, in its own units; the stylesheet says the same."""


class NotDrawable(ValueError):
    """These values make no picture (not a number, a chance that falls). Mend what computed them."""


def element(name: str, *body: str, **attributes: str | float) -> str:
    """One element. ``class_`` and ``text_anchor`` become class and text-anchor; ``body`` is markup already."""
    pairs = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{pairs}>{''.join(body)}</{name}>" if body else f"<{name}{pairs}/>"


def words(at: tuple[float, float], text: str, **attributes: str | float) -> str:
    """A line of text whose baseline begins at the point; the text is escaped here."""
    return element("text", escape(text), x=at[0], y=at[1], **attributes)


def line(start: tuple[float, float], end: tuple[float, float], *, kind: str) -> str:
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=kind)


def path(points: Sequence[tuple[float, float]], kind: str, *, closed: bool = False) -> str:
    """Straight strokes through the points."""
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return element("path", d=f"M{corners}{'Z' if closed else ''}", class_=kind)


def picture(size: tuple[float, float], parts: Sequence[str], *, title: str, desc: str) -> str:
    """The whole picture, with a title and a description that say the same as the drawing."""
    width, height = (number(side) for side in size)
    alternative = element("title", escape(title)) + element("desc", escape(desc))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" role="img" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">{alternative}{"".join(parts)}</svg>'
    )


def number(value: float) -> str:
    """A tenth of a unit is finer than any screen; raises `NotDrawable` for what is not a finite number."""
    if not math.isfinite(value):
        raise NotDrawable(f"{value!r} has no place in a picture")
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


def wide(text: str) -> float:
    """About how wide a text will be: system fonts differ, so this errs on the wide side."""
    return len(text) * TYPE_SIZE * 0.545


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)
