"""Two shows small enough to work everything out by hand, and thirty old ones to learn from.

*Back* premieres on 1 March 2015 and again 366 days later; *Gone* premieres with it and never again. Followed to
1 January 2020. In 2015 each is asked about on 31 March (day 30) and 31 August (day 183).
"""

from datetime import date

FOLLOWED_TO = date(2020, 1, 1)


def rows():
    """Season rows as `History.from_rows` takes them."""
    old = [
        _row(f"old {number}", season, f"{2009 + season}-01-01") for number in range(30) for season in (1, 2)
    ]
    return [*old, *recent()]


def recent():
    """Back and Gone alone."""
    return [_row("back", 1, "2015-03-01"), _row("back", 2, "2016-03-01"), _row("gone", 1, "2015-03-01")]


def as_csv():
    """With the day to which all were followed, and a column that nobody needs."""
    lines = ["series_key,season,premiere,network_kind,followed_to,colour"]
    lines += [f"{row['series_key']},{row['season']},{row['premiere']},cable,2020-01-01,red" for row in rows()]
    return "\n".join(lines) + "\n"


def _row(key, season, premiere):
    return {"series_key": key, "season": season, "premiere": premiere, "network_kind": "cable"}
