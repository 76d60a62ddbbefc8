"""Words that mean a show without naming it: "it", "the cult comedy", "HBO's drama from Ana Reyes", "13 episodes"."""

from __future__ import annotations

import re

from .cues import DATE, FINAL, NET, SEASON

KIND = (
    r"(?:show|series|drama|comedy|sitcom|version|remake|edition|western|soap|thriller|dramedy|program|programme|anime|k-drama|hit|miniseries|docuseries|"
    r"saga|production|spin-?off|prequel|sequel|reboot|revival|title|project|adaptation|run|follow-?up|offering|procedural|"
    r"telenovela|cartoon|romcom|whodunit|half-hour|mystery|epic|serial|period piece|game show|quiz show)"
)
_AROUND = rf"(?:[\w'&+-]+,? |[{NET}]+(?:'s)? |[{DATE}]+ )"
_THE_KIND = rf"(?:(?:the|this|that|its|our) |[A-Z][\w]+'s |[{NET}]+'s? ){_AROUND}{{0,5}}?{KIND}"
_VERBS = r"(?:is|are|was|were|has|have|had|will|would|can|could|said|says|gets?|got)"
_WORD = rf"(?!{_VERBS}\b)[^\s.,;:(){SEASON}{FINAL}]+"
_MORE_OF_IT = (
    r"(?:(?:,? (?:with|from|by|about|starring|set|based|featuring|created|written|of|on|at|for|in|led|fronted|made)"
    rf"(?: {_WORD},?){{1,9}}?|, (?:{_WORD} ?){{1,8}},| \([^)]{{1,60}}\)){{1,2}}?,?)"
)
_EPISODES = (
    r"(?:(?:the|its) (?:first|new|next|last|final|coming|other|remaining) (?:[\w-]+ )?|"
    r"(?:(?:the |all |all of the |another |its )?"
    r"(?:new|more|further|\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|"
    r"twelve|thirteen|twenty) )(?:[\w-]+ )?)"
    r"(?:episodes?|instal?lments?|parts?|chapters?|batch|run|lot|outing)"
)
_SEVERAL = (
    r"(?:they|both|each|the (?:pair|duo|trio|two|three|four|lot)|all (?:two|three|four|five|six|of (?:them|these))|"
    r"(?:both|these|those|all) (?:of these |(?:two|three|four) )?(?:shows|series|dramas|comedies|sitcoms|titles))"
)
_ONE_OF_TWO = r"the (?:former|latter|second|last of (?:these|them|which|the (?:two|three)))"
_OWN = rf"(?:it|{_SEVERAL}|{_ONE_OF_TWO}|{_THE_KIND}|{_EPISODES})\b"
_OWN_SEASON = (
    rf"[{SEASON}{FINAL}]+(?: (?:of (?:the|this) (?:[\w'-]+ ){{0,3}}?{KIND}|(?:on|at|from|by) [{NET}]+))*"
)
_ADVERB = (
    r"\s*(?:\b(?:has|have|had|is|are|was|were|will|be|been|would|could|may|might|now|just|also|already|not|yet|"
    r"which|who|first|then|soon|once|again|set|due|slated|scheduled|going|expected|confirmed)\b|\b\w+ly\b|,)"
)
ADVERBS = rf"(?:{_ADVERB})*+"
"""What may stand between a subject and what is said of it."""
_IN_THE_END = (
    r"(?:in the end|in response|at last|after that|since then|even so|eventually|luckily|happily|"
    r"fortunately|thankfully|finally|later|then|soon|so|instead|still|however|meanwhile|"
    r"(?:days|weeks|months|a (?:day|week|month|year)) later)"
)
_TAKES_HEED = (
    r"(?:noticed|took (?:notice|note|heed)|listened|heard|relented|reconsidered|gave in|"
    r"(?:stepped|swooped|jumped) (?:in|up)|came to the rescue|steps in|swoops in|had mercy|changed its mind)"
)
_POINTS = r"[\s.,:;!()\[\]'\"*•·\d/-]*+"

OWN_AFTER = re.compile(rf"\s*(?:of |for |to )?{_OWN}(?!'s (?:creator|star))", re.IGNORECASE)
OWN_INSIDE = re.compile(rf"\b(?:(?:the|this) (?:[\w'-]+ )?{KIND}|it|them)\b", re.IGNORECASE)
OWN_BEFORE = re.compile(
    rf"(?:^|[\s(\"'])(?:{_OWN}|{_OWN_SEASON}|{_THE_KIND}{_MORE_OF_IT}){ADVERBS}\s*$", re.IGNORECASE
)
ONE_BEFORE = re.compile(rf"(?:^|[\s(\"'])({_ONE_OF_TWO}){ADVERBS}\s*$", re.IGNORECASE)
SEVERAL_BEFORE = re.compile(rf"(?:^|[\s(\"'])(?:{_SEVERAL}){ADVERBS}\s*$", re.IGNORECASE)
SEVERAL_INSIDE = re.compile(
    r"\b(?:on|of|for|about|over|with) (?:them both|both(?: of them)?|the (?:pair|duo|trio|two|three|four)|"
    r"all (?:two|three|four|five))\b(?! (?!(?:is|was|has)\b)\w+s\b)",
    re.IGNORECASE,
)
ALL_OF_WHICH = re.compile(
    r"[\"']*,? ?(?:both|all|each|all (?:two|three|four|five|six)) of (?:which|whom|them)\b", re.IGNORECASE
)
NOTHING = re.compile(
    rf"{_POINTS}(?:[a-z][\w' /-]{{0,24}}!?: )?"
    rf"(?:\b(?:now|and|also|but|update|officially|status|yes|{_IN_THE_END})\b{_POINTS})*+"
    rf"(?:[{NET}{DATE}{SEASON}]++{_POINTS})*+{ADVERBS}(?:\s*\b{_TAKES_HEED} (?:and|to)\b)?\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"^\W*(?:{_OWN})\b.{{3,110}}?(?:,| and|, and|,? then|,? and then)\s+(?:(?!(?:and|it|they|he|she|who)\b)\w+ly )?"
    rf"{ADVERBS}\s*$",
    re.IGNORECASE,
)
STRANGER = re.compile(
    rf"(?:^|[\s(])(?:an?|another|one|some|which) (?:[\w'-]+,? ){{0,5}}?{KIND}\b(?!'s? (?:star|creator))",
    re.IGNORECASE,
)


def goes_on(before: str) -> bool:
    """ "It came on in 2021, ran for two years and (was cancelled)": the sentence is still about the same."""
    return _GOES_ON.search(before) is not None
