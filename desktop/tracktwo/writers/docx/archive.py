"""The ZIP file: fixed dates, sorted names, members that are compressed once and used often.

Written out by hand from APPNOTE.TXT 6.3.10, because `zipfile` compresses every member anew, and fonts are most of a
Word file. Nothing depends on the clock or the system.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_VERSION = 20
_DEFLATED = 8
_UTF_8_NAMES = 0x0800
_DATE = (1 << 5) | 1
"""1 January 1980, the first day a ZIP file can name."""
_LEVEL = 5
_STORED = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive, compressed."""

    name: str
    checksum: int
    size: int
    compressed: bytes


def packed(name: str, data: bytes, *, is_dense: bool = False) -> Member:
    """The data as a compressed member of that name; what `is_dense` already is not compressed again."""
    deflate = zlib.compressobj(_STORED if is_dense else _LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush())


@lru_cache(maxsize=64)
def packed_once(name: str, data: bytes) -> Member:
    """The same for what many documents share, compressed once in a process."""
    return packed(name, data)


def archive(members: Iterable[Member]) -> bytes:
    """The archive: `[Content_Types].xml` first, as readers expect it, the rest by name."""
    ordered = sorted(members, key=lambda member: (member.name != "[Content_Types].xml", member.name))
    bodies: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in ordered:
        name = member.name.encode()
        shared = struct.pack(
            "<HHHHHIIIHH", _VERSION, _UTF_8_NAMES, _DEFLATED, 0, _DATE,
            member.checksum, len(member.compressed), member.size, len(name), 0,
        )  # fmt: skip
        body = b"PK\3\4" + shared + name + member.compressed
        directory.append(
            b"PK\1\2" + struct.pack("<H", _VERSION) + shared + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
        )
        bodies.append(body)
        offset += len(body)
    listing = b"".join(directory)
    end = struct.pack("<HHHHIIH", 0, 0, len(ordered), len(ordered), len(listing), offset, 0)
    return b"".join((*bodies, listing, b"PK\5\6", end))
