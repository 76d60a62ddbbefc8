"""Which day a reader asks about: `?as_of=2022-03-01`, read strictly. Pure."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BadMoment(ValueError):
    """Not a day that can be asked about. The message says what to write; views answer with it and status 400."""


def parse_moment(text: str, *, today: date) -> date:
    """A calendar day up to today; anything else raises, since a guessed day would be a wrong answer."""
    if not _DAY.fullmatch(text):
        raise BadMoment("Write the day as year-month-day, for example ?as_of=2022-03-01.")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadMoment(
            f"There is no {text} in the calendar. Write a day such as ?as_of=2022-03-01."
        ) from error
    if day > today:
        raise BadMoment(f"{text} has not come yet. Write a day up to {today.isoformat()}.")
    return day
