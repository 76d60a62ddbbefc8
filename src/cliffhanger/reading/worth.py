"""What a reading is worth: from everything that is known of it and of its page.

One logistic regression over all readings, fitted by ``python -m benchmarks.reading.calibrate`` on pages that no cue was
grown on; its numbers are shipped in `confidence.json`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from cliffhanger.vocabulary import DECISIONS, SHOW_PREDICATES, Predicate

from .draft import Draft, Found
from .idioms import BY_WORDS
from .learned import chance_of
from .trust import load_confidence

OF_A_RETURN = SHOW_PREDICATES - {Predicate.EPISODES, Predicate.FINALE}
"""What labels are about: whether and when a show comes back, and with whom."""
Signs = dict[str, float]
"""What is known of a reading, by name: one for what holds, or a number."""
_LEAD, _MANY = 3, 4
_SURE_OF_WORDS, _UNMEASURED = 7.0, 0.85


def weigh_readings(draft: Draft) -> None:
    """Give every reading its worth and drop what only the words of a sentence spoke for, if it is probably wrong."""
    table = load_confidence()
    weighed = [replace(one, worth=_worth(one, table.worth(signs))) for one, signs in known_of(draft)]
    draft.found[:] = [one for one in weighed if not _is_by_words(one) or one.worth >= table.least]


def _worth(one: Found, measured: float) -> float:
    """What no label is about cannot be measured: there the cue's own word has to do."""
    return measured if one.predicate in OF_A_RETURN else one.sign.cue.confidence * _UNMEASURED


def known_of(draft: Draft) -> Iterator[tuple[Found, Signs]]:
    """Every reading of a page with what is known of it."""
    said: dict[str, dict[Predicate, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in draft.found:
        said[one.mention.title][one.predicate].add(one.marked.sentence.start)
    lead = {one.sentence.start for one in draft.marked[:_LEAD]}
    for one in draft.found:
        signs = {**_own(one), **_of_page(draft, one), **_beside(one, said[one.mention.title])}
        signs["in the lead"] = float(one.marked.sentence.start in lead)
        yield one, signs


def _is_by_words(one: Found) -> bool:
    return one.sign.cue.name.startswith(BY_WORDS)


def _own(one: Found) -> Signs:
    """Its cue, show, season and words."""
    cue = one.sign.cue
    name = f"words for {one.predicate}" if _is_by_words(one) else cue.name
    shows = len({mention.title for mention in one.marked.mentions})
    signs: Signs = dict.fromkeys(
        (
            f"cue {name}",
            str(one.predicate),
            str(one.factuality),
            f"{one.predicate} {one.factuality}",
            f"bound {one.how}",
            f"title {one.mention.strength.name}",
            f"{one.marked.sentence.kind} sentence",
            f"{min(shows, _MANY)} shows named",
        ),
        1.0,
    )
    signs["known show"] = float(one.mention.known)
    signs["has a season"] = signs[f"{one.predicate} has a season"] = float(one.season is not None)
    signs["confidence of the cue"] = cue.confidence
    return signs | _of_words(one)


def _of_words(one: Found) -> Signs:
    """How much the words of its sentence speak for it, as a logit."""
    if one.chance is None:
        return {"words not weighed": 1.0}
    chance = min(max(one.chance, chance_of(-_SURE_OF_WORDS)), chance_of(_SURE_OF_WORDS))
    logit = math.log(chance / (1 - chance))
    return {"words": logit, "words for it": max(logit, 0.0), f"words of {one.predicate}": logit}


def _of_page(draft: Draft, one: Found) -> Signs:
    """Is it about the page's main show? Does the headline ask?"""
    place = "main" if one.mention.title in draft.main else "other" if draft.main else "no main"
    names = (f"{place} show", f"{one.predicate} of {place} show", f"bound {one.how} to {place} show")
    return {**dict.fromkeys(names, 1.0), "headline asks": float("?" in draft.page.title)}


def _beside(one: Found, said: dict[Predicate, set[int]]) -> Signs:
    """What else the page says of the same show."""
    signs = {f"{one.predicate} beside {other}": 1.0 for other in said if other in DECISIONS - {one.predicate}}
    return {**signs, "said again": float(min(len(said[one.predicate]), _MANY) - 1)}
