"""Which seasons have come out and since when, which day holds for the next, and whether one is still running. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, SeasonState, Tier

from .weighing import SAME_NEWS, Said, Weighed, by_season, is_decision, is_firm, newest, strongest_first

AIRING_DAYS = 84
"""Without a known finale a season counts as airing this long, or as long as the show's last one ran."""
LONGEST_RUN = 20 * 366
"""No season is taken to run longer, whatever number of episodes somebody has put down (some are weekly for years)."""
NEXT_PART = timedelta(days=400)
"""A later date for a season that is out, this near, is its next part; further off it is a mistake."""
EXACT_DAYS = 7
"""A date that leaves no more days open than this dates a premiere well enough."""


def find_premieres(claims: Sequence[Said], as_of: date) -> dict[int, Said]:
    """For each season that has come out, the claim that dates it best. Specials (0) are no season here."""
    out: dict[int, Said] = {}
    for number, own in by_season(claims).items():
        before = max((said.date_or_stated for said in out.values()), default=date.min)
        best = _told_premiere(own, as_of, after=before) or _passed_day(own, as_of, after=before)
        if best is not None:
            out[number] = best
    return out


def _told_premiere(own: Sequence[Said], as_of: date, *, after: date) -> Said | None:
    """What was said afterwards: exact words before vague ones, the earliest of them (a later one is a further part).

    The press is asked only where no official, trade or database word is there; within a week the nearest is right.
    """
    dated = [s for s in own if s.predicate is Predicate.PREMIERE and s.when and s.is_told]
    told = [s for s in dated if s.factuality is Factuality.ASSERTED and after <= s.earliest_or_min]
    past = [s for s in told if s.latest_or_max <= as_of]
    heard = [s for s in past if s.is_outspoken] or [s for s in past if not _is_ahead_after(s, own)]
    exact = [s for s in heard if s.date_precision <= EXACT_DAYS] or heard
    solid = [s for s in exact if s.tier.at_least(Tier.DATABASE)] or exact
    first = min((s.earliest_or_min for s in solid), default=date.max)
    close = [s for s in solid if s.earliest_or_min - first <= SAME_NEWS]
    return min(close, key=lambda s: (s.tier.rank, s.date_precision, -s.stated_on.toordinal()), default=None)


def _is_ahead_after(premiere: Said, own: Sequence[Said]) -> bool:
    """A fan site's premiere is a slip where an outlet spoke of the season as still to come after that day."""
    later = [s for s in own if s.stated_on > premiere.date_or_stated and is_firm(s)]
    return any(is_decision(s) or (s.when is not None and not s.is_told) for s in later)


def _passed_day(own: Sequence[Said], as_of: date, *, after: date) -> Said | None:
    """An announced day that has passed counts, unless a later word moved, delayed or cancelled it."""
    days = [s for s in date_words(own) if s.when and s.when.is_day and s.when.earliest >= after]
    best = _last_word(days)
    if best is None or best.date_or_stated > as_of or _is_overtaken(best, date_words(own)):
        return None
    cancelled = [s for s in own if s.predicate is Predicate.CANCELLED and is_firm(s)]
    stopped = any(best.stated_on < s.stated_on <= best.date_or_stated for s in cancelled)
    return None if stopped else best


def date_words(own: Sequence[Said]) -> list[Said]:
    """Outspoken words on a season's date that no later delay has overtaken.

    On the day of the delay itself a date that stood before is only the old one, told again.
    """
    dated = [s for s in own if s.predicate in _DATING and s.when is not None and s.is_outspoken]
    delay = newest([s for s in own if s.predicate is Predicate.DELAYED and is_firm(s)])
    if delay is None:
        return dated
    old = {s.when for s in dated if s.stated_on < delay.stated_on}
    fresh = [s for s in dated if s.stated_on >= delay.stated_on and s.when not in old]
    again = [s for s in dated if s.stated_on > delay.stated_on or _agrees(s, delay)]
    return list(dict.fromkeys([*fresh, *again]))


def _agrees(said: Said, delay: Said) -> bool:
    return delay.when is not None and said.when is not None and delay.when.contains(said.when.earliest)


_DATING = {Predicate.PREMIERE, Predicate.DELAYED}


