"""The house's voice: every state has its sentence, and docs/status-policy.md shows it word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cliffhanger.evidence.english import count, day_words, listed, ordinal, season_name, span_words
from cliffhanger.evidence.find import find_changes
from cliffhanger.evidence.models import StatusChange
from cliffhanger.evidence.sentences import change_sentence, said_sentence, state_word, status_sentence
from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.weighing import Said
from cliffhanger.vocabulary import SHOW_PREDICATES, Factuality, Predicate, SeasonState

from .cases import CASES
from .cases.case import FIRST, out, said
from .make import at, page, record, row, says, the_show
from .test_status import POLICY


def on(network: str, kind: str = "streaming") -> list[Said]:
    started = "2012-01-01"
    network_is = said("network", started, "database:tvmaze", value=network)
    return [network_is, said("network_kind", started, "database:tvmaze", value=kind)]


def named(outlet: str, claim: Said) -> Said:
    return replace(claim, outlet=outlet)


def reported(what: str) -> list[Said]:
    """Two outlets with unnamed sources."""
    return [said(what, "2022-06-07", how="reported"), said(what, "2022-06-08", "press:metro", how="reported")]


NETFLIX, HBO = on("Netflix"), on("HBO", "cable")
ORDERED = said("renewed 2", "2022-06-07", happened="2022-06-06")
ALSO = said("renewed 2", "2022-06-07", "trade:variety", happened="2022-06-06")
METRO, HERALD = "press:metro", "press:herald"
SECOND = out(2, "2023-03-03")
DAY = said("premiere 2", "2022-12-10", "official:netflix", value="2023-03-03")

FILMING = named("UPI", said("filming_started 2", "2025-07-23", "press:upi", happened="2025-07"))
WRAPPED = named("India TV", said("filming_wrapped 2", "2026-02-22", "press:india-tv", happened="2026-02-19"))
WRAPPED_TOO = named("NewsX", said("filming_wrapped 2", "2026-02-23", "press:newsx", happened="2026-02-18"))

VOICE = (
    ("2022-03-01", [FIRST, said("undecided 2", "2022-03-01", METRO)],
     "Not decided. Netflix has said nothing about a second season in the 32 days since the first came out "
     "(Metro, 1 March 2022)."),
    ("2022-03-01", [FIRST],
     "Not decided. Netflix has said nothing that we have read about a second season in the 32 days since the "
     "first came out."),
    ("2022-07-01", [FIRST, said("renewed 2", "2022-06-07", how="reported")],
     "Not decided. Deadline reported an order of season 2 on 7 June 2022, on its own; Netflix has not confirmed."),
    ("2022-09-01", [FIRST, said("renewed 2", "2022-06-07", METRO), said("undecided 2", "2022-08-01", "trade:variety")],
     "Not decided (Variety, 1 August 2022), though Metro reported an order of season 2 on 7 June 2022."),
    ("2024-04-01", [FIRST, named("HBO", said("cancelled 2", "2022-03-25", "official:hbo", how="negated"))],
     "Not decided. That season 2 was cancelled is denied (HBO, 25 March 2022)."),
    ("2022-07-01", [FIRST, ORDERED, ALSO],
     "Yes. Netflix ordered season 2 on 6 June 2022 (Deadline, Variety). No date yet."),
    ("2022-07-01", [FIRST, LAST := said("final_season 2", "2022-06-07", "official:netflix")],
     "Yes, once more: season 2 will be the last (Netflix). No date yet."),
    ("2023-01-01", [FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023-21")],
     "Yes. Netflix ordered season 2 on 6 June 2022 (Deadline). Announced for spring 2023 (Deadline), no day yet."),
    ("2022-07-01", [FIRST, named("TVmaze", said("listed 2", "2022-06-07", "database:tvmaze"))],
     "Probably. TVmaze lists season 2, without a date; Netflix has not confirmed."),
    ("2022-07-01", [FIRST, *reported("renewed 2")],
     "Probably. Two outlets report an order of season 2 (Deadline, Metro); Netflix has not confirmed."),
    ("2022-07-01", [FIRST, said("renewed 2", "2022-06-07", METRO), said("cancelled 2", "2022-06-09", HERALD)],
     "Unclear. Metro says that season 2 was ordered, Herald that it was cancelled; Netflix has not confirmed."),
    ("2025-08-01", [FIRST, ORDERED, FILMING],
     "Yes, and it is being filmed: shooting began in July 2025 (UPI). No date yet."),
    ("2026-03-01", [FIRST, WRAPPED, WRAPPED_TOO],
     "Yes, and it is filmed: shooting ended around 18 February 2026 (India TV, NewsX). No date yet."),
    ("2023-01-01", [FIRST, ORDERED, DAY], "Yes. Season 2 arrives on 3 March 2023 (Netflix)."),
    ("2023-03-10", [FIRST, LAST, SECOND],
     "No further one: season 2 is the last (Netflix). Season 2 began on 3 March 2023 and is on now."),
    ("2023-09-01", [FIRST, LAST, SECOND], "No. It ended by design with season 2 (Netflix)."),
    ("2023-09-01", [FIRST, named("TVmaze", said("ended_unspecified", "2023-07-01", "database:tvmaze"))],
     "No. It is over with season 1, says TVmaze; whether it was cancelled or planned is not on file."),
    ("2022-07-01", [FIRST, named("TMDB", said("cancelled 2", "2022-06-01", "database:tmdb"))],
     "Probably not. TMDB marks it as cancelled after one season; Netflix has not said so in what we read."),
    ("2023-02-01", [FIRST, said("cancelled 2", "2023-01-05", "trade:variety", happened="2023-01-02")],
     "No. Netflix ended it on 2 January 2023 after one season (Variety)."),
)  # fmt: skip


@pytest.mark.parametrize(("as_of", "claims", "sentence"), VOICE, ids=[v[2][:30] for v in VOICE])
def test_each_state_has_its_sentence_and_the_policy_shows_it(as_of, claims, sentence):
    found = find_status([*NETFLIX, *claims], date.fromisoformat(as_of))
    assert status_sentence("Night Ferry", found) == sentence
    assert f"| {sentence} |" in POLICY.read_text(encoding="utf-8")


LONG_AGO = "2026-07-01"
ENDINGS = (
    ("2023-03-10", [FIRST, DAY, said("undecided 3", "2023-03-05", METRO)],
     "Season 2 was due on 3 March 2023 and should be on now (Netflix)."),
    ("2023-03-10", [FIRST, SECOND, said("renewed 3", "2023-03-01")], "Season 2 began on 3 March 2023 and is on now."),
    ("2022-08-20", [FIRST, said("premiere 1", "2022-08-01", value="2022-09-02")],
     "Season 1 began on 28 January 2022 and continues on 2 September 2022 (Deadline)."),
)  # fmt: skip


@pytest.mark.parametrize(("as_of", "claims", "ending"), ENDINGS)
def test_a_season_on_the_air_is_told_behind_the_answer(as_of, claims, ending):
    sentence = status_sentence("Night Ferry", find_status([*NETFLIX, *claims], date.fromisoformat(as_of)))
    assert sentence.endswith(f" {ending}")
    assert f"… {ending} |" in POLICY.read_text(encoding="utf-8")


OTHERS = (
    (LONG_AGO, [FIRST, ORDERED],
     "Unknown. The last word on file is of 7 June 2022: season 2 ordered (Deadline)."),
    ("2022-07-01", [FIRST, said("renewed 2", "2022-06-07")],
     "Yes. Season 2 was ordered by 7 June 2022 (Deadline). No date yet."),
    ("2024-02-01", [FIRST, ORDERED, said("premiere 2", "2022-12-10", value="2023")],
     "Yes. Season 2 was ordered on 6 June 2022 (Deadline). It was announced for 2023 (Deadline); that has passed. "
     "No date yet."),
    ("2022-07-01", [FIRST, said("cancelled 2", "2022-06-01"), said("moved 2", "2022-06-02", value="NBC")],
     "Yes, elsewhere: NBC took season 2 over by 2 June 2022 (Deadline). No date yet."),
    ("2022-07-01", [FIRST, *reported("cancelled 2")],
     "Probably not. Two outlets report a cancellation of season 2 (Deadline, Metro); HBO has not confirmed."),
    ("2022-07-01", [FIRST, said("renewed 2", "2022-06-07", HERALD), said("cancelled 2", "2022-06-16", METRO)],
     "No. It was cancelled by 16 June 2022 after one season (Metro)."),
    ("2023-01-01", [FIRST, said("premiere 2", "2022-12-10", "database:tvmaze", value="2023-03-03")],
     "Probably, on 3 March 2023: that day stands in Tvmaze; nobody nearer has confirmed it."),
    ("2023-07-01", [FIRST, said("undecided 2", "2022-09-01", METRO), said("listed 2", "2023-06-07", "database:tvmaze")],
     "Not decided. Tvmaze has it that season 2 is listed, without a date; nobody nearer has said so."),
    ("2022-03-01", [FIRST, said("cancelled 2", "2022-02-20")],
     "No. It was cancelled by 20 February 2022 after one season (Deadline). Season 1 began on 28 January 2022 and is "
     "on now."),
    ("2023-01-01", [FIRST, LAST, DAY], "Yes and for the last time. Season 2 arrives on 3 March 2023 (Netflix)."),
    ("2022-06-01", [], "Not decided. HBO has said nothing that we have read about a first season."),
)  # fmt: skip


@pytest.mark.parametrize(("as_of", "claims", "sentence"), OTHERS, ids=[o[2][:30] for o in OTHERS])
def test_sentences_where_nobody_may_be_named_as_the_one_who_decides(as_of, claims, sentence):
    found = find_status([*HBO, *claims], date.fromisoformat(as_of))
    assert status_sentence("Night Ferry", found) == sentence


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_case_of_the_policy_can_be_said_in_one_breath(case):
    sentence = status_sentence("Night Ferry", find_status(case.claims, date.fromisoformat(case.as_of)))
    assert sentence.endswith(".")
    assert 10 < len(sentence) < 330
    assert "  " not in sentence
    assert "None" not in sentence


@pytest.mark.parametrize("state", [*SeasonState, "ended"])
def test_every_state_is_a_word_for_readers(state):
    assert state_word(state)


@pytest.mark.parametrize("predicate", sorted(SHOW_PREDICATES))
def test_every_predicate_about_a_show_can_be_said(predicate):
    claim = said("renewed 2", "2022-06-07", value="2023")
    sentence = said_sentence(replace(claim, predicate=Predicate(predicate)), "Night Ferry")
    assert "season 2" in sentence
    assert "{" not in sentence


SAID = (
    (said("renewed 2", "2022-06-07"), "season 2 ordered"),
    (said("renewed", "2022-06-07"), "Night Ferry ordered"),
    (said("premiere 2", "2022-06-07", value="2023-10"), "season 2 comes out in October 2023"),
    (said("premiere 2", "2022-06-07", value="2023", how="speculated"), "A guess: season 2 comes out in 2023"),
    (said("cancelled 2", "2022-06-07", how="negated"), "Denied: season 2 will not be made: cancelled"),
    (said("renewed 2", "2022-06-07", how="reported"), "Reported: season 2 ordered"),
    (said("delayed 2", "2022-06-07", happened="2022-06-07"), "season 2 is delayed"),
    (said("delayed 2", "2022-06-07", value="2024"), "season 2 is delayed to 2024"),
    (said("moved 4", "2022-06-07", value="Netflix"), "season 4 moves to Netflix"),
    (said("withdrawn 2", "2022-06-07"), "season 2 is no longer listed (withdrawn upstream)"),
    (said("ordered 0", "2022-06-07"), "the specials ordered"),
)


@pytest.mark.parametrize(("claim", "sentence"), SAID, ids=[s[1] for s in SAID])
def test_a_claim_is_told_as_firmly_as_it_was_said_and_no_firmer(claim, sentence):
    assert said_sentence(claim, "Night Ferry") == sentence


def test_every_firmness_has_its_words():
    words = {said_sentence(said("renewed 2", "2022-06-07", how=how), "Night Ferry") for how in Factuality}
    assert len(words) == len(Factuality)


# Changes


@pytest.fixture
def show(db):
    record(row(), now=at("2022-06-01"))
    find_changes([the_show()], now=at("2022-06-01"))
    return the_show()


def tell(show, *statements, on: str = "2022-06-07", by: str = "trade:deadline") -> str:
    """The sentence for what a page of that day has changed."""
    url = f"https://paper.example/{on}"
    record(page(*statements, by=by, published=on, url=url), now=at(on))
    return change_sentence(find_changes([show], now=at(on))[-1], "Streamly")


def test_an_order_is_told_with_its_source_and_day(show):
    assert (
        tell(show, says("renewed 2")) == "Streamly ordered season 2 of Night Ferry (Deadline, 7 June 2022)."
    )


def test_an_order_elsewhere_is_not_credited_to_the_old_home(show):
    tell(show, says("cancelled 2"), on="2022-06-01")
    sentence = tell(show, says("moved 2", value="NBC"))
    assert sentence == "Night Ferry moves: season 2 will be made for NBC (Deadline, 7 June 2022)."


def test_the_last_season_is_told_though_the_state_stays(show):
    tell(show, says("renewed 2"), on="2022-06-02")
    sentence = tell(show, says("final_season 2"), by="official:streamly")
    assert sentence == "Season 2 of Night Ferry will be the last (Streamly, 7 June 2022)."


def test_a_day_and_another_day(show):
    first = tell(show, says("premiere 2", value="2022-10-07"), on="2022-06-02")
    second = tell(show, says("premiere 2", value="2022-11-04"), on="2022-06-20")
    assert first == "Season 2 of Night Ferry arrives on 7 October 2022 (Deadline, 2 June 2022)."
    assert (
        second
        == "Season 2 of Night Ferry has been moved and arrives on 4 November 2022 (Deadline, 20 June 2022)."
    )


def test_a_cancellation_and_a_season_that_came_out(show):
    cancelled = tell(show, says("cancelled 2"))
    assert cancelled == "Night Ferry is cancelled: season 2 will not be made (Deadline, 7 June 2022)."
    first = StatusChange.objects.get(season__number=1, number=1)
    assert change_sentence(first).startswith(
        "Season 1 of Night Ferry has run its course (Cliffhanger catalogue"
    )


def test_what_is_not_sure_is_not_told_as_if_it_were(show):
    reported = says("renewed 2", factuality="reported")
    tell(show, says("undecided 2"), reported, on="2022-06-02")
    sentence = tell(show, reported, by="press:metro")
    assert (
        sentence
        == "Season 2 of Night Ferry is said to be coming, unconfirmed (Deadline, Metro, 2 June 2022)."
    )


# English


def test_numbers_dates_and_lists():
    assert day_words(date(2022, 6, 6)) == "6 June 2022"
    assert [ordinal(n) for n in (1, 12, 13, 21, 22, 23, 111)] == [
        "first",
        "twelfth",
        "13th",
        "21st",
        "22nd",
        "23rd",
        "111th",
    ]
    assert [count(n, "season") for n in (0, 1, 2, 1300)] == [
        "no seasons",
        "one season",
        "two seasons",
        "1,300 seasons",
    ]
    assert [listed(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert [season_name(n) for n in (0, 2)] == ["the specials", "season 2"]


def test_a_wait_is_told_in_the_unit_people_would_use():
    spans = {
        1: "one day",
        69: "69 days",
        70: "two months",
        365: "twelve months",
        731: "2 years",
        930: "2.5 years",
    }
    assert {days: span_words(days) for days in spans} == spans
