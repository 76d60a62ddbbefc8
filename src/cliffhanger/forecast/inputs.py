"""What a forecast may know: features and evidence of one season, from claims stated by the day. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cliffhanger.evidence.status import Finding, ShowFinding
from cliffhanger.evidence.weighing import Said, newest
from cliffhanger.vocabulary import Predicate, SeasonState, ShowState

from .numerics.evidence import Evidence, Silence


@dataclass(frozen=True)
class Inputs:
    """Everything that goes into one forecast; `as_json` is what is stored with it and hashed.

    ``heard``: while nothing is decided, the chance that we would have read of a decision (`hearing.py`); else 0.
    """

    as_of: date
    season: int
    kind: str
    waited: int
    evidence: tuple[Evidence, ...]
    heard: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "as_of": self.as_of.isoformat(),
            "season": self.season,
            "network_kind": self.kind,
            "waited_days": self.waited,
            "evidence": [_plain(piece) for piece in self.evidence],
            "heard": self.heard,
        }

    @property
    def silence(self) -> Silence | None:
        """That nothing was decided, where it would have been heard of."""
        return Silence(self.waited, self.heard) if self.heard else None

    @property
    def digest(self) -> str:
        """Of all inputs: two forecasts with one digest are the same forecast."""
        return _sha256(self.as_json())

    @property
    def news(self) -> str:
        """Of the evidence alone: while it stays, a forecast is only renewed by the calendar."""
        return _sha256([self.season, self.kind, *map(_plain, self.evidence)])


def inputs_of(finding: ShowFinding, claims: Sequence[Said], *, heard: float = 0.0) -> Inputs:
    """The inputs for the season that the question is about, as of the finding's day.

    ``heard``: the chance that an order of this show would have been read of by then.
    """
    last = finding.last
    came_out = last.premiere.earliest if last is not None and last.premiere is not None else finding.as_of
    visible = [said for said in claims if said.stated_on <= finding.as_of]
    kind = newest([said for said in visible if said.predicate is Predicate.NETWORK_KIND])
    return Inputs(
        as_of=finding.as_of,
        season=finding.next.season,
        kind=kind.value if kind else "unknown",
        waited=max(0, (finding.as_of - came_out).days),
        evidence=tuple(_evidence(finding)),
        heard=heard if last is not None and _is_open(finding) else 0.0,
    )


def _is_open(finding: ShowFinding) -> bool:
    """Nothing decided either way; a rumour, too, breaks a silence."""
    over = finding.state in {ShowState.ENDED, ShowState.CANCELLED}
    return finding.next.state is SeasonState.UNDECIDED and not over


def _evidence(finding: ShowFinding) -> list[Evidence]:
    season = finding.next
    if finding.state is ShowState.ENDED:
        return [Evidence(Predicate.ENDED, _known(finding.because, finding.as_of))]
    if season.state is SeasonState.CANCELLED:
        return [Evidence(Predicate.CANCELLED, _known(season.because, finding.as_of))]
    pieces = [_state_evidence(finding), _window_evidence(season)]
    return [piece for piece in pieces if piece is not None]


_STEPS = {
    SeasonState.RENEWED: Predicate.RENEWED,
    SeasonState.FILMING: Predicate.FILMING_STARTED,
    SeasonState.WRAPPED: Predicate.FILMING_WRAPPED,
}


def _state_evidence(finding: ShowFinding) -> Evidence | None:
    season, as_of = finding.next, finding.as_of
    if season.state is SeasonState.DATED and season.premiere is not None:
        window = (season.premiere.earliest, season.premiere.latest)
        return Evidence(Predicate.PREMIERE, _known(season.because, as_of), window)
    if season.state not in _STEPS or not season.confirmed:
        return None
    known = season.since or _known(season.because, as_of)
    return Evidence(_STEPS[season.state], max(known, _turn_began(finding)))


def _turn_began(finding: ShowFinding) -> date:
    """A season ordered two ahead waits its turn: its clock starts when the one before it has come out."""
    last = finding.last
    return last.premiere.earliest if last is not None and last.premiere is not None else date.min


def _window_evidence(season: Finding) -> Evidence | None:
    said = season.window
    if said is None or said.when is None or season.state is SeasonState.UNDECIDED:
        return None
    return Evidence(Predicate.PREMIERE, said.stated_on, (said.when.earliest, said.when.latest))


def _known(claims: Sequence[Said], as_of: date) -> date:
    return min((said.stated_on for said in claims), default=as_of)


def _plain(piece: Evidence) -> list[Any]:
    window = [day.isoformat() for day in piece.window] if piece.window else None
    return [str(piece.kind), piece.known_on.isoformat(), window]


def _sha256(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
