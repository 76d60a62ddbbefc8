"""Which settlements have to be written: what the world answers now, compared with what is on file. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cliffhanger.evidence.status import ShowFinding
from cliffhanger.evidence.weighing import Said

from .outcomes import Outcome, Verdict, find_outcome, guesses_in, judge

FORECAST, GUESS = "forecast", "guess"
Key = tuple[str, int]
"""What is settled: a forecast or a guess, and the key of its row."""


@dataclass(frozen=True)
class Issued:
    """One stored forecast, as far as its outcome depends on it."""

    pk: int
    season: int
    as_of: date


@dataclass(frozen=True)
class World:
    """Where one show stands, all that was said of it, and the last day on which a premiere would have been heard of."""

    found: ShowFinding
    claims: Sequence[Said]
    followed_to: date


@dataclass(frozen=True)
class OnFile:
    """The settlement that holds for a forecast or a guess."""

    number: int
    verdict: str
    outcome: str = ""
    off_by: int | None = None

    def says(self, outcome: Outcome) -> bool:
        came = outcome.came.edtf if outcome.came else ""
        return (self.verdict, self.outcome, self.off_by) == (outcome.verdict, came, outcome.off_by)


NOT_YET = OnFile(0, Verdict.OPEN)


@dataclass(frozen=True)
class Due:
    """A settlement to write; number 2 and up supersede what was said before."""

    key: Key
    number: int
    outcome: Outcome


def plan_settlements(
    world: World, forecasts: Iterable[Issued], *, on_file: Mapping[Key, OnFile]
) -> tuple[Due, ...]:
    """Every forecast and guess to which the world has answered, or answered otherwise than is on file."""
    return tuple(
        Due(key, last.number + 1, outcome)
        for key, outcome in _answers(world, forecasts, on_file).items()
        if not (last := on_file.get(key, NOT_YET)).says(outcome)
    )


def _answers(world: World, forecasts: Iterable[Issued], on_file: Iterable[Key]) -> dict[Key, Outcome]:
    """A guess on file that is no longer a claim was withdrawn: we had misread it."""
    withdrawn = {key: Outcome(Verdict.WITHDRAWN, "withdrawn") for key in on_file if key[0] == GUESS}
    find = partial(find_outcome, found=world.found, followed_to=world.followed_to)
    ours = {(FORECAST, row.pk): find(row.season, row.as_of) for row in forecasts}
    guesses = [said for said in guesses_in(world.claims) if said.claim_id is not None]
    return withdrawn | ours | {(GUESS, said.claim_id or 0): _judged(said, world) for said in guesses}


def _judged(said: Said, world: World) -> Outcome:
    return judge(said, found=world.found, followed_to=world.followed_to)
