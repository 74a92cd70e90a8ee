"""The word lists of the checks. The terms of the likelihood scales are in `model.words`.

Lists marked "pattern" are parts of a regular expression; the others are plain words and phrases.
"""

from __future__ import annotations

import re
from typing import Final

from tracktwo.dossier.model.words import ICD_203_LIKELIHOOD, ICD_203_PROBABILITY, PHIA_YARDSTICK

VAGUE_WORDS: Final = (
    "may", "might", "could", "possible", "possibly", "serious possibility", "cannot rule out", "suggests",
    "we believe",
)  # fmt: skip
"""Estimative words that say no likelihood. "May" is matched in small letters only, because of the month."""

CONFIDENCE_PATTERN: Final = (
    r"(?:high|moderate|medium|low)(?:-| )confidence",
    r"confidence (?:is|in (?:this|the|that|our) (?:judgment|judgement|assessment|estimate))",
    r"(?:with|our) confidence",
    r"confident(?:ly)?",
)
"""Pattern: words that speak of confidence in a judgment; "confidence-building" is none of them."""

LOADED_PATTERN: Final = (
    r"puppets?", r"coups?", r"terrorists?", r"so-called", r"admit(?:s|ted)", r"boast(?:s|ed)",
    r"claim(?:s|ed) that", r"horrifying(?:ly)?", r"propaganda", r"lied", r"lies about", r"regimes?",
    r"cajoled?", r"warmongers?",
)  # fmt: skip
"""Pattern: words that carry a side."""
NEUTRAL_REGIMES: Final = (
    "sanctions", "verification", "inspection", "control", "treaty", "visa", "monitoring", "non-proliferation",
    "nonproliferation", "legal", "export", "customs", "safeguards", "compliance", "tax", "water", "transit",
    "proliferation", "ceasefire", "access", "security", "border",
)  # fmt: skip
"""Before "regime", these make it a set of rules and no government."""

RELATIVE_TIME_PATTERN: Final = (
    r"today", r"yesterday", r"tomorrow", r"recently",
    r"(?:last|this|next) (?:week|month|year|weekend|spring|summer|autumn|fall|winter|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday)",
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|some|[0-9]+) "
    r"(?:day|week|month|year|decade)s? ago",
)  # fmt: skip
"""Pattern: dates that mean another day tomorrow."""

COMMON_ACRONYMS: Final = frozenset(
    ["US", "USA", "UK", "UN", "EU", "USSR", "TLP", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI"]
)
"""Capitals that need no spelling out."""

DELIVERED_PATTERN: Final = (
    r"(?:was|were|has been|have been|had been|already|got) delivered",
    r"(?:has|have|had) (?:delivered|received|arrived)",
    r"delivered", r"received", r"arrived", r"handed over", r"took delivery of",
)  # fmt: skip
"""Pattern: words that say an item is there."""
NOT_YET_PATTERN: Final = r"\b(?:not|never|no|if|when|until|before|unless|once|to be|will be|would be|yet)\b"
"""Pattern: words before them that say it is not."""

RESTRICTED_WEAPONS: Final = {
    "cluster munition": r"cluster (?:munition|bomb|weapon|warhead)s?|dpicm|sub-?munitions?|bomblets?"
    r"|dual-purpose improved conventional",
    "landmine": r"land-?mines?|anti-?personnel mines?|scatterable mines?|anti-?vehicle mines?|anti-?tank mines?",
    "thermobaric weapon": r"thermobaric|fuel-air explosives?|vacuum bombs?",
    "incendiary weapon": r"incendiar(?:y|ies)|white phosphorus|napalm",
    "depleted uranium": r"depleted[- ]uranium",
    "chemical or biological weapon": r"chemical weapons?|nerve agents?|biological weapons?|riot control agents?",
    "blinding laser": r"blinding lasers?",
}  # fmt: skip
"""Weapons under a treaty or special scrutiny, and the patterns that show them in a designation."""
CLEARING_PATTERN: Final = (
    r"\b(?:clear(?:ing|ance)|demining|de-mining|detect(?:or|ion)s?|disposal|counter-?mine|protect\w*)\b"
)
"""Pattern: words that make an item one against such weapons."""

GROWTH_PATTERN: Final = (
    r"\b(?:growth|grew|increase[sd]?|rise|rose|change|inflation|more than before|debt|of gdp|target)\b"
)
"""Pattern: words that make a figure over 100 % a change or a ratio, and no share."""


def any_of(patterns: tuple[str, ...], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that finds any of the patterns as whole words, longest first."""
    alternatives = "|".join(sorted(patterns, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", flags)


def any_phrase(phrases: tuple[str, ...], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that finds any of the phrases as whole words; white space in them matches any white space."""
    return any_of(tuple(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases), flags)


SCALE_TERMS: Final = {
    "icd203": tuple(dict.fromkeys((*ICD_203_LIKELIHOOD, *ICD_203_PROBABILITY))),
    "phia": PHIA_YARDSTICK,
}
"""The terms each scale has."""
SCALE_NAMES: Final = {"icd203": "ICD 203", "phia": "the PHIA yardstick"}
LIKELIHOOD_ADVERBS: Final = ("probably", "improbably", "almost certainly", "nearly certainly")

CONFIDENCE: Final = any_of(CONFIDENCE_PATTERN)
LOADED: Final = any_of(LOADED_PATTERN)
NEUTRAL_REGIME: Final = re.compile(rf"(?:{'|'.join(NEUTRAL_REGIMES)})[- ]\Z", re.IGNORECASE)
RELATIVE_TIME: Final = any_of(RELATIVE_TIME_PATTERN)
VAGUE: Final = any_phrase((*VAGUE_WORDS, *(word.capitalize() for word in VAGUE_WORDS if word != "may")), re.NOFLAG)
NOT_VAGUE: Final = any_of((r"as possible", r"could (?:not|no longer)", r"possible (?:deal )?terms"))
"""Uses of these words that estimate nothing: "could not" is what was impossible, not what may be."""
DELIVERED: Final = any_of(DELIVERED_PATTERN)
NOT_YET: Final = re.compile(NOT_YET_PATTERN, re.IGNORECASE)
CLEARING: Final = re.compile(CLEARING_PATTERN, re.IGNORECASE)
GROWTH: Final = re.compile(GROWTH_PATTERN, re.IGNORECASE)
LIKELIHOOD: Final = any_phrase(
    (*(term for terms in SCALE_TERMS.values() for term in terms if term != "remote"), *LIKELIHOOD_ADVERBS)
)
"""Any likelihood term of either scale; not the bare "remote", which is an everyday word."""
