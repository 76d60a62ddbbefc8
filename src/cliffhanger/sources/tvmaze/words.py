"""TVmaze's words and what they amount to in ours. None of them says renewed or cancelled."""

from __future__ import annotations

from cliffhanger.vocabulary import Predicate

STATUSES = {
    "Running": Predicate.NOT_ENDED,
    "To Be Determined": Predicate.NOT_ENDED,
    "In Development": Predicate.NOT_ENDED,
    "Ended": Predicate.ENDED_UNSPECIFIED,
}

EPISODE_TYPES = {"regular": True, "significant_special": False, "insignificant_special": False}
"""Whether an episode of this type counts towards a season."""

LANGUAGES = {
    "Arabic": "ar",
    "Chinese": "zh",
    "Danish": "da",
    "Dutch": "nl",
    "English": "en",
    "Finnish": "fi",
    "French": "fr",
    "German": "de",
    "Hebrew": "he",
    "Hindi": "hi",
    "Italian": "it",
    "Japanese": "ja",
    "Korean": "ko",
    "Norwegian": "no",
    "Polish": "pl",
    "Portuguese": "pt",
    "Russian": "ru",
    "Spanish": "es",
    "Swedish": "sv",
    "Thai": "th",
    "Turkish": "tr",
}
"""ISO 639-1 for the common ones; another language is kept under the name TVmaze gives it."""
