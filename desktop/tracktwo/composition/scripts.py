"""The language of words that are not the brief's: as recorded, or as far as their letters tell."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from tracktwo.dossier.model.sources import SourceRecord

SCRIPTS: Final[Mapping[str, str]] = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "HANGUL": "Hang", "HEBREW": "Hebr", "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan", "KHMER": "Khmr", "MYANMAR": "Mymr", "TAMIL": "Taml", "THAI": "Thai", "TIBETAN": "Tibt",
}  # fmt: skip
"""First word of a letter's Unicode name to its script in ISO 15924."""


def language_of(text: str, lang: str = "", script: str = "") -> str:
    """The BCP 47 tag of some words: the language recorded, or `und` with the script recorded or of the first letter.

    Letters alone do not tell Arabic from Persian, or Russian from Ukrainian; and nothing is said of Latin ones.
    """
    if lang:
        return lang
    first = next((character for character in text if character.isalpha()), "")
    found = script or SCRIPTS.get(unicodedata.name(first, "").partition(" ")[0], "") if first else script
    return f"und-{found}" if found else ""


def title_language(source: SourceRecord, own: str) -> str:
    """The language of a source's title where it is not `own`; what stands in brackets is a description, in `own`."""
    is_ours = source.title.text.startswith("(")
    return "" if is_ours else foreign(language_of(source.title.text, source.lang), own)


def name_language(name: str, source: SourceRecord, own: str) -> str:
    """The language of an author's name where its letters are those of another script than ours; else none is known."""
    return foreign(source.lang or language_of(name), own) if language_of(name) else ""


def foreign(lang: str, own: str) -> str:
    """The language, where it is another than that of the brief; empty where it is the same."""
    return "" if lang.partition("-")[0] == own.partition("-")[0] else lang
