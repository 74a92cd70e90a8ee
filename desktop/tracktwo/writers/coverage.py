"""Which characters a typeface can print, read from its table cmap."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

_WANTED = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platforms and encodings of Unicode tables, the widest first (OpenType 1.9, cmap)."""


def tables(data: bytes) -> dict[str, int]:
    """The offsets of the tables of a TrueType file by their tag. Raises struct.error when the file is none."""
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


@lru_cache(maxsize=32)
def characters(path: Path) -> frozenset[str]:
    """The characters the TrueType file has a glyph for; none when it has no Unicode table that can be read."""
    data = path.read_bytes()
    try:
        return frozenset(chr(code) for first, last in _ranges(data) for code in range(first, last + 1))
    except struct.error:  # a table that ends early; the file prints all the same
        return frozenset()


def _ranges(data: bytes) -> Iterator[tuple[int, int]]:
    """The ranges of codes of the widest Unicode table."""
    start = tables(data).get("cmap")
    if start is None:
        return iter(())
    found: dict[tuple[int, int], int] = {}
    for place in range(struct.unpack_from(">H", data, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * place)
        found[platform, encoding] = start + offset
    for key in _WANTED:
        if key in found:
            kind = struct.unpack_from(">H", data, found[key])[0]
            if kind in _READERS:
                return _READERS[kind](data, found[key])
    return iter(())


def _segments(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """The ranges of a table of format 4. Codes that a range maps to no glyph count as covered; fonts rarely do that."""
    double = struct.unpack_from(">H", data, start + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", data, start + 14)
    starts = struct.unpack_from(f">{double // 2}H", data, start + 16 + double)
    return ((first, last) for first, last in zip(starts, ends, strict=True) if first <= last < 0xFFFF)


def _groups(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """The ranges of a table of format 12."""
    count = struct.unpack_from(">I", data, start + 12)[0]
    for place in range(count):
        first, last, _ = struct.unpack_from(">III", data, start + 16 + 12 * place)
        yield first, min(last, 0x10FFFF)


_READERS: Mapping[int, Callable[[bytes, int], Iterator[tuple[int, int]]]] = {4: _segments, 12: _groups}
