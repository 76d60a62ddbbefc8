"""What came of a guess or a forecast: pure judgements from what had been said by a day."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.weighing import Said
from cliffhanger.forecast.outcomes import Outcome, Verdict, find_outcome, guesses_in, judge
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, Tier


def said(predicate: str, on: str, *, season: int | None = 2, value: str = "", **more: object) -> Said:
    happened = more.pop("happened_on", None)
    return Said(
        Predicate(predicate), season, value, Factuality(more.pop("how", "asserted")),
        Tier(more.pop("tier", "trade")), str(more.pop("by", "deadline")), date.fromisoformat(on),
        PartialDate.parse(str(happened)) if happened else None,
    )  # fmt: skip


def out(day: str, season: int = 2) -> Said:
    return said("premiere", day, season=season, value=day, happened_on=day)


FIRST = out("2022-01-28", season=1)
GUESS = said("premiere", "2022-02-01", value="2023", how="speculated", by="heart")


def judged(guess: Said, *answers: Said, as_of: str = "2026-01-01") -> Outcome:
    day = date.fromisoformat(as_of)
    return judge(guess, found=find_status([FIRST, guess, *answers], day), followed_to=day)


@pytest.mark.parametrize(
    ("answer", "verdict", "off_by"),
    [
        (out("2023-05-01"), "right", 0),
        (out("2024-02-10"), "early", 41),
        (out("2022-12-02"), "late", -30),
        (said("cancelled", "2022-05-01"), "wrong", None),
        (said("ended", "2022-05-01", season=None), "wrong", None),
    ],
)
def test_a_guessed_premiere_is_judged_by_what_came(answer, verdict, off_by):
    outcome = judged(GUESS, answer)
    assert (outcome.verdict, outcome.off_by) == (verdict, off_by)


def test_a_guess_whose_time_went_by_was_too_early_though_nobody_knows_by_how_much():
    assert judged(GUESS) == Outcome(Verdict.EARLY, "went_by")


def test_a_time_that_went_by_unwatched_settles_nothing():
    found = find_status([FIRST, GUESS], date(2026, 1, 1))
    assert judge(GUESS, found=found, followed_to=date(2023, 11, 1)).verdict is Verdict.OPEN


def test_an_announced_day_that_passed_is_no_answer_until_somebody_says_that_it_came():
    announced = said("premiere", "2023-03-01", value="2023-05-01")
    assert judged(GUESS, announced) == Outcome(Verdict.OPEN, "presumed")
    assert judged(GUESS, announced, out("2023-05-01")).verdict is Verdict.RIGHT


def test_a_cancellation_on_a_databases_word_alone_is_no_answer():
    assert (
        judged(GUESS, said("cancelled", "2022-05-01", tier="database"), as_of="2022-07-01").verdict == "open"
    )


def test_a_guess_on_a_condition_that_was_not_met_was_never_put_to_the_test():
    guess = said("premiere", "2022-02-01", value="2023", how="conditional")
    assert judged(guess, said("cancelled", "2022-05-01")).why == "untested"
    assert judged(guess).why == "condition"


def test_a_guess_without_a_season_means_the_one_that_was_next_on_that_day():
    guess = said("premiere", "2022-02-01", season=None, value="2023", how="speculated")
    assert judged(guess, out("2023-05-01"), out("2024-06-01", season=3)).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("guessed", "decided", "verdict"),
    [
        ("renewed", "renewed", "right"),
        ("renewed", "cancelled", "wrong"),
        ("cancelled", "renewed", "wrong"),
        ("cancelled", "cancelled", "right"),
    ],
)
def test_a_guessed_decision_is_judged_by_the_decision(guessed, decided, verdict):
    guess = said(guessed, "2022-02-01", how="reported")
    assert judged(guess, said(decided, "2022-06-06")).verdict == verdict


def test_an_outlet_that_repeats_itself_has_guessed_once():
    again = said("premiere", "2022-09-01", value="2023", how="speculated", by="heart")
    other = said("premiere", "2022-09-01", value="2023", how="speculated", by="variety")
    assert guesses_in([again, GUESS, other]) == (GUESS, other)


def test_a_forecast_is_answered_by_the_premiere_or_by_sixty_months_without_one():
    def outcome(*answers: Said, day: str) -> Outcome:
        found = find_status([FIRST, *answers], date.fromisoformat(day))
        return find_outcome(2, date(2022, 3, 1), found=found, followed_to=date.fromisoformat(day))

    assert outcome(out("2024-02-10"), day="2024-03-01").came == PartialDate.on(date(2024, 2, 10))
    assert outcome(day="2027-02-28").verdict is Verdict.OPEN
    assert outcome(day="2027-03-01").verdict is Verdict.NEVER
    announced = said("premiere", "2024-01-01", value="2024-02-10")
    assert outcome(announced, day="2024-03-01").verdict is Verdict.OPEN
