"""Season references, however they are written."""

from __future__ import annotations

import pytest

from cliffhanger.reading import Mention
from cliffhanger.reading.seasons import Shape, find_seasons


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("season 2", (2,)),
        ("Season Two", (2,)),
        ("a second season", (2,)),
        ("its 11th season", (11,)),
        ("a second and third season", (2, 3)),
        ("seasons 3 and 4", (3, 4)),
        ("seasons 3 to 5", (3, 4, 5)),
        ("series 2", (2,)),
        ("for a third run", (3,)),
        ("a sophomore season", (2,)),
        ("S3 is out", (3,)),
        ("returns for a fourth.", (4,)),
        ("both return for their third.", (3,)),
        ("the sixth and final season", (6,)),
    ],
)
def test_a_season_has_its_numbers(text: str, numbers: tuple[int, ...]) -> None:
    (ref,) = find_seasons(text, [])
    assert (ref.shape, ref.numbers) == (Shape.NUMBER, numbers)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("after two seasons", Shape.COUNT),
        ("after a single season", Shape.COUNT),
        ("for another season", Shape.ANOTHER),
        ("its final season", Shape.FINAL),
    ],
)
def test_a_season_without_a_number_keeps_its_shape(text: str, shape: Shape) -> None:
    assert [ref.shape for ref in find_seasons(text, [])] == [shape]


def test_a_number_after_a_title_is_its_season() -> None:
    (ref,) = find_seasons("Night Ferry 2 is ready", [Mention("Night Ferry", 0, 11)])
    assert ref.numbers == (2,)


@pytest.mark.parametrize("text", ["last season they lost", "in ten years", "episode 3", "24 hours"])
def test_what_is_no_season_is_not_taken_for_one(text: str) -> None:
    assert find_seasons(text, []) == []
