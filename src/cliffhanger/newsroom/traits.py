"""What kind of show it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from cliffhanger.evidence.english import count, listed
from cliffhanger.vocabulary import Predicate

from .ours import unknown
from .places import COUNTRIES, LANGUAGES
from .present import Fact
from .standing import Standing


def traits(standing: Standing) -> Iterable[Fact]:
    """Genre, home and length, each in a sentence."""
    genres = standing.of(Predicate.GENRE)
    shape = standing.of(Predicate.FORMAT)
    if genres:
        names = listed(list(dict.fromkeys(s.value for s in genres)))
        form = f", {shape[-1].value.lower()}" if shape else ""
        yield Fact(f"{standing.title} is filed under {names}{form}.", standing.sources([*genres, *shape]))
    yield from _home(standing)
    yield from _length(standing)
    if not genres:
        yield unknown(standing, f"No genre of {standing.title} is on file.")


def _home(standing: Standing) -> Iterable[Fact]:
    where = standing.of(Predicate.NETWORK)
    from_where = standing.of(Predicate.COUNTRY, Predicate.LANGUAGE)
    if not where:
        return
    country = "".join(
        f", made in {COUNTRIES.get(s.value, s.value)}" for s in standing.of(Predicate.COUNTRY)[-1:]
    )
    tongue = "".join(f", in {LANGUAGES.get(s.value, s.value)}" for s in standing.of(Predicate.LANGUAGE)[-1:])
    yield Fact(f"Its home is {where[-1].value}{country}{tongue}.", standing.sources([where[-1], *from_where]))


def _length(standing: Standing) -> Iterable[Fact]:
    out = [f for f in standing.finding.seasons if f.has_premiered]
    episodes = [s for s in standing.of(Predicate.EPISODES) if s.value.isdigit()]
    if not out:
        return
    latest = {s.season: int(s.value) for s in episodes}
    number = sum(latest.get(f.season, 0) for f in out)
    whole = all(f.season in latest for f in out)
    text = f"{count(len(out), 'season').capitalize()} came out so far"
    text += f", {count(number, 'episode')} in all." if whole else "."
    yield Fact(text, standing.sources(episodes or out[-1].because)[:1])
