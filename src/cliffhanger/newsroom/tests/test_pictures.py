"""Pictures are well-formed, never draw what is not so, and say the same in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cliffhanger.forecast.numerics.curve import ReturnCurve
from cliffhanger.forecast.numerics.months import month_edges
from cliffhanger.newsroom.pictures import (
    NotDrawable,
    calibration_plot,
    chance_curve,
    cliff_timeline,
    comparables_strip,
    dot_row,
    event_shape,
    forecast_path,
    season_bars,
    state_shape,
    verdict_shape,
)
from cliffhanger.newsroom.pictures.chances import rounded
from cliffhanger.newsroom.pictures.flags import Flag, place
from cliffhanger.newsroom.pictures.svg import number
from cliffhanger.newsroom.pictures.window import window_of
from cliffhanger.newsroom.present import (
    CurvePoint,
    Likeness,
    Odds,
    PathMark,
    PathPoint,
    SeasonRow,
    StateMark,
    Tenth,
    TimelineEntry,
)
from cliffhanger.vocabulary import PartialDate, UnknownWord

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 8, 7)
SAID = "About 9 in 10 that it comes back."
MONTH = timedelta(days=30)
STATES = ("undecided", "renewed", "filming", "wrapped", "dated", "airing", "aired", "cancelled", "ended")


def odds_of(chances: list[float], *, window: bool = True) -> Odds:
    points = tuple(CurvePoint(TODAY + MONTH * (i + 1), chance) for i, chance in enumerate(chances))

    def day(share: float) -> date:
        return next(point.day for point in points if point.chance >= share * chances[-1])

    q10, q50, q90 = (day(share) for share in (0.1, 0.5, 0.9))
    odds = Odds(TODAY, chances[-1], points, q10, q50, q90, SAID, "test", TODAY)
    return odds if window else replace(odds, q10=None, q50=None, q90=None)


LIKELY = odds_of([0.9 * min(1, month / 30) for month in range(1, 61)])
UNLIKELY = odds_of([0.06 * month / 60 for month in range(1, 61)])
EVENTS = (
    TimelineEntry(date(2022, 1, 28), "28 January 2022", "Season 1 came out.", "premiere", label="season 1"),
    TimelineEntry(date(2022, 6, 6), "6 June 2022", "Netflix ordered season 2.", "decision", label="ordered"),
    TimelineEntry(date(2025, 7, 23), "July 2025", "Filming began.", "making", label="filming"),
    TimelineEntry(
        date(2027, 7, 1), "2027", "Netflix has said 2027.", "date", is_future=True, label="said: 2027"
    ),
)
SHOWN, FILMED = StateMark("aired", "shown"), StateMark("wrapped", "filmed")
SEASONS = (
    SeasonRow(1, SHOWN, PartialDate.parse("2022-01-28"), None, "12", ""),
    SeasonRow(2, SHOWN, PartialDate.parse("2024"), PartialDate.parse("2024-12"), "8", "two years"),
    SeasonRow(3, FILMED, None, None, "", "1 year 8 months so far"),
)
LIKENESSES = tuple(
    Likeness("A very long title of a season", n, "ABC", 200 + 90 * n, came=n % 10 < 7) for n in range(1, 21)
)
PATH = tuple(
    PathPoint(day, 0.9, day + 10 * MONTH, day + 14 * MONTH, day + 30 * MONTH, issued)
    for day, issued in ((date(2022, 3, 1), False), (date(2022, 6, 6), False), (date(2024, 1, 1), True))
)
MARKS = (PathMark(date(2022, 6, 6), "ordered"),)
TENTHS = (Tenth(8, 0.02, 0.0), Tenth(1200, 0.86, 0.88))
PICTURES: dict[str, Callable[[int], str]] = {
    "curve": lambda width: chance_curve(LIKELY, width=width),
    "unlikely curve": lambda width: chance_curve(UNLIKELY, width=width),
    "curve without a window": lambda width: chance_curve(odds_of([0.0] * 60, window=False), width=width),
    "dots": lambda width: dot_row(LIKELY, width=width),
    "unlikely dots": lambda width: dot_row(UNLIKELY, width=width),
    "fifty dots": lambda width: dot_row(LIKELY, width=width, count=50),
    "comparables": lambda width: comparables_strip(LIKENESSES, waited=300, width=width),
    "one comparable": lambda width: comparables_strip(LIKENESSES[:1], waited=2000, width=width),
    "path": lambda width: forecast_path(PATH, MARKS, width=width),
    "calibration": lambda width: calibration_plot(TENTHS, width=width),
    "timeline": lambda width: cliff_timeline(EVENTS, TODAY, odds=LIKELY, width=width),
    "timeline of nothing": lambda width: cliff_timeline((), TODAY, odds=None, width=width),
    "seasons": lambda width: season_bars(SEASONS, as_of=TODAY, width=width),
    "seasons without a date": lambda width: season_bars(SEASONS[2:], width=width),
}
each_picture = pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES.keys())


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in fromstring(svg).iter(f"{SVG}text")]


def of_class(svg: str, kind: str) -> list[Element]:
    return [element for element in fromstring(svg).iter() if element.get("class") == kind]


def corners(path: Element) -> list[tuple[float, float]]:
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d") or "")
    return [(float(x), float(y)) for x, y in pairs]


@each_picture
def test_a_picture_is_well_formed_and_has_a_text_alternative(draw: Callable[[int], str]) -> None:
    root = fromstring(draw(340))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")


@each_picture
@pytest.mark.parametrize("width", [340, 612])
def test_a_picture_keeps_to_its_width_and_brings_no_style(draw: Callable[[int], str], width: int) -> None:
    svg = draw(width)
    for element in fromstring(svg).iter():
        assert not {"style", "fill", "onclick"} & set(element.attrib)
        for side in ("x", "x1", "x2", "cx"):
            assert -1 <= float(element.get(side, 0)) <= width + 1, element.attrib
    assert "nan" not in svg
    assert "inf" not in svg


def test_the_curve_never_falls_and_starts_at_the_cliff() -> None:
    line = corners(of_class(chance_curve(LIKELY), "curve")[0])
    assert all(left < right and low >= high for (left, low), (right, high) in pairwise(line))
    edge = of_class(chance_curve(LIKELY), "known")[0]
    assert line[0] == (float(edge.get("x2", 0)), float(edge.get("y2", 0)))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_any_rising_chances_make_a_curve_and_dots(chances: list[float]) -> None:
    odds = odds_of(sorted(chances))
    line = corners(of_class(chance_curve(odds), "curve")[0])
    assert all(low >= high for (_, low), (_, high) in pairwise(line))
    assert len(of_class(dot_row(odds), "dot")) + len(of_class(dot_row(odds), "dot-no")) == 20


@pytest.mark.parametrize("chances", [[], [0.2, 0.1], [0.1, float("nan")], [0.5, 1.2], [-0.1, 0.5]], ids=str)
def test_what_is_no_curve_is_refused(chances: list[float]) -> None:
    odds = replace(LIKELY, points=tuple(CurvePoint(TODAY + MONTH * i, c) for i, c in enumerate(chances)))
    with pytest.raises(NotDrawable):
        chance_curve(odds)


def test_the_window_and_the_middle_are_named_where_they_are_drawn() -> None:
    said = texts(chance_curve(LIKELY))
    assert "8 in 10 chance: Sep 2026 – Dec 2028" in said
    assert "middle: Oct 2027" in said
    assert "known until 7 Aug 2026" in said


@pytest.mark.parametrize("p_return", [0.25, 0.6, 0.89, 0.9, 0.95, 1.0])
def test_the_window_drawn_is_the_window_that_the_words_of_the_forecast_name(p_return: float) -> None:
    curve = ReturnCurve(TODAY, np.array([p_return * min(1, month / 40) ** 2 for month in range(1, 61)]))
    days = [TODAY + timedelta(int(edge)) for edge in month_edges(TODAY)]
    points = tuple(CurvePoint(day, chance) for day, chance in zip(days, [0.0, *curve.cdf], strict=True))
    tenths = [curve.quantile(share) for share in (0.1, 0.5, 0.9)]
    window = window_of(Odds(TODAY, curve.p_return, points, *tenths, words="", method="", issued_on=TODAY))
    assert window is not None
    assert (window.first, window.last) == curve.window()
    assert window.lead.startswith("if it returns") == ("if it does" in curve.words())


def test_an_unlikely_return_is_given_no_window_that_would_promise_one() -> None:
    assert window_of(UNLIKELY) is None
    assert not of_class(cliff_timeline(EVENTS, TODAY, odds=UNLIKELY), "band")


def test_a_picture_says_the_words_of_the_odds_to_those_who_cannot_see_it() -> None:
    assert SAID in (fromstring(chance_curve(LIKELY)).findtext(f"{SVG}desc") or "")
    assert SAID in (fromstring(cliff_timeline(EVENTS, TODAY, odds=LIKELY)).findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize(("chance", "said"), [(0.0, 5), (0.02, 5), (0.62, 60), (0.93, 95), (1.0, 95)])
def test_a_chance_is_said_in_fives_and_never_as_certainty(chance: float, said: int) -> None:
    assert rounded(chance) == said


@pytest.mark.parametrize(("p_return", "back"), [(0.0, 1), (0.06, 1), (0.5, 10), (0.9, 18), (1.0, 19)])
def test_some_dots_always_return_and_some_never(p_return: float, back: int) -> None:
    odds = odds_of([p_return * month / 60 for month in range(1, 61)])
    assert len(of_class(dot_row(odds), "dot")) == back
    assert len(of_class(dot_row(odds), "dot-no")) == 20 - back


def test_the_dots_that_may_not_return_stay_in_their_box() -> None:
    svg = dot_row(UNLIKELY)
    box = of_class(svg, "box")[0]
    top, tall = float(box.get("y", 0)), float(box.get("height", 0))
    dots = of_class(svg, "dot-no")
    assert len(dots) == 19
    assert all(top < float(dot.get("cy", 0)) - 5 and float(dot.get("cy", 0)) + 5 < top + tall for dot in dots)


def test_dots_stand_on_one_another_and_not_in_one_place() -> None:
    places = [(dot.get("cx"), dot.get("cy")) for dot in of_class(dot_row(LIKELY), "dot")]
    assert len(set(places)) == len(places)


def test_the_rule_breaks_off_on_the_day_and_events_lie_on_their_side_of_it() -> None:
    svg = cliff_timeline(EVENTS, TODAY, odds=LIKELY, width=612)
    edge = float(of_class(svg, "known")[0].get("x2", 0))
    known = [
        *of_class(svg, "pin pin-premiere"),
        *of_class(svg, "pin pin-making"),
        *of_class(svg, "pin pin-decision"),
    ]
    assert len(known) == 3
    assert all(moved(pin) < edge for pin in known)
    assert [moved(pin) > edge for pin in of_class(svg, "pin pin-future")] == [True]


def moved(pin: Element) -> float:
    return float((pin.get("transform") or "").removeprefix("translate(").split()[0]) + 6


def test_what_was_said_after_the_day_is_not_drawn() -> None:
    assert "filming" not in texts(cliff_timeline(EVENTS, date(2024, 1, 1), odds=None))


def test_events_of_long_ago_are_counted_not_drawn() -> None:
    old = [replace(EVENTS[0], day=date(2000 + year, 3, 1)) for year in range(10)]
    assert "and 10 earlier" in texts(cliff_timeline([*old, *EVENTS], TODAY, odds=LIKELY))


def test_an_event_without_a_label_is_named_by_its_sentence_state_or_kind() -> None:
    short = replace(EVENTS[0], label="")
    state = replace(EVENTS[2], label="", sentence="Filming of the second season began.", mark=FILMED)
    kind = replace(EVENTS[1], label="", sentence="Netflix ordered a second season of it.")
    said = texts(cliff_timeline([short, state, kind], TODAY, odds=None, width=612))
    assert {"Season 1 came out", "filmed", "decided"} <= set(said)


@given(st.lists(st.tuples(st.floats(0, 340), st.text("abcdef ", max_size=14)), max_size=25))
def test_no_flag_covers_another(where: list[tuple[float, str]]) -> None:
    placed = place([Flag(x, text, "Jan 2022") for x, text in where], width=340, lanes=3)
    for index, one in enumerate(placed):
        assert 0 <= one.left < one.right <= 340
        for other in placed[index + 1 :]:
            assert one.lane != other.lane or one.right <= other.left or other.right <= one.left


def test_seasons_have_a_bar_each_and_their_waits_in_words() -> None:
    svg = season_bars(SEASONS, as_of=TODAY)
    assert len(of_class(svg, "bar")) == 1
    assert {"S1", "S2", "S3", "two years", "filmed, 1 year 8 months so far"} <= set(texts(svg))


def test_a_season_known_only_to_the_year_is_an_open_bar_and_not_a_first_of_january() -> None:
    bar = of_class(season_bars(SEASONS, as_of=TODAY), "bar-fuzzy")
    assert len(bar) == 1
    assert float(bar[0].get("width", 0)) > 40


def test_nobody_waits_for_a_season_that_will_not_be_made() -> None:
    over = replace(SEASONS[2], mark=StateMark("cancelled", "cancelled"), wait="")
    svg = season_bars([SEASONS[0], over], as_of=TODAY)
    assert "cancelled" in texts(svg)
    assert len(of_class(svg, "unknown")) == 1


def test_words_from_outside_are_escaped() -> None:
    nasty = replace(EVENTS[1], sentence='<script>alert("x")</script> & more', label='<b>"&')
    svg = cliff_timeline([nasty], TODAY, odds=replace(LIKELY, words="<i>odds</i> & ends"))
    assert "<script" not in svg
    assert "<i>" not in svg
    assert '<b>"&' in texts(svg)


@pytest.mark.parametrize("key", STATES)
def test_every_state_has_a_shape_of_its_own_that_is_silent(key: str) -> None:
    root = fromstring(state_shape(key))
    assert root.get("aria-hidden") == "true"
    others = set(STATES) - {key}
    assert state_shape(key) not in {state_shape(other) for other in others}


@pytest.mark.parametrize("shape", [state_shape, event_shape, verdict_shape])
def test_an_unknown_word_has_no_shape(shape: Callable[[str], str]) -> None:
    with pytest.raises(UnknownWord, match="the words are"):
        shape("probably")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_a_number_has_no_place_in_a_picture(value: float) -> None:
    with pytest.raises(NotDrawable):
        number(value)


def test_fifty_dots_on_a_desk_leave_the_same_share_in_their_box() -> None:
    few, many = dot_row(LIKELY), dot_row(LIKELY, width=612, count=50)
    assert (len(of_class(few, "dot")), len(of_class(few, "dot-no"))) == (18, 2)
    assert (len(of_class(many, "dot")), len(of_class(many, "dot-no"))) == (45, 5)


def test_every_comparable_season_has_its_row_and_those_that_never_came_have_no_end() -> None:
    svg = comparables_strip(LIKENESSES, waited=300)
    assert len(of_class(svg, "bar-soft")) == 14
    assert len(of_class(svg, "unknown")) == texts(svg).count("never") == 6
    assert "this one, so far" in texts(svg)
    assert (fromstring(svg).findtext(f"{SVG}desc") or "").count("no further season came") == 6


def test_years_that_would_touch_under_the_bars_are_named_once() -> None:
    waits = [Likeness("Harbour Lights", 2, "BBC", days, came=True) for days in (400, 1300)]
    phone = [
        text for text in texts(comparables_strip(waits, width=300)) if text in {"1 year", "2", "2 years"}
    ]
    desk = [text for text in texts(comparables_strip(waits, width=900)) if text in {"1 year", "2", "2 years"}]
    assert (phone, desk) == (["1 year", "2"], ["1 year", "2 years"])


def test_a_longer_wait_is_a_longer_bar() -> None:
    lengths = [float(bar.get("width", 0)) for bar in of_class(comparables_strip(LIKENESSES), "bar-soft")]
    assert lengths == sorted(lengths)


def test_a_path_is_dotted_where_we_looked_back_and_solid_where_it_was_issued() -> None:
    svg = forecast_path(PATH, MARKS)
    assert len(of_class(svg, "unknown")) == len(of_class(svg, "median")) == 1
    assert {"ordered", "Jun 2022, 90 %"} <= set(texts(svg))
    assert "6 Jun 2022 (ordered), looking back: 90 %" in (fromstring(svg).findtext(f"{SVG}desc") or "")


def test_a_path_draws_no_dates_where_a_return_was_unlikely() -> None:
    gone = replace(PATH[-1], day=TODAY, p_return=0.05)
    svg = forecast_path((*PATH, gone), MARKS)
    assert (fromstring(svg).findtext(f"{SVG}desc") or "").endswith("7 Aug 2026: 5 %.")
    with pytest.raises(NotDrawable):
        forecast_path((PATH[0], gone), MARKS)


def test_a_calibration_plot_has_a_dot_for_each_tenth_with_its_number() -> None:
    svg = calibration_plot(TENTHS, width=612)
    assert len(of_class(svg, "dot-soft")) == 2
    assert {"1,200", "8"} <= set(texts(svg))
    assert "Of 8 forecasts that said 2 % on average, 0 % came." in (
        fromstring(svg).findtext(f"{SVG}desc") or ""
    )


@pytest.mark.parametrize("draw", [lambda: comparables_strip(()), lambda: calibration_plot(())])
def test_nothing_is_drawn_of_nothing(draw: Callable[[], str]) -> None:
    with pytest.raises(NotDrawable):
        draw()
