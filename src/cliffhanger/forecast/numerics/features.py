"""What the hazard model looks at: 70 numbers of a wait as of a day, and a few more of each bin ahead.

A feature is missing (NaN) where it cannot be known: the gap before a first season, the finale of a season
that is still running. Trees send a missing value to whichever side fits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .climate import climate_names, month_number
from .history import KINDS
from .waits import TYPES, YEAR, Floats, Ints, Waits

COUNTRIES = ("US", "GB", "CA", "JP", "AU", "KR", "CN")
GENRES = (
    "Drama",
    "Comedy",
    "Reality",
    "Documentary",
    "Crime",
    "Animation",
    "Kids",
    "Mystery",
    "Sci-Fi & Fantasy",
    "Action & Adventure",
    "Family",
    "Soap",
    "War & Politics",
    "Talk",
    "Music",
)
_PAST = (
    "season",
    "index",
    "gap",
    "gap_before",
    "mean_gap",
    "spread",
    "longest_gap",
    "shortest_gap",
    "age",
    "run_before",
    "pause_before",
    "episodes_before",
    "episodes_before2",
    "regularity",
    "day_of_year",
    "weekday",
    "day_of_month",
    "genre_count",
    "title_words",
    "title_colon",
)
_AS_OF = (
    "waited",
    "as_of_day",
    "gap_trend",
    "over",
    "since_finale",
    "run",
    "episodes",
    "pace",
    "more_episodes",
)
_MARKS = (
    *(f"is_{kind}" for kind in KINDS),
    *(f"is_{form}" for form in TYPES),
    *(f"from_{country}" for country in COUNTRIES),
    "in_english",
    *(f"genre_{genre}" for genre in GENRES),
)
BIN_NAMES = (
    "months_ahead",
    "since_premiere",
    "past_anniversary",
    "time_of_year",
    "past_gap",
    "share_of_gap",
    "past_mean_gap",
    "from_habit",
    "from_premiere_before",
    "past_pause",
    "network_season",
    "bin_days",
)


def feature_names() -> tuple[str, ...]:
    """Of the columns of `wait_features` and then `bin_features`, in order."""
    return (*_PAST, *_AS_OF, *_MARKS, *climate_names(), *BIN_NAMES)


def wait_features(waits: Waits, climate: Floats, rows: Ints, as_of: Floats) -> Floats:
    """Shape (n, features of a wait): each of ``rows`` as it was known on its own ``as_of`` day.

    ``climate`` is what `Climate.at` gives for the same rows and days.
    """
    past = np.column_stack([waits.column(name)[rows] for name in _PAST])
    return np.concatenate([past, _known_by(waits, rows, as_of), _marks(waits)[rows], climate], axis=1)


@dataclass(frozen=True, eq=False)
class Ahead:
    """Bins ahead, one a row: the wait each belongs to, its as-of day, and (months ahead, first day, last day).

    ``calendar`` (moments, 12) is `Climate.calendar` of the moments, and ``moment`` the row of it for each bin.
    """

    rows: Ints
    as_of: Floats
    bins: Floats
    calendar: Floats
    moment: Ints


def bin_features(waits: Waits, ahead: Ahead) -> Floats:
    """Shape (n, len(BIN_NAMES)): where each bin lies in the year, in the wait and in the show's own rhythm."""
    months, first, last = ahead.bins.T
    start, gap, mean, habit, pause, finale = (
        waits.column(name)[ahead.rows]
        for name in ("start", "gap", "mean_gap", "habit", "pause_before", "finale")
    )
    since, middle = first - start, (first + last) / 2
    rest = np.where(finale <= ahead.as_of, first - finale, np.nan) - pause
    columns = [
        *(months, since, since % YEAR, middle % YEAR, since - gap, since / gap, since - mean),
        *(_around(middle - habit), _around(middle - start + gap), rest, _network_season(ahead), last - first),
    ]
    return np.column_stack(columns)


def _around(days: Floats) -> Floats:
    """Days from the nearest anniversary, within half a year to either side."""
    return np.asarray((days + YEAR / 2) % YEAR - YEAR / 2, dtype=np.float64)


def _network_season(ahead: Ahead) -> Floats:
    """How many times the even share of the network's premieres falls into the bin's month of the year."""
    months, first, last = ahead.bins.T
    day = (
        ahead.as_of - month_number(ahead.as_of).astype("datetime64[M]").astype("datetime64[D]").astype(int)
    ) / 30.4
    into = months.astype(np.int64)
    before, after = (ahead.calendar[ahead.moment, (into - back) % 12] for back in (1, 0))
    share = 12 * ((1 - day) * before + day * after)
    return np.asarray(np.where(last - first > 40, 1.0, share), dtype=np.float64)


def _known_by(waits: Waits, rows: Ints, as_of: Floats) -> Floats:
    """How long it has waited, and the season's own run where that was over by the day."""
    start, finale = waits.column("start")[rows], waits.column("finale")[rows]
    over = finale <= as_of
    run = np.where(over, finale - start, np.nan)
    episodes = np.where(over, waits.column("episodes")[rows], np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        trend = np.log(waits.column("gap")[rows] / waits.column("gap_before")[rows])
        more = np.log(episodes / waits.column("episodes_before")[rows])
    since = np.where(over, as_of - finale, np.nan)
    columns = [as_of - start, as_of % YEAR, trend, over, since, run, episodes, episodes / (run + 7), more]
    return np.column_stack(columns)


def _marks(waits: Waits) -> Floats:
    table = waits.table
    genres = table["genres"].fill_null("")
    listed = ["|" + genre + "|" for genre in GENRES]
    framed = ("|" + genres + "|").to_frame("g")
    columns = [
        *(table["network_kind"] == kind for kind in KINDS),
        *(table["form"] == form for form in TYPES),
        *(table["country"] == country for country in COUNTRIES),
        table["language"] == "en",
        *(framed["g"].str.contains(genre, literal=True) for genre in listed),
    ]
    return np.column_stack(
        [column.fill_null(value=False).to_numpy().astype(np.float64) for column in columns]
    )
