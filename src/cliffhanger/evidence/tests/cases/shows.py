"""S84 to S105: where the show as a whole stands: final, ended, cancelled, revived, over by a database's word."""

from __future__ import annotations

from .case import FIRST, case, out, said

LAST = said("final_season 2", "2022-06-07", "official:netflix")
SECOND = out(2, "2023-03-03")

SHOWS = (
    case("S84", "2022-09-01", FIRST, LAST, next="renewed", final=True, show="final season ahead"),
    case("S85", "2023-04-01", FIRST, LAST, SECOND, season=3, show="airing", says_so=["netflix"]),
    case("S86", "2023-09-01", FIRST, LAST, SECOND, show="ended", says_so=["netflix"], unspecified=False),
    case(
        "S87", "2023-09-01",
        FIRST, LAST, said("final_season 2", "2022-11-01", how="negated"), SECOND,
        show="awaiting decision",
    ),
    case(
        "S88", "2023-09-01",
        FIRST, LAST, SECOND, said("renewed 3", "2023-08-01"),
        season=3, next="renewed", final=False, show="returning",
    ),
    case(
        "S89", "2023-09-01",
        FIRST, SECOND, said("ended", "2023-07-01", "press:metro"),
        show="ended", says_so=["metro"], unspecified=False,
    ),
    case(
        "S90", "2023-09-01",
        FIRST, SECOND, said("cancelled 3", "2023-06-01", "press:metro"), said("ended", "2023-07-01", "press:post"),
        show="cancelled", next="cancelled",
    ),
    case(
        "S91", "2023-09-01",
        FIRST, LAST, SECOND, said("cancelled 3", "2023-06-01"),
        show="ended", says_so=["netflix"],
    ),
    case(
        "S92", "2025-01-01",
        FIRST, said("ended", "2022-06-01"), said("renewed 2", "2024-12-01"),
        next="renewed", show="returning",
    ),
    case(
        "S93", "2025-02-01",
        FIRST, said("ended", "2022-06-01"), out(2, "2025-01-10"),
        season=3, show="airing", says_so=[],
    ),
    case(
        "S94", "2023-01-01",
        FIRST, said("premiere 2", "2022-11-01", value="2023-03-03"), said("ended", "2022-12-01", "press:metro"),
        next="dated", final=True, show="final season ahead",
    ),
    case(
        "S95", "2023-09-01",
        FIRST, said("ended_unspecified", "2023-07-01", "database:tvmaze"),
        show="ended", unspecified=True, says_so=["tvmaze"],
    ),
    case(
        "S96", "2023-12-01",
        FIRST, said("ended_unspecified", "2023-07-01", "database:tvmaze"),
        said("not_ended", "2023-11-01", "database:tvmaze"),
        show="awaiting decision",
    ),
    case(
        "S97", "2023-09-01",
        FIRST, said("undecided 2", "2022-09-01", "press:metro"),
        said("ended_unspecified", "2023-07-01", "database:tvmaze"),
        show="awaiting decision",
    ),
    case(
        "S98", "2023-09-01",
        FIRST, said("renewed 2", "2022-06-07"), said("ended_unspecified", "2023-07-01", "database:tvmaze"),
        show="returning",
    ),
    case(
        "S99", "2023-09-01",
        FIRST, said("listed 2", "2023-07-01", "database:tvmaze"),
        said("ended_unspecified", "2023-07-01", "database:tvmaze"),
        show="ended", unspecified=True,
    ),
    case("S100", "2022-03-01", FIRST, said("renewed 2", "2022-02-20"), show="returning", last=(1, "airing")),
    case("S101", "2022-03-01", FIRST, said("cancelled 2", "2022-02-20"), show="airing", next="cancelled"),
    case(
        "S102", "2022-09-01",
        FIRST, said("final_season", "2022-07-01", "press:metro"),
        show="ended", says_so=["metro"], unspecified=False,
    ),
    case(
        "S103", "2022-09-01",
        FIRST, said("renewed 2", "2022-06-07"), said("final_season", "2022-07-01", "press:metro"),
        next="renewed", final=True, show="final season ahead",
    ),
    case(
        "S104", "2022-09-01",
        FIRST, said("final_season", "2022-06-01", "press:metro"), said("renewed 2", "2022-08-01"),
        next="renewed", final=False, show="returning",
    ),
    case(
        "S105", "2022-03-01",
        FIRST, said("final_season", "2022-02-20", "press:metro"),
        show="airing", says_so=["metro"],
    ),
)  # fmt: skip
