"""S01 to S39: is it ordered, cancelled or open? Who is right when they differ."""

from __future__ import annotations

from .case import FIRST, case, out, said

DECISIONS = (
    # Nothing yet
    case("S01", "2022-03-01", next="undecided", show="awaiting decision", season=1, because=[], last=None),
    case("S02", "2022-06-01", FIRST, next="undecided", season=2, because=[], show="awaiting decision"),
    case(
        "S03", "2022-06-07",
        FIRST, said("renewed 2", "2022-06-07", happened="2022-06-06"),
        next="renewed", sure=True, since="2022-06-06", show="returning", because=["deadline"],
    ),
    case(
        "S04", "2022-03-01",
        FIRST, said("undecided 2", "2022-02-20", "press:metro"), said("renewed 2", "2022-06-07"),
        next="undecided", because=["metro"], since="2022-02-20",
    ),
    case(
        "S05", "2024-02-01",
        FIRST, said("renewed 2", "2024-01-15", happened="2022-06"),
        next="renewed", since="2022-06",
    ),
    # "Not decided" against an order
    case(
        "S06", "2022-09-01",
        FIRST, said("renewed 2", "2022-06-07"), said("undecided 2", "2022-08-01", "official:netflix"),
        next="undecided", because=["netflix"], dissent=["deadline"], show="awaiting decision",
    ),
    case(
        "S07", "2022-09-01",
        FIRST, said("renewed 2", "2022-06-07", "press:metro"), said("undecided 2", "2022-08-01"),
        next="undecided", because=["deadline"], dissent=["metro"],
    ),
    case(
        "S08", "2022-09-01",
        FIRST, said("renewed 2", "2022-06-07"), said("undecided 2", "2022-08-01", "press:metro"),
        next="renewed", sure=True, dissent=["metro"], since="2022-06-07",
    ),
    case(
        "S09", "2022-10-01",
        FIRST, said("renewed 2", "2022-06-07", "press:metro"), said("undecided 2", "2022-08-01"),
        said("renewed 2", "2022-09-20", "press:herald"),
        next="renewed",
    ),
    # Opposite words
    case(
        "S10", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", "press:metro"), said("cancelled 2", "2022-06-09", "press:herald"),
        next="renewed", sure=False, dissent=["herald"],
    ),
    case(
        "S11", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", "press:metro"), said("cancelled 2", "2022-06-09", "press:herald"),
        said("renewed 2", "2022-06-10", "press:post"),
        next="renewed", sure=True, dissent=["herald"],
    ),
    case(
        "S12", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", "press:metro"), said("cancelled 2", "2022-06-10"),
        next="cancelled", sure=True, because=["deadline"], show="cancelled",
    ),
    case(
        "S13", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07"), said("cancelled 2", "2022-06-10", "press:metro"),
        next="renewed", sure=True, dissent=["metro"],
    ),
    case(
        "S14", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07"), said("cancelled 2", "2022-06-09"),
        next="cancelled", sure=True, dissent=[],
    ),
    case(
        "S15", "2023-03-01",
        FIRST, said("renewed 2", "2022-06-07"), said("cancelled 2", "2023-02-10", "press:metro"),
        next="cancelled", since="2023-02-10", show="cancelled", dissent=[],
    ),
    case(
        "S16", "2022-07-01",
        FIRST, said("cancelled 2", "2022-06-07"), said("renewed 2", "2022-06-08", "trade:variety"),
        next="renewed", sure=True, since="2022-06-08", dissent=[],
    ),
    case(
        "S17", "2022-07-01",
        FIRST, said("cancelled 2", "2022-06-07"), said("moved 2", "2022-06-07", "press:metro", value="NBC"),
        next="renewed", show="moved", moved_to="NBC", dissent=[],
    ),
    case(
        "S18", "2022-07-01",
        FIRST, said("moved 2", "2022-06-07", "press:metro", value="NBC"), said("cancelled 2", "2022-06-09"),
        next="renewed", show="moved", moved_to="NBC", dissent=[],
    ),
    case(
        "S19", "2024-02-01",
        FIRST, said("renewed 2", "2022-06-07"), said("cancelled 2", "2023-02-10"),
        said("renewed 2", "2024-01-15", "trade:variety", happened="2022-06-06"),
        next="cancelled", dissent=[],
    ),
    case(
        "S20", "2024-02-01",
        FIRST, said("renewed 2", "2024-01-15", happened="2022"), said("cancelled 2", "2024-01-15", happened="2022-11"),
        next="cancelled", since="2022-11",
    ),
    case(
        "S21", "2024-04-01",
        FIRST, said("cancelled 2", "2022-03-25", "official:hbo", how="negated"),
        next="undecided", because=["hbo"], show="awaiting decision",
    ),
    case(
        "S22", "2022-07-01",
        FIRST, said("cancelled 2", "2022-06-07", "press:metro"),
        said("cancelled 2", "2022-06-20", "official:hbo", how="negated"),
        next="undecided", because=["hbo"], dissent=["metro"],
    ),
    # Words that decide nothing, or little
    case(
        "S23", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", how="speculated"),
        said("renewed 2", "2022-06-08", "official:netflix", how="conditional"),
        next="undecided", because=[], dissent=[],
    ),
    case(
        "S24", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", how="reported"),
        said("renewed 2", "2022-06-09", "press:metro", how="reported"),
        next="renewed", sure=False, because=["deadline", "metro"], show="returning",
    ),
    case(
        "S25", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", how="reported"), said("renewed 2", "2022-06-12", how="reported"),
        next="undecided", dissent=["deadline", "deadline"],
    ),
    case(
        "S26", "2022-09-01",
        FIRST, said("renewed 2", "2022-06-07", how="reported"),
        said("renewed 2", "2022-06-09", "press:metro", how="reported"),
        said("undecided 2", "2022-08-01", "official:netflix"),
        next="undecided", because=["netflix"],
    ),
    case(
        "S27", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", "fan:one"), said("renewed 2", "2022-06-08", "fan:two"),
        said("renewed 2", "2022-06-09", "fan:three"),
        next="undecided", dissent=["one", "two", "three"],
    ),
    case(
        "S28", "2022-07-01",
        FIRST, said("renewed 2", "2022-06-07", "fan:one"),
        said("renewed 2", "2022-06-08", "press:metro", how="reported"),
        next="renewed", sure=False,
    ),
    case(
        "S29", "2023-07-01",
        FIRST, said("renewed 2", "2022-06-07", how="reported"),
        said("renewed 2", "2022-06-08", "press:metro", how="reported"),
        said("cancelled 2", "2023-06-01", how="reported"),
        said("cancelled 2", "2023-06-02", "press:metro", how="reported"),
        next="cancelled", sure=False, show="cancelled",
    ),
    # A database alone
    case(
        "S30", "2022-07-01",
        FIRST, said("listed 2", "2022-06-07", "database:tvmaze"),
        next="renewed", sure=False, because=["tvmaze"], show="returning",
    ),
    case(
        "S31", "2023-07-01",
        FIRST, said("undecided 2", "2022-09-01", "press:metro"), said("listed 2", "2023-06-07", "database:tvmaze"),
        next="undecided", because=["metro"], dissent=["tvmaze"],
    ),
    case(
        "S32", "2022-09-01",
        FIRST, said("listed 2", "2022-06-07", "database:tvmaze"), said("withdrawn 2", "2022-08-01", "database:tvmaze"),
        next="undecided", because=[], dissent=[], show="awaiting decision",
    ),
    case(
        "S33", "2022-09-01",
        FIRST, said("listed 2", "2022-06-07", "database:tvmaze"), said("listed 2", "2022-06-08", "database:tmdb"),
        said("withdrawn 2", "2022-08-01", "database:tvmaze"),
        next="renewed", sure=False, because=["tmdb"],
    ),
    case(
        "S34", "2022-09-01",
        FIRST, said("cancelled 2", "2022-08-01", "database:tmdb"),
        next="cancelled", sure=False, show="cancelled",
    ),
    case(
        "S35", "2023-01-01",
        FIRST, said("cancelled 2", "2022-08-01", "database:tmdb"), said("not_ended", "2022-12-01", "database:tmdb"),
        next="undecided", show="awaiting decision",
    ),
    case(
        "S36", "2022-09-01",
        FIRST, said("listed 2", "2022-06-01", "database:tvmaze"), said("renewed 2", "2022-06-07"),
        next="renewed", sure=True, since="2022-06-07", because=["deadline"],
    ),
    case(
        "S37", "2022-09-01",
        FIRST, said("premiere 2", "2022-06-01", "database:tvmaze", value="2023-01-06"),
        said("withdrawn 2", "2022-08-01", "database:tvmaze"),
        next="undecided", day="", window="",
    ),
    case(
        "S102", "2022-09-01",
        FIRST, said("premiere 2", "2022-06-01", "database:tvmaze", value="2023-01-06"),
        said("listed 2", "2022-08-01", "database:tvmaze"),
        next="renewed", sure=False, day="", window="",
    ),
    case(
        "S38", "2022-09-01",
        FIRST, said("cancelled 2", "2022-06-07"), said("listed 2", "2022-08-01", "database:tvmaze"),
        next="cancelled", sure=True,
    ),
    case(
        "S39", "2023-02-01",
        FIRST, out(2, "2023-01-06"), said("renewed 2", "2022-06-07"), said("cancelled 2", "2022-09-01"),
        next="undecided", season=3, last=(2, "airing"), show="airing",
    ),
)  # fmt: skip
