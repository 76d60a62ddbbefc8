"""The common level and the last layer."""

from datetime import date

import numpy as np

from cliffhanger.forecast.numerics.climate import Climate
from cliffhanger.forecast.numerics.level import Level, shocked
from cliffhanger.forecast.numerics.months import day_number
from cliffhanger.forecast.numerics.spread import spread
from cliffhanger.forecast.numerics.waits import waits_of

from . import made_up

DAY = day_number(date(2018, 1, 1))


def level_of(history, day=DAY):
    waits = waits_of(history.seasons)
    climate = Climate().fit(waits, known_to=day)
    return Level.of(waits, climate.timeline_, climate.rates_)


def test_a_falling_level_is_led_on_but_less_and_less():
    level = Level(np.linspace(0.0, -0.36, 37)[None, :].repeat(4, axis=0), np.arange(37))
    as_of = np.full(4, (240 + 36) * 30.4369)
    now, one, two, far = level.at(np.zeros(4, dtype=int), as_of, np.array([0.0, 365.25, 730.5, 36525.0]))
    assert 0 > now > one > two > far > -0.9
    assert now - one > one - two


def test_the_months_of_the_pandemic_are_passed_over():
    may = np.array([(2020 - 1970) * 12 + 4, (2019 - 1970) * 12 + 4])
    assert shocked(may).tolist() == [1, 0]


def test_the_level_before_a_day_knows_nothing_of_what_follows():
    world = made_up.history()
    later, earlier = level_of(world, DAY + 1500), level_of(world)
    kinds, as_of, ahead = np.arange(3), np.full(3, DAY), np.zeros(3)
    earlier_rates = Climate().fit(waits_of(world.seasons), known_to=DAY).rates_
    waits = waits_of(world.seasons)
    climate = Climate().fit(waits, known_to=DAY + 1500, rates=earlier_rates)
    same = Level.of(waits, climate.timeline_, earlier_rates)
    np.testing.assert_allclose(same.at(kinds, as_of, ahead), earlier.at(kinds, as_of, ahead))
    assert later.calm_before.size > earlier.calm_before.size


def test_spreading_keeps_the_middle_and_the_chance_of_a_return():
    chances = np.linspace(0.01, 0.6, 60)[None, :].repeat(2, axis=0)
    calm, wide = spread(chances, ["cable", "streaming"])
    np.testing.assert_allclose(calm, chances[0])
    np.testing.assert_allclose(wide[35:], chances[0, 35:])
    half = chances[0, 35] / 2
    early = chances[0] < half - 0.01
    assert (wide[early] > chances[0][early]).all()
    assert abs(np.interp(half, wide, np.arange(60)) - np.interp(half, chances[0], np.arange(60))) < 0.2
