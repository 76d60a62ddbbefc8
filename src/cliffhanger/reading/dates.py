"""When: dates as precise as they were said, resolved against the day the page was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cliffhanger.vocabulary import BadDate, PartialDate

from .text import lower, plain

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first": (1, 6), "second": (7, 12)}
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "1": 33, "2": 34, "3": 35, "4": 36}
_FEASTS = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
}
_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?"
_PART = (
    r"(?:(?P<{0}>early|mid|late|the\s+(?:end|beginning|start|middle|first\s+half|second\s+half)\s+of|end\s+of)"
    r"[\s-]+(?:in\s+|to\s+\w+[\s-]+)?)"
)
_WHEN_AS_WRITTEN = rf"""\b(?:(?P<iso>\b{_YEAR}-\d\d-\d\d\b)
    |{_WEEKDAY}\b{_MONTH.format("m1")}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+(?P<y1>{_YEAR}))?\b
    |{_WEEKDAY}\b(?<!season\s)(?<!series\s)(?<!part\s)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format("m2")}\b(?:,?\s+(?P<y2>{_YEAR}))?
    |\b(?P<slash>\d{{1,2}}/\d{{1,2}}/\d{{2,4}})\b
    |{_PART.format("p6")}?\b{_MONTH.format("m3")}(?:\s+of)?,?\s+(?P<y3>{_YEAR}|this\s+year|next\s+year|last\s+year)\b
    |\b(?P<which4>this|next|last|early\s+next|late\s+next)\s+(?P<unit4>year|month|week|spring|summer|fall|autumn|winter)\b(?!(?<=week)'s)
    |\b(?P<later>later\s+this\s+(?:year|month|week))\b
    |{_PART.format("p5")}(?P<y5>{_YEAR}|this\s+year|next\s+year|last\s+year)\b
    |{_PART.format("p7")}?(?P<s7>spring|summer|fall|autumn|winter)(?:\s+of)?[\s,]+(?P<y7>{_YEAR}|this\s+year|next\s+year)\b
    |\b(?:Q(?P<q8>[1-4])|the\s+(?P<q9>first|second|third|fourth)\s+quarter)(?:\s+of)?,?\s+(?P<y8>{_YEAR}|next\s+year|this\s+year)\b
    |(?P<feast>\b(?:New\s+Year's\s+(?:Day|Eve)|Christmas\s+(?:Day|Eve)|Halloween|Valentine's\s+Day)\b)(?:,?\s+(?P<yf>{_YEAR}|this\s+year|next\s+year|last\s+year))?
    |\b(?:in|by|for|since|until|of|from|this|next|last|during|around)\s+(?:early\s+|mid-?\s?|late\s+)?{_MONTH.format("m10")}\b(?!,?\s+(?:of\s+)?(?:\d|(?:this|next|last)\s+year))
    |\b(?:in|for|by|until|from|during|over|this|since)\s+(?:the\s+)?(?:early\s+|late\s+|coming\s+|following\s+)?(?P<s11>spring|summer|fall|autumn)\b(?!\s+(?:of|season|schedule|from|apart|holiday|break|camp|job|house)|,?\s+(?:\d|this|next|last))
    |\b(?:(?:its|a|their|the)\s+){_MONTH.format("m12")}(?=\s+(?:launch|premiere|debut|return|start|release|bow|opener)\b)
    |(?:(?<=:\s)|(?<=\())(?:early\s+|mid-?\s?|late\s+)?{_MONTH.format("m13")}(?=\)|$)
    |\b(?P<end12>(?:late(?:r)?\s+in|(?:before|by|at|until|towards?)\s+the\s+end\s+of|in\s+the\s+second\s+half\s+of|in\s+the\s+first\s+half\s+of|early\s+in)\s+(?:the|this)\s+(?:new\s+)?(?:year|month))\b
    |\b(?:on|until|from|for)\s+the\s+(?P<dom>\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:of|season|series|episode|anniversary|floor|century|place))
    |\b(?P<weekday>(?:(?:on|this|next|last|late|earlier)\s+)?(?<!every\s)(?<!each\s)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!\s+night|\s+evening|'s|-|,?\s+(?:the\s+)?(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))
    |\b(?P<today>today|yesterday|tonight|tomorrow|last\s+night)\b
    |(?P<year>\b{_YEAR}\b)(?![-/]\d))"""
_WHEN = re.compile(re.sub(r"(?<![\\?])[A-Z]", lambda letter: letter[0].lower(), _WHEN_AS_WRITTEN), re.VERBOSE)
"""For text in lower case: a pattern that ignores case takes twice as long."""
_NOW = frozenset({"today", "tonight", "this week"})
"""What a page dated only to its month still says: it happens in that month."""
_HINT = re.compile(
    r"\d\d|\d(?:st|nd|rd|th)\b|last night|\d/\d|year|month|spring|summer|fall|autumn|winter|day\b|week|january|"
    r"february|march|april|\bmay\b|june|july|august|september|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|october|november|december|q[1-4]|quarter|today|tonight|tomorrow"
)
_LOOKS_BACK = re.compile(r"(?:last|since|earlier)\b")
_CAPITAL = re.compile(r"\b(?:may|march)\b")


@dataclass(frozen=True, slots=True)
class PageDay:
    """When the page was written, and how well that is known: to the day, the month or only the year."""

    day: date
    grain: str = "day"

    @classmethod
    def parse(cls, text: str) -> PageDay | None:
        """ "2013-06-17", "2013-06" or "2013"; None for anything else."""
        try:
            said = PartialDate.parse(text)
        except BadDate:
            return None
        if said.precision == "year":
            return cls(said.earliest, "year")  # a month then counts as one of that year
        return cls(said.middle, said.precision) if said.precision in ("day", "month") else None

    @property
    def is_day(self) -> bool:
        return self.grain == "day"


@dataclass(frozen=True, slots=True)
class DateRef:
    """A date as said, at its place in the sentence."""

    start: int
    end: int
    match: re.Match[str]

    @property
    def has_year(self) -> bool:
        """Is the year said?"""
        return re.search(_YEAR, self.match.group()) is not None

    def resolve(self, written: PageDay | None, *, past: bool) -> str:
        """EDTF, or nothing when it cannot be known. A day without a year is the nearest on the side asked for."""
        if written is not None and not _is_known_well_enough(self.match, written):
            return ""
        past = past and (written is None or written.grain != "year")
        edtf = _edtf(self.match, _standpoint(written, past), past)
        if written is not None and written.grain == "month" and self.match.group().lower() in _NOW:
            edtf = f"{written.day:%Y-%m}"
        try:
            return PartialDate.parse(edtf).edtf if edtf else ""
        except BadDate:
            return ""


def _standpoint(written: PageDay | None, past: bool) -> date | None:
    """The day to look back or ahead from; of a month its end, for what is past may be of any day in it."""
    if written is None or written.grain != "month" or not past:
        return written.day if written else None
    return (written.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _is_known_well_enough(match: re.Match[str], written: PageDay) -> bool:
    """Weekdays and "yesterday" need the page's day; "this week" and "next month" at least its month."""
    if written.is_day:
        return True
    words = match.group().lower()
    if match["weekday"] or match["today"] or "week" in words:
        return written.grain == "month" and words in _NOW
    return written.grain == "month" or "month" not in match.group().lower()


