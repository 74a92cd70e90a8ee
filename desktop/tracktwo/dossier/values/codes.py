"""Codes of currencies, countries, scripts and languages, checked against their standards."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from tracktwo.diagnostics import did_you_mean
from tracktwo.dossier.values.iso_codes import (
    COUNTRIES,
    CURRENCIES,
    CURRENCY_WORDS,
    FORMER_COUNTRIES,
    FORMER_CURRENCIES,
    LANGUAGES,
    SCRIPTS,
)
from tracktwo.dossier.values.problem import ValueProblem, refuse_too_long, shown

_COUNTRY_HINTS = {
    "UK": 'Write "GB".',
    "EL": 'Write "GR".',
    "XK": "ISO 3166 assigns Kosovo no code: leave it out.",
    "EU": "The European Union is not in ISO 3166-1: leave it out.",
    "UN": "The United Nations is not in ISO 3166-1: leave it out.",
}
_LANGUAGE_HINTS = {
    "jp": "ja", "cn": "zh", "ua": "uk", "gr": "el", "dk": "da", "cz": "cs", "iw": "he", "in": "id", "kr": "ko",
    "english": "en", "french": "fr", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh",
    "spanish": "es", "german": "de", "persian": "fa", "farsi": "fa", "hebrew": "he", "turkish": "tr", "korean": "ko",
    "japanese": "ja", "dari": "prs", "pashto": "ps", "serbian": "sr", "portuguese": "pt", "italian": "it",
}  # fmt: skip
_RIGHT_TO_LEFT_SCRIPTS = frozenset(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"])
_RIGHT_TO_LEFT_LANGUAGES = frozenset(["ar", "he", "fa", "ur", "ps", "sd", "yi", "dv", "ckb", "ug", "prs", "arc", "syr"])

# RFC 5646, section 2.1, without the grandfathered tags.
_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-[A-Za-z]{3}){0,3}(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?"
)


@dataclass(frozen=True, slots=True)
class LanguageTag:
    """A BCP 47 language tag: `en-US`, `uk`, `sr-Latn`, `zh-Hant-TW`. `text` takes no part in equality."""

    language: str
    script: str = ""
    region: str = ""
    tag: str = ""
    """The whole tag with the usual capitals, variants and extensions included."""
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str) -> LanguageTag:
        """Read a tag; raises ValueProblem when it is not well formed or names an unknown script or region."""
        refuse_too_long(text, "a language tag")
        words = text.strip()
        match = _TAG.fullmatch(words)
        language = match["language"].lower() if match else words.lower()
        if not match or (len(language) == 2 and language not in LANGUAGES):
            raise ValueProblem(f"{shown(words)} is not a language tag.", _language_hint(language))
        script, region = (match["script"] or "").title(), (match["region"] or "").upper()
        if script and script not in SCRIPTS:
            raise ValueProblem(f"{shown(words)} names an unknown script.", _near(script, SCRIPTS, "uk-Cyrl"))
        if region and not region.isdigit() and region not in COUNTRIES:
            raise ValueProblem(f"{shown(words)} names an unknown country.", _country_hint(region))
        return cls(language, script, region, _in_usual_case(words, language, script, region), text)

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is written from right to left, by its script or, without one, by custom."""
        return self.script in _RIGHT_TO_LEFT_SCRIPTS if self.script else self.language in _RIGHT_TO_LEFT_LANGUAGES

    @property
    def sort_key(self) -> str:
        """The tag."""
        return self.tag

    def __str__(self) -> str:
        """Print the tag."""
        return self.tag


def parse_currency(text: str) -> str:
    """Return an ISO 4217 code, current or former; raises ValueProblem."""
    code = _stripped(text, "a currency code")
    if code in CURRENCIES or code in FORMER_CURRENCIES:
        return code
    raise ValueProblem(f"{shown(code)} is not an ISO 4217 currency code.", _currency_hint(code))


def parse_country(text: str) -> str:
    """Return an ISO 3166-1 alpha-2 code or one withdrawn by ISO 3166-3; raises ValueProblem."""
    code = _stripped(text, "a country code")
    if code in COUNTRIES or code in FORMER_COUNTRIES:
        return code
    raise ValueProblem(f"{shown(code)} is not an ISO 3166-1 country code.", _country_hint(code))


def parse_script(text: str) -> str:
    """Return an ISO 15924 script code; raises ValueProblem."""
    code = _stripped(text, "a script code")
    if code in SCRIPTS:
        return code
    raise ValueProblem(f"{shown(code)} is not an ISO 15924 script code.", _near(code.title(), SCRIPTS, "Cyrl"))


def _stripped(text: str, kind: str) -> str:
    refuse_too_long(text, kind)
    return text.strip()


def _currency_hint(code: str) -> str:
    meant = CURRENCY_WORDS.get(code.casefold(), "")
    return f'Write "{meant}".' if meant else _near(code.upper(), CURRENCIES, "USD")


def _near(code: str, known: Collection[str], example: str) -> str:
    if code in known:
        return f'Write "{code}".'
    return did_you_mean(code, sorted(known)) or f'Write a code like "{example}".'


def _country_hint(code: str) -> str:
    capitals = code.upper()
    if capitals in COUNTRIES or capitals in FORMER_COUNTRIES:
        return f'Write "{capitals}".'
    return _COUNTRY_HINTS.get(capitals, 'Write two capital letters: "UA"; leave it out for what is no country.')


def _language_hint(language: str) -> str:
    meant = _LANGUAGE_HINTS.get(language.replace("_", "-").split("-")[0], "")
    if meant:
        return f'Write "{meant}".'
    if "_" in language and _TAG.fullmatch(language.replace("_", "-")):
        return f'Write it with a hyphen: "{language.replace("_", "-")}".'
    return 'Write a tag like "en-US", "uk" or "ar".'


def _in_usual_case(words: str, language: str, script: str, region: str) -> str:
    # RFC 5646, section 2.1.1: capitals are a custom; only the first script and region are named ones
    parts = words.lower().split("-")
    for usual in (script, region):
        if usual and usual.lower() in parts:
            parts[parts.index(usual.lower(), 1)] = usual
    return "-".join([language, *parts[1:]])
