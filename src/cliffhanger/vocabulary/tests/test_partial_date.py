"""A date keeps exactly the precision that was said."""

from datetime import date

import pytest

from cliffhanger.vocabulary import BadDate, PartialDate


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "words"),
    [
        ("2027", date(2027, 1, 1), date(2027, 12, 31), "in 2027"),
        ("2027-10", date(2027, 10, 1), date(2027, 10, 31), "in October 2027"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "on 29 February 2024"),
        ("2027-21", date(2027, 3, 1), date(2027, 5, 31), "in spring 2027"),
        ("2027-23", date(2027, 9, 1), date(2027, 11, 30), "in autumn 2027"),
        ("2027-24", date(2026, 12, 1), date(2027, 2, 28), "in winter 2027"),
        ("2027-33", date(2027, 1, 1), date(2027, 3, 31), "in the first quarter of 2027"),
        ("2027-36", date(2027, 10, 1), date(2027, 12, 31), "in the fourth quarter of 2027"),
        ("2027-04/2027-06", date(2027, 4, 1), date(2027, 6, 30), "between April 2027 and June 2027"),
        ("2026-02-18~", date(2026, 2, 18), date(2026, 2, 18), "around 18 February 2026"),
    ],
)
def test_each_precision_keeps_its_bounds_and_words(edtf, earliest, latest, words):
    said = PartialDate.parse(edtf)
    assert (said.earliest, said.latest, said.in_words, str(said)) == (earliest, latest, words, edtf)


@pytest.mark.parametrize("text", ["2026-02-31", "soon", "", "2027-13", "2027-25", "2027-06/2027-04", "27"])
def test_what_is_no_date_is_refused_not_rounded(text):
    with pytest.raises(BadDate):
        PartialDate.parse(text)


def test_precision_has_a_name():
    names = [PartialDate.parse(t).precision for t in ("2027", "2027-10", "2027-10-04", "2027-22", "2027-34")]
    assert names == ["year", "month", "day", "season", "quarter"]
