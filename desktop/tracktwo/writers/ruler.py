"""How far words reach in the theme's typefaces: what the columns of a table are made from, alike in both formats.

Lengths are in type sizes, so that one measuring serves every size of type. They are those of the letters themselves
(their advances); neither format kerns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from tracktwo.document.inlines import (
    Cite,
    Emphasis,
    Faint,
    Inline,
    Inlines,
    Label,
    LineBreak,
    Link,
    MarkingLabel,
    Note,
    PageCount,
    PageNumber,
    Reference,
    Strong,
    Text,
)
from tracktwo.template.theme import Theme
from tracktwo.writers.breaks import BREAK_AFTER, INVISIBLE, SPACES, SURE_BREAKS, is_even, is_short
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.scripts import APART
from tracktwo.writers.truetype import advances

LONGEST_WORD: Final = 14.0
"""In type sizes: a longer word that holds marks (an address) is broken at them, and so is measured in pieces."""
CITE_SIZE: Final = 0.75
"""Type size of a citation, in those of the words around it; the writers print it at this or a little less."""
LABEL_SIZE: Final = 0.78
LABEL_AIR: Final = 0.7
"""Room that a label's ground takes at both ends together, in the sizes of the words around it."""
LABEL_TRACKING: Final = 0.05
"""Room between the letters of a label, in the same."""
MARKING_SIZE: Final = 12.0
"""Points: the least size of a handling marking (FIRST, Traffic Light Protocol 2.0)."""
PAGE_FIGURES: Final = "00"
"""Stands for a page number while pages are not known."""
_WIDE, _COMMON = 1.0, 0.6
"""Advances assumed for characters that no typeface of the theme has: ideographs, and others."""
_MOST_KEPT: Final = 50_000


class Extent(NamedTuple):
    """How far some text reaches, in type sizes: its longest word, its longest line, all its lines, their number."""

    word: float
    line: float
    text: float
    lines: int


NOTHING: Final = Extent(0.0, 0.0, 0.0, 1)
Lengths: TypeAlias = Mapping[str, float]
"""Text to its width in type sizes."""
Faces: TypeAlias = Mapping[tuple[bool, bool], Lengths]
"""The lengths in each face of a family, by (bold, italic)."""


class _Lengths(dict[str, float]):
    """Text to its width, measured when it first occurs, in one face; others stand in where it lacks a character."""

    def __init__(self, face: Path, others: tuple[Path, ...]) -> None:
        super().__init__()
        self._face, self._others = face, others

    def __missing__(self, text: str) -> float:
        units = advances(self._face)
        try:
            length = sum([units[character] for character in text])
        except KeyError:
            length = sum([units.get(character) or self._lent(character) for character in text])
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = length
        return length

    def _lent(self, character: str) -> float:
        assumed = _WIDE if character > "\u2e7f" else _COMMON
        return next((units[character] for units in map(advances, self._others) if character in units), assumed)


@lru_cache(maxsize=16)
def _lengths(face: Path, others: tuple[Path, ...]) -> Lengths:
    return _Lengths(face, others)


def theme_ruler(theme: Theme, library: FontLibrary) -> Ruler:
    """What measures the words of tables: in the display face, or the one that lends what it lacks.

    Lengths are kept for the whole process. Raises `BriefError` like `FontLibrary.family`.
    """
    display, prose = library.family(theme.fonts.display), library.family(theme.fonts.prose)
    families = (display, prose, *library.lenders(theme.fonts.fallback))
    faces: dict[tuple[bool, bool], Lengths] = {}
    for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
        paths = [family.face(bold, slanted) for family in families for slanted in (italic, False)]
        face, *others = dict.fromkeys(paths)
        faces[bold, italic] = _lengths(face, tuple(others))
    return Ruler(faces, theme.sizes.table)


def _is_plain(text: str) -> bool:
    """Whether nothing but single spaces breaks the text."""
    return is_even(text) and (text.isascii() or not APART.search(text))


