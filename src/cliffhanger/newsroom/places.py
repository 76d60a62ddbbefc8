"""Countries and languages by their ISO codes, as a sentence says them; a code that is not here is shown as it is."""

from __future__ import annotations

COUNTRIES = {
    "US": "the United States", "GB": "the United Kingdom", "KR": "South Korea", "JP": "Japan", "ES": "Spain",
    "DE": "Germany", "FR": "France", "CA": "Canada", "AU": "Australia", "IT": "Italy", "BR": "Brazil",
    "MX": "Mexico", "TR": "Turkey", "CN": "China", "IN": "India", "SE": "Sweden", "DK": "Denmark", "NO": "Norway",
    "BE": "Belgium", "NL": "the Netherlands", "IE": "Ireland", "NZ": "New Zealand", "CO": "Colombia",
    "AR": "Argentina", "PL": "Poland", "IL": "Israel", "ZA": "South Africa", "TH": "Thailand", "TW": "Taiwan",
    "SG": "Singapore", "HK": "Hong Kong", "FI": "Finland", "IS": "Iceland", "AT": "Austria", "CH": "Switzerland",
    "PT": "Portugal", "GR": "Greece", "RU": "Russia", "UA": "Ukraine", "CL": "Chile", "PH": "the Philippines",
}  # fmt: skip
LANGUAGES = {
    "en": "English", "ko": "Korean", "ja": "Japanese", "es": "Spanish", "de": "German", "fr": "French",
    "it": "Italian", "pt": "Portuguese", "tr": "Turkish", "zh": "Chinese", "hi": "Hindi", "sv": "Swedish",
    "da": "Danish", "no": "Norwegian", "nl": "Dutch", "pl": "Polish", "he": "Hebrew", "th": "Thai", "cn": "Cantonese",
}  # fmt: skip
