"""What happened on solid ground, and what may come on dots: the cliff line, lying. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cliffhanger.newsroom.present import Odds, TimelineEntry

from .cliff import cliff_line
from .days import DayScale, day_words, month_words, year_words
from .flags import LANE, Flag, draw, place
from .shapes import event_at
from .svg import element, line, picture, wide, words
from .window import window_of

RANKS = {"decision": 0, "date": 1, "premiere": 2, "making": 3, "forecast": 4}
"""Who keeps its words where there is room for few."""
KIND_WORDS = {"premiere": "shown", "decision": "decided", "making": "in the making", "date": "a date"}
SHORT = 22
"""A sentence no longer than this can stand on a flag as it is."""
YEARS_BACK = 8
"""More than this and the part that people came for would shrink to a corner."""


def cliff_timeline(
    entries: Sequence[TimelineEntry], as_of: date, *, odds: Odds | None, width: int = 340
) -> str:
    """Known events on a solid rule that breaks off at ``as_of`` and goes on, dotted, through the odds window.

    Width is in CSS pixels. Events more than eight years back are counted, not drawn.
    """
    known, ahead = _sorted(entries, as_of)
    scale = _scale(known, (as_of, _far(ahead, as_of, odds=odds)), width=width)
    shown = [entry for entry in known if entry.day >= scale.first]
    placed = place(_flags([*shown, *ahead], scale), width=width, lanes=3 if width < 480 else 2)
    ground = 18 + LANE * max([spot.lane + 1 for spot in placed], default=0)
    parts = [
        *cliff_line(0, scale.x(as_of), end=scale.right, y=ground),
        *_window(odds, scale, ground=ground),
        *draw(placed, ground),
        *[
            event_at(entry.kind, (scale.x(entry.day), ground), future=entry.is_future)
            for entry in [*shown, *ahead]
        ],
        *_under(as_of, scale, ground=ground),
        *_earlier(len(known) - len(shown), ground),
    ]
    desc = _desc([*known, *ahead], as_of, odds=odds)
    return picture((width, ground + 52), parts, title=f"What happened until {day_words(as_of)}", desc=desc)


def _sorted(entries: Sequence[TimelineEntry], as_of: date) -> tuple[list[TimelineEntry], list[TimelineEntry]]:
    ordered = sorted(entries, key=lambda entry: entry.day)
    known = [entry for entry in ordered if not entry.is_future and entry.day <= as_of]
    return known, [entry for entry in ordered if entry.is_future]


def _far(ahead: Sequence[TimelineEntry], as_of: date, *, odds: Odds | None) -> date:
    """How far to draw: past the window and whatever is announced, at least a year, at most five."""
    ends = [as_of + timedelta(days=365), *(entry.day + timedelta(days=90) for entry in ahead)]
    window = window_of(odds) if odds else None
    if window:
        ends.append(window.last + timedelta(days=90))
    return min(max(ends), as_of + timedelta(days=5 * 366))


def _scale(known: Sequence[TimelineEntry], days: tuple[date, date], *, width: int) -> DayScale:
    as_of, far = days
    back = as_of - timedelta(days=round(365.25 * YEARS_BACK))
    recent = [entry.day for entry in known if entry.day >= back]
    first = min([*recent, as_of - timedelta(days=365)])
    return DayScale(first, far, 10, width - 8.0)


def _flags(entries: Sequence[TimelineEntry], scale: DayScale) -> list[Flag]:
    named = [(entry, _label(entry)) for entry in entries]
    return [
        Flag(scale.x(e.day), label, month_words(e.day), RANKS.get(e.kind, 9)) for e, label in named if label
    ]


def _label(entry: TimelineEntry) -> str:
    """Its own label; without one the sentence, if it is short, or the word for where that left things."""
    if entry.label:
        return entry.label
    sentence = entry.sentence.rstrip(".")
    if len(sentence) <= SHORT:
        return sentence
    return entry.mark.word if entry.mark else KIND_WORDS.get(entry.kind, "")


def _window(odds: Odds | None, scale: DayScale, *, ground: float) -> list[str]:
    window = window_of(odds) if odds else None
    if window is None:
        return []
    left, right = scale.x(window.first), scale.x(window.last)
    band = element("rect", x=left, y=ground - 6, width=max(right - left, 3), height=12, rx=6, class_="band")
    dots = line((left + 4, ground), (right - 3, ground), kind="unknown")
    label = words((scale.right, ground + 49), window.label, class_="hot", text_anchor="end")
    return [band, dots, line((right - 1, ground + 7), (right - 1, ground + 38), kind="stem"), label]


def _under(as_of: date, scale: DayScale, *, ground: float) -> list[str]:
    """The years, and the day that the ground ends."""
    edge, text = scale.x(as_of), day_words(as_of)
    x, anchor = (edge - 8, "end") if wide(text) < edge - 8 else (edge + 4, "start")
    return [
        *year_words(scale, ground + 19, edge=edge),
        words((x, ground + 34), text, class_="strong", text_anchor=anchor),
    ]


def _earlier(count: int, ground: float) -> list[str]:
    return [words((0, ground + 49), f"and {count} earlier")] if count else []


def _desc(entries: Sequence[TimelineEntry], as_of: date, *, odds: Odds | None) -> str:
    said = " ".join(f"{entry.when}: {entry.sentence}" for entry in entries)
    known = f"Known until {day_words(as_of)}."
    return " ".join(part for part in (said, known, odds.words if odds else "") if part)
