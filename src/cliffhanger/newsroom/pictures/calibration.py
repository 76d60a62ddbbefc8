"""Said against came: a dot for each tenth of the chances, on the line where it kept its word. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cliffhanger.newsroom.present import Tenth

from .svg import NotDrawable, element, line, picture, wide, words

LEFT, TOP = 40.0, 14.0


def calibration_plot(bins: Sequence[Tenth], *, width: int = 340) -> str:
    """Right: the chance that was given. Up: the share that came. Each dot's size and number say how many."""
    if not bins:
        raise NotDrawable("nothing was followed for long enough; leave the picture out")
    side = float(min(width, 430)) - LEFT - 14
    parts = [*_axes(side), *[part for one in bins for part in _dot(one, bins, side=side)]]
    height = TOP + side + 42
    return picture(
        (width, height), parts, title="What was said and what came", desc=" ".join(map(_said, bins))
    )


def _at(said: float, came: float, *, side: float) -> tuple[float, float]:
    return LEFT + said * side, TOP + (1 - came) * side


def _axes(side: float) -> list[str]:
    ground = TOP + side
    ticks = [(share, f"{100 * share:.0f} %") for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    across = [words((LEFT + share * side, ground + 16), text, text_anchor="middle") for share, text in ticks]
    up = [words((LEFT - 6, ground - share * side + 4), text, text_anchor="end") for share, text in ticks[1:]]
    return [
        line((LEFT, ground), (LEFT + side, ground), kind="known"),
        line((LEFT, ground), (LEFT, TOP), kind="faint"),
        line((LEFT, ground), (LEFT + side, TOP), kind="unknown"),
        *across,
        *up,
        words((LEFT + side, ground + 34), "said →", class_="strong", text_anchor="end"),
        words((LEFT + 6, TOP + 6), "↑ came", class_="strong"),
        words((LEFT + side * 0.42, ground - side * 0.12), "more was said than came"),
        words((LEFT + side * 0.06, ground - side * 0.8), "more came than was said"),
    ]


def _dot(one: Tenth, bins: Sequence[Tenth], *, side: float) -> list[str]:
    """On the side away from the line stands how many forecasts there are behind it."""
    x, y = _at(one.said, one.came, side=side)
    radius = 3 + 9 * math.sqrt(one.n / max(other.n for other in bins))
    text = f"{one.n:,}"
    over = one.came >= one.said
    at = (x - radius - 4, y - 2) if over else (x + radius + 4, min(y + 10, TOP + side - 4))
    if over and at[0] - wide(text) < LEFT:
        at = (LEFT + wide(text) + 2, y - radius - 3)
    label = words(at, text, text_anchor="end" if over else "start", class_="strong")
    return [element("circle", cx=x, cy=y, r=radius, class_="dot-soft"), label]


def _said(one: Tenth) -> str:
    return f"Of {one.n:,} forecasts that said {100 * one.said:.0f} % on average, {100 * one.came:.0f} % came."