def find_announced_day(own: Sequence[Said], as_of: date) -> Weighed | None:
    """The day ahead that holds: the newest firm word on the date; a database's only where no firm one is."""
    words = date_words(own)
    ahead = [s for s in words if s.when and s.when.is_day and s.when.earliest > as_of]
    best = _last_word([s for s in ahead if is_firm(s)] or ahead)
    if best is None or _is_overtaken(best, words):
        return None
    agreeing = strongest_first([s for s in ahead if s.when == best.when])
    others = [s for s in ahead if s.when != best.when and s.source != best.source]
    dissent = tuple(s for s in others if s.stated_on >= best.stated_on - SAME_NEWS)
    firm = [s for s in agreeing if is_firm(s)]
    since = min(s.stated_on for s in firm or agreeing)
    return Weighed(SeasonState.DATED, since, agreeing, dissent, confirmed=bool(firm))


def find_window(own: Sequence[Said]) -> Said | None:
    """The newest period that a firm source has announced for the premiere and nobody has moved since."""
    return newest([s for s in date_words(own) if is_firm(s) and s.latest_or_max >= s.stated_on])


def _last_word(days: Sequence[Said]) -> Said | None:
    """The newest; of one week's the nearest source's; of one source's the first day (of several parts)."""
    last = newest(days)
    if last is None:
        return None
    week = [s for s in days if last.stated_on - s.stated_on <= SAME_NEWS]
    return min(week, key=lambda s: (s.tier.rank, -s.stated_on.toordinal(), s.date_or_stated))


def _is_overtaken(best: Said, words: Sequence[Said]) -> bool:
    """A later firm word that leaves no room for the day, such as another year."""
    later = [s for s in words if s.stated_on > best.stated_on and is_firm(s) and s.when and not s.when.is_day]
    against = [s for s in later if s.when and not s.when.contains(best.date_or_stated)]
    return any(s.stated_on - best.stated_on > SAME_NEWS or s.tier.at_least(best.tier) for s in against)


@dataclass(frozen=True)
class Run:
    """When a season's newest part began, the day it counts as run out by, its finale, and a part still to follow."""

    began: date
    until: date
    finale: PartialDate | None
    continues: Said | None

    def is_over(self, as_of: date) -> bool:
        return self.continues is None and (self.finale is not None or as_of > self.until)


def find_run(number: int, own: Sequence[Said], out: Mapping[int, Said], as_of: date) -> Run:
    """How a season that is out runs. One in parts runs until the last part that has been announced has run."""
    premiere = out[number]
    parts = _later_parts(own, premiere)
    began = max([premiere.date_or_stated, *(s.date_or_stated for s in parts if s.date_or_stated <= as_of)])
    ahead = [s for s in parts if s.date_or_stated > as_of]
    continues = min(ahead, key=lambda s: s.date_or_stated, default=None)
    until = began + timedelta(_run_days(own, out))
    return Run(began, until, _finale(own, began, as_of), continues)


def _later_parts(own: Sequence[Said], premiere: Said) -> list[Said]:
    """Days for the same season, after its premiere and said by the same announcement or once it was out."""
    first = premiere.date_or_stated
    days = [
        s for s in own if s.predicate is Predicate.PREMIERE and s.is_outspoken and s.when and s.when.is_day
    ]
    later = [s for s in days if first + SAME_NEWS < s.date_or_stated <= first + NEXT_PART]
    together = {(s.source, s.stated_on) for s in days if s.when == premiere.when}
    return [s for s in later if s.stated_on >= first or (s.source, s.stated_on) in together]


def _finale(own: Sequence[Said], began: date, as_of: date) -> PartialDate | None:
    told = [s for s in own if s.predicate is Predicate.FINALE and s.is_outspoken and s.when]
    over = [s for s in told if began <= s.latest_or_max <= as_of]
    last = newest(over)
    return last.when if last else None


def _run_days(own: Sequence[Said], out: Mapping[int, Said]) -> int:
    """How long this show's seasons are on air: the shortest gap so far bounds it, weeks are the default."""
    counts = [s.value for s in own if s.predicate is Predicate.EPISODES and s.is_outspoken]
    episodes = max((int(text) for text in counts if text.isdecimal()), default=0)
    habit = min(max(7 * episodes + 28, AIRING_DAYS), LONGEST_RUN)
    days = sorted({said.date_or_stated for said in out.values()})
    return min([habit, *((later - earlier).days for earlier, later in pairwise(days))])
