"""Small shapes that stand beside words: one per state, kind of event and verdict. Pure.

The states on the way to the screen fill up like a moon: dashed (nothing decided), a quarter (ordered), half
(being filmed), full (filmed); then a diamond (dated), a triangle (on now), an open triangle (shown).
"""

from __future__ import annotations

from cliffhanger.vocabulary import UnknownWord

from .svg import element, number

_RING = '<circle class="shape-line" cx="6" cy="6" r="4.9"/>'
_CROSS = '<path class="shape-line" d="M1.8 1.8 10.2 10.2M10.2 1.8 1.8 10.2"/>'

STATES = {
    "undecided": '<circle class="shape-dash" cx="6" cy="6" r="4.9"/>',
    "renewed": _RING + '<path class="shape-fill" d="M6 6V1.1A4.9 4.9 0 0 1 10.9 6Z"/>',
    "filming": _RING + '<path class="shape-fill" d="M6 1.1A4.9 4.9 0 0 1 6 10.9Z"/>',
    "wrapped": '<circle class="shape-fill" cx="6" cy="6" r="5.7"/>',
    "dated": '<path class="shape-fill" d="M6 0 12 6 6 12 0 6Z"/>',
    "airing": '<path class="shape-fill" d="M1.5.5 11.5 6 1.5 11.5Z"/>',
    "aired": '<path class="shape-line" d="M2.3 1.9 9.8 6 2.3 10.1Z"/>',
    "cancelled": _CROSS,
    "ended": '<path class="shape-fill" d="M1 1H11V11H1Z"/>',
}
EVENTS = {
    "premiere": STATES["airing"],
    "decision": '<circle class="shape-fill" cx="6" cy="6" r="5.7"/>',
    "making": STATES["filming"],
    "date": STATES["dated"],
    "forecast": STATES["undecided"],
}
VERDICTS = {
    "right": '<path class="shape-line" d="M1 6.4 4.6 10 11 2"/>',
    "early": '<path class="shape-line" d="M6 1 1.5 6 6 11M1.5 6H11.5"/>',
    "late": '<path class="shape-line" d="M6 1 10.5 6 6 11M10.5 6H.5"/>',
    "open": STATES["undecided"],
    "wrong": _CROSS,
}


def state_shape(key: str) -> str:
    """The shape of a state, 12 px; an unknown state raises `UnknownWord`. It says nothing aloud: a word follows."""
    return _shape(STATES, key)


def event_shape(kind: str) -> str:
    """The shape of a kind of event, for lists."""
    return _shape(EVENTS, kind)


def verdict_shape(verdict: str) -> str:
    """The shape of what came of a guess."""
    return _shape(VERDICTS, verdict)


def event_at(kind: str, where: tuple[float, float], *, future: bool) -> str:
    """The shape of an event, centred on a point of a larger picture, on a disc of paper."""
    x, y = where
    ring = element("circle", cx=6, cy=6, r=8.5, stroke="none")
    move = f"translate({number(x - 6)} {number(y - 6)})"
    return element(
        "g", ring, _drawing(EVENTS, kind), transform=move, class_=f"pin pin-{'future' if future else kind}"
    )


def _shape(shapes: dict[str, str], key: str) -> str:
    return f'<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">{_drawing(shapes, key)}</svg>'


def _drawing(shapes: dict[str, str], key: str) -> str:
    if key not in shapes:
        raise UnknownWord(f"no shape for {key!r}; the words are: {', '.join(shapes)}")
    return shapes[key]
