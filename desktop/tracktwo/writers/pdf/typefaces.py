"""Typefaces as the PDF library knows them: widths, coverage, and the codes characters get in the file."""

# ruff: noqa: ANN401 - the library's objects have no types
# ReportLab comes without types: this file is the typed door to its fonts.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false, reportUntypedBaseClass=false

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tracktwo.diagnostics import BriefError, Diagnostic
from tracktwo.template.theme import Fonts
from tracktwo.writers.fonts import FontFamily, FontLibrary
from tracktwo.writers.pdf.guard import pdfmetrics, ttfonts

READ_AS_NOTHING = "\u202f"
"""The narrow space that does not break: Poppler reads nothing there, so a wider one is printed."""
MAPPINGS_PER_BLOCK = 100
"""A bfchar block of a CMap holds at most so many entries (Adobe Technical Note 5014)."""


def unicode_map(name: str, codes: Iterable[int]) -> str:
    """A ToUnicode CMap that gives each byte its character in UTF-16BE (ISO 32000-1, 9.10.3).

    Code 0 is the glyph of missing characters and stays unmapped.
    """
    entries = [
        f"<{byte:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for byte, code in enumerate(codes) if code
    ]
    blocks = [entries[start : start + MAPPINGS_PER_BLOCK] for start in range(0, len(entries), MAPPINGS_PER_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


class MappedFont(ttfonts.TTFont):
    """A TrueType font whose characters beyond U+FFFF can be searched and copied.

    ReportLab 5.1 writes them as five hexadecimal digits, which readers take for another character.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False, shapable=False)
        self.characters = (frozenset(map(chr, self.face.charToGlyph)) | {"\u00a0"}) - {READ_AS_NOTHING}

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - the library's name
        """Write the subsets into the file, each with its own map to Unicode."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            prefix = ttfonts.SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
            name = prefix.decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = unicode_map(name, subset)


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


class _Codes(dict[int, str]):
    """Character to the escaped byte that prints it; characters are given a byte when they first occur."""

    def __init__(self, font: MappedFont, document: Any) -> None:
        super().__init__()
        self._font = font
        self._document = document
        self.elsewhere: dict[str, int] = {}

    def __missing__(self, code: int) -> str:
        subset, data = self._font.splitString(chr(code), self._document)[0]
        if subset:
            self.elsewhere[chr(code)] = subset
        escaped = _escaped(data[0])
        self[code] = escaped
        return escaped


def _escaped(byte: int) -> str:
    """A byte inside a literal string (ISO 32000-1, 7.3.4.2)."""
    if byte in b"()\\":
        return "\\" + chr(byte)
    return chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"


class _Lengths(dict[str, float]):
    """Text to its width in type sizes, measured when it first occurs."""

    def __init__(self, font: MappedFont) -> None:
        super().__init__()
        self._units: dict[int, float] = font.face.charWidths
        self._default: float = font.face.defaultWidth

    def __missing__(self, text: str) -> float:
        units, default = self._units, self._default
        length = self[text] = sum([units.get(code, default) for code in map(ord, text)]) / 1000
        return length


class Face:
    """One face of a family inside one file that is being written."""

    __slots__ = ("_codes", "_document", "_font", "_resources", "characters", "lengths")

    def __init__(self, font: MappedFont, document: Any) -> None:
        self._font = font
        self._document = document
        self._codes = _Codes(font, document)
        self._resources: dict[int, str] = {}
        self.characters = font.characters
        self.lengths = _Lengths(font)

    def encode(self, text: str) -> list[tuple[str, str]]:
        """The text as (font resource, escaped string) pieces, in order."""
        escaped = text.translate(self._codes)
        if not self._codes.elsewhere or self._codes.elsewhere.keys().isdisjoint(text):
            return [(self._resource(0), escaped)]
        subsets = self._codes.elsewhere
        return [
            (self._resource(subset), "".join(characters).translate(self._codes))
            for subset, characters in groupby(text, lambda character: subsets.get(character, 0))
        ]

    def _resource(self, subset: int) -> str:
        name = self._resources.get(subset)
        if name is None:
            name = self._resources[subset] = self._font.getSubsetInternalName(subset, self._document)
        return name


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of a typeface: `faces[bold][italic]`."""

    faces: tuple[tuple[Face, Face], tuple[Face, Face]]

    def face(self, bold: bool, italic: bool) -> Face:
        """The face asked for."""
        return self.faces[bold][italic]


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The two families of a theme; each stands in where the other lacks a character."""

    prose: Family
    display: Family

    def other(self, family: Family) -> Family:
        """The family that is not this one."""
        return self.display if family is self.prose else self.prose


def typefaces(names: Fonts, library: FontLibrary, document: Any) -> Typefaces:
    """The families a theme names, ready to be printed in one file.

    Raises `BriefError`: F01 when a family is not found, F02 when a file is no TrueType font.
    """
    faces: dict[Path, Face] = {}

    def face(path: Path) -> Face:
        if path not in faces:
            faces[path] = Face(registered_font(path), document)
        return faces[path]

    def family(found: FontFamily) -> Family:
        return Family(
            (
                (face(found.regular), face(found.italic)),
                (face(found.bold), face(found.bold_italic)),
            )
        )

    return Typefaces(family(library.family(names.prose)), family(library.family(names.display)))
