"""What the news does to a forecast."""

from datetime import date

import numpy as np
import pytest

from cliffhanger.forecast.numerics import Evidence, NotEvidence, ReturnCurve, condition, lead_times
from cliffhanger.forecast.numerics.evidence import find_lead
from cliffhanger.vocabulary import UnknownWord

RENEWED = Evidence("renewed", date(2022, 6, 6))
FILMING = Evidence("filming_started", date(2025, 7, 23))
WRAPPED = Evidence("filming_wrapped", date(2026, 2, 18))
CANCELLED = Evidence("cancelled", date(2023, 1, 2))


def base(as_of):
    return ReturnCurve(as_of, np.linspace(0.01, 0.3, 60))


def after(as_of, *evidence, kind="streaming"):
    return condition(base(as_of), evidence, kind=kind)


def announced(known_on, first, last, *, kind="premiere"):
    return Evidence(kind, known_on, (first, last))


def test_without_news_the_base_curve_stands():
    curve = after(date(2022, 3, 1))
    np.testing.assert_allclose(curve.cdf, base(date(2022, 3, 1)).cdf)
    assert curve.reasons == ()


def test_news_from_the_future_is_not_looked_at():
    assert after(date(2022, 6, 5), RENEWED).reasons == ()


def test_a_renewal_gives_the_lag_table():
    curve = after(date(2022, 6, 6), RENEWED)
    row = lead_times().find("renewed", "streaming")
    assert curve.p_return == pytest.approx(row.p_ever, abs=0.06)
    assert abs((curve.quantile(0.5) - date(2022, 6, 6)).days - row.median) < 40
    (reason,) = curve.reasons
    assert reason.sentence.startswith("Renewed on 6 June 2022: of streaming shows at this point 9")


def test_five_years_of_silence_make_a_renewal_neither_sure_nor_nothing():
    chances = [after(date(year, 6, 6), RENEWED).p_return for year in (2022, 2023, 2024, 2025, 2027, 2032)]
    assert chances == sorted(chances, reverse=True)
    assert 0.1 < chances[4] < 0.6
    assert chances[5] > 0.03
    assert "60 months without more leave about" in after(date(2027, 6, 6), RENEWED).reasons[0].sentence


def test_what_was_ordered_nearly_always_comes_and_the_chance_says_so():
    for kind in ("broadcast", "cable", "streaming"):
        assert 0.955 < after(date(2022, 6, 6), RENEWED, kind=kind).p_return <= 0.99


def test_twenty_months_of_silence_are_little_where_it_streams_and_much_on_broadcast():
    chances = {
        kind: after(date(2024, 2, 6), RENEWED, kind=kind).p_return for kind in ("broadcast", "streaming")
    }
    assert 0.88 < chances["streaming"] < 0.97
    assert 0.4 < chances["broadcast"] < 0.85


def test_the_past_of_a_show_says_less_about_an_order_where_it_streams():
    """Two base curves that differ only in when: how far apart do they leave the middle?"""
    soon, late = np.linspace(0.3, 0.3, 60), np.linspace(0.01, 0.3, 60) ** 2
    apart = {}
    for kind in ("cable", "streaming"):
        early, slow = (
            condition(ReturnCurve(date(2022, 6, 6), cdf), [RENEWED], kind=kind) for cdf in (soon, late)
        )
        apart[kind] = (slow.quantile(0.5) - early.quantile(0.5)).days / lead_times().find(
            "renewed", kind
        ).median
    assert 0 < apart["streaming"] < apart["cable"]


def test_filming_and_wrapping_restart_the_clock():
    before = after(date(2025, 7, 22), RENEWED, FILMING)
    filming = after(date(2025, 8, 1), RENEWED, FILMING)
    wrapped = after(date(2026, 2, 23), RENEWED, FILMING, WRAPPED)
    assert before.p_return < 0.85 < 0.93 < filming.p_return
    assert (wrapped.window()[1] - wrapped.window()[0]) < (filming.window()[1] - filming.window()[0])
    assert wrapped.reasons[0].kind == "filming_wrapped"


def test_cancelled_is_about_six_in_a_hundred_and_never_none():
    curve = after(date(2023, 1, 3), CANCELLED)
    assert 0.03 < curve.p_return < 0.08
    assert "in 6 of 100 cases" in curve.reasons[0].sentence
    assert after(date(2035, 1, 1), CANCELLED).p_return == pytest.approx(0.01)