def has_date(lowered: str) -> bool:
    """Could this text, in lower case, hold a date at all?"""
    return _HINT.search(lowered) is not None


def find_dates(sentence: str) -> list[DateRef]:
    """All dates in one sentence, in order. A small "may" or "march" is a verb."""
    if not has_date(sentence.lower()):
        return []
    return [
        DateRef(match.start(), match.end(), match)
        for match in _WHEN.finditer(lower(plain(sentence)))
        if not _CAPITAL.search(sentence, *match.span())
    ]


def _edtf(match: re.Match[str], published: date | None, past: bool) -> str:
    if match["iso"]:
        return match["iso"]
    if match["m1"] or match["m2"]:
        month, day = _month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
        year = int(match["y1"] or match["y2"] or 0) or _nearest_year(
            month, day, published=published, past=past
        )
        return f"{year}-{month:02}-{day:02}" if year else ""
    if match["slash"]:
        month, day, year = (int(part) for part in match["slash"].split("/"))
        return f"{year + 2000 if year < 100 else year}-{month:02}-{day:02}"
    return _coarse(match, published) or _relative(match, published, past)


def _coarse(match: re.Match[str], published: date | None) -> str:
    """Month, part of a year, season, quarter or year, with the year said."""
    if match["m3"]:
        return _with_year(match["y3"], f"-{_month(match['m3']):02}", published)
    if match["p5"]:
        first, last = _PARTS[_part(match["p5"])]
        year = _year(match["y5"], published)
        return f"{year}-{first:02}/{year}-{last:02}" if year else ""
    if match["s7"]:
        return _with_year(match["y7"], f"-{_SEASONS[match['s7'].lower()]}", published)
    if match["y8"]:
        return _with_year(match["y8"], f"-{_QUARTERS[(match['q8'] or match['q9']).lower()]}", published)
    return match["year"] or ""


def _relative(match: re.Match[str], published: date | None, past: bool) -> str:
    """Dates that only the page's own day makes sense of."""
    if published is None:
        return ""
    if match["feast"]:
        return _feast(match, published, past)
    past = past or _LOOKS_BACK.match(match.group()) is not None
    if month := match["m10"] or match["m12"] or match["m13"]:
        return _month_alone(_month(month), published, past)
    if match["s11"]:
        return _part_of_year(match["s11"].lower(), published, past)
    if match["end12"]:
        return _part_of_this(match["end12"].lower(), published)
    return _close_by(match, published, past)


