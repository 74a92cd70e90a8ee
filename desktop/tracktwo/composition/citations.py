"""Citations: which source has which number, and which were cited at all. Numbers follow the order of first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from tracktwo.document.inlines import Cite, CitedSource, Inlines, Origin
from tracktwo.dossier.model.sources import SourceRecord
from tracktwo.dossier.values.cites import Cite as CiteFact


class Citations:
    """Numbers sources as they are first cited. One object serves one composition."""

    def __init__(self, sources: Mapping[str, SourceRecord], printed: bool = True) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}
        self._places: dict[str, dict[str, str]] = {}
        self._printed = printed

    def cite(self, cites: Iterable[CiteFact], origin: Origin = ()) -> Inlines:
        """The citing place for these cites: one inline, or none when nothing is cited or citations are off.

        A source cited twice at the same place and locator is printed once; cited as a whole and with a locator, it is
        printed with the locator.
        """
        known = [cite for cite in cites if cite.source in self._sources]
        located = {cite.source for cite in known if cite.at}
        cited = tuple(dict.fromkeys(self._cited(cite) for cite in known if cite.at or cite.source not in located))
        in_order = tuple(sorted(cited, key=lambda source: (source.number, len(source.letter), source.letter)))
        return (Cite(in_order, origin),) if cited and self._printed else ()

    def _cited(self, cite: CiteFact) -> CitedSource:
        number = self._numbers.setdefault(cite.source, len(self._numbers) + 1)
        return CitedSource(number, source_anchor(number), cite.at, self._letter(cite))

    def _letter(self, cite: CiteFact) -> str:
        """The letter of the place in its source: that of its first use; none for the source as a whole."""
        if not cite.at:
            return ""
        letters = self._places.setdefault(cite.source, {})
        return letters.setdefault(cite.at, letter_of(len(letters)))

    def places(self, source_id: str) -> tuple[tuple[str, str], ...]:
        """Letter and place of each passage of a source that was cited, in order of first use."""
        return tuple((letter, place) for place, letter in self._places.get(source_id, {}).items())

    @property
    def cited(self) -> tuple[tuple[int, str], ...]:
        """Number and id of each cited source, in order."""
        return tuple((number, source_id) for source_id, number in self._numbers.items())


def letter_of(index: int) -> str:
    """What an index is called in a list with letters: a to z, then aa, ab and on."""
    letters = ""
    while index >= 0:
        index, place = divmod(index, len(ascii_lowercase))
        letters = ascii_lowercase[place] + letters
        index -= 1
    return letters


def source_anchor(number: int) -> str:
    """The anchor of an entry of the source list."""
    return f"source-{number}"
