"""Sentences, guesses, timelines: pure functions of where a show stands."""

from __future__ import annotations

from datetime import date

import pytest

from cliffhanger.evidence.status import find_status
from cliffhanger.evidence.weighing import Said
from cliffhanger.newsroom.answers import answer_card, headline
from cliffhanger.newsroom.cast import billing, cast_news
from cliffhanger.newsroom.changes import without_sources
from cliffhanger.newsroom.guesses import guesses
from cliffhanger.newsroom.moments import BadMoment, parse_moment
from cliffhanger.newsroom.questions import questions
from cliffhanger.newsroom.sections import home_section, sections_of, sections_of_words
from cliffhanger.newsroom.shows import identifiers, season_rows
from cliffhanger.newsroom.standing import Standing
from cliffhanger.newsroom.timeline import timeline
from cliffhanger.vocabulary import Factuality, PartialDate, Predicate, Tier


def said(predicate: str, on: str, *, season: int | None = 2, value: str = "", **more) -> Said:
    day = date.fromisoformat(on)
    happened = more.pop("happened_on", None)
    words = {"factuality": Factuality(more.pop("how", "asserted")), "tier": Tier(more.pop("tier", "trade"))}
    outlet = more.pop("outlet", "Deadline")
    return Said(
        Predicate(predicate), season, value, source=outlet.lower(), stated_on=day, outlet=outlet,
        url=f"https://example.org/{outlet}", happened_on=PartialDate.parse(happened) if happened else None,
        **words, **more,
    )  # fmt: skip


FIRST = said("premiere", "2022-01-28", season=1, value="2022-01-28", happened_on="2022-01-28", tier="database",
             outlet="Catalogue")  # fmt: skip


def stand(*claims: Said, as_of: str = "2022-07-01") -> Standing:
    day = date.fromisoformat(as_of)
    visible = tuple(claim for claim in (FIRST, *claims) if claim.stated_on <= day)
    return Standing("Dead", "dead", find_status(visible, day), visible, "It stands.")


def verdicts(*claims: Said, as_of: str = "2026-01-01") -> list[tuple[str, str]]:
    return [(guess.verdict, guess.verdict_words) for guess in guesses(stand(*claims, as_of=as_of))]


GUESS = said("premiere", "2022-02-01", value="2023", how="speculated", outlet="Heart")


def out(day: str) -> Said:
    return said("premiere", day, value=day, happened_on=day)


@pytest.mark.parametrize(
    ("what_happened", "verdict"),
    [
        ([out("2023-05-01")], ("right", "Right: it came on 1 May 2023.")),
        (
            [out("2024-02-10")],
            ("early", "Too early: it came on 10 February 2024, 41 days later than guessed."),
        ),
        ([out("2022-12-02")], ("late", "Too late: it came on 2 December 2022, 30 days sooner than guessed.")),
        ([], ("early", "Too early: 2023 went by without it.")),
        ([said("cancelled", "2022-05-01")], ("wrong", "Wrong: the season was cancelled.")),
    ],
)
def test_a_guess_of_the_premiere_is_settled_by_what_happened(what_happened, verdict):
    assert verdicts(GUESS, *what_happened) == [verdict]


def test_a_guess_whose_time_is_not_over_is_open():
    assert verdicts(GUESS, as_of="2023-06-01") == [("open", "Open: the time it named is not over.")]


def test_a_guess_on_a_condition_that_never_came_about_is_not_counted_wrong():
    guess = said("premiere", "2022-02-01", value="2023", how="conditional")
    assert verdicts(guess, said("cancelled", "2022-05-01")) == [
        ("open", "Never put to the test: the season was cancelled.")
    ]


@pytest.mark.parametrize(
    ("guessed", "decided", "verdict"),
    [("renewed", "renewed", "right"), ("renewed", "cancelled", "wrong"), ("cancelled", "renewed", "wrong")],
)
def test_a_guess_of_the_decision_is_settled_by_the_decision(guessed, decided, verdict):
    found = verdicts(said(guessed, "2022-02-01", how="reported"), said(decided, "2022-06-06"))
    assert [key for key, _ in found] == [verdict]


def test_a_guess_is_not_settled_by_what_was_said_after_the_day_of_the_view():
    assert verdicts(GUESS, out("2023-05-01"), as_of="2023-03-01")[0][0] == "open"


def test_while_nothing_is_decided_the_clock_says_when_a_decision_usually_comes():
    def clock(*claims: Said, as_of: str) -> list[str]:
        [asked] = questions(stand(*claims, as_of=as_of), ["renewed"])
        return [fact.sentence for fact in asked.facts if "When a decision is announced" in fact.sentence]

    [sentence] = clock(as_of="2022-04-28")
    assert sentence.endswith("here 3 months have passed.")
    assert clock(said("renewed", "2022-04-06"), as_of="2022-04-28") == []
    assert clock(as_of="2028-04-28") == [], "after so long there is no usual"


def test_two_outlets_that_tell_one_event_are_one_entry_with_two_sources():
    orders = [said("renewed", "2022-06-06", outlet=name) for name in ("Variety", "Deadline")]
    [entry] = [entry for entry in timeline(stand(*orders)) if entry.label == "ordered"]
    assert entry.sentence == "Season 2 was ordered."
    assert {source.outlet for source in entry.sources} == {"Variety", "Deadline"}


