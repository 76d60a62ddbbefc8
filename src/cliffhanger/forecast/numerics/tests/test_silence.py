"""No decision heard of: it counts as far as one would have been heard of, and no further."""

from datetime import date

import numpy as np
import pytest

from cliffhanger.forecast.numerics import Evidence, ReturnCurve, Silence, condition, lead_times
from cliffhanger.forecast.numerics.clock import clock_row
from cliffhanger.forecast.numerics.silence import BadSilence, announced_by_now

DAY = date(2024, 1, 1)


def base():
    """Six in ten come, most of them within a year."""
    return ReturnCurve(DAY, 0.6 * (1 - np.exp(-np.arange(1, 61) / 8)))


def hushed(waited, heard, kind="streaming"):
    return condition(base(), [], kind=kind, silence=Silence(waited, heard))


def due(waited, *ahead):
    lead = lead_times().find("renewed", "cable")
    return announced_by_now(clock_row("cable"), lead, waited=waited, ahead=np.array(ahead, dtype=float))


def test_a_silence_in_which_nothing_would_have_been_heard_says_nothing():
    np.testing.assert_allclose(hushed(400, 0.0).cdf, base().cdf, atol=1e-12)
    assert hushed(400, 0.0).reasons == hushed(1, 0.2).reasons == ()


def test_the_better_we_listen_and_the_longer_it_lasts_the_more_it_says():
    by_hearing = [hushed(240, heard).p_return for heard in (0.0, 0.3, 0.6, 0.9)]
    assert by_hearing == sorted(by_hearing, reverse=True)
    assert by_hearing[0] - by_hearing[-1] > 0.08
    by_wait = [hushed(days, 0.6).p_return for days in (1, 60, 120)]
    assert by_wait == sorted(by_wait, reverse=True)
    assert hushed(1, 0.6).p_return > base().p_return - 0.01


@pytest.mark.parametrize("kind", ["broadcast", "cable", "streaming", "unknown", "never heard of"])
@pytest.mark.parametrize("waited", [0, 30, 300, 3000])
def test_it_never_raises_the_chance_and_never_says_never(kind, waited):
    for heard in (0.05, 0.5, 0.95):
        chance = hushed(waited, heard, kind).p_return
        assert 0.25 < chance <= base().p_return + 1e-9


def test_what_would_come_soon_would_have_been_announced():
    soon, later = due(120, 60, 600)
    assert 0.85 < soon <= 1
    assert 0 <= later < 0.7
    assert hushed(120, 0.8).quantile(0.5) > base().quantile(0.5)


def test_the_longer_the_wait_the_surer_an_order_would_be_out():
    rising = [due(days, 600.0 - days)[0] for days in (0, 50, 100, 200, 400, 590)]
    assert rising == sorted(rising)
    assert rising[0] == 0
    assert rising[-1] > 0.99
    assert due(5000, 300.0)[0] == 1, "past all that we know of"


def test_it_is_said_in_plain_words_with_what_we_read_and_what_it_changed():
    (reason,) = hushed(240, 0.6).reasons
    assert reason.kind == "undecided"
    assert reason.known_on == date(2023, 5, 6)
    assert reason.sentence.startswith(
        "No decision heard of in the 8 months since the premiere, when of the orders of streaming shows 8"
    )
    assert "of such orders we read 60 in 100 beforehand: that lowers the chance" in reason.sentence
    assert reason.moved == "lowers the chance of a return by about 8 points"


def test_where_there_is_news_silence_has_nothing_to_say():
    renewed = Evidence("renewed", date(2023, 12, 1))
    loud, quiet = (
        condition(base(), [renewed], kind="cable", silence=silence) for silence in (None, Silence(300, 0.9))
    )
    np.testing.assert_array_equal(loud.cdf, quiet.cdf)


@pytest.mark.parametrize(("waited", "heard"), [(-1, 0.5), (10, 1.0), (10, -0.1), (float("nan"), 0.5)])
def test_a_silence_that_cannot_be_is_refused(waited, heard):
    with pytest.raises(BadSilence):
        Silence(waited, heard)
