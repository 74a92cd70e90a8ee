"""A subset of a font into the file: its program, descriptor, widths, and the characters its codes stand for."""

# ruff: noqa: ANN401 - the library's objects have no types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tracktwo.writers.pdf.guard import ttfonts
from tracktwo.writers.pdf.objects import ObjectTable, name, reference

LAST_BYTE = 255
SYMBOLIC, NONSYMBOLIC = 4, 32
"""Flags of a font descriptor (ISO 32000-1, table 123)."""
MAPPINGS_PER_BLOCK = 100
"""A bfchar block of a CMap holds at most so many entries (Adobe Technical Note 5014)."""


def escaped_byte(byte: int) -> str:
    """A byte inside a literal string (ISO 32000-1, 7.3.4.2)."""
    if byte in b"()\\":
        return "\\" + chr(byte)
    return chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}"


def unicode_map(name: str, texts: Iterable[str]) -> str:
    """A ToUnicode CMap that gives each byte its characters in UTF-16BE (ISO 32000-1, 9.10.3).

    A code without characters, such as 0, the glyph of missing ones, stays unmapped.
    """
    entries = [f"<{byte:02X}> <{text.encode('utf-16-be').hex().upper()}>" for byte, text in enumerate(texts) if text]
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


def write_subset(
    objects: ObjectTable, face: Any, number: int, codes: Sequence[int], widths: Iterable[float], texts: Iterable[str]
) -> int:
    """Put subset `number` of the library's face into the file; the object of the font comes back.

    `codes[byte]` is what the face knows the glyph by; `widths` are in thousandths of the type size.
    """
    tag = ttfonts.SUBSETN(number).decode("ascii")
    title = name(f"{tag}+{face.name.decode('latin-1')}")
    program: bytes = face.makeSubset(codes)
    font_file = objects.put_stream(f"/Length1 {len(program)}", program)
    unicode = objects.put_stream("", unicode_map(title[1:], texts).encode("ascii"))
    box = " ".join(f"{edge:.0f}" for edge in face.bbox)
    descriptor = objects.put(
        f"<</Type /FontDescriptor /FontName {title} /Flags {face.flags & ~NONSYMBOLIC | SYMBOLIC}"
        f" /FontBBox [{box}] /ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:.0f}"
        f" /Descent {face.descent:.0f} /CapHeight {face.capHeight:.0f} /StemV {face.stemV:.0f}"
        f" /MissingWidth {face.defaultWidth:.0f} /FontFile2 {reference(font_file)}>>"
    )
    printed = " ".join(f"{width:g}" for width in widths)
    return objects.put(
        f"<</Type /Font /Subtype /TrueType /BaseFont {title} /FirstChar 0 /LastChar {len(codes) - 1}"
        f" /Widths [{printed}] /FontDescriptor {reference(descriptor)} /ToUnicode {reference(unicode)}>>"
    )
