"""The reference model: trees fitted on a broad catalogue, shipped as plain arrays, used on anybody's shows.

A newsroom that knows five hundred famous shows cannot learn from them how shows fare: it would promise far
too much. So it asks this model. `reference.npz` holds numbers and names only (no pickle: loading it runs no
code): the trees, the level by month, and how each network, genre and country was doing on the model's day.
As of an earlier or later day, that last part stays as it was; `docs/forecast-card.md` says what this means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .climate import GROUPS, USUAL_LOG_GAP, Climate, climate_names, key_of, month_number
from .curve import ReturnCurve
from .features import feature_names
from .hazard import Forest, Moments, ReturnHazard
from .history import BadHistory, History
from .leaf_tables import LeafTables, TooManyLeaves
from .level import Level
from .months import day_number
from .waits import Floats, Ints, Waits, waits_of

FORMAT = "cliffhanger-reference/1"


class BadReference(ValueError):
    """The file is not a reference model of this version: refit it with `fit_reference`."""


@dataclass(frozen=True, eq=False)
class PlainTrees:
    """Regression trees on a log scale as arrays; node 0 of each tree is its root.

    ``numbers`` (nodes, 3): threshold, value, and 1 where a missing feature goes left; ``links`` (nodes, 3):
    feature, left, right (-1 at a leaf), with children counted over all trees. ``roots`` (trees,).
    """

    numbers: Floats
    links: Ints
    roots: Ints
    base: float

    def predict(self, x: Floats, /) -> Floats:
        """exp of the base and the sum of the leaves: the same as the forest that it was taken from."""
        sums = self.walk(x) if self._tables is None else self._tables.sums(x)
        return np.asarray(np.exp(sums), dtype=np.float64)

    def walk(self, x: Floats) -> Floats:
        """The base and the leaves, branch by branch: slow, for trees of any size."""
        total = np.full(len(x), self.base)
        for root in self.roots:
            total += self._leaf_values(x, int(root))
        return total

    @cached_property
    def _tables(self) -> LeafTables | None:
        try:
            return LeafTables.of(self.numbers, self.links, self.roots, base=self.base)
        except TooManyLeaves:
            return None

    def _leaf_values(self, x: Floats, root: int) -> Floats:
        node, open_rows = np.full(len(x), root), np.arange(len(x))
        while open_rows.size:
            feature, left, right = self.links[node[open_rows]].T
            inner = left >= 0
            open_rows, feature, left, right = open_rows[inner], feature[inner], left[inner], right[inner]
            threshold, _, missing_left = self.numbers[node[open_rows]].T
            value = x[open_rows, feature]
            goes_left = np.where(np.isnan(value), missing_left > 0, value <= threshold)
            node[open_rows] = np.where(goes_left, left, right)
        return np.asarray(self.numbers[node, 1], dtype=np.float64)

    @classmethod
    def taken_from(cls, boosted: Any) -> Self:
        """Copy a fitted scikit-learn `HistGradientBoostingRegressor` with a log link."""
        numbers, links, roots, size = [], [], [], 0
        for (tree,) in boosted._predictors:
            nodes = tree.nodes
            inner = nodes["is_leaf"] == 0
            numbers.append(
                np.column_stack([nodes["num_threshold"], nodes["value"], nodes["missing_go_to_left"]])
            )
            left, right = (
                np.where(inner, nodes[name].astype(np.int64) + size, -1) for name in ("left", "right")
            )
            links.append(np.column_stack([nodes["feature_idx"].astype(np.int64), left, right]))
            roots.append(size)
            size += len(nodes)
        base = float(np.ravel(boosted._baseline_prediction)[0])
        return cls(np.concatenate(numbers), np.concatenate(links), np.array(roots), base)


@dataclass(frozen=True, eq=False)
class Standing:
    """How each group was doing on the model's day: keys of the groups, and a row of climate columns for each;
    for network and country also the premieres of three years by month of the year."""

    keys: dict[str, NDArray[np.str_]]
    values: dict[str, Floats]
    idle: Floats
    by_month: dict[str, Floats]

    @classmethod
    def of(cls, waits: Waits, climate: Climate, day: float) -> Self:
        keys, values, by_month, idle = {}, {}, {}, np.zeros(0)
        for group in GROUPS:
            key = waits.table.select(key_of(group)).to_series()
            first = key.to_frame("key").with_row_index("row").unique("key", keep="first").sort("key")
            rows = first["row"].cast(pl.Int64).to_numpy()
            as_of = np.full(rows.size, day)
            keys[group.name] = first["key"].to_numpy().astype(np.str_)
            values[group.name] = climate.at(rows, as_of)[:, columns_of(group.name)]
            if group.name in ("network", "country"):
                counts = climate.by_month(group.name, rows, as_of)
                by_month[group.name] = np.roll(counts, int(month_number(as_of[:1])[0]) % 12, axis=1)
            if group.name == "network":
                idle = climate.at(rows, as_of)[:, -1]
        return cls(keys, values, idle, by_month)


def columns_of(group: str) -> Ints:
    """Which climate columns belong to a group."""
    names = [name for name in climate_names() if name.rsplit("_", 1)[0] == group and name != "network_idle"]
    return np.array([climate_names().index(name) for name in names], dtype=np.int64)


class StandingClimate:
    """`Standing` for the groups of some waits; a group that it does not know is given the average."""

    def __init__(self, standing: Standing, waits: Waits) -> None:
        self.standing = standing
        self.places = {group.name: self._place(waits, group.name) for group in GROUPS}

    def at(self, rows: Ints, as_of: Floats) -> Floats:
        """As `Climate.at`, but the same on every day."""
        table = np.full((rows.size, len(climate_names())), 0.0)
        for group in GROUPS:
            average = [
                USUAL_LOG_GAP if climate_names()[c].endswith("tempo") else 0.0 for c in columns_of(group.name)
            ]
            known = np.vstack([self.standing.values[group.name], average])
            table[:, columns_of(group.name)] = known[self.places[group.name][rows]]
        table[:, -1] = np.append(self.standing.idle, 6.0)[self.places["network"][rows]]
        return table

    def calendar(self, rows: Ints, as_of: Floats) -> Floats:
        """As `Climate.calendar`."""
        near, wide = (self._from_month(name, rows, as_of) for name in ("network", "country"))
        return Climate.shares(near, wide)

    def _from_month(self, group: str, rows: Ints, as_of: Floats) -> Floats:
        counts = np.vstack([self.standing.by_month[group], np.zeros(12)])[self.places[group][rows]]
        month = (month_number(as_of)[:, None] + np.arange(12)) % 12
        return np.take_along_axis(counts, month, axis=1)

    def _place(self, waits: Waits, group: str) -> Ints:
        known = self.standing.keys[group]
        asked = waits.table.select(key_of(next(g for g in GROUPS if g.name == group))).to_series()
        names = asked.to_numpy().astype(np.str_)
        place = np.minimum(np.searchsorted(known, names), known.size - 1)
        return np.asarray(np.where(known[place] == names, place, known.size), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Reference:
    """A fitted model to ask about single shows. ``as_of`` is the day to which its data went."""

    version: str
    as_of: date
    trees: PlainTrees
    standing: Standing
    level: Level

    def forest(self, waits: Waits, *, known_to: float = 0.0) -> Forest:
        """The trees among these waits."""
        return Forest(self.trees, StandingClimate(self.standing, waits), self.level)

    def chances(self, history: History, as_of: date) -> Floats:
        """Shape (n, 60) for the series that wait on ``as_of``, in the order of `spells.waiting`."""
        waits = waits_of(history.as_of(as_of).seasons)
        rows = waits.last
        moments = Moments(rows, np.full(rows.size, day_number(as_of)))
        return self.forest(waits).chances(waits, moments)

    def chances_at(self, waits: Waits, rows: Ints, as_of: Floats) -> Floats:
        """For some of the waits, each as of its own day."""
        return self.forest(waits).chances(waits, Moments(rows, as_of))

    def curve(self, rows: History, as_of: date) -> ReturnCurve:
        """For one series, given its seasons so far. `BadHistory` if none had premiered or there are several."""
        chances = self.chances(rows, as_of)
        if len(chances) != 1:
            raise BadHistory(f"curve() takes the seasons of one series out by {as_of}, not of {len(chances)}")
        return ReturnCurve(as_of, chances[0])

    @classmethod
    def of(cls, model: ReturnHazard, history: History, version: str) -> Self:
        """Take the plain arrays out of a fitted model; ``history`` is what it was fitted on."""
        waits, day = waits_of(history.as_of(model.as_of_).seasons), day_number(model.as_of_)
        climate = Climate().fit(waits, known_to=day, rates=model.rates_)
        if model.trees_ is None:
            raise BadReference("the history was too small to grow trees; give thousands of seasons")
        level = Level.of(waits, climate.timeline_, model.rates_)
        trees = PlainTrees.taken_from(model.trees_)
        return cls(version, model.as_of_, trees, Standing.of(waits, climate, day), level)

    def save(self, path: Path) -> None:
        """Write the arrays, compressed."""
        arrays: dict[str, NDArray[Any]] = {
            "about": np.array([FORMAT, self.version, self.as_of.isoformat(), str(self.trees.base)]),
            "features": np.array(feature_names()),
            "numbers": self.trees.numbers,
            "links": self.trees.links.astype(np.int32),
            "roots": self.trees.roots.astype(np.int32),
            "level": self.level.by_kind,
            "calm_before": self.level.calm_before,
            "idle": self.standing.idle,
        }
        for name, values in self.standing.values.items():
            arrays[f"keys_{name}"] = self.standing.keys[name]
            arrays[f"values_{name}"] = values
        arrays |= {f"months_{name}": counts for name, counts in self.standing.by_month.items()}
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises `BadReference` for a file of another format or other features."""
        with np.load(path, allow_pickle=False) as stored:
            found = dict(stored)
        if "about" not in found or found["about"][0] != FORMAT:
            raise BadReference(f"{path} is not a {FORMAT} file; refit it with fit_reference")
        if tuple(found["features"]) != feature_names():
            raise BadReference(f"{path} was fitted on other features than this version has; refit it")
        _, version, as_of, base = found["about"]
        links, roots = (found[name].astype(np.int64) for name in ("links", "roots"))
        keys, values, months = (_group(found, prefix) for prefix in ("keys_", "values_", "months_"))
        return cls(
            version=str(version),
            as_of=date.fromisoformat(str(as_of)),
            trees=PlainTrees(found["numbers"], links, roots, float(base)),
            standing=Standing(keys, values, found["idle"], months),
            level=Level(found["level"], found["calm_before"]),
        )


def _group(found: dict[str, NDArray[Any]], prefix: str) -> dict[str, NDArray[Any]]:
    return {name.removeprefix(prefix): array for name, array in found.items() if name.startswith(prefix)}


@lru_cache(maxsize=1)
def load_reference() -> Reference:
    """The model that ships with the package, read once."""
    with as_file(files(__package__).joinpath("reference.npz")) as path:
        return Reference.load(path)
