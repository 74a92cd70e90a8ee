"""A Word file taken apart: its parts, their roots, their relationships, and the text in them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element
from lxml.etree import fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
BODY = "word/document.xml"
STORY = re.compile(r"word/(document|header\d+|footer\d+|footnotes|endnotes)\.xml")


@dataclass(frozen=True)
class Relation:
    """What leads from one part to another, or to an address."""

    identity: str
    kind: str
    target: str
    is_external: bool


@dataclass
class WordFile:
    """The parts by name."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> WordFile:
        """The file behind these bytes."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    def data(self) -> bytes:
        """The bytes of the file, put together again."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        return buffer.getvalue()

    @cached_property
    def roots(self) -> dict[str, Element]:
        """The root element of every part that is XML."""
        return {name: fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}

    @cached_property
    def stories(self) -> dict[str, Element]:
        """The roots of the parts that hold running text."""
        return {name: root for name, root in self.roots.items() if STORY.fullmatch(name)}

    @property
    def body(self) -> Element:
        """The root of the main part."""
        return self.roots[BODY]

    def relations(self, name: str) -> list[Relation]:
        """What a part leads to, with targets as names of parts; the package itself has no name."""
        folder, file = posixpath.split(name)
        root = self.roots.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for each in root if root is not None else ():
            external = each.get("TargetMode") == "External"
            target = each.get("Target")
            if not external:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found.append(Relation(each.get("Id"), each.get("Type").rpartition("/")[2], target, external))
        return found


def part(data: bytes, name: str) -> Element:
    """The root element of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return fromstring(archive.read(name))


def stories(data: bytes) -> Iterator[tuple[str, Element]]:
    """The parts that hold running text: the body, headers, footers, notes."""
    yield from WordFile.of(data).stories.items()


def body_without_contents(data: bytes) -> Element:
    """The main part without its table of contents, which says headings twice."""
    body = part(data, BODY)
    for gallery in list(body.iter(f"{W}docPartGallery")):
        contents = next(gallery.iterancestors(f"{W}sdt"))
        contents.getparent().remove(contents)
    return body


def text_of(element: Element) -> str:
    """The characters of an element in order.

    Breaks, tabs and ends of paragraphs are blanks; the mark of a note is its number.
    """
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    marks = (f"{W}footnoteReference", f"{W}endnoteReference")
    for piece in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p", *marks):
        if piece.tag == f"{W}t":
            yield piece.text or ""
        elif piece.tag in marks:
            yield "" if piece.get(f"{W}customMarkFollows") else note_number(piece)
        else:
            yield " "


def note_number(mark: Element) -> str:
    """The number Word counts for the mark of a note: its place among those that have no mark of their own."""
    all_marks = mark.getroottree().iter(mark.tag)
    counted = [each for each in all_marks if not each.get(f"{W}customMarkFollows")]
    return str(counted.index(mark) + 1)
