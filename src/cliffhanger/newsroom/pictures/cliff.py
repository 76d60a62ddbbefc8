"""The signature: a rule that breaks off where the known ends and goes on in dots. Pure."""

from __future__ import annotations

from .svg import line, path

FACE = ((0, -1.1), (0, 2), (-2.6, 7), (-1.2, 10), (-6.4, 19), (-4.6, 10.5), (-7.5, 7), (-9, 1.1))
"""The broken edge, hanging from the end of the rule: (right of it, below it)."""


def cliff_line(start: float, edge: float, *, end: float, y: float) -> list[str]:
    """Solid from start to edge, the face of the cliff, then dots to end."""
    face = path([(edge + dx, y + dy) for dx, dy in FACE], "face", closed=True)
    parts = [line((start, y), (edge, y), kind="known"), face]
    return [*parts, line((edge + 5, y), (end, y), kind="unknown")] if end > edge + 5 else parts