class Ruler:
    """Measures inlines in the faces of one family; `size` is that of the type in points, for markings alone."""

    def __init__(self, lengths: Faces, size: float) -> None:
        self._faces = lengths
        self._regular, self._bold = lengths[False, False], lengths[True, False]
        self._marking = max(MARKING_SIZE / size, 1.0)

    def at(self, size: float) -> Ruler:
        """The same for another size of type."""
        return Ruler(self._faces, size)

    def extent(self, inlines: Inlines, *, bold: bool = False) -> Extent:
        """How far the inlines reach where only given line breaks break lines; `bold` is the style they stand in."""
        if not inlines:
            return NOTHING
        only = inlines[0]
        if len(inlines) == 1 and isinstance(only, Text) and _is_plain(only.text):
            return self._of_plain(only.text, self._bold if bold else self._regular)
        return self._of_mixed(inlines, bold)

    def _of_plain(self, text: str, lengths: Lengths) -> Extent:
        """The short way for most cells: one text with single spaces."""
        words = [lengths[word] for word in text.split(" ")]
        line = sum(words) + lengths[" "] * (len(words) - 1)
        longest = max(words)
        if longest > LONGEST_WORD:
            return self._of_mixed((Text(text),), lengths is self._bold)
        return Extent(longest, line, line, 1)

    def _of_mixed(self, inlines: Inlines, bold: bool) -> Extent:
        reach = _Reach()
        waiting: list[tuple[Inline, bool, bool]] = [(inline, bold, False) for inline in reversed(inlines)]
        while waiting:
            inline, bold, italic = waiting.pop()
            match inline:
                case Text():
                    reach.add(inline.text, self._faces[bold, italic])
                case LineBreak():
                    reach.end_line()
                case Strong():
                    waiting += [(child, True, italic) for child in reversed(inline.children)]
                case Emphasis():
                    waiting += [(child, bold, not italic) for child in reversed(inline.children)]
                case Faint():
                    waiting += [(child, False, italic) for child in reversed(inline.children)]
                case Link() | Reference():
                    waiting += [(child, bold, italic) for child in reversed(inline.children)]
                case _:
                    self._add_leaf(inline, reach, self._faces[bold, italic])
        return reach.extent()

    def _add_leaf(self, inline: Inline, reach: _Reach, lengths: Lengths) -> None:
        match inline:
            case Cite():
                parts = inline.parts
                printed = "".join([piece for piece, _ in parts])
                if is_short(parts):
                    reach.add_whole(self._regular[printed] * CITE_SIZE)
                else:
                    reach.add(printed, self._regular, CITE_SIZE)
            case Label():
                letters = self._bold[inline.text] * LABEL_SIZE + LABEL_TRACKING * len(inline.text)
                reach.add_whole(letters + LABEL_AIR)
            case MarkingLabel():
                reach.add_whole((self._bold[inline.text] + 1) * self._marking)
            case Note():
                reach.add_whole(self._regular[str(inline.number)] * CITE_SIZE)
            case PageNumber() | PageCount():
                reach.add_whole(lengths[PAGE_FIGURES])
            case _:
                pass


@dataclass(slots=True)
class _Reach:
    """Takes text piece by piece; a word may run over several pieces."""

    longest_word: float = 0.0
    longest_line: float = 0.0
    text: float = 0.0
    lines: int = 1
    _word: float = 0.0
    _line: float = 0.0

    def add(self, text: str, lengths: Lengths, size: float = 1.0) -> None:
        """Running text, which may be broken at spaces and the like."""
        if not _is_plain(text):
            self._add_uneven(INVISIBLE.sub("", SURE_BREAKS.sub("\n", SPACES.sub(" ", text))), lengths, size)
            return
        words = [lengths[word] * size for word in text.split(" ")]
        if max(words) > LONGEST_WORD:
            self._add_uneven(text, lengths, size)
            return
        self._word += words[0]
        self._line += sum(words)
        if len(words) > 1:
            self._line += lengths[" "] * size * (len(words) - 1)
            words[0] = self._word
            self._word = words.pop()
            self.longest_word = max(self.longest_word, *words)

    def _add_uneven(self, text: str, lengths: Lengths, size: float) -> None:
        for position, token in enumerate(text.split(" ")):
            if position:
                self._end_word()
                self._line += lengths[" "] * size
            if token:
                self._add_token(token, lengths, size)

    def _add_token(self, token: str, lengths: Lengths, size: float) -> None:
        for position, part in enumerate(token.split("\n")):
            if position:
                self._end_word()
            length = lengths[part] * size
            if length <= LONGEST_WORD:
                self.add_whole(length)
            else:
                self._add_in_pieces(part, lengths, size)

    def _add_in_pieces(self, part: str, lengths: Lengths, size: float) -> None:
        """A word so long that it is broken at its marks, as an address is."""
        start = 0
        for end in range(1, len(part) + 1):
            if end == len(part) or part[end - 1] in BREAK_AFTER:
                self.add_whole(lengths[part[start:end]] * size)
                start = end
                if end < len(part):
                    self._end_word()

    def add_whole(self, length: float) -> None:
        """What may not be broken, and joins the word before it."""
        self._word += length
        self._line += length

    def _end_word(self) -> None:
        self.longest_word = max(self.longest_word, self._word)
        self._word = 0.0

    def end_line(self) -> None:
        """A given line break."""
        self._finish_line()
        self.lines += 1

    def _finish_line(self) -> None:
        self._end_word()
        self.longest_line = max(self.longest_line, self._line)
        self.text += self._line
        self._line = 0.0

    def extent(self) -> Extent:
        """What has been taken, whole."""
        self._finish_line()
        return Extent(self.longest_word, self.longest_line, self.text, self.lines)
