"""Why the base forecast is what it is: at most five plain reasons, each with what it does to the odds.

Each reason stands for a group of features. The model is asked again with that group set to what is usual (or
to "not known", where that is a value the model understands); the difference in the chance of a return within
two years is the reason's effect. Effects of groups overlap, so they do not add up to the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np

from .climate import climate_names
from .comparables import NoSuchSeries
from .features import COUNTRIES, GENRES, feature_names
from .hazard import Forest, Moments
from .history import History
from .months import day_number
from .waits import TYPES, Floats, Waits, waits_of
from .words import length_words

MOST = 5
WORTH_SAYING = 0.02
TWO_YEARS = 24
_SOON = 30.0


class Model(Protocol):
    """`ReturnHazard` or `Reference`."""

    def forest(self, waits: Waits, *, known_to: float) -> Forest | None: ...


@dataclass(frozen=True)
class Explanation:
    """One reason: its group, what it adds to the chance of a return within two years, and the sentence."""

    group: str
    effect: float
    sentence: str


@dataclass(frozen=True)
class _Group:
    """Features, and the value each is set to: NaN where the model knows what not knowing means."""

    name: str
    usual: dict[str, float]


_UNKNOWN = float("nan")
_GROUPS = (
    _Group(
        "record",
        {
            **dict.fromkeys(("season", "index"), 2.0),
            **dict.fromkeys(("age",), 500.0),
            **dict.fromkeys(("spread", "longest_gap", "shortest_gap", "gap_before", "gap_trend"), _UNKNOWN),
        },
    ),
    _Group(
        "network",
        {name: 0.0 for name in climate_names() if "network" in name and not name.endswith(("tempo", "idle"))}
        | {"network_idle": 1.0},
    ),
    _Group(
        "last season",
        dict.fromkeys(("since_finale", "run", "episodes", "pace", "more_episodes"), _UNKNOWN)
        | dict.fromkeys(("run_before", "episodes_before", "episodes_before2"), _UNKNOWN),
    ),
    _Group(
        "kind of show",
        dict.fromkeys((*(f"genre_{genre}" for genre in GENRES), *(f"is_{form}" for form in TYPES)), 0.0)
        | {"is_Scripted": 1.0, "genre_Drama": 1.0, "genre_count": 1.0}
        | dict.fromkeys((f"from_{country}" for country in COUNTRIES), 0.0)
        | {"from_US": 1.0, "in_english": 1.0, "genre_36": 0.0, "country_36": 0.0, "kind_form_36": 0.0},
    ),
    _Group(
        "rhythm",
        dict.fromkeys(("regularity", "from_premiere_before", "past_pause", "pause_before"), _UNKNOWN),
    ),
)


def explain(model: Model, history: History, series_key: str, *, as_of: date) -> list[Explanation]:
    """The strongest first; none where trees were not grown (a tiny history), or where nothing stands out."""
    found = explain_many(model, history, [series_key], as_of=as_of)
    if series_key not in found:
        raise NoSuchSeries(series_key)
    return found[series_key]


def explain_many(
    model: Model, history: History, series_keys: Sequence[str], *, as_of: date
) -> dict[str, list[Explanation]]:
    """The same for many series at once, which is far cheaper; those that the history does not hold are left out."""
    waits = waits_of(history.as_of(as_of).seasons)
    last = {key: row for row, key in enumerate(waits.table["series_key"].to_list())}
    keys = [key for key in series_keys if key in last]
    forest = model.forest(waits, known_to=day_number(as_of))
    if forest is None or not keys:
        return {key: [] for key in keys}
    rows = np.array([last[key] for key in keys])
    effects = _effects(forest, waits, Moments(rows, np.full(rows.size, day_number(as_of))))
    return {
        key: _strongest({name: float(effect[place]) for name, effect in effects.items()}, facts)
        for place, (key, facts) in enumerate((key, _Facts.of(waits, last[key], as_of)) for key in keys)
    }


def _effects(forest: Forest, waits: Waits, now: Moments) -> dict[str, Floats]:
    """What each group adds to the chance of a return within two years, for each of the moments."""
    whole = _chance(forest, waits, now)
    effects = {group.name: whole - _chance(forest, waits, now, group) for group in _GROUPS}
    soon = np.minimum(now.as_of, waits.column("start")[now.rows] + _SOON)
    return effects | {"wait": whole - _chance(forest, waits, Moments(now.rows, soon))}


def _strongest(effects: dict[str, float], facts: _Facts) -> list[Explanation]:
    ordered = sorted(effects.items(), key=lambda item: -abs(item[1]))[:MOST]
    return [
        Explanation(name, effect, f"{facts.say(name)}: {_size(effect)}.")
        for name, effect in ordered
        if abs(effect) >= WORTH_SAYING
    ]


def _chance(forest: Forest, waits: Waits, moments: Moments, group: _Group | None = None) -> Floats:
    """Of a return within two years, with a group's features set to what is usual."""
    columns = {feature_names().index(name): value for name, value in (group.usual if group else {}).items()}

    def edit(x: Floats) -> None:
        for column, value in columns.items():
            x[:, column] = value

    return forest.chances(waits, moments, edit if columns else None)[:, TWO_YEARS - 1]


@dataclass(frozen=True)
class _Facts:
    """What the sentences name."""

    seasons: int
    network: str
    episodes: int | None
    waited: int
    gap: float | None
    form: str
    genres: str

    @classmethod
    def of(cls, waits: Waits, row: int, as_of: date) -> _Facts:
        season: dict[str, Any] = waits.table.row(row, named=True)
        return cls(
            seasons=int(season["index"]) + 1,
            network=season["network"] or "its network",
            episodes=int(season["episodes"]) if season["episodes"] else None,
            waited=(as_of - season["premiere"]).days,
            gap=season["gap"],
            form=season["form"].lower(),
            genres=(season["genres"] or "").replace("|", ", ").lower(),
        )

    def say(self, group: str) -> str:
        """The facts behind a group, as the first half of a sentence."""
        return {
            "record": self._record(),
            "network": f"How shows of {self.network} have fared of late",
            "last season": self._last_season(),
            "kind of show": f"What it is ({', '.join(part for part in (self.form, self.genres) if part)})",
            "rhythm": "How regularly it has come so far",
            "wait": self._wait(),
        }[group]

    def _record(self) -> str:
        if self.seasons == 1:
            return "It has not come back yet, and has no record of doing so"
        times = "once" if self.seasons == 2 else f"{self.seasons - 1} times"
        return f"It has come back {times} before"

    def _last_season(self) -> str:
        if self.episodes is None:
            return "How its last season ran"
        return f"How its last season ran ({self.episodes} episode{'s' if self.episodes != 1 else ''})"

    def _wait(self) -> str:
        so_far = f"It has been {length_words(max(1, self.waited))} since the last premiere"
        return (
            f"{so_far}; the time before, a new season took {length_words(self.gap)}" if self.gap else so_far
        )


def _size(effect: float) -> str:
    points = max(1, round(100 * abs(effect)))
    way = "raises" if effect > 0 else "lowers"
    return f"{way} the chance of a return within two years by about {points} point{'s' if points > 1 else ''}"
