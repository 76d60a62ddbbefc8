"""Whether ours still holds what `floors.json` promises, on the catalogue that every clone has."""

from __future__ import annotations

import json
from pathlib import Path

from cliffhanger.forecast.numerics.scorecard import Scores

FLOORS = Path(__file__).parents[1] / "floors.json"
FIGURES = {"brier24": "brier24", "crps36_days": "crps36", "coverage": "coverage"}


def fallen(scores: Scores) -> list[str]:
    """What is worse than promised, each in a sentence; nothing if all holds."""
    found = []
    for name, limit in _floors().items():
        figure, _, side = name.rpartition("_at_")
        value = getattr(scores, FIGURES[figure])
        if not (value <= limit if side == "most" else value >= limit):
            found.append(f"{figure} is {value:.4f}, promised is at {side} {limit}")
    return found


def _floors() -> dict[str, float]:
    floors = json.loads(FLOORS.read_text("utf-8"))["forecast"]
    return {name: limit for name, limit in floors.items() if "_at_" in name}
