"""The model that the newsroom uses, fitted on the ledger as it stood on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import numpy as np

from cliffhanger.evidence.models import Claim
from cliffhanger.vocabulary import Predicate, Tier

from .inputs import Inputs
from .numerics.curve import ReturnCurve
from .numerics.history import BadHistory, History
from .numerics.reference import load_reference
from .numerics.return_curve import ReturnByKind
from .numerics.spells import waiting

METHOD = "km-by-kind+lead-times/3"
"""Name and version, stored with every forecast; raise the number when anything that matters changes."""
REFERENCE_METHOD = f"hazard-{load_reference().as_of}.2+lead-times/3"
"""The same where the reference model gives the base curve."""
METHODS = frozenset({METHOD, REFERENCE_METHOD})
"""What is issued today; a forecast by anything else is due for renewal."""


def fitted(as_of: date) -> ReturnByKind:
    """Fitted on premieres stated by the day. Kept in memory until the ledger grows."""
    return _fitted(as_of, newest_claim())


def newest_claim() -> int:
    """Where the ledger stands: what was fitted holds until this grows. Ask once for a batch."""
    return Claim.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@lru_cache(maxsize=64)
def _fitted(as_of: date, newest: int) -> ReturnByKind:
    return ReturnByKind().fit(history(as_of), as_of)


def base_curve(show_id: int, inputs: Inputs, *, newest: int) -> tuple[str, ReturnCurve]:
    """What the show's own history says, before the news, and the name of the method that says it.

    ``newest`` is `newest_claim`, asked once for a batch of shows.

    From the day to which the reference model's data go it is asked, since a newsroom's own few hundred famous
    shows would promise too much. For days before that it would know the outcome; then, and for shows without
    seasons on file, Kaplan and Meier speak, fitted on the ledger as of the day.
    """
    if inputs.as_of >= load_reference().as_of:
        season, chances = _reference_chances(inputs.as_of, newest).get(show_id, (0, None))
        if chances is not None and season == inputs.season:
            return REFERENCE_METHOD, ReturnCurve(inputs.as_of, chances)
    return METHOD, _fitted(inputs.as_of, newest).predict(inputs.kind, inputs.waited)


@lru_cache(maxsize=4)
def _reference_chances(as_of: date, newest: int) -> dict[int, tuple[int, np.ndarray | None]]:
    """For every show with a season on file: the next season and its sixty chances."""
    try:
        table = history(as_of)
    except BadHistory:
        return {}
    chances = load_reference().chances(table, as_of)
    waits = waiting(table, as_of)
    keys = zip(waits["series_key"].to_list(), waits["season"].to_list(), chances, strict=True)
    return {int(key): (season, row) for key, season, row in keys}


def history(as_of: date) -> History:
    """Every premiere that the ledger held on the day, as the numerics' season table."""
    traits: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    seasons: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for show, season, predicate, value in _claims(as_of):
        if season is None:
            traits[show][predicate].append(value)
        else:
            seasons[show, season][predicate] = value
    table = [
        _row(show, season, said, traits[show])
        for (show, season), said in seasons.items()
        if _is_past_day(said.get(Predicate.PREMIERE, ""), as_of)
    ]
    if not table:
        raise BadHistory(
            f"the ledger holds no premiere by {as_of}; import a catalogue with `cliffhanger setup`"
        )
    return History.from_rows(table)


_TRAITS = {
    "network": Predicate.NETWORK,
    "network_kind": Predicate.NETWORK_KIND,
    "country": Predicate.COUNTRY,
    "language": Predicate.LANGUAGE,
    "type": Predicate.FORMAT,
}
_OF_SEASONS = (Predicate.PREMIERE, Predicate.FINALE, Predicate.EPISODES)


def _claims(as_of: date) -> Iterable[tuple[int, int | None, str, str]]:
    """Asserted by anyone but fan sites, the strongest word last so that it stands."""
    wanted = [*_TRAITS.values(), Predicate.GENRE, *_OF_SEASONS]
    claims = Claim.objects.as_of(as_of).filter(
        factuality="asserted", show__isnull=False, predicate__in=wanted
    )
    fields = ("show_id", "season__number", "predicate", "value", "source__tier")
    rows = claims.exclude(source__tier=Tier.FAN).order_by("stated_by", "pk").values_list(*fields)
    for show, season, predicate, value, _ in sorted(rows, key=lambda row: -Tier(row[4]).rank):
        if predicate not in {Predicate.PREMIERE, Predicate.FINALE} or _is_past_day(value, as_of):
            yield show, season, predicate, value


def _row(show: int, season: int, said: dict[str, str], traits: dict[str, list[str]]) -> dict[str, object]:
    words = {name: traits[predicate][-1] for name, predicate in _TRAITS.items() if traits.get(predicate)}
    return {
        "network_kind": "unknown",
        **words,
        "series_key": str(show),
        "season": season,
        "premiere": said[Predicate.PREMIERE],
        "finale": said.get(Predicate.FINALE),
        "episodes": said.get(Predicate.EPISODES),
        "genres": "|".join(dict.fromkeys(traits.get(Predicate.GENRE, ()))),
    }


def _is_past_day(value: str, as_of: date) -> bool:
    return len(value) == 10 and value <= as_of.isoformat()
