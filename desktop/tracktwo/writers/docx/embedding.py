"""Typefaces inside the Word file, obfuscated as ECMA-376 part 1, 17.8.1 says, so that no page reflows elsewhere."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from tracktwo.diagnostics import BriefError, Diagnostic
from tracktwo.writers.docx.archive import Member, packed
from tracktwo.writers.docx.markup import DECLARATION, NAMESPACES, escaped
from tracktwo.writers.fonts import FontFamily
from tracktwo.writers.truetype import tables

_OBFUSCATED = 32
"""Bytes at the start of the file that are mixed with the key."""
_RESTRICTED, _EDITABLE = 0x000F, 0x0008
_BITMAP_ONLY = 0x0200


@dataclass(frozen=True, slots=True)
class EmbeddedFace:
    """One face ready for the package: its family as the file itself names it, the key, and its bytes packed."""

    family: str
    may_be_embedded: bool
    key: str
    member: Member
    description: str


@lru_cache(maxsize=32)
def embedded_face(path: Path) -> EmbeddedFace:
    """The face in that TrueType file, obfuscated and compressed once per process.

    Raises `BriefError` with F02 when the file is no TrueType typeface.
    """
    data = path.read_bytes()
    digest = UUID(bytes=sha256(data).digest()[:16])
    name = f"word/fonts/{digest.hex[:12]}.odttf"
    try:
        places = tables(data)
        metrics = data[places["OS/2"] :]
        family = _family_name(data[places["name"] :])
        permissions = struct.unpack_from(">H", metrics, 8)[0]
        description = _description(metrics)
    except (struct.error, KeyError) as error:
        hint = "Use a .ttf file that other programs open."
        raise BriefError([Diagnostic("F02", f"“{path.name}” is not a TrueType typeface.", hint)]) from error
    member = packed(name, obfuscated(data, digest))
    return EmbeddedFace(
        family or path.stem, may_be_embedded(permissions), f"{{{str(digest).upper()}}}", member, description
    )


def may_be_embedded(permissions: int) -> bool:
    """Whether fsType of the table OS/2 allows a document that may be edited: installable or editable, with outlines."""
    return permissions & _RESTRICTED in (0, _EDITABLE) and not permissions & _BITMAP_ONLY


def obfuscated(data: bytes, key: UUID) -> bytes:
    """The font with its first 32 bytes mixed with the key, read from its last byte to its first, twice."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ other for byte, other in zip(data[:_OBFUSCATED], mask, strict=False)) + data[_OBFUSCATED:]


def _family_name(table: bytes) -> str:
    """The family (name 1) in Windows' English, else in any language."""
    count, strings = struct.unpack_from(">HH", table, 2)
    found: dict[int, str] = {}
    for place in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * place)
        if name == 1:
            encoding = "mac-roman" if platform == 1 else "utf-16-be"
            found[0 if (platform, language) == (3, 0x409) else platform + 1] = table[
                strings + offset : strings + offset + length
            ].decode(encoding, "replace")
    return found[min(found)] if found else ""


def _description(metrics: bytes) -> str:
    """Panose and the ranges of characters of a font, as `w:font` tells them; from the table OS/2."""
    panose = metrics[32:42].hex().upper()
    ranges = struct.unpack_from(">4I", metrics, 42)
    pages = struct.unpack_from(">2I", metrics, 78) if struct.unpack_from(">H", metrics)[0] else (1, 0)
    signature = " ".join(
        f'w:{name}="{value:08X}"'
        for name, value in zip(("usb0", "usb1", "usb2", "usb3", "csb0", "csb1"), (*ranges, *pages), strict=True)
    )
    return (
        f'<w:panose1 w:val="{panose}"/><w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
        f"<w:sig {signature}/>"
    )


_FACE_NAMES: Mapping[tuple[bool, bool], str] = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


@dataclass(frozen=True, slots=True)
class FontTable:
    """The part `word/fontTable.xml`, its faces by relationship id, and the families that may not be embedded."""

    data: bytes
    faces: Mapping[str, Member]
    refused: tuple[str, ...]


def font_table(used: Iterable[tuple[FontFamily, bool, bool]]) -> FontTable:
    """The table for the faces used, given as (family, bold, italic); a family of one file embeds its regular alone."""
    kinds: dict[Path, str] = {}
    for family, bold, italic in sorted(used, key=lambda face: (face[0].name, face[1], face[2])):
        path = family.face(bold, italic)
        kinds[path] = "Regular" if path == family.regular else _FACE_NAMES[bold, italic]
    members: dict[str, Member] = {}
    lines: dict[str, list[str]] = {}
    refused: dict[str, None] = {}
    for path, kind in kinds.items():
        face = embedded_face(path)
        of_family = lines.setdefault(face.family, [face.description])
        if face.may_be_embedded:
            relationship = f"rIdFont{len(members) + 1}"
            members[relationship] = face.member
            of_family.append(f'<w:embed{kind} r:id="{relationship}" w:fontKey="{face.key}"/>')
        else:
            refused[face.family] = None
    fonts = "".join(
        f'<w:font w:name="{escaped(name)}">{"".join(sorted(pieces, key=_order))}</w:font>'
        for name, pieces in lines.items()
    )
    data = f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>".encode()
    return FontTable(data, members, tuple(refused))


def _order(line: str) -> int:
    """The schema's order: the description, then regular, bold, italic, bold italic."""
    starts = [f"<w:embed{kind} " for kind in _FACE_NAMES.values()]
    return next((place for place, start in enumerate(starts) if line.startswith(start)), -1)
