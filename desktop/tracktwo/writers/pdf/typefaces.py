"""Typefaces as the PDF library knows them: widths, coverage, and the codes characters get in the file."""

# ruff: noqa: ANN401 - the library's objects have no types
# ReportLab comes without types: this file is the typed door to its fonts.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false, reportUntypedBaseClass=false

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tracktwo.diagnostics import BriefError, Diagnostic
from tracktwo.template.theme import Fonts
from tracktwo.writers.fonts import FontFamily, FontLibrary
from tracktwo.writers.pdf.guard import pdfmetrics, ttfonts
from tracktwo.writers.pdf.objects import ObjectTable, name, reference

READ_AS_NOTHING = "\u202f"
"""The narrow space that does not break: Poppler reads nothing there, so a wider one is printed."""
SPACE = 32
LAST_BYTE = 255
SYMBOLIC, NONSYMBOLIC = 4, 32
"""Flags of a font descriptor (ISO 32000-1, table 123)."""
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
    """A TrueType font with the characters it can print."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path, asciiReadable=False, shapable=False)
        self.characters = (frozenset(map(chr, self.face.charToGlyph)) | {"\u00a0"}) - {READ_AS_NOTHING}


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
    """Character to the escaped byte that prints it; characters are given a byte when they first occur.

    A font of the file knows 256 characters, so there are as many as it takes: `subsets[n][byte]` is a character's
    code point. Byte 0 is the glyph of missing characters, byte 32 is the space in each of them.
    """

    def __init__(self, font: MappedFont) -> None:
        super().__init__()
        self._known: dict[int, int] = font.face.charToGlyph
        self.subsets: list[list[int]] = [[0]]
        self.elsewhere: dict[str, int] = {}
        self[0x20] = self[0xA0] = " "

    def __missing__(self, code: int) -> str:
        if code not in self._known:
            self[code] = _escaped(0)
            return self[code]
        if len(self.subsets[-1]) == SPACE:
            self.subsets[-1].append(SPACE)
        if len(self.subsets[-1]) > LAST_BYTE:
            self.subsets.append([0])
        subset = self.subsets[-1]
        subset.append(code)
        if len(self.subsets) > 1:
            self.elsewhere[chr(code)] = len(self.subsets) - 1
        self[code] = _escaped(len(subset) - 1)
        return self[code]

    def filled(self) -> list[list[int]]:
        """The subsets, each with its space."""
        return [subset + [0] * (SPACE - len(subset)) + [SPACE] * (len(subset) <= SPACE) for subset in self.subsets]


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
    """One face of a family inside one file that is being written; `resource` is its name on the pages."""

    __slots__ = ("_codes", "_font", "_is_used", "_resource", "characters", "lengths")

    def __init__(self, font: MappedFont, resource: str) -> None:
        self._font = font
        self._resource = resource
        self._codes = _Codes(font)
        self.characters = font.characters
        self.lengths = _Lengths(font)
        self._is_used = False

    def encode(self, text: str) -> list[tuple[str, str]]:
        """The text as (font resource, escaped string) pieces, in order."""
        self._is_used = True
        escaped = text.translate(self._codes)
        if not self._codes.elsewhere or self._codes.elsewhere.keys().isdisjoint(text):
            return [(f"/{self._resource}+0", escaped)]
        subsets = self._codes.elsewhere
        return [
            (f"/{self._resource}+{subset}", "".join(characters).translate(self._codes))
            for subset, characters in groupby(text, lambda character: subsets.get(character, 0))
        ]

    def write(self, objects: ObjectTable) -> Iterator[tuple[str, int]]:
        """Put the font into the file: the resource and the object of each subset; nothing when nothing is printed."""
        if not self._is_used:
            return
        for number, subset in enumerate(self._codes.filled()):
            yield f"/{self._resource}+{number}", self._write_subset(number, subset, objects)

    def _write_subset(self, number: int, subset: list[int], objects: ObjectTable) -> int:
        face: Any = self._font.face
        tag = ttfonts.SUBSETN(number).decode("ascii")
        title = name(f"{tag}+{face.name.decode('latin-1')}")
        program: bytes = face.makeSubset(subset)
        font_file = objects.put_stream(f"/Length1 {len(program)}", program)
        unicode = objects.put_stream("", unicode_map(title[1:], subset).encode("ascii"))
        box = " ".join(f"{edge:.0f}" for edge in face.bbox)
        descriptor = objects.put(
            f"<</Type /FontDescriptor /FontName {title} /Flags {face.flags & ~NONSYMBOLIC | SYMBOLIC}"
            f" /FontBBox [{box}] /ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:.0f}"
            f" /Descent {face.descent:.0f} /CapHeight {face.capHeight:.0f} /StemV {face.stemV:.0f}"
            f" /MissingWidth {face.defaultWidth:.0f} /FontFile2 {reference(font_file)}>>"
        )
        widths = " ".join(f"{face.getCharWidth(code):g}" for code in subset)
        return objects.put(
            f"<</Type /Font /Subtype /TrueType /BaseFont {title} /FirstChar 0 /LastChar {len(subset) - 1}"
            f" /Widths [{widths}] /FontDescriptor {reference(descriptor)} /ToUnicode {reference(unicode)}>>"
        )


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
    faces: tuple[Face, ...]

    def other(self, family: Family) -> Family:
        """The family that is not this one."""
        return self.display if family is self.prose else self.prose


def typefaces(names: Fonts, library: FontLibrary) -> Typefaces:
    """The families a theme names, ready to be printed in one file.

    Raises `BriefError`: F01 when a family is not found, F02 when a file is no TrueType font.
    """
    faces: dict[Path, Face] = {}

    def face(path: Path) -> Face:
        if path not in faces:
            faces[path] = Face(registered_font(path), f"F{len(faces) + 1}")
        return faces[path]

    def family(found: FontFamily) -> Family:
        return Family(
            (
                (face(found.regular), face(found.italic)),
                (face(found.bold), face(found.bold_italic)),
            )
        )

    prose, display = family(library.family(names.prose)), family(library.family(names.display))
    return Typefaces(prose, display, tuple(faces.values()))
