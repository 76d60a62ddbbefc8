"""The small world, for every test of this room that has a ledger."""

from __future__ import annotations

import pytest

from cliffhanger.forecast.tests.world import DATABASE, FACTS, GUESS, HEART, tell


@pytest.fixture
def ledger(db: None) -> None:
    """Season 1 is out since 28 January 2022; Heart guesses that season 2 comes in 2023."""
    tell(*FACTS, by=DATABASE)
    tell(GUESS, by=HEART)
