"""Dates as precise as said, on the right side of the page's day."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.reading.dates import PageDay, find_dates

TUESDAY = PageDay(date(2026, 3, 10))


@pytest.mark.parametrize(
    ("text", "past", "edtf"),
    [
        ("It comes in early 2023.", False, "2023-01/2023-04"),
        ("It comes in mid-2026.", False, "2026-05/2026-08"),
        ("It comes in late 2026.", False, "2026-09/2026-12"),
        ("It comes in spring 2027.", False, "2027-21"),
        ("It comes in the fall of 2026.", False, "2026-23"),
        ("It comes in Q4 2026.", False, "2026-36"),
        ("It comes in the first half of 2027.", False, "2027-01/2027-06"),
        ("It comes on October 4.", False, "2026-10-04"),
        ("It came on October 4.", True, "2025-10-04"),
        ("It comes on 4 October 2027.", False, "2027-10-04"),
        ("It comes on Friday, April 17.", False, "2026-04-17"),
        ("It comes next year.", False, "2027"),
        ("It comes later this year.", False, "2026-03/2026-12"),
        ("It comes this summer.", False, "2026-22"),
        ("It came last fall.", True, "2025-23"),
        ("It comes next month.", False, "2026-04"),
        ("It came on Monday.", True, "2026-03-09"),
        ("It comes on Monday.", False, "2026-03-16"),
        ("It came yesterday.", True, "2026-03-09"),
        ("It comes in January.", False, "2027-01"),
        ("It came in January.", True, "2026-01"),
        ("It comes in March next year.", False, "2027-03"),
        ("Updated 5/11/13.", True, "2013-05-11"),
        ("It came in 2019.", True, "2019"),
        ("It comes on 31 February.", False, ""),
    ],
)
def test_a_date_is_kept_as_precise_as_it_was_said(text: str, past: bool, edtf: str) -> None:
    (ref,) = find_dates(text)
    assert ref.resolve(TUESDAY, past=past) == edtf


@pytest.mark.parametrize("text", ["It comes on October 4.", "It comes next year.", "It came on Monday."])
def test_without_the_pages_day_a_relative_date_stays_open(text: str) -> None:
    (ref,) = find_dates(text)
    assert ref.resolve(None, past=False) == ""


@pytest.mark.parametrize("text", ["It may come.", "They march on.", "He is 45.", "It has 12 episodes."])
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert find_dates(text) == []
