"""What the words of the closed lists mean, in the words of the field: shown beside each choice.

The lists are those of `tracktwo.dossier.model.words`; the meanings follow the standards named there and in each file.
"""

from __future__ import annotations

from typing import Any, Final

from tracktwo.gui.forms.meanings.history_words import HISTORY_MEANINGS
from tracktwo.gui.forms.meanings.people_words import PEOPLE_MEANINGS
from tracktwo.gui.forms.meanings.source_words import SOURCE_MEANINGS
from tracktwo.gui.forms.meanings.supply_words import SUPPLY_MEANINGS
from tracktwo.gui.forms.meanings.talks_words import TALKS_MEANINGS
from tracktwo.gui.words import said

MEANINGS: Final[dict[Any, dict[str, str]]] = {
    **SOURCE_MEANINGS,
    **PEOPLE_MEANINGS,
    **TALKS_MEANINGS,
    **SUPPLY_MEANINGS,
    **HISTORY_MEANINGS,
}
"""The meaning of each word, by the list it is in."""

CREDIBILITY: Final = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""Credibility of one item of information, the digit of an Admiralty grade (STANAG 2511)."""
RELATION: Final = {
    "supports": "the source bears it out",
    "contradicts": "the source says otherwise",
    "mentions": "the source touches on it",
}
"""What a source does for the fact that cites it."""


def meaning_of(words: Any, value: str) -> str:  # noqa: ANN401 - a Literal has no static type
    """What a word of a closed list means; empty for a word that says it all itself."""
    meaning = MEANINGS.get(words, {}).get(value, "")
    return said("Meanings", meaning) if meaning else ""
