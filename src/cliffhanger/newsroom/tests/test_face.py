"""The public face keeps its promises: no third party, a strict content policy is possible, it can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOM = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))
STYLE = (ROOM / "static" / "newsroom" / "style.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, flags=re.DOTALL)
)
READ = [
    ("ink", "paper"), ("ink", "raised"), ("ink", "field"), ("ink-2", "paper"), ("ink-2", "raised"),
    ("accent", "paper"), ("accent", "raised"), ("accent", "soft"), ("on-accent", "accent"), ("paper", "ink"),
]  # fmt: skip
"""Pairs of text and ground that occur."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_needs_no_script_no_inline_style_and_nobody_else(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?! type=\"application/ld\+json\")", text)
    assert not re.search(r"(src|href|action)=\"(https?:)?//", text)


def test_the_stylesheet_is_small_and_loads_nothing() -> None:
    assert len(STYLE.encode()) <= 15 * 1024
    assert "url(" not in STYLE
    assert "@import" not in STYLE


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read_in_both_lights(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2: from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
