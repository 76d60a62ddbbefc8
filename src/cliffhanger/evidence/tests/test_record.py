"""The one way into the ledger: kept once, filed once, doubt before an editor, nothing lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db import OperationalError

from cliffhanger.catalogue.models import Person, Season, Show
from cliffhanger.evidence.models import Claim, Document, Review
from cliffhanger.evidence.poll import read_unread
from cliffhanger.evidence.record import Recorded, Recorder, payload_of
from cliffhanger.evidence.view import find
from cliffhanger.sources.payload import Payload
from cliffhanger.vocabulary import PartialDate, Predicate, Statement

from .make import NOW, TITLE, at, page, read_nothing, record, row, says, the_show

pytestmark = pytest.mark.django_db


def predicates(**of: object) -> list[str]:
    return list(Claim.objects.filter(**of).order_by("pk").values_list("predicate", flat=True))


def test_a_document_is_kept_once_and_filed_once():
    record(row(), page(says("renewed 2")))
    before = Document.objects.count(), Claim.objects.count()
    again = record(row(), page(says("renewed 2")), now=at("2022-06-21"))
    assert (again.documents, again.claims, again.waiting) == (0, 0, 0)
    assert (Document.objects.count(), Claim.objects.count()) == before
    document = Document.objects.get(url="https://paper.example/a")
    assert (document.first_seen, document.last_seen) == (NOW, at("2022-06-21"))


def test_the_bytes_come_back_as_they_were_received():
    payload = page(says("renewed 2"))
    record(row(), payload)
    kept = payload_of(Document.objects.get(url=payload.url))
    assert (kept.content, kept.published) == (payload.content, date(2022, 6, 7))


def test_one_document_says_a_thing_once_however_often_it_repeats_itself():
    assert record(row(), page(says("renewed 2"), says("renewed 2"))).claims == Claim.objects.count()
    assert predicates(predicate="renewed") == ["renewed"]


def test_a_document_that_cannot_be_read_is_kept_with_its_problem_and_the_rest_goes_on():
    broken = page(says("revived 2"), url="https://paper.example/broken")
    done = record(row(), broken, page(says("renewed 2")))
    kept = Document.objects.get(url=broken.url)
    assert (kept.read_at, "revived" in kept.problem) == (None, True)
    assert len(done.errors) == 1
    assert broken.url in done.errors[0]
    assert predicates(predicate="renewed") == ["renewed"]


def test_an_unreadable_document_leaves_no_trace_of_what_it_had_begun():
    half = page(says("renewed 2", show="Brand New"), says("revived 2"), url="https://paper.example/half")
    record(row(), half, page(says("cancelled 2")))
    assert not Show.objects.filter(title="Brand New").exists()
    assert predicates(show__title=TITLE, source__slug="deadline") == ["cancelled"]


def test_a_busy_database_is_not_the_documents_fault():
    def busy(prose):
        raise OperationalError("database is locked")

    entry = prose(says_nothing=True)
    with pytest.raises(OperationalError):
        record(entry, read=busy)
    document = Document.objects.get(url=entry.url)
    assert (document.problem, document.read_at) == ("", None)
    read_unread(Recorder(read=read_nothing, now=NOW))
    document.refresh_from_db()
    assert document.read_at == NOW


def prose(
    text: str = "Nothing.", *, url: str = "https://paper.example/p", says_nothing: bool = False
) -> Payload:
    """A feed entry, as the feeds adapter keeps it."""
    entry = {
        "id": url, "link": url, "title": "Night Ferry", "html": f"<p>{text}</p>", "published": "2022-06-07",
        "updated": "", "feed": "Paper",
    }  # fmt: skip
    source = page(by="press:paper").source
    return Payload(
        adapter="feeds", url=url, content=json.dumps(entry).encode(), media_type="application/json",
        fetched_at=NOW, source=source, published=date(2022, 6, 7), title="Night Ferry",
    )  # fmt: skip


def statement(predicate: Predicate = Predicate.RENEWED, **more: object) -> Statement:
    return Statement(**{"predicate": predicate, "show": TITLE, "season": 2, **more})


def test_prose_goes_through_the_reading_room_with_its_quote():
    said = statement(quote="has been renewed", start=3, end=19)
    record(row(), prose("It has been renewed."), read=lambda prose: [said])
    claim = Claim.objects.get(predicate="renewed")
    assert (claim.quote, claim.start, claim.end) == ("has been renewed", 3, 19)
    assert (claim.stated_on, claim.stated_by) == ("2022-06-07", date(2022, 6, 7))


def test_a_title_that_nobody_has_waits_with_the_nearest_names():
    done = record(row(), prose(), read=reads("Nite Fery 2"))
    assert done.waiting == 1
    assert (
        Review.objects.get().reason == "nothing in the catalogue is called 'Nite Fery 2'; near: Night Ferry"
    )


def reads(title: str):
    return lambda prose: [statement(show=title)]


def test_a_title_that_two_shows_have_waits_and_names_both():
    record(row("Ghosts", number=1), row("GHOSTS", number=2), prose(), read=reads("ghosts"))
    review = Review.objects.get()
    assert review.show is None
    assert review.reason.startswith("'ghosts' could be any of: ")
    assert predicates(predicate="renewed") == []


def test_a_title_of_two_shows_makes_no_third():
    record(row("Ghosts", number=1), row("GHOSTS", number=2), page(says("renewed 2", show="ghosts")))
    assert Show.objects.count() == 2
    assert Review.objects.count() == 1


def test_a_season_too_far_ahead_waits():
    record(row(), page(says("renewed 2022")))
    assert "too far ahead" in Review.objects.get().reason


def test_a_reading_that_is_not_sure_of_itself_waits():
    record(row(), prose(), read=lambda prose: [statement(confidence=0.7)])
    assert "unsure" in Review.objects.get().reason


def test_money_and_crime_of_a_living_person_wait_even_from_a_trade_paper():
    sentenced = says("sentenced", person="Ida Brandt", value="2 years")
    done = record(page(sentenced, says("born", person="Ida Brandt", value="1980-04-01")))
    assert (done.claims, done.waiting) == (1, 1)
    review = Review.objects.get()
    assert (review.person.name, "editor's yes" in review.reason) == ("Ida Brandt", True)


def test_the_same_of_a_dead_person_is_filed():
    record(page(says("died", person="Ida Brandt", value="1999"), url="https://paper.example/died"))
    record(page(says("sentenced", person="Ida Brandt", value="2 years")))
    assert predicates() == ["died", "sentenced"]


def test_a_season_said_to_be_made_after_it_came_out_waits():
    record(row(), page(says("renewed 1"), published="2022-06-07"))
    assert "another show of this name?" in Review.objects.get().reason


def test_a_premiere_in_another_year_waits():
    record(row(), page(says("premiere 1", value="2019-03-01")))
    assert "this says 2019-03-01" in Review.objects.get().reason


# New versions of a document


def test_a_new_version_of_a_page_adds_only_what_is_new():
    record(row(), page(says("renewed 2")))
    done = record(
        page(says("renewed 2"), says("filming_started 2"), published="2022-06-08"), now=at("2022-06-21")
    )
    assert (done.documents, done.claims) == (1, 1)
    assert predicates(source__slug="deadline") == ["renewed", "filming_started"]


def test_what_is_new_about_one_show_is_not_lost_because_it_was_said_of_another():
    record(row(), row("Harbour", number=2), page(says("renewed 2")))
    done = record(page(says("renewed 2"), says("renewed 2", show="Harbour")), now=at("2022-06-21"))
    assert done.claims == 1
    assert Claim.objects.get(show__title="Harbour", predicate="renewed")


def test_what_an_editor_took_back_or_refused_does_not_come_back_with_the_next_version():
    record(row(), page(says("renewed 2"), says("renewed 9")))
    Claim.objects.get(predicate="renewed").retract(because="the page was a joke", now=NOW)
    done = record(page(says("renewed 2"), says("renewed 9"), says("trailer 2")), now=at("2022-06-21"))
    assert (done.claims, done.waiting) == (1, 0)
    assert predicates(retracted_at=None, source__slug="deadline") == ["trailer"]


def seasons(*ahead: dict[str, object]) -> list[dict[str, object]]:
    return [{"number": 1, "premiere": "2022-01-28"}, *ahead]


def test_a_season_row_that_disappears_is_withdrawn_never_cancelled():
    record(row(seasons=seasons({"number": 2})))
    assert str(find(the_show(), date(2022, 6, 20)).next.state) == "renewed"
    record(row(seasons=seasons(), as_of="2022-07-01"), now=at("2022-07-01"))
    assert predicates(season__number=2) == ["listed", "withdrawn"]
    assert str(find(the_show(), date(2022, 7, 1)).next.state) == "undecided"


def test_a_row_that_is_gone_is_withdrawn_once_and_may_come_back():
    record(row(seasons=seasons({"number": 2})))
    for day, ahead in (("2022-07-01", ()), ("2022-07-02", ()), ("2022-07-03", ({"number": 2},))):
        record(row(seasons=seasons(*ahead), as_of=day), now=at(day))
    assert predicates(season__number=2) == ["listed", "withdrawn", "listed"]


def test_a_date_that_flips_back_is_filed_again():
    for day, premiere in (
        ("2022-06-01", "2022-10-01"),
        ("2022-06-02", "2022-11-01"),
        ("2022-06-03", "2022-10-01"),
    ):
        ahead = {"number": 2, "premiere": premiere, "announced": True}
        record(row(seasons=seasons(ahead), as_of=day), now=at(day))
    assert str(find(the_show(), date(2022, 6, 3)).next.premiere) == "2022-10-01"


def test_a_row_that_loses_its_date_loses_it_here_too():
    ahead = {"number": 2, "premiere": "2022-10-01", "announced": True}
    record(row(seasons=seasons(ahead)), now=at("2022-06-01"))
    record(row(seasons=seasons({"number": 2}), as_of="2022-06-10"), now=at("2022-06-10"))
    found = find(the_show(), date(2022, 6, 20)).next
    assert (str(found.state), found.premiere, found.confirmed) == ("renewed", None, False)


def test_a_show_that_a_database_uncancels_is_open_again():
    for day, status in (
        ("2022-06-01", "Returning Series"),
        ("2022-06-02", "Canceled"),
        ("2022-06-03", "Returning Series"),
    ):
        record(row(status=status, as_of=day), now=at(day))
    states = [str(find(the_show(), date(2022, 6, day)).state) for day in (1, 2, 3)]
    assert states == ["awaiting decision", "cancelled", "awaiting decision"]


def test_a_show_that_a_database_has_deleted_withdraws_what_was_ahead():
    record(tvmaze(seasons=[2]), now=at("2022-06-01"))
    gone = replace(tvmaze(), content=b'{"gone":77}')
    record(gone, now=at("2022-06-10"))
    assert predicates(season__number=2) == ["listed", "withdrawn"]


def tvmaze(seasons: list[int] | None = None) -> Payload:
    empty = {"premiereDate": None, "endDate": None, "episodeOrder": None}
    rows = [{"number": number, **empty} for number in seasons or []]
    show = {
        "id": 77, "name": TITLE, "status": "Running", "updated": 1654041600, "ended": None, "language": "English",
        "genres": [], "type": "Scripted", "network": None, "webChannel": {"name": "Streamly", "country": None},
        "externals": {"imdb": None, "thetvdb": None},
        "_embedded": {"seasons": rows, "episodes": []},
    }  # fmt: skip
    return Payload(
        adapter="tvmaze", url="https://www.tvmaze.com/shows/77", content=json.dumps(show).encode(),
        media_type="application/json", fetched_at=NOW,
    )  # fmt: skip


def test_a_statement_counts_from_the_last_day_of_a_vague_date_but_not_after_we_had_it():
    said = says("renewed 2", stated_on="2022-05"), says("trailer 2", stated_on="2022-06")
    record(row(), page(*said, published=""))
    assert [str(c.stated_by) for c in Claim.objects.filter(source__slug="deadline").order_by("pk")] == [
        "2022-05-31",
        "2022-06-20",
    ]


def test_a_statement_without_a_day_counts_from_its_recording_and_says_so():
    record(row(), page(says("renewed 2"), published=""))
    claim = Claim.objects.get(predicate="renewed")
    assert (claim.stated_on, claim.stated_by) == ("", NOW.date())


def test_a_register_adds_shows_and_names_a_page_does_not():
    record(row(names=["Nachtfähre"]), prose(), read=reads("Nachtfähre"))
    assert predicates(show__title=TITLE, predicate="renewed") == ["renewed"]
    record(prose(url="https://paper.example/q"), read=reads("Unheard Of"))
    assert not Show.objects.filter(title="Unheard Of").exists()


def test_a_pass_that_was_killed_after_keeping_is_finished_by_the_next():
    record(row())
    recorder = Recorder(read=read_nothing, now=NOW)
    recorder._keep(page(says("renewed 2")))
    done = read_unread(Recorder(read=read_nothing, now=at("2022-06-21")))
    assert (done.claims, predicates(predicate="renewed")) == (1, ["renewed"])
    assert read_unread(Recorder(read=read_nothing, now=at("2022-06-22"))).claims == 0


def test_signs_that_no_database_takes_do_not_stop_the_pass():
    done = Recorded()
    odd = replace(prose(url="https://paper.example/\x00"), title="Night\x00 Ferry")
    document = Recorder(read=read_nothing, now=NOW).record(odd, done)
    assert (document.title, document.url) == ("Night Ferry", "https://paper.example/")


def test_an_outlet_keeps_the_tier_that_it_was_first_filed_under():
    record(
        row(),
        page(says("renewed 2")),
        page(says("trailer 2"), by="fan:deadline", url="https://paper.example/b"),
    )
    assert Claim.objects.get(predicate="trailer").source.tier == "trade"


def test_seasons_and_people_are_made_once():
    record(row(), page(says("renewed 2"), says("born", person="Ida Brandt", value="1980")))
    record(
        page(
            says("undecided 2"),
            says("occupation", person="Ida Brandt", value="actor"),
            url="https://paper.example/b",
        )
    )
    assert list(Season.objects.values_list("number", flat=True)) == [1, 2]
    assert Person.objects.count() == 1


def test_a_claim_knows_its_dates_as_they_were_said():
    record(row(), page(says("renewed 2", stated_on="2022-06", happened_on="2022-22")))
    claim = Claim.objects.get(predicate="renewed")
    assert (claim.said_on, claim.took_place) == (PartialDate.parse("2022-06"), PartialDate.parse("2022-22"))
    assert claim.url == "https://paper.example/a"