def _month_alone(month: int, published: date, past: bool) -> str:
    if not past and month < published.month:
        return f"{published.year + 1}-{month:02}"
    return f"{_nearest_year(month, 15, published=published, past=past)}-{month:02}"


def _close_by(match: re.Match[str], published: date, past: bool) -> str:
    """Days and weeks around the page's own."""
    if match["dom"]:
        return _day_of_month(int(match["dom"]), published, past)
    if match["weekday"]:
        return _weekday(match["weekday"].lower(), published, past)
    if match["today"]:
        words = " ".join(match["today"].lower().split())
        step = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(words, 0)
        return (published + timedelta(days=step)).isoformat()
    if match["later"]:
        return _later(match["later"].lower(), published)
    return _which(match["which4"].lower(), match["unit4"].lower(), published)


def _feast(match: re.Match[str], published: date, past: bool) -> str:
    month, day = _FEASTS[" ".join(match["feast"].lower().split())]
    said = _year(match["yf"], published) if match["yf"] else 0
    return f"{said or _nearest_year(month, day, published=published, past=past)}-{month:02}-{day:02}"


def _part_of_year(name: str, published: date, past: bool) -> str:
    """ "In the autumn": the next one, or the last one."""
    number = _SEASONS[name]
    ends = (number - 20) * 3
    year = published.year
    if past and ends - 2 > published.month:
        year -= 1
    if not past and ends < published.month:
        year += 1
    return f"{year}-{number}"


def _part_of_this(words: str, published: date) -> str:
    """ "Later in the year", "before the end of the month"."""
    if words.endswith("month"):
        return _months_on(published, 0)
    if "early" in words or "first" in words:
        first, last = _PARTS["first" if "first" in words else "early"]
    elif words.startswith("later"):
        first, last = published.month, 12
    else:
        first, last = _PARTS["second" if "second" in words else "late"]
    return f"{published.year}-{first:02}/{published.year}-{last:02}"


def _day_of_month(day: int, published: date, past: bool) -> str:
    """ "On the 26th": of this month, else of the next (or the last) that has it on the right side."""
    step = (-1 if day > published.day else 0) if past else (1 if day < published.day else 0)
    return f"{_months_on(published, step)}-{day:02}"


def _which(which: str, unit: str, published: date) -> str:
    step = {"this": 0, "last": -1}.get(which, 1)
    if unit == "year":
        year = published.year + step
        first, last = _PARTS.get(which.split()[0], (0, 0))
        return f"{year}-{first:02}/{year}-{last:02}" if first else f"{year}"
    if unit == "month":
        return _months_on(published, step)
    if unit == "week":
        return f"{(published + timedelta(days=7 * step)).isoformat()}~"
    year = published.year
    if which == "last" and (_SEASONS[unit] - 20) * 3 > published.month:
        year -= 1
    if which == "next" and (_SEASONS[unit] - 20) * 3 <= published.month + 2:
        year += 1
    return f"{year}-{_SEASONS[unit]}"


def _later(words: str, published: date) -> str:
    if words.endswith("year"):
        return f"{published.year}-{published.month:02}/{published.year}-12"
    return f"{published.year}-{published.month:02}"


def _weekday(words: str, published: date, past: bool) -> str:
    ahead = (_DAYS.index(words.split()[-1]) - published.weekday()) % 7
    days = ahead - 7 if past and ahead else ahead
    return (published + timedelta(days=days)).isoformat()


def _months_on(published: date, step: int) -> str:
    year, month = divmod(published.year * 12 + published.month - 1 + step, 12)
    return f"{year}-{month + 1:02}"


def _nearest_year(month: int, day: int, *, published: date | None, past: bool) -> int:
    """The year that puts the day on the asked side of the page; a month's grace, since news runs late."""
    if published is None:
        return 0
    ordinal, here = month * 31 + day, published.month * 31 + published.day
    if past:
        return published.year if ordinal <= here + 1 else published.year - 1
    return published.year if ordinal >= here - 31 else published.year + 1


def _with_year(said: str, rest: str, published: date | None) -> str:
    year = _year(said, published)
    return f"{year}{rest}" if year else ""


def _year(said: str, published: date | None) -> int:
    if said.isdigit():
        return int(said)
    step = {"next": 1, "last": -1}.get(said.split()[0].lower(), 0)
    return published.year + step if published else 0


def _part(said: str) -> str:
    words = said.lower().split()
    if "half" in words:
        return "first" if "first" in words else "second"
    if "end" in words:
        return "late"
    return {"the": "early"}.get(words[0], words[0]) if "middle" not in words else "mid"


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))
