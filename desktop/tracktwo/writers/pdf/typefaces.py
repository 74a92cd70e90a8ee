"""Typefaces as the PDF library knows them: widths, coverage, and the codes characters get in the file."""

# ruff: noqa: ANN401 - the library's objects have no types
# ReportLab comes without types: this file is the typed door to its fonts.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false, reportUntypedBaseClass=false

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tracktwo.diagnostics import BriefError, Diagnostic
from tracktwo.template.theme import Fonts
from tracktwo.writers.fonts import FontFamily, FontLibrary
from tracktwo.writers.pdf.glyphs import GlyphCodes, ShapedFace
from tracktwo.writers.pdf.guard import pdfmetrics, ttfonts
from tracktwo.writers.pdf.objects import ObjectTable
from tracktwo.writers.pdf.shaping import Shaper
from tracktwo.writers.pdf.subsets import LAST_BYTE, escaped_byte, write_subset
from tracktwo.writers.scripts import APART
from tracktwo.writers.truetype import characters

READ_AS_NOTHING = "\u202f"
"""The narrow space that does not break: Poppler reads nothing there, so a wider one is printed."""
SPACE = 32
MOST_KEPT = 50_000
"""Words whose width is kept for each font."""


class _Lengths(dict[str, float]):
    """Text to its width in type sizes, measured when it first occurs and kept for the whole process."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._units: dict[int, float] = face.charWidths
        self._default: float = face.defaultWidth

    def __missing__(self, text: str) -> float:
        units, default = self._units, self._default
        if len(self) >= MOST_KEPT:
            self.clear()
        length = self[text] = sum([units.get(code, default) for code in map(ord, text)]) / 1000
        return length


class MappedFont(ttfonts.TTFont):
    """A TrueType font with the characters it can print: all of them, and those that stand side by side as they are."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False, shapable=False)
        self.everything = (frozenset(map(chr, self.face.charToGlyph)) | {"\u00a0"}) - {READ_AS_NOTHING}
        self.characters = self.everything.difference(APART.findall("".join(self.everything)))
        self.lengths = _Lengths(self.face)
        self.shaper = Shaper(path)


def registered_font(path: Path) -> Any:
    """The font of that file, read once per process.

    Raises `BriefError` with F02 when the file is not a TrueType font that may be embedded.
    """
    stamp = path.stat()
    name = f"{os.fspath(path)}:{stamp.st_size}:{stamp.st_mtime_ns}"
    if name in pdfmetrics.getRegisteredFontNames():
        return pdfmetrics.getFont(name)
    try:
        font = MappedFont(name, os.fspath(path))
    except (ttfonts.TTFError, ValueError, LookupError, ArithmeticError) as fault:
        hint = "Use a font with TrueType outlines (.ttf)."
        raise BriefError([Diagnostic("F02", f'"{path.name}" is not a typeface that can be printed.', hint)]) from fault
    pdfmetrics.registerFont(font)
    return font


class _Codes(dict[str, str]):
    """Character to the escaped byte that prints it; characters are given a byte when they first occur.

    A font of the file knows 256 characters, so there are as many as it takes: `subsets[n][byte]` is a character's
    code point. Byte 0 is the glyph of missing characters, byte 32 is the space in each of them.
    """

    def __init__(self, font: MappedFont) -> None:
        super().__init__()
        self._known: dict[int, int] = font.face.charToGlyph
        self.subsets: list[list[int]] = [[0]]
        self.elsewhere: dict[str, int] = {}
        self[" "] = self["\u00a0"] = " "

    def __missing__(self, character: str) -> str:
        code = ord(character)
        if code not in self._known:
            self[character] = escaped_byte(0)
            return self[character]
        if len(self.subsets[-1]) == SPACE:
            self.subsets[-1].append(SPACE)
        if len(self.subsets[-1]) > LAST_BYTE:
            self.subsets.append([0])
        subset = self.subsets[-1]
        subset.append(code)
        if len(self.subsets) > 1:
            self.elsewhere[character] = len(self.subsets) - 1
        self[character] = escaped_byte(len(subset) - 1)
        return self[character]

    def filled(self) -> list[list[int]]:
        """The subsets, each with its space."""
        return [subset + [0] * (SPACE - len(subset)) + [SPACE] * (len(subset) <= SPACE) for subset in self.subsets]


