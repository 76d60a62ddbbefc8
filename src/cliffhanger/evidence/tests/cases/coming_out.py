"""S60 to S79: which seasons are out, whether they run, and which season a word is about."""

from __future__ import annotations

from .case import FIRST, case, out, said

DAY = said("premiere 2", "2022-12-10", "official:netflix", value="2023-03-03")

COMING_OUT = (
    case("S60", "2022-04-22", FIRST, last=(1, "airing"), came="2022-01-28", presumed=False, show="airing"),
    case("S61", "2022-04-23", FIRST, last=(1, "aired"), show="awaiting decision"),
    case(
        "S62", "2023-03-05",
        FIRST, DAY,
        season=3, last=(2, "airing"), came="2023-03-03", presumed=True, show="airing",
    ),
    case(
        "S63", "2023-03-05",
        FIRST, DAY, said("delayed 2", "2023-02-20"),
        season=2, next="undecided", last=(1, "aired"),
    ),
    case(
        "S64", "2023-03-05",
        FIRST, DAY, said("premiere 2", "2023-02-20", "press:metro", value="2023-06-02"),
        season=2, next="dated", day="2023-06-02",
    ),
    case(
        "S65", "2023-03-05",
        FIRST, DAY, said("cancelled 2", "2023-02-20"),
        season=2, next="cancelled", show="cancelled",
    ),
    case(
        "S66", "2024-02-01",
        FIRST, said("renewed 2", "2022-06-07"), said("premiere 2", "2023-03-01", "press:metro", value="2023"),
        season=2, next="renewed", window="2023",
    ),
    case(
        "S67", "2023-04-20",
        FIRST, said("premiere 2", "2023-04-05", "press:metro", value="2023-03", happened="2023-03"),
        season=3, last=(2, "airing"), came="2023-03", presumed=False,
    ),
    case(
        "S68", "2023-03-05",
        FIRST, said("premiere 2", "2023-03-04", "fan:one", value="2023-03-03", happened="2023-03-03"),
        season=3, last=(2, "airing"), came_for_sure=False,
    ),
    case(
        "S69", "2024-03-05",
        FIRST, said("premiere 2", "2023-06-01", "fan:one", value="2022-05-05"), said("renewed 2", "2022-06-07"),
        season=2, next="renewed",
    ),
    case(
        "S70", "2023-03-05",
        FIRST, said("premiere 2", "2023-03-04", "press:metro", value="2019-03-03"),
        season=2, next="undecided", last=(1, "aired"),
    ),
    case(
        "S71", "2020-01-01",
        out(1, "2015-01-05"), said("renewed 2", "2015-03-01"), said("renewed 3", "2019-12-01"),
        season=3, next="renewed",
    ),
    case(
        "S72", "2024-01-01",
        out(2021, "2021-03-01"), out(2023, "2023-03-01"), said("renewed 2025", "2023-12-01"),
        season=2025, next="renewed",
    ),
    case(
        "S73", "2022-07-01",
        FIRST, out(0, "2022-05-01"), said("ordered 0", "2022-06-01"),
        season=2, next="undecided", last=(1, "aired"),
    ),
    # Parts of a season, and its end
    case(
        "S74", "2022-08-20",
        FIRST, said("finale 1", "2022-02-25", "database:tvmaze", value="2022-02-25"),
        said("premiere 1", "2022-08-01", value="2022-09-02"),
        season=2, last=(1, "airing"), goes_on="2022-09-02", show="airing",
    ),
    case(
        "S75", "2022-10-01",
        FIRST, said("premiere 1", "2022-09-02", "database:tvmaze", value="2022-09-02"),
        season=2, last=(1, "airing"), came="2022-01-28", goes_on="",
    ),
    case(
        "S76", "2023-03-20",
        FIRST, DAY, said("premiere 2", "2022-12-10", "official:netflix", value="2023-04-14"),
        season=3, last=(2, "airing"), came="2023-03-03", goes_on="2023-04-14",
    ),
    case(
        "S77", "2022-03-01",
        FIRST, said("finale 1", "2022-02-25", "database:tvmaze", value="2022-02-25"),
        said("finale 1", "2022-02-10", "press:metro", value="2022-02-11", how="speculated"),
        last=(1, "aired"), ended_on="2022-02-25", show="awaiting decision",
    ),
    # Which season is meant
    case(
        "S78", "2024-02-01",
        FIRST, out(2, "2023-03-03"), said("renewed", "2022-06-07"), said("undecided", "2023-04-01", "press:metro"),
        said("renewed", "2024-01-20", "press:post", happened="2022-06"),
        season=3, next="undecided", because=["metro"],
    ),
    case(
        "S79", "2021-07-01",
        FIRST, said("ordered", "2021-06-01"), said("renewed 2", "2022-06-07"),
        season=1, next="renewed",
    ),
    case(
        "S80", "2023-01-20",
        FIRST, said("renewed 2", "2022-06-07"), DAY, said("cancelled", "2023-01-10"),
        season=2, next="dated",
    ),
    case(
        "S81", "2023-06-01",
        FIRST, said("renewed 2", "2022-06-07"), DAY, said("cancelled", "2023-01-10"),
        season=3, next="cancelled", show="cancelled",
    ),
    case(
        "S82", "2022-07-01",
        FIRST, said("cancelled 1", "2022-06-01"),
        season=2, next="cancelled", show="cancelled",
    ),
    case(
        "S83", "2023-09-01",
        FIRST, said("cancelled 2", "2022-12-01"), said("moved", "2023-08-16", value="film trilogy"),
        season=2, next="cancelled", show="cancelled",
    ),
)  # fmt: skip