def test_a_timeline_keeps_the_precision_of_what_was_said():
    filming = said("filming_started", "2022-06-23", happened_on="2022-06")
    [entry] = [entry for entry in timeline(stand(filming)) if entry.kind == "making"]
    assert (entry.when, entry.sentence) == ("June 2022", "Filming of season 2 began.")


def test_what_lies_ahead_comes_last_and_says_so():
    dated = said("premiere", "2022-06-20", value="2022-12-09")
    entries = timeline(stand(said("renewed", "2022-06-06"), dated))
    assert [entry.is_future for entry in entries] == [False] * (len(entries) - 1) + [True]
    assert entries[-1].when == "9 December 2022"


def test_a_report_stays_a_report():
    plan = said("filming_started", "2022-05-29", value="2022-08", how="reported")
    [entry] = [entry for entry in timeline(stand(plan)) if entry.kind == "making"]
    assert entry.sentence == "Reported: filming of season 2 to begin in August 2022."


def test_every_question_is_answered_or_says_that_nothing_is_known():
    for standing in (stand(), stand(said("renewed", "2022-06-06")), stand(said("cancelled", "2022-06-06"))):
        found = questions(standing)
        assert [question.anchor for question in found] == ["renewed", "when", "kind", "trailer", "after"]
        assert all(fact.sources for question in found for fact in question.facts)
        assert all(question.facts for question in found)


def test_an_editor_may_ask_for_some_questions_only():
    assert [question.anchor for question in questions(stand(), ["trailer"])] == ["trailer"]


def test_where_outlets_differ_by_a_day_it_was_around_then():
    ends = [
        said("filming_wrapped", "2022-06-22", happened_on=day, outlet=day)
        for day in ("2022-06-19", "2022-06-18")
    ]
    [when] = [q for q in questions(stand(*ends)) if q.anchor == "when"]
    assert "Filming of season 2 ended around 18 June 2022." in [fact.sentence for fact in when.facts]


def test_the_answer_to_nothing_said_rests_on_the_last_premiere():
    assert [source.outlet for source in answer_card(stand()).sources] == ["Catalogue"]


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([], "Is Dead coming back? Season 2, where it stands"),
        ([said("cancelled", "2022-06-06")], "Is Dead coming back? Cancelled after season 1"),
        ([said("premiere", "2022-06-06", value="2022-12-09")],
         "When does Dead come back? The day of season 2, and how it came to that"),
    ],
)  # fmt: skip
def test_a_headline_follows_the_state(claims, words):
    assert headline("Dead", stand(*claims).finding) == words


def test_billing_is_the_databases_and_who_joins_is_the_outlets():
    billed = said("cast", "2022-01-28", season=None, value="Park Ji-hu", note="Nam On-jo", tier="database")
    joins = said("cast", "2022-06-20", value="Lee Min-jae; Kim Si-eun", how="reported")
    standing = stand(billed, joins)
    assert [(member.name, member.role, member.url) for member in billing(standing, {})] == [
        ("Park Ji-hu", "Nam On-jo", "")
    ]
    assert [fact.sentence for fact in cast_news(standing)] == [
        "Lee Min-jae and Kim Si-eun are reported to join season 2; not confirmed by the source."
    ]


def test_the_table_of_seasons_has_the_newest_first_with_the_wait():
    rows = season_rows(stand(out("2022-06-01")))
    assert [(row.number, row.mark.key, row.wait) for row in rows] == [
        (3, "undecided", ""), (2, "airing", "four months"), (1, "aired", ""),
    ]  # fmt: skip


def test_an_identifier_of_an_unknown_scheme_has_no_link():
    assert [link.url for link in identifiers([("imdb", "tt1"), ("unheard-of", "1")])] == [
        "https://www.imdb.com/title/tt1/", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sections"),
    [
        (["Drama", "Sci-Fi & Fantasy"], {"drama", "science-fiction"}),
        (["Animation|Comedy"], {"animation", "comedy"}),
        (["ANIME"], {"animation"}),
        (["a word that no source has used"], set()),
        ([], set()),
    ],
)
def test_genres_decide_the_sections(words, sections):
    assert sections_of_words(words) == sections


def test_a_show_without_a_genre_goes_where_no_genre_is_claimed():
    assert home_section(frozenset()) == "series"
    assert sections_of([said("format", "2022-01-28", season=None, value="Reality")]) == {"reality"}


@pytest.mark.parametrize("text", ["", "today", "2022-02-30", "2022-13-01", "2022/03/01", " 2022-03-01"])
def test_a_moment_is_read_strictly(text):
    with pytest.raises(BadMoment, match="Write"):
        parse_moment(text, today=date(2022, 7, 1))


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("season 2 of Dead is being filmed (UPI, 23 July 2025).", "Season 2 of Dead is being filmed."),
        (
            "season 5 will be the last (Hypebeast (copy at Analyse), 7 May 2026).",
            "Season 5 will be the last.",
        ),
        (
            "season 2 of Ghosts (UK) is being filmed (BBC, 1 May 2020).",
            "Season 2 of Ghosts (UK) is being filmed.",
        ),
        ("no sources at all.", "No sources at all."),
    ],
)
def test_a_log_entry_leaves_the_sources_of_the_mail_out(sentence, short):
    assert without_sources(sentence) == short
