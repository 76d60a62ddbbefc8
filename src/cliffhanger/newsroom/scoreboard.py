"""How right were we? The board for readers: ours, the baselines', the outlets', the worst misses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cliffhanger.evidence.english import day_words, season_name
from cliffhanger.forecast.models import Backcast, Forecast
from cliffhanger.forecast.numerics.months import add_months
from cliffhanger.forecast.numerics.words import chance_words, span_words
from cliffhanger.forecast.outlets import OutletRecord
from cliffhanger.forecast.scoreboard import Scoreboard, scoreboard
from cliffhanger.forecast.scoring import FEW

from .present import Crumb, Tenth
from .surroundings import Context, Frame, described, surroundings

PATH = "/scoreboard/"
DESCRIPTION = (
    "Every forecast is kept as it was issued and scored when the world has answered: ours, the baselines', the "
    "outlets', misses included."
)
PARTS = {
    "network": "By kind of network",
    "waited": "By how long it had been",
    "evidence": "By what was known",
}
KNOWN = {
    "base": "nothing but the wait",
    "renewed": "an order or a period",
    "filming": "filming",
    "wrapped": "filmed",
    "dated": "a day",
    "cancelled": "cancelled or ended",
}
Plain = Mapping[str, Any]


@dataclass(frozen=True)
class ScoreRow:
    """One forecaster's figures, ready to read: "–" where nothing could be observed. ``few`` are shown faintly."""

    name: str
    n: str
    brier: str
    crps: str
    held: str
    width: str
    error: str
    is_ours: bool = False
    few: bool = False


@dataclass(frozen=True)
class WorstMiss:
    """What was said, in words, and what happened."""

    title: str
    url: str
    season: str
    said: str
    happened: str
    digest: str


@dataclass(frozen=True)
class BoardShown:
    """A board for reading: ours beside the others, then by part. ``rows`` is empty before anything was followed."""

    total: str
    followed_to: date
    rows: tuple[ScoreRow, ...]
    parts: tuple[tuple[str, tuple[ScoreRow, ...]], ...]
    bins: tuple[Tenth, ...]
    misses: tuple[WorstMiss, ...]
    method: str = ""
    computed_on: date | None = None


@dataclass(frozen=True)
class OutletRow:
    """The record of one outlet, in words."""

    outlet: str
    n: str
    right: str
    early: str
    error: str


def scoreboard_context(frame: Frame) -> Context:
    found = scoreboard(frame.paper.moment.as_of)
    crumbs = [Crumb("How right were we?")]
    return {
        **described(surroundings(frame, "scoreboard", crumbs=crumbs, description=DESCRIPTION)),
        "issued": shown(found.issued.as_json(), was_said="we said"),
        "looked_back": _looked_back(found.backcast),
        "outlets": [outlet_row(record) for record in found.outlets],
        "first_scored_on": _first_scored_on(found),
    }


def _first_scored_on(found: Scoreboard) -> date | None:
    """When the first forecast will have been followed for two years, while none has been."""
    first = Forecast.objects.order_by("as_of").values_list("as_of", flat=True).first()
    return add_months(first, 24) if first and not found.issued.scores.n else None


def _looked_back(row: Backcast | None) -> BoardShown | None:
    if row is None:
        return None
    board = shown(row.board, was_said="we would have said")
    return BoardShown(**{**vars(board), "method": row.method, "computed_on": row.computed_at.date()})


def shown(board: Plain, *, was_said: str) -> BoardShown:
    """A board's plain values as words and figures for a reader."""
    ours = score_row("ours", board["scores"], is_ours=True)
    others = (score_row(group["name"], group["scores"]) for group in board["rivals"])
    return BoardShown(
        total=f"{board['total']:,}",
        followed_to=date.fromisoformat(board["followed_to"]),
        rows=(ours, *others) if board["scores"]["crps"] is not None else (),
        parts=tuple(_parts(board["groups"])),
        bins=tuple(Tenth(one["n"], one["said"], one["came"]) for one in board["calibration"]),
        misses=tuple(_miss(miss, was_said) for miss in board["misses"]),
    )


def _parts(groups: Sequence[Plain]) -> Sequence[tuple[str, tuple[ScoreRow, ...]]]:
    rows = {by: [group for group in groups if group["by"] == by and _is_scored(group)] for by in PARTS}
    return [
        (
            PARTS[by],
            tuple(score_row(KNOWN.get(group["name"], group["name"]), group["scores"]) for group in own),
        )
        for by, own in rows.items()
        if own
    ]


def _is_scored(group: Plain) -> bool:
    return group["scores"]["crps"] is not None


def score_row(name: str, scores: Plain, *, is_ours: bool = False) -> ScoreRow:
    return ScoreRow(
        name=name,
        n=f"{scores['n']:,}",
        brier=_figure(scores["brier"], ".3f"),
        crps=_figure(scores["crps"], ".0f"),
        held=_percent(scores["coverage"]),
        width=_figure(scores["width"], ".0f"),
        error=_figure(scores["error"], ".0f"),
        is_ours=is_ours,
        few=scores["n"] < FEW,
    )


def _figure(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def _miss(miss: Plain, was_said: str) -> WorstMiss:
    case = miss["case"]
    as_of, came = date.fromisoformat(case["as_of"]), case["came"]
    window = (
        span_words(date.fromisoformat(case["q10"]), date.fromisoformat(case["q90"])) if case["q10"] else ""
    )
    when = f"; if it does, 8 in 10 that it arrives {window}" if window else ""
    odds = f"{chance_words(miss['p_return'])} chance that it returns within five years{when}"
    happened = f"It came on {day_words(date.fromisoformat(came))}." if came else "It has not come."
    return WorstMiss(
        title=case["title"],
        url=f"/shows/{case['slug']}/",
        season=season_name(case["season"]),
        said=f"On {day_words(as_of)} {was_said}: {odds}.",
        happened=happened,
        digest=case["digest"][:12],
    )


def outlet_row(record: OutletRecord) -> OutletRow:
    error = "–" if record.error is None else f"{record.error:.0f}"
    return OutletRow(record.outlet, str(record.n), _percent(record.right), _percent(record.early), error)
