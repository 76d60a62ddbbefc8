"""Trees as tables of masks: the same sums as walking them, to the last digit."""

from dataclasses import replace

import numpy as np
import pytest

from cliffhanger.forecast.numerics.leaf_tables import LeafTables, TooManyLeaves
from cliffhanger.forecast.numerics.reference import PlainTrees, load_reference


@pytest.fixture(scope="module")
def trees():
    return load_reference().trees


def tables_of(trees):
    return LeafTables.of(trees.numbers, trees.links, trees.roots, base=trees.base)


def rows(trees, count, *, seed=0):
    """Values on, below, between and above the thresholds, and missing ones."""
    rng = np.random.default_rng(seed)
    inner, columns = trees.links[:, 1] >= 0, []
    for feature in range(int(trees.links[:, 0].max()) + 1):
        cuts = trees.numbers[inner & (trees.links[:, 0] == feature), 0]
        near = np.concatenate([cuts, np.nextafter(cuts, np.inf), [np.nan, -1e9, 1e9]])
        columns.append(rng.choice(near, count))
    return np.column_stack(columns)


def test_tables_say_what_walking_says_to_the_last_digit(trees):
    x = rows(trees, 1200)
    np.testing.assert_array_equal(tables_of(trees).sums(x), trees.walk(x))


def test_rows_that_share_most_features_are_no_different(trees):
    x = np.repeat(rows(trees, 30), 40, axis=0)
    x[:, -12:] = rows(trees, len(x), seed=1)[:, -12:]
    np.testing.assert_array_equal(tables_of(trees).sums(x), trees.walk(x))


@pytest.mark.parametrize("count", [0, 1, 2, 513])
def test_any_number_of_rows_will_do(trees, count):
    x = rows(trees, count)
    np.testing.assert_array_equal(tables_of(trees).sums(x), trees.walk(x))


def test_a_tree_that_is_a_single_leaf_counts(trees):
    alone = PlainTrees(np.array([[0.0, 0.5, 0.0]]), np.array([[0, -1, -1]]), np.array([0]), base=2.0)
    assert tables_of(alone).sums(np.zeros((3, 1))).tolist() == [2.5, 2.5, 2.5]


def comb(leaves):
    """A tree that cuts one leaf off at each threshold 0, 1, 2 …"""
    numbers, links = [], []
    for cut in range(leaves - 1):
        numbers += [[cut, 0.0, 0.0], [0.0, float(cut), 0.0]]
        links += [[0, 2 * cut + 1, 2 * cut + 2], [0, -1, -1]]
    numbers.append([0.0, float(leaves - 1), 0.0])
    links.append([0, -1, -1])
    return PlainTrees(np.array(numbers), np.array(links), np.array([0]), base=0.0)


def test_a_tree_too_large_for_a_mask_is_walked():
    x = np.arange(-1.0, 50.0)[:, None]
    for leaves in (32, 33):
        expected = np.clip(np.ceil(x[:, 0]), 0, leaves - 1)
        np.testing.assert_allclose(np.log(comb(leaves).predict(x)), expected, atol=1e-12)
    with pytest.raises(TooManyLeaves, match="32"):
        tables_of(comb(33))


def test_changed_trees_have_tables_of_their_own(trees):
    x = rows(trees, 5)
    trees.predict(x)
    np.testing.assert_allclose(replace(trees, base=trees.base + 1).predict(x), np.e * trees.predict(x))
