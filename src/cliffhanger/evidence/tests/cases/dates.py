"""S40 to S59: how far the making has come, and which day holds."""

from __future__ import annotations

from .case import FIRST, case, said

ORDERED = said("renewed 2", "2022-06-07")

DATES = (
    # Filming
    case(
        "S40", "2023-01-01",
        FIRST, ORDERED, said("filming_started 2", "2022-11-23", value="2022-11", happened="2022-11"),
        next="filming", since="2022-11", show="returning",
    ),
    case(
        "S41", "2023-06-01",
        FIRST, ORDERED, said("filming_started 2", "2022-11-01", value="2023-02"),
        next="renewed",
    ),
    case(
        "S42", "2023-12-31",
        FIRST, ORDERED, said("filming_started 2", "2023-01-10", value="2023"),
        next="renewed",
    ),
    case(
        "S43", "2023-06-01",
        FIRST, said("filming_started 2", "2022-11-23", "press:metro"),
        next="filming", since="2022-11-23",
    ),
    case(
        "S44", "2023-06-01",
        FIRST, ORDERED, said("filming_started 2", "2022-11-23", how="reported"),
        said("filming_started 2", "2022-11-25", "fan:one"),
        next="renewed",
    ),
    case(
        "S45", "2023-06-01",
        FIRST, ORDERED, said("filming_started 2", "2022-11-23"),
        said("filming_wrapped 2", "2023-05-10", happened="2023-05-08"),
        said("filming_wrapped 2", "2023-05-12", "press:metro", happened="2023-05-09"),
        next="wrapped", since="2023-05-08", because=["deadline", "metro"],
    ),
    case(
        "S46", "2024-06-01",
        FIRST, said("cancelled 2", "2023-02-10"), said("filming_started 2", "2024-03-01", "press:metro"),
        next="filming", show="returning",
    ),
    case(
        "S47", "2024-06-01",
        FIRST, said("filming_started 2", "2023-02-20", happened="2023-01"), said("cancelled 2", "2023-02-10"),
        next="cancelled",
    ),
    # Days and periods ahead
    case(
        "S48", "2023-01-01",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-03-03"),
        next="dated", sure=True, day="2023-03-03", since="2022-12-10", show="returning",
    ),
    case(
        "S49", "2023-01-01",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-21"),
        next="renewed", day="", window="2023-21",
    ),
    case(
        "S50", "2023-01-01",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", "database:tvmaze", value="2023-03-03"),
        next="dated", sure=False, day="2023-03-03",
    ),
    case(
        "S51", "2023-02-20",
        FIRST, said("premiere 2", "2022-12-10", "official:netflix", value="2023-03-03"),
        said("premiere 2", "2023-02-01", "database:tvmaze", value="2023-03-10"),
        next="dated", sure=True, day="2023-03-03", dissent=["tvmaze"],
    ),
    case(
        "S52", "2023-02-20",
        FIRST, said("premiere 2", "2022-12-10", "official:netflix", value="2023-03-03"),
        said("premiere 2", "2023-02-01", value="2023-04-14"),
        next="dated", day="2023-04-14", dissent=[], since="2023-02-01",
    ),
    case(
        "S53", "2023-02-20",
        FIRST, said("premiere 2", "2023-02-01", "official:netflix", value="2023-03-03"),
        said("premiere 2", "2023-02-03", "press:metro", value="2023-03-10"),
        next="dated", day="2023-03-03", dissent=["metro"],
    ),
    case(
        "S54", "2023-02-20",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-03-03"),
        said("delayed 2", "2023-02-01", "press:metro", happened="2023-02-01"),
        next="renewed", day="", window="",
    ),
    case(
        "S55", "2023-02-20",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-03-03"),
        said("delayed 2", "2023-02-01", value="2023-04-14"),
        next="dated", day="2023-04-14",
    ),
    case(
        "S56", "2023-02-20",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-03-03"),
        said("delayed 2", "2023-02-01", "press:metro"),
        said("premiere 2", "2023-02-01", "press:metro", value="2023-03-03"),
        next="renewed", day="", window="",
    ),
    case(
        "S57", "2023-02-20",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-03-03"),
        said("premiere 2", "2023-02-01", value="2024"),
        next="renewed", day="", window="2024",
    ),
    case(
        "S58", "2023-02-20",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-03-03"),
        said("premiere 2", "2023-02-01", "press:metro", value="2023-03"),
        next="dated", day="2023-03-03",
    ),
    case(
        "S59", "2023-02-20",
        FIRST, ORDERED, said("premiere 2", "2022-12-10", how="speculated", value="2023-03-03"),
        said("premiere 2", "2022-12-11", "fan:one", value="2023-03-03"),
        next="renewed", day="", window="",
    ),
)  # fmt: skip
