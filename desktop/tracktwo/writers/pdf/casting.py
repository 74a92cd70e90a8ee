"""Which face prints which characters: the one that was chosen, or the first that lends what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tracktwo.writers.breaks import INVISIBLE
from tracktwo.writers.characters import REPLACEMENT
from tracktwo.writers.pdf.findings import Findings
from tracktwo.writers.pdf.lines import Run, measured
from tracktwo.writers.pdf.styles import TypeStyle
from tracktwo.writers.pdf.typefaces import Family, Typefaces
from tracktwo.writers.scripts import JOINED, can_shape, printing

STAND_INS = {
    "\u2010": "-",
    "\u2011": "-",
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", "\u00a0"),
}
"""What is printed where a typeface lacks a special hyphen or space."""
UNKNOWN = "?"


class Casting:
    """Finds faces for the words of one file, noting what none has."""

    def __init__(self, typefaces: Typefaces, findings: Findings) -> None:
        self._typefaces = typefaces
        self._findings = findings
        self._styles: dict[tuple[TypeStyle, Family, bool, bool], TypeStyle] = {}

    def runs(self, text: str, style: TypeStyle) -> list[Run]:
        """The text as runs, each in a face that has all of it."""
        if style.face.characters.issuperset(text) and (text.isascii() or not INVISIBLE.search(text)):
            return [measured(text, style)] if text else []
        return [measured(piece, used) for piece, used in _joined(self._pieces(text, style)) if piece]

    def _pieces(self, text: str, style: TypeStyle) -> Iterator[tuple[str, TypeStyle]]:
        end = 0
        for passage in JOINED.finditer(text):
            yield from self._side_by_side(text[end : passage.start()], style)
            yield from self._together(passage.group(), style)
            end = passage.end()
        yield from self._side_by_side(text[end:], style)

    def _side_by_side(self, text: str, style: TypeStyle) -> Iterator[tuple[str, TypeStyle]]:
        """Characters that need no more than a glyph each."""
        for character in INVISIBLE.sub("", text):
            yield self._covered(character, style)

    def _covered(self, character: str, style: TypeStyle) -> tuple[str, TypeStyle]:
        stand_in = STAND_INS.get(character, character)
        chosen = style.family.face(style.bold, style.italic).everything
        if character in chosen or stand_in in chosen:
            return (character if character in chosen else stand_in), style
        lender = self._lender(stand_in, style)
        if lender:
            return stand_in, lender
        if character != REPLACEMENT:
            self._findings.miss(character, style.origin)
        return self._replaced(style)

    def _replaced(self, style: TypeStyle) -> tuple[str, TypeStyle]:
        lender = self._lender(REPLACEMENT, style)
        return (REPLACEMENT, lender) if lender else (UNKNOWN, style)

    def _together(self, passage: str, style: TypeStyle) -> Iterator[tuple[str, TypeStyle]]:
        """Letters that have to be shaped: in one face where one has all of them."""
        whole = self._lender(printing(passage), style, shaped=True) if can_shape() else None
        if whole:
            yield passage, whole
            return
        for character in passage:
            lender = self._lender(printing(character), style, shaped=True)
            if lender and can_shape():
                yield character, lender
            else:
                self._findings.leave_unset(character, style.origin, lacks_face=lender is None)
                yield self._replaced(style)

    def _lender(self, text: str, style: TypeStyle, shaped: bool = False) -> TypeStyle | None:
        """The style in the first face that has all of the text: the same object each time."""
        found = self._typefaces.lender(text, style.family, style.bold, style.italic)
        if found is None:
            return None
        key = (style, *found, shaped)
        if key not in self._styles:
            family, italic = found
            tracking = 0.0 if shaped else style.tracking  # letters that join are not spaced
            self._styles[key] = replace(style, family=family, italic=italic, shaped=shaped, tracking=tracking)
        return self._styles[key]


def _joined(pieces: Iterator[tuple[str, TypeStyle]]) -> Iterator[tuple[str, TypeStyle]]:
    """Neighbours of one style as one piece."""
    for _, group in groupby(pieces, lambda piece: id(piece[1])):
        alike = list(group)
        yield "".join(text for text, _ in alike), alike[0][1]
