"""Hundreds of small regression trees asked at once, without a loop over their branches.

Number the leaves of a tree from left to right and keep them as bits. A test that fails rules out the leaves of
its left branch, whatever the others say; of those that are left when all tests are done, the leftmost is the
leaf (QuickScorer, Lucchese et al. 2015). What a value of one feature rules out in *all* trees is a row of a
table, so a forecast is a few look-ups and ANDs: some fifteen times as fast as walking, to the last digit.

Rows that follow each other mostly share a wait and differ in the month ahead; what they share is looked up once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Masks = NDArray[np.uint32]

MOST_LEAVES = 32
CHUNK = 512
"""Rows worked on at a time: their masks stay in the processor's cache."""
_SHARED = 8
"""A feature that changes in fewer than one row in so many is looked up once for each stretch."""
_ALL = np.uint32(0xFFFFFFFF)
_DE_BRUIJN = np.uint32(0x077CB531)
"""Times a single bit, its top five bits name the place of the bit (Leiserson, Prokop and Randall 1998)."""
_PLACES = ((_DE_BRUIJN << np.arange(MOST_LEAVES, dtype=np.uint32)) >> np.uint32(27)).astype(np.int64)


class TooManyLeaves(ValueError):
    """A tree has more than 32 leaves, which do not fit into a mask: walk it instead."""


@dataclass(frozen=True, eq=False)
class FeatureTable:
    """What each value of one feature rules out: a row of masks, one a tree, for every gap between its
    thresholds, and a last one for a missing value."""

    feature: int
    thresholds: Floats
    masks: Masks

    def look_up(self, values: Floats) -> Masks:
        place = np.searchsorted(self.thresholds, values)
        place[np.isnan(values)] = self.thresholds.size + 1
        return np.take(self.masks, place, axis=0)


@dataclass(frozen=True, eq=False)
class LeafTables:
    """The trees as tables; ``leaves`` holds their values, 32 places a tree, the base within the first tree's."""

    features: tuple[FeatureTable, ...]
    leaves: Floats
    trees: int

    def sums(self, x: Floats) -> Floats:
        """The base and the leaves of all trees, added in their order: shape (n,)."""
        shared = _shared(x)
        stretch, known = self._of_stretches(x, shared)
        rest = [table for table in self.features if not shared[table.feature]]
        parts = (slice(at, at + CHUNK) for at in range(0, len(x), CHUNK))
        sums = [self._sums(_ruled_out(rest, x[part], known[stretch[part]])) for part in parts]
        return np.concatenate([np.zeros(0), *sums])

    def _of_stretches(self, x: Floats, shared: NDArray[np.bool_]) -> tuple[Ints, Masks]:
        """The stretch that each row belongs to, and what is ruled out in all of a stretch."""
        starts = np.ones(len(x), dtype=np.bool_)
        starts[1:] = _changes(x[:, shared]).any(axis=1)
        first = x[starts]
        known = np.full((len(first), self.trees), _ALL)
        tables = [table for table in self.features if shared[table.feature]]
        return np.cumsum(starts) - 1, _ruled_out(tables, first, known)

    def _sums(self, left: Masks) -> Floats:
        leftmost = left & (~left + np.uint32(1))
        place = (leftmost * _DE_BRUIJN >> np.uint32(27)).astype(np.int64)
        place += np.arange(0, MOST_LEAVES * self.trees, MOST_LEAVES)
        return np.asarray(np.cumsum(np.take(self.leaves, place), axis=1)[:, -1], dtype=np.float64)

    @classmethod
    def of(cls, numbers: Floats, links: Ints, roots: Ints, *, base: float) -> Self:
        """From trees as `PlainTrees` keeps them. Raises `TooManyLeaves`."""
        inner = links[:, 1] >= 0
        tree = np.searchsorted(roots, np.arange(len(links)), side="right") - 1
        if np.bincount(tree[~inner], minlength=roots.size).max(initial=0) > MOST_LEAVES:
            raise TooManyLeaves(f"a tree has more than {MOST_LEAVES} leaves")
        spans = _spans(links, roots)
        leaves = np.zeros((roots.size, MOST_LEAVES))
        leaves[tree[~inner], _PLACES[spans[~inner, 0]]] = numbers[~inner, 1]
        leaves[0] += base
        cuts = _Cuts(numbers[inner, 0], numbers[inner, 2] > 0, tree[inner], _bits(spans[links[inner, 1]]))
        feature = links[inner, 0]
        tables = (cuts.where(feature == one).table(int(one), roots.size) for one in np.unique(feature))
        return cls(tuple(tables), leaves.ravel(), roots.size)


@dataclass(frozen=True, eq=False)
class _Cuts:
    """Tests on a feature: "goes left up to the threshold", in which tree, and the leaves of the left branch."""

    threshold: Floats
    missing_left: NDArray[np.bool_]
    tree: Ints
    left: Masks

    def where(self, mask: NDArray[np.bool_]) -> _Cuts:
        return _Cuts(self.threshold[mask], self.missing_left[mask], self.tree[mask], self.left[mask])

    def table(self, feature: int, trees: int) -> FeatureTable:
        thresholds, place = np.unique(self.threshold, return_inverse=True)
        masks = np.full((thresholds.size + 2, trees), _ALL)
        np.bitwise_and.at(masks, (place + 1, self.tree), ~self.left)
        masks[:-1] = np.bitwise_and.accumulate(masks[:-1], axis=0)
        right = ~self.missing_left
        np.bitwise_and.at(masks[-1], self.tree[right], ~self.left[right])
        return FeatureTable(feature, thresholds, masks)


def _spans(links: Ints, roots: Ints) -> Ints:
    """The first leaf under each node and the one after its last, counted from the left within its tree."""
    spans = np.zeros((len(links), 2), dtype=np.int64)
    for root in roots:
        count, open_nodes = 0, [(int(root), False)]
        while open_nodes:
            node, done = open_nodes.pop()
            left, right = int(links[node, 1]), int(links[node, 2])
            if done:
                spans[node] = spans[left, 0], spans[right, 1]
            elif left < 0:
                spans[node] = count, count + 1
                count += 1
            else:
                open_nodes += [(node, True), (right, False), (left, False)]
    return spans


def _bits(spans: Ints) -> Masks:
    """Leaves as bits: all from the first up to the one before the end."""
    below = (np.uint64(1) << spans.astype(np.uint64)) - np.uint64(1)
    return np.asarray(below[:, 1] ^ below[:, 0], dtype=np.uint32)


def _ruled_out(tables: list[FeatureTable], x: Floats, left: Masks) -> Masks:
    """What is left of ``left``, which is changed, after the tests of these features."""
    for table in tables:
        left &= table.look_up(x[:, table.feature])
    return left


def _shared(x: Floats) -> NDArray[np.bool_]:
    """Which features seldom change from one row to the next."""
    return np.asarray(_changes(x).sum(axis=0) * _SHARED < len(x), dtype=np.bool_)


def _changes(x: Floats) -> NDArray[np.bool_]:
    """Where a row differs from the one before it; missing is like missing."""
    now, before = x[1:], x[:-1]
    return np.asarray((now != before) & ~(np.isnan(now) & np.isnan(before)), dtype=np.bool_)
