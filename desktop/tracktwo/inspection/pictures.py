"""What a picture carries besides its pixels: EXIF, comments, scripts."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.inspection.carried import Undeclared
from tracktwo.inspection.svg_sight import unseen_words
from tracktwo.inspection.xml_reading import UnsafeXmlError, local, read_xml

PNG = b"\x89PNG\r\n\x1a\n"
PNG_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"bKGD", b"sBIT"}
)
"""Chunks that say how pixels look, and nothing else (PNG specification, third edition)."""
SVG_SILENT = frozenset({"metadata", "script", "foreignObject", "desc"})


def picture_leaks(data: bytes, where: str) -> Iterator[Undeclared]:
    """Whatever stands in a PNG, JPEG or SVG besides the picture."""
    if data.startswith(PNG):
        yield from _png(data, where)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg(data, where)
    elif b"<svg" in data[:2000]:
        yield from _svg(data, where)
    else:
        yield Undeclared("picture of an unknown kind", where)


def _png(data: bytes, where: str) -> Iterator[Undeclared]:
    place = len(PNG)
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        if kind not in PNG_CHUNKS:
            yield Undeclared("metadata of a picture", where, kind.decode("latin-1"))
        place += length + 12
        if kind == b"IEND":
            break
    if place < len(data):
        yield Undeclared("bytes after a picture", where, f"{len(data) - place} bytes")


def _jpeg(data: bytes, where: str) -> Iterator[Undeclared]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xDA:
            break
        if marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE):
            yield Undeclared("metadata of a picture", where, data[place + 4 : place + 10].decode("latin-1").strip("\0"))
        place += length + 2
    end = data.rfind(b"\xff\xd9")
    if 0 <= end < len(data) - 2:
        yield Undeclared("bytes after a picture", where, f"{len(data) - end - 2} bytes")


def _svg(data: bytes, where: str) -> Iterator[Undeclared]:
    try:
        part = read_xml(data)
    except UnsafeXmlError as error:
        yield Undeclared("picture that cannot be read", where, str(error))
        return
    for comment in part.comments:
        yield Undeclared("metadata of a picture", where, comment)
    for element in part.root.iter():
        name = local(element.tag)
        if name in SVG_SILENT or any(local(key).lower().startswith("on") for key in element.attrib):
            yield Undeclared("metadata of a picture", where, name)
        for key, value in element.attrib.items():
            if local(key) == "href" and not value.startswith(("#", "data:image/")):
                yield Undeclared("link out of a picture", where, value)
    yield from unseen_words(part.root, where)
