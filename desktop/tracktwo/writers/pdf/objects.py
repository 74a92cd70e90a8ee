"""The objects of a PDF file: numbers, syntax, object streams, the cross-reference stream, the identifier.

ISO 32000-1: 7.3 (objects), 7.5.7 (object streams), 7.5.8 (cross-reference streams), 14.4 (file identifiers). What is
no stream itself stands in compressed object streams, which makes a tagged file half as long.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable
from struct import Struct

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
OBJECTS_PER_STREAM = 200
"""A reader has to unpack a whole stream to find one object in it."""
COMPRESSION = 6
CROSS_REFERENCE = Struct(">BIH")
"""Kind, place and generation or index of an object: fields of 1, 4 and 2 bytes (7.5.8.2)."""
NOT_IN_LANGUAGES = re.compile(r"[^A-Za-z0-9-]")
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9+\-_.]")


def name(text: str) -> str:
    """A name object (7.3.5), with a number sign for what cannot stand in one."""
    return "/" + "".join(
        f"#{byte:02X}" if NOT_IN_NAMES.match(chr(byte)) else chr(byte) for byte in text.encode("utf-8", "replace")
    )


def text_string(text: str) -> str:
    """A text string (7.9.2.2): ASCII as it is, anything else as UTF-16BE in hexadecimal digits."""
    if text.isascii() and text.isprintable():
        return f"({escaped(text)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def escaped(text: str) -> str:
    """ASCII characters as they stand inside a literal string (7.3.4.2)."""
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def language(tag: str) -> str:
    """A language (BCP 47) as a literal string; empty when nothing usable is left of it."""
    usable = NOT_IN_LANGUAGES.sub("", tag)
    return f"({usable})" if usable else ""


def reference(number: int) -> str:
    """What leads to an object."""
    return f"{number} 0 R"


class ObjectTable:
    """The objects of one file, in order of their numbers."""

    def __init__(self) -> None:
        self._plain: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> int:
        """A number for an object that is still to come."""
        self._last += 1
        return self._last

    def put(self, content: str, number: int = 0) -> int:
        """Add an object that is no stream; its number comes back."""
        number = number or self.reserve()
        self._plain[number] = content
        return number

    def put_stream(self, dictionary: str, data: bytes, packed: bool = True) -> int:
        """Add a stream with the entries of its dictionary; its number comes back."""
        number = self.reserve()
        self._streams[number] = _stream(dictionary, data, packed)
        return number

    def file(self, root: int, info: int) -> bytes:
        """The bytes of the file whose catalog and information dictionary have those numbers."""
        table: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        parts = [HEADER]
        length = len(HEADER)

        def write(number: int, body: bytes) -> None:
            nonlocal length
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            table[number] = (1, length, 0)
            length += len(parts[-1])

        for number, stream in self._streams.items():
            write(number, stream)
        for numbers, packed in self._packed():
            holder = self.reserve()
            write(holder, packed)
            table.update({number: (2, holder, place) for place, number in enumerate(numbers)})
        return self._closed(b"".join(parts), table, f"/Root {reference(root)} /Info {reference(info)}")

    def _packed(self) -> Iterable[tuple[list[int], bytes]]:
        numbers = sorted(self._plain)
        for start in range(0, len(numbers), OBJECTS_PER_STREAM):
            held = numbers[start : start + OBJECTS_PER_STREAM]
            yield held, self._object_stream(held)

    def _object_stream(self, numbers: list[int]) -> bytes:
        bodies = [self._plain[number].encode("latin-1") for number in numbers]
        heads: list[str] = []
        offset = 0
        for number, body in zip(numbers, bodies, strict=True):
            heads.append(f"{number} {offset}")
            offset += len(body) + 1
        head = " ".join(heads).encode("ascii") + b"\n"
        dictionary = f"/Type /ObjStm /N {len(numbers)} /First {len(head)}"
        return _stream(dictionary, head + b"\n".join(bodies), packed=True)

    def _closed(self, body: bytes, table: dict[int, tuple[int, int, int]], ends: str) -> bytes:
        """The body with its cross-reference stream; the identifier is computed from the body."""
        identifier = hashlib.sha256(body).hexdigest()[:32]
        number = self.reserve()
        table[number] = (1, len(body), 0)
        missing = (0, 0, 65535)
        rows = b"".join([CROSS_REFERENCE.pack(*table.get(entry, missing)) for entry in range(number + 1)])
        dictionary = f"/Type /XRef /Size {number + 1} /W [1 4 2] {ends} /ID [<{identifier}> <{identifier}>]"
        crossing = b"%d 0 obj\n%s\nendobj\n" % (number, _stream(dictionary, rows, packed=True))
        return body + crossing + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _stream(dictionary: str, data: bytes, packed: bool) -> bytes:
    if packed:
        data = zlib.compress(data, COMPRESSION)
        dictionary += " /Filter /FlateDecode"
    head = f"<<{dictionary} /Length {len(data)}>>\nstream\n"
    return head.encode("latin-1") + data + b"\nendstream"