class Face:
    """One face of a family inside one file that is being written; `resource` is its name on the pages."""

    __slots__ = (
        "_codes",
        "_first",
        "_font",
        "_glyphs",
        "_is_used",
        "_resource",
        "_shaped",
        "characters",
        "everything",
        "lengths",
    )

    def __init__(self, font: MappedFont, resource: str) -> None:
        self._font = font
        self._resource = resource
        self._first = f"/{resource}+0"
        self._codes = _Codes(font)
        self._glyphs = GlyphCodes(font, font.shaper, resource)
        self._shaped: dict[tuple[bool, str], ShapedFace] = {}
        self.characters = font.characters
        self.everything = font.everything
        self.lengths = font.lengths
        self._is_used = False

    def shaped(self, from_right: bool, lang: str) -> ShapedFace:
        """The same face for passages that have to be shaped."""
        key = (from_right, lang)
        if key not in self._shaped:
            self._shaped[key] = ShapedFace(self._glyphs, self.everything, from_right, lang)
        return self._shaped[key]

    def encode(self, text: str) -> list[tuple[str, str]]:
        """The text as (font resource, escaped string) pieces, in order."""
        self._is_used = True
        code = self._codes.__getitem__
        escaped = "".join(map(code, text))
        subsets = self._codes.elsewhere
        if not subsets or subsets.keys().isdisjoint(text):
            return [(self._first, escaped)]
        return [
            (f"/{self._resource}+{subset}", "".join(map(code, characters)))
            for subset, characters in groupby(text, lambda character: subsets.get(character, 0))
        ]

    def write(self, objects: ObjectTable) -> Iterator[tuple[str, int]]:
        """Put the font into the file: the resource and the object of each subset; nothing when nothing is printed."""
        face: Any = self._font.face
        subsets = self._codes.filled() if self._is_used else []
        for number, subset in enumerate(subsets):
            widths = [face.getCharWidth(code) for code in subset]
            texts = [chr(code) if code else "" for code in subset]
            yield f"/{self._resource}+{number}", write_subset(objects, face, number, subset, widths, texts)
        yield from self._glyphs.write(objects, len(subsets))


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of a typeface: `faces[bold][italic]`."""

    faces: tuple[tuple[Face, Face], tuple[Face, Face]]

    def face(self, bold: bool, italic: bool) -> Face:
        """The face asked for."""
        return self.faces[bold][italic]


class Typefaces:
    """The two families of a theme, and those that lend what these lack.

    A family that lends is read when its first character is wanted. Raises `BriefError`: F01 when a family is not
    found, F02 when a file is no TrueType font.
    """

    def __init__(self, names: Fonts, library: FontLibrary) -> None:
        self._faces: dict[Path, Face] = {}
        self._lent: dict[Path, Family] = {}
        self._lenders = library.lenders(names.fallback)
        self.prose = self._family(library.family(names.prose))
        self.display = self._family(library.family(names.display))

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face in use, in the order in which they were first wanted."""
        return tuple(self._faces.values())

    def lender(self, text: str, family: Family, bold: bool, italic: bool) -> tuple[Family, bool] | None:
        """The first family that has all of the text, and whether it is slanted; None when none has.

        First the family's own faces, then the theme's other family, then those that lend; upright where the slanted
        face lacks the text.
        """
        for own in (family, self.display if family is self.prose else self.prose):
            for slanted in dict.fromkeys((italic, False)):
                if own.face(bold, slanted).everything.issuperset(text):
                    return own, slanted
        for lender in self._lenders:
            for path in dict.fromkeys((lender.face(bold, italic), lender.face(bold, italic=False))):
                borrowed = self._borrowed(path, text)
                if borrowed is not None:
                    return borrowed, False
        return None

    def _borrowed(self, path: Path, text: str) -> Family | None:
        """The face of that file as a family, when it has all of the text."""
        if not characters(path).issuperset(text):  # read fast, so that a file is opened only for what it has
            return None
        if path not in self._lent:
            face = self._face(path)
            self._lent[path] = Family(((face, face), (face, face)))
        family = self._lent[path]
        return family if family.faces[0][0].everything.issuperset(text) else None

    def _face(self, path: Path) -> Face:
        if path not in self._faces:
            self._faces[path] = Face(registered_font(path), f"F{len(self._faces) + 1}")
        return self._faces[path]

    def _family(self, found: FontFamily) -> Family:
        return Family(
            (
                (self._face(found.regular), self._face(found.italic)),
                (self._face(found.bold), self._face(found.bold_italic)),
            )
        )
