"""The model that the newsroom uses, fitted on the ledger as it stood on a day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cliffhanger.evidence.models import Claim
from cliffhanger.vocabulary import Predicate

from .numerics.history import BadHistory, History
from .numerics.return_curve import ReturnByKind

METHOD = "km-by-kind+lead-times/1"
"""Name and version, stored with every forecast; raise the number when anything that matters changes."""


def fitted(as_of: date) -> ReturnByKind:
    """Fitted on premieres stated by the day. Kept in memory until the ledger grows."""
    newest = Claim.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return _fitted(as_of, newest)


@lru_cache(maxsize=16)
def _fitted(as_of: date, newest_claim: int) -> ReturnByKind:
    return ReturnByKind().fit(history(as_of), as_of)


def history(as_of: date) -> History:
    """Every premiere that the ledger held on the day, as the numerics' season table."""
    claims = Claim.objects.as_of(as_of).filter(factuality="asserted", show__isnull=False)
    kinds = dict(claims.filter(predicate=Predicate.NETWORK_KIND).values_list("show_id", "value"))
    premieres = claims.filter(predicate=Predicate.PREMIERE, season__isnull=False).exclude(source__tier="fan")
    rows = premieres.values_list("show_id", "season__number", "value")
    table = [
        {
            "series_key": str(show),
            "season": season,
            "premiere": day,
            "network_kind": kinds.get(show, "unknown"),
        }
        for show, season, day in rows
        if len(day) == 10 and day <= as_of.isoformat()
    ]
    if not table:
        raise BadHistory(
            f"the ledger holds no premiere by {as_of}; import a catalogue with `cliffhanger setup`"
        )
    return History.from_rows(table)
