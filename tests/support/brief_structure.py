"""The structure of a brief, as two readers tell it: a flat list of events in reading order, and where two lists differ.

An event is a heading, a paragraph, an entry of a list, a table and its rows, a figure, a caption, a line of the
contents; after each of them the links, marks of notes and passages in another language that stand in its words.

Where Word files and PDFs differ for a good reason, and what is done about it:

- A box is a group of paragraphs in PDF, and paragraphs with a ground, or a cell, in Word: boxes are no events.
- Headers of rows are cells marked as such in PDF; Word knows a first column only: both are cells.
- The header of a table that stands on several pages is told once: what is repeated is no text in PDF.
- Where notes stand (at the foot, at the end) is the page's matter: a note is told at its mark. Its way back to the mark
  is Word's own.
- Word ties a language to a region (`en-US`), and gives bare tags the usual one: languages are compared without region.
- Signs and figures have no language of their own, and the letters a typeface lacks are not printed: only the others
  count.
- Word takes no address of more than 2,000 characters: such links are words.
- Blanks fall where lines end: they do not count. Invisible advice on line ends is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

LONGEST_ADDRESS = 2000
GOALS = frozenset(("title", "heading", "contents", "item", "table", "figure", "note"))
"""Kinds of unit that words may lead to."""
MARK_OF_A_NOTE = "note"
WORDS_OF_A_GOAL = 60


PLACE_CITED = re.compile(r"\d+[a-z]+")
LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something a reader meets: what it is, its words, and what else is to be known of it."""

    kind: str
    words: str = ""
    more: str = ""

    def __str__(self) -> str:
        return f"{self.kind} ({self.more}) {self.words!r}" if self.more else f"{self.kind} {self.words!r}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one kind: their language, and where they lead (an address, or a reader's name of a place)."""

    text: str
    lang: str = ""
    address: str = ""
    goal: Hashable = None


@dataclass(slots=True)
class Unit:
    """A heading, paragraph, entry, table, row and so on; `more` as in its event."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    more: str = ""

    @property
    def words(self) -> str:
        """Its characters, with single blanks."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


@dataclass(slots=True)
class Told:
    """All a reader found: units in order, the unit each goal leads to, and the language and title of the document.

    `turned` are the words of each paragraph that runs from right to left, in order.
    """

    units: list[Unit]
    goals: Mapping[Hashable, Unit]
    notes: list[Unit]
    lang: str
    title: str
    turned: list[str]


def events(told: Told) -> list[Event]:
    """The events in reading order."""
    return list(_Events(told).each())


def difference(in_word: list[Event], in_pdf: list[Event]) -> str:
    """The first event that is not the same in both, with the two before it; empty when they are the same."""
    for place, (one, other) in enumerate(zip_longest(in_word, in_pdf)):
        if one is None or other is None or _key(one) != _key(other):
            before = [f"  both: {event}" for event in in_word[max(place - 2, 0) : place]]
            return "\n".join((f"event {place + 1}", *before, f"  Word: {one or 'ends'}", f"  PDF:  {other or 'ends'}"))
    return ""


def _key(event: Event) -> tuple[str, str, str]:
    return event.kind, _folded(event.words), _folded(event.more)


def _folded(text: str) -> str:
    """The text without blanks and what advises on line ends."""
    return re.sub("[\\s\u00ad\u200b\u200e\u200f]", "", text)


class _Events:
    def __init__(self, told: Told) -> None:
        self._told = told
        self._met: set[int] = set()
        self._names = dict(_names((*told.units, *told.notes)))

    def each(self) -> Iterator[Event]:
        yield Event("document", self._told.title, _base(self._told.lang))
        for unit in self._told.units:
            yield from self._unit(unit)
        for note in self._told.notes:
            if id(note) not in self._met:
                yield Event("note without mark", note.words, note.more)
        for words in self._told.turned:
            yield Event("turned", "".join(LETTERS.findall(words)))

    def _unit(self, unit: Unit) -> Iterator[Event]:
        if unit.kind == "entry":
            goal = next((piece.goal for piece in unit.pieces if piece.goal is not None), None)
            yield Event("entry", unit.words, f"{unit.more} to {self._goal(goal)}")
            yield from self._spoken(unit.pieces)
            return
        if unit.words or unit.more or unit.kind not in ("paragraph", "quote"):
            yield Event(unit.kind, unit.words, unit.more)
        for (address, goal), pieces in groupby(unit.pieces, lambda piece: (piece.address, piece.goal)):
            yield from self._leading("".join(piece.text for piece in pieces).strip(), address, goal)
        yield from self._spoken(unit.pieces)

    def _leading(self, words: str, address: str, goal: Hashable) -> Iterator[Event]:
        if not words:
            return
        if address and len(address) <= LONGEST_ADDRESS:
            yield Event("link", words, address)
        elif goal is not None:
            target = self._told.goals.get(goal)
            is_mark = target is not None and target.kind == MARK_OF_A_NOTE
            yield Event("mark" if is_mark else "reference", words, self._goal(goal))
            if target is not None and is_mark:
                self._met.add(id(target))
                yield from self._unit(target)

    def _goal(self, goal: Hashable) -> str:
        unit = self._told.goals.get(goal)
        return self._names[id(unit)] if unit else "nowhere"

    def _spoken(self, pieces: Iterable[Piece]) -> Iterator[Event]:
        """Passages in another language than the document's: their letters; that of a place cited is a sign, as `3a`."""
        own = _base(self._told.lang)
        words = [piece for piece in pieces if not PLACE_CITED.fullmatch(piece.text.strip())]
        letters = ((_base(piece.lang) or own, letter) for piece in words for letter in LETTERS.findall(piece.text))
        for lang, spoken in groupby(letters, lambda each: each[0]):
            if lang != own:
                yield Event("spoken", "".join(letter for _, letter in spoken), lang)


def _base(lang: str) -> str:
    return lang.partition("-")[0].lower()


def _names(units: Iterable[Unit]) -> Iterator[tuple[int, str]]:
    """What each unit is called where words lead to it: its kind and words, and which of those that share them it is."""
    counts: dict[str, int] = {}
    for unit in units:
        name = f"{unit.kind} {unit.words[:WORDS_OF_A_GOAL]}".strip()
        counts[name] = counts.get(name, 0) + 1
        yield id(unit), name if counts[name] == 1 else f"{name}, {counts[name]}"
