"""Read a page: the components in the order they work, and the two ways in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from cliffhanger.vocabulary import Page, Statement

from .among import name_them
from .answers import answer_questions, deal_out_seasons, turn_round
from .casting import find_cast
from .coming import give_seasons
from .dateline import written_on
from .dates import PageDay
from .draft import Draft, Reading
from .echo import share_days, share_decisions
from .endings import number_ends
from .events import find_events
from .headings import carry_headings
from .idioms import find_idioms
from .language import refuse_language
from .lexicon import Lexicon, Mention
from .lives import find_lives
from .marks import Marked, mark
from .moves import bear_out_moves
from .names import People
from .newcomers import know_newcomers
from .propose import propose
from .schedules import read_schedules
from .sentences import Kind, Sentence, split_page
from .settle import settle
from .subject import find_main, follow
from .which_season import topic_seasons
from .worth import weigh_readings


def find_sentences(draft: Draft) -> None:
    """Cut the page."""
    draft.sentences = split_page(draft.page.whole[:LONGEST_READ])


def find_day(draft: Draft) -> None:
    """When the page was written: told to us, else its dateline, else the year of its headline."""
    page = draft.page
    if page.published is not None:
        draft.day = PageDay(page.published)
        return
    draft.day = PageDay.parse(page.extra.get("published", "")) or written_on(
        draft.sentences[:_DATELINE], page.title
    )


def find_shows(draft: Draft) -> None:
    """Mark every sentence that is not navigation."""
    by_sentence = _share_out(draft.lexicon.mentions(draft.page.whole[:LONGEST_READ]), draft.sentences)
    for place, sentence in enumerate(draft.sentences):
        mentions = by_sentence[place]
        if sentence.kind is Kind.NAVIGATION:
            draft.marked.append(Marked(sentence, tuple(mentions)))
        else:
            mentions += propose(sentence.text, mentions)
            draft.marked.append(mark(sentence, sorted(mentions, key=lambda one: one.start)))


def find_people(draft: Draft) -> None:
    """Who is named in every sentence; a surname or a pronoun means whom the page has named before."""
    everyone = People()
    draft.people = [everyone.find(marked) for marked in draft.marked]


def find_subject(draft: Draft) -> None:
    """The page's main shows, the season its headline is about, and whom a pronoun means at each sentence."""
    draft.main = find_main(draft.marked)
    draft.focus = list(follow(draft.marked, draft.main))
    if draft.marked and draft.marked[0].sentence.kind is Kind.HEADLINE:
        draft.topics = topic_seasons(draft.marked[0], draft.main)


_DATELINE = 4
LONGEST_READ = 150_000
"""Letters of a page that are read. No news page is longer; what is longer is a dump or an attack."""

COMPONENTS: tuple[Callable[[Draft], None], ...] = (
    find_sentences,
    find_day,
    find_shows,
    find_people,
    find_subject,
    find_events,
    read_schedules,
    name_them,
    share_decisions,
    share_days,
    find_cast,
    find_lives,
    answer_questions,
    deal_out_seasons,
    turn_round,
    find_idioms,
    carry_headings,
    bear_out_moves,
    know_newcomers,
    number_ends,
    give_seasons,
    weigh_readings,
)


def explain(page: Page, lexicon: Lexicon) -> list[Reading]:
    """What the page says and why we think so, in page order. A page that we cannot read gives one refusal."""
    refusal = refuse_language(page.whole)
    if refusal:
        return [Reading(None, "language", reason=refusal)]
    draft = Draft(page, lexicon)
    for component in COMPONENTS:
        component(draft)
    rest = len(page.whole) - LONGEST_READ
    unread = [Reading(None, "length", reason=f"the last {rest} letters are not read")] if rest > 0 else []
    return [*settle(draft), *unread]


def read_page(page: Page, lexicon: Lexicon) -> list[Statement]:
    """What the page says, in page order. Never raises, whatever the text; a page in another language says nothing."""
    return [reading.statement for reading in explain(page, lexicon) if reading.statement is not None]


def _share_out(mentions: list[Mention], sentences: list[Sentence]) -> defaultdict[int, list[Mention]]:
    """Mentions by the sentence they stand in, counted from its start."""
    shared: defaultdict[int, list[Mention]] = defaultdict(list)
    place = 0
    for mention in mentions:
        while place < len(sentences) and sentences[place].end <= mention.start:
            place += 1
        if place == len(sentences):
            break
        sentence = sentences[place]
        if sentence.start <= mention.start and mention.end <= sentence.end:
            start, end = mention.start - sentence.start, mention.end - sentence.start
            shared[place].append(Mention(mention.title, start, end, mention.strength))
    return shared
