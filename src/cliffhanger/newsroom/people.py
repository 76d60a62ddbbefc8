"""Who is …: sourced facts about a person, in sentences of ours.

What is said of a living person's crimes, health or money reaches this page only as a filed claim: the evidence
room keeps it in Review until an editor says yes. The page says how many wait, not what they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cliffhanger.evidence.models import Claim
from cliffhanger.vocabulary import PartialDate, Predicate, Tier

from .present import Fact, Question, SourceLink
from .standing import sentence_case

_MONEY = re.compile(r"([A-Z]{3}) (\d+)")


def claim_link(claim: Claim) -> SourceLink:
    words = claim.said_on.words if claim.stated_on else "no date given"
    return SourceLink(claim.source.name, claim.url, words, claim.source.tier)


def claim_links(claims: Sequence[Claim]) -> tuple[SourceLink, ...]:
    """Each outlet's page once, nearest source first."""
    ordered = sorted(claims, key=lambda c: (Tier(c.source.tier).rank, c.stated_by))
    links = {}
    for claim in ordered:
        links.setdefault((claim.source.name, claim.url), claim_link(claim))
    return tuple(links.values())


def person_questions(name: str, claims: Sequence[Claim]) -> tuple[Question, ...]:
    """The sections of a profile that have something to say; a section without facts is left out."""
    found, is_or_was = [], "was" if _died(claims) else "is"
    for anchor, (heading, predicates) in SECTIONS.items():
        told = [c for predicate in predicates for c in claims if c.predicate == predicate]
        facts = tuple(_facts(name, told))
        if facts:
            found.append(Question(heading.format(name=name, is_or_was=is_or_was), anchor, facts))
    return tuple(found)


def _facts(name: str, claims: Sequence[Claim]) -> list[Fact]:
    """One sentence for each thing said, with every outlet that says exactly that."""
    same: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        same.setdefault((claim.predicate, claim.value.casefold()), []).append(claim)
    return [Fact(_sentence(name, group), claim_links(group)) for group in same.values()]


def _sentence(name: str, group: Sequence[Claim]) -> str:
    claim = group[0]
    return sentence_case(_SENTENCES[Predicate(claim.predicate)](name, claim))


def _value_day(claim: Claim) -> str:
    try:
        return PartialDate.parse(claim.value).in_words
    except ValueError:
        return claim.value


def _in_time(claim: Claim) -> str:
    return f" {claim.took_place.in_words}" if claim.took_place else ""


def _money(claim: Claim) -> str:
    """ "USD 400000000" as "USD 400 million"; anything else as the outlet put it."""
    found = _MONEY.fullmatch(claim.value)
    if found is None:
        return claim.value
    amount = int(found[2])
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if amount >= size:
            return f"{found[1]} {amount / size:g} {word}"
    return f"{found[1]} {amount:,}"


def _occupation(name: str, claim: Claim) -> str:
    article = "an" if claim.value[:1].lower() in "aeiou" else "a"
    return f"{name} is described as {article} {claim.value}"


_SENTENCES: dict[Predicate, Callable[[str, Claim], str]] = {
    Predicate.BORN: lambda name, claim: f"{name} was born {_value_day(claim)}",
    Predicate.DIED: lambda name, claim: f"{name} died {_value_day(claim)}",
    Predicate.ALSO_KNOWN_AS: lambda name, claim: f"{name} is also known as {claim.value}",
    Predicate.OCCUPATION: _occupation,
    Predicate.NOTABLE_WORK: lambda name, claim: f"known for {claim.value}",
    Predicate.CHARTED: lambda name, claim: f"charted: {claim.value}{_in_time(claim)}",
    Predicate.NET_WORTH: lambda name, claim: (
        f"{claim.source.name} put the fortune at {_money(claim)}{_in_time(claim)}"
    ),
    Predicate.SENTENCED: lambda name, claim: f"sentenced{_in_time(claim)}: {claim.value}",
    Predicate.RELEASE_EXPECTED: lambda name, claim: f"release: {claim.value}",
}

SECTIONS: dict[str, tuple[str, tuple[Predicate, ...]]] = {
    "who": (
        "Who {is_or_was} {name}?",
        (Predicate.OCCUPATION, Predicate.ALSO_KNOWN_AS, Predicate.BORN, Predicate.DIED),
    ),
    "known-for": ("What is {name} known for?", (Predicate.NOTABLE_WORK, Predicate.CHARTED)),
    "court": ("What did the courts say?", (Predicate.SENTENCED, Predicate.RELEASE_EXPECTED)),
    "money": ("What is said about money?", (Predicate.NET_WORTH,)),
}
"""Heading and what stands under it, in this order."""


def profile_headline(name: str, claims: Sequence[Claim]) -> str:
    return f"Who was {name}?" if _died(claims) else f"Who is {name}?"


def profile_standfirst(name: str, claims: Sequence[Claim]) -> str:
    """One sentence from the plainest facts: what the person does and when born or dead."""
    trade = next((c.value for c in claims if c.predicate == Predicate.OCCUPATION), "")
    died = _died(claims)
    born = next((c for c in claims if c.predicate == Predicate.BORN), None)
    parts = [part for part in (trade, f"born {_value_day(born)}" if born else "") if part]
    parts += [f"died {_value_day(died)}"] if died else []
    about = f"{name}: {', '.join(parts)}." if parts else f"{name}."
    return f"{about} What is on file, and who says so."


def _died(claims: Sequence[Claim]) -> Claim | None:
    return next((c for c in claims if c.predicate == Predicate.DIED), None)