def test_the_later_decision_counts():
    saved = Evidence("renewed", date(2023, 5, 1))
    dropped = Evidence("cancelled", date(2022, 8, 1))
    assert find_lead([saved, CANCELLED], as_of=date(2024, 1, 1)) == saved
    assert find_lead([RENEWED, dropped], as_of=date(2024, 1, 1)) == dropped


def test_a_day_is_kept_most_of_the_time_and_slips_when_missed():
    day = announced(date(2026, 8, 1), date(2027, 1, 15), date(2027, 1, 15))
    ahead = after(date(2026, 8, 22), WRAPPED, day)
    assert ahead.chance_by(date(2027, 1, 22)) > 0.8
    assert ahead.chance_by(date(2026, 12, 1)) < 0.03
    missed = after(date(2027, 3, 22), day)
    assert 0.7 < missed.p_return < 0.98
    assert missed.quantile(0.5) < date(2028, 3, 1)
    assert "which has passed" in missed.reasons[0].sentence


def test_a_window_under_way_keeps_what_is_left_of_it():
    year = announced(date(2026, 8, 1), date(2027, 1, 1), date(2027, 12, 31))
    curve = after(date(2027, 7, 1), year)
    assert curve.chance_by(date(2028, 1, 1)) > 0.5
    assert curve.reasons[0].sentence == (
        f"Announced on 1 August 2026 for 2027: "
        f"{round(100 * lead_times().find('announced_window', 'streaming').kept)} in 100 such dates were met."
    )


def test_a_window_that_went_by_gives_way_to_later_production_news():
    missed = announced(date(2025, 1, 1), date(2025, 6, 1), date(2025, 12, 31))
    assert find_lead([missed, WRAPPED], as_of=date(2026, 3, 1)) == WRAPPED
    assert find_lead([missed, FILMING], as_of=date(2026, 3, 1)) == missed


def test_a_delay_takes_back_what_was_announced_before():
    day = announced(date(2026, 1, 1), date(2026, 9, 1), date(2026, 9, 1))
    to_later = announced(date(2026, 5, 1), date(2027, 1, 1), date(2027, 12, 31), kind="delayed")
    without_date = Evidence("delayed", date(2026, 5, 1))
    assert find_lead([RENEWED, day, to_later], as_of=date(2026, 6, 1)) == to_later
    assert find_lead([RENEWED, day, without_date], as_of=date(2026, 6, 1)) == RENEWED
    assert find_lead([RENEWED, day, without_date], as_of=date(2026, 4, 1)) == day


def test_a_finer_date_survives_a_coarser_echo():
    day = announced(date(2026, 1, 1), date(2026, 9, 1), date(2026, 9, 1))
    echo = announced(date(2026, 2, 1), date(2026, 1, 1), date(2026, 12, 31))
    elsewhere = announced(date(2026, 3, 1), date(2027, 1, 1), date(2027, 3, 31))
    assert find_lead([day, echo], as_of=date(2026, 2, 2)) == day
    assert find_lead([day, echo, elsewhere], as_of=date(2026, 3, 2)) == elsewhere


def test_words_that_are_not_evidence_are_refused():
    with pytest.raises(NotEvidence):
        Evidence("cast", date(2022, 1, 1))
    with pytest.raises(NotEvidence, match="window"):
        Evidence("premiere", date(2022, 1, 1))
    with pytest.raises(NotEvidence, match="ends before"):
        announced(date(2022, 1, 1), date(2022, 2, 2), date(2022, 1, 2))
    with pytest.raises(UnknownWord):
        Evidence("greenlit", date(2022, 1, 1))


@pytest.mark.parametrize("kind", ["broadcast", "cable", "streaming", "unknown", "never heard of"])
@pytest.mark.parametrize("as_of", [date(2022, 6, 6), date(2026, 8, 22), date(2060, 2, 29)])
def test_every_piece_of_news_gives_a_valid_curve_on_any_day(kind, as_of):
    pieces = [RENEWED, FILMING, WRAPPED, CANCELLED, Evidence("trailer", date(2026, 1, 1))]
    pieces += [
        Evidence(k, date(2021, 1, 1)) for k in ("ordered", "moved", "final_season", "ended", "delayed")
    ]
    pieces += [announced(date(2021, 1, 1), date(2021, 5, 5), date(2021, 5, 5))]
    for piece in pieces:
        curve = after(as_of, piece, kind=kind)
        assert 0 < curve.p_return <= 0.99
        assert curve.words()
