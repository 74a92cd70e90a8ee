"""What a TrueType file says of its letters: which it has, and how far each moves the next (OpenType 1.9)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

_WANTED = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platforms and encodings of Unicode tables, the widest first (cmap)."""
_LAST = 0xFFFF


def tables(data: bytes) -> dict[str, int]:
    """The offsets of the tables of a TrueType file by their tag. Raises struct.error when the file is none."""
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


@lru_cache(maxsize=32)
def advances(path: Path) -> Mapping[str, float]:
    """How wide each character is that the file has a glyph for, in type sizes; read once per process.

    Empty when the file has no Unicode table that can be read: it prints all the same.
    """
    data = path.read_bytes()
    try:
        found = tables(data)
        units: int = struct.unpack_from(">H", data, found["head"] + 18)[0]
        count: int = struct.unpack_from(">H", data, found["hhea"] + 34)[0]
        metrics: tuple[int, ...] = struct.unpack_from(f">{2 * count}H", data, found["hmtx"])
        widths = [width / units for width in metrics[::2]]
        last = widths[-1]  # that of all glyphs beyond the table
        return {
            chr(code): widths[glyph] if glyph < count else last
            for first, glyphs in _glyphs(data, found["cmap"])
            for code, glyph in enumerate(glyphs, first)
            if glyph
        }
    except (struct.error, KeyError, IndexError, ZeroDivisionError):  # a table that is missing or ends early
        return {}


@lru_cache(maxsize=32)
def characters(path: Path) -> frozenset[str]:
    """The characters the TrueType file has a glyph for; none when it has no Unicode table that can be read."""
    return frozenset(advances(path))


_Run: TypeAlias = tuple[int, Sequence[int]]
"""A code, and the glyphs of this and the following codes; glyph 0 is that of missing characters."""


def _glyphs(data: bytes, start: int) -> Iterator[_Run]:
    """The runs of the widest Unicode table."""
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


def _segments(data: bytes, start: int) -> Iterator[_Run]:
    """The runs of a table of format 4."""
    length, _, double = struct.unpack_from(">3H", data, start + 2)
    count = double // 2
    ends: tuple[int, ...] = struct.unpack_from(f">{count}H", data, start + 14)
    starts: tuple[int, ...] = struct.unpack_from(f">{count}H", data, start + 16 + double)
    deltas: tuple[int, ...] = struct.unpack_from(f">{count}H", data, start + 16 + 2 * double)
    offsets: tuple[int, ...] = struct.unpack_from(f">{count}H", data, start + 16 + 3 * double)
    area = start + 16 + 3 * double  # offsets of glyphs count from their own place
    rest: tuple[int, ...] = struct.unpack_from(f">{(start + length - area) // 2}H", data, area)
    for place, (first, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        codes = range(first, min(end, _LAST - 1) + 1)
        if offset:
            here = place + offset // 2
            yield first, [(glyph + delta) & _LAST if glyph else 0 for glyph in rest[here : here + len(codes)]]
        else:
            yield first, [(code + delta) & _LAST for code in codes]


def _groups(data: bytes, start: int) -> Iterator[_Run]:
    """The runs of a table of format 12."""
    count = struct.unpack_from(">I", data, start + 12)[0]
    for place in range(count):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * place)
        yield first, range(glyph, glyph + min(last, 0x10FFFF) - first + 1)


_READERS: Mapping[int, Callable[[bytes, int], Iterator[_Run]]] = {4: _segments, 12: _groups}
