"""The answer as JSON: the form that `ask --json` promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cliffhanger.evidence.weighing import Said
from cliffhanger.forecast.answer import Answered
from cliffhanger.vocabulary import ShowState


def evidence_of(answered: Answered) -> Sequence[Said]:
    """What the status rests on, then who says otherwise."""
    finding = answered.finding
    over = finding.state in {ShowState.ENDED, ShowState.CANCELLED}
    support = finding.because if over and finding.because else finding.next.because
    return [*support, *finding.next.dissent]


def as_json(answered: Answered) -> dict[str, Any]:
    finding = answered.finding
    return {
        "show": answered.show.title,
        "season": finding.next.season,
        "status": finding.status,
        "since": finding.next.since_as_said.edtf if finding.next.since_as_said else None,
        "as_of": finding.as_of.isoformat(),
        "sentence": answered.whole,
        "evidence": [_said(said) for said in evidence_of(answered)],
        "forecast": _forecast(answered),
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "outlet": said.outlet,
        "url": said.url,
        "stated_on": said.stated_on.isoformat(),
        "predicate": str(said.predicate),
        "factuality": str(said.factuality),
    }


def _forecast(answered: Answered) -> dict[str, Any]:
    row = answered.forecast
    days = {"0.1": row.q10, "0.5": row.q50, "0.9": row.q90}
    return {
        "p_return": row.p_return,
        "quantiles": {q: day.isoformat() if day else None for q, day in days.items()},
        "method": row.method,
        "issued_at": row.issued_at.isoformat(),
    }
