"""Many phrases sought in many texts at once: names and spellings, by their first word.

One regular expression of a thousand alternatives is tried at every place of every text; a map from first words is
looked up once a word, and its time does not grow with the number of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

WORD: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Phrases:
    """A set of phrases, ready to be found in texts."""

    by_first_word: dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]
    """By first word in small letters: the words, the phrase, and whether capitals must agree; longest first."""

    @classmethod
    def of(cls, phrases: Iterable[str], *, exact: bool) -> Phrases:
        """The phrases; `exact` asks for the same capitals, otherwise only single words must agree in them.

        A single word must always agree, because many names are everyday words.
        """
        found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        for phrase in phrases:
            words = tuple(WORD.findall(phrase))
            if words:
                is_exact = exact or len(words) == 1
                kept = words if is_exact else tuple(word.casefold() for word in words)
                found.setdefault(words[0].casefold(), []).append((kept, phrase, is_exact))
        longest_first = {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}
        return cls({first: tuple(entries) for first, entries in longest_first.items()})

    def find(self, text: str) -> Iterator[str]:
        """The phrases in a text, in its order; white space may differ, and of two at one place the longer counts."""
        if not self.by_first_word:
            return
        words = WORD.findall(text)
        place = 0
        while place < len(words):
            found = self._at(words, place)
            if found is None:
                place += 1
                continue
            length, phrase = found
            yield phrase
            place += length

    def _at(self, words: list[str], place: int) -> tuple[int, str] | None:
        for sought, phrase, is_exact in self.by_first_word.get(words[place].casefold(), ()):
            there = tuple(words[place : place + len(sought)])
            if (there if is_exact else tuple(word.casefold() for word in there)) == sought:
                return len(sought), phrase
        return None
