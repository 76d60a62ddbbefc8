"""A made-up television of a few hundred series, drawn from a seed: shows that return each autumn, shows that
come when they like, and shows that never return. Its rates fall over the years, as the real ones do."""

from datetime import date, timedelta

import numpy as np

from cliffhanger.forecast.numerics import History

LAST_DAY = date(2022, 12, 31)
KINDS = ("broadcast", "cable", "streaming")


def rows(*, series=500, seed=3):
    """Season rows as `History.from_rows` takes them."""
    rng = np.random.default_rng(seed)
    found = []
    for number in range(series):
        found += list(_series(number, rng))
    return found


def history(**how):
    return History.from_rows(rows(**how))


def _series(number, rng):
    kind = KINDS[number % 3]
    day = date(2004, 1, 1) + timedelta(days=int(rng.integers(0, 6500)))
    keen, season = rng.beta(2, 2), 1
    while day <= LAST_DAY:
        run = int(rng.integers(0, 120))
        yield {
            "series_key": f"made:{number}",
            "title": f"Show {number}",
            "season": season,
            "premiere": day.isoformat(),
            "finale": (day + timedelta(days=run)).isoformat(),
            "episodes": int(rng.integers(4, 23)),
            "network": f"{kind} {number % 11}",
            "network_kind": kind,
            "country": ("US", "GB", "KR")[number % 3],
            "language": "en",
            "genres": ("Drama", "Comedy|Crime", "Reality")[number % 3],
            "type": ("Scripted", "Reality")[number % 2],
        }
        if rng.random() > keen * (1.0 - (day.year - 2004) / 60):
            return
        wait = 364 if kind == "broadcast" else 420 if kind == "cable" else 600
        day += timedelta(days=int(wait + rng.normal(0, 12 if kind == "broadcast" else 60)))
        season += 1
