"""Everything on the board: our record, our look back, and the outlets' guesses, each by itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from .followup import followed_to
from .models import Backcast, Forecast, Settlement
from .outlets import OutletRecord, outlet_records
from .record import issued_board
from .scoring import Board


@dataclass(frozen=True)
class Scoreboard:
    """``backcast`` is the newest look back; None until the first was made."""

    as_of: date
    issued: Board
    backcast: Backcast | None
    outlets: tuple[OutletRecord, ...]

    def as_json(self) -> dict[str, Any]:
        """With every settled forecast, so that anybody can compute the figures again."""
        return {
            "as_of": self.as_of.isoformat(),
            "issued": self.issued.as_json(),
            "backcast": _backcast_json(self.backcast),
            "outlets": [asdict(record) for record in self.outlets],
            "settled": [_settled_json(row.forecast, row) for row in settled_forecasts() if row.forecast],
        }


def scoreboard(as_of: date) -> Scoreboard:
    """As of today: a past day's board would leave out what has been settled since, and nobody asks for that."""
    until = followed_to(as_of)
    return Scoreboard(as_of, issued_board(until), Backcast.objects.first(), outlet_records(until))


def settled_forecasts() -> list[Settlement]:
    """What holds of our own forecasts, oldest forecast first."""
    rows = Settlement.objects.holding().filter(forecast__isnull=False)
    return list(rows.select_related("forecast__show", "forecast__season").order_by("forecast__as_of", "pk"))


def _backcast_json(row: Backcast | None) -> dict[str, Any] | None:
    if row is None:
        return None
    label = "what the method would have said of the past; not a record of what was said"
    return {"label": label, "method": row.method, "computed_at": row.computed_at.isoformat(), **row.board}


def _settled_json(forecast: Forecast, row: Settlement) -> dict[str, Any]:
    return {
        "show": forecast.show.title,
        "season": forecast.season.number,
        "as_of": forecast.as_of.isoformat(),
        "method": forecast.method,
        "inputs_digest": forecast.inputs_digest,
        "cdf": forecast.cdf,
        "verdict": row.verdict,
        "came": row.outcome or None,
    }
