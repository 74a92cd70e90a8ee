"""What checkers of the format leave out: whether names, goals and fields of a Word file belong together."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def part(data: bytes, name: str) -> etree._Element:
    """The root element of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def stories(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The parts that hold running text: the body, headers, footers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name):
                yield name, etree.fromstring(archive.read(name))


def text_of(element: etree._Element) -> str:
    """The characters of an element in order; breaks, tabs and ends of paragraphs are blanks."""
    pieces = element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p")
    return "".join((piece.text or "") if piece.tag == f"{W}t" else " " for piece in pieces)


def faults(data: bytes) -> list[str]:
    """Every fault found, as a sentence; empty for a sound file."""
    found: list[str] = []
    styles = {style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iter(f"{W}style")}
    numbers = {number.get(f"{W}numId") for number in part(data, "word/numbering.xml").iter(f"{W}num")}
    names = [mark.get(f"{W}name") for _, root in stories(data) for mark in root.iter(f"{W}bookmarkStart")]
    if len({name.lower() for name in names}) != len(names):
        found.append("two bookmarks share a name")
    for story, root in stories(data):
        found += [f"{story}: {fault}" for fault in _faults_of_story(root, styles, numbers, set(names))]
        found += [f"{story}: {fault}" for fault in _dangling_relationships(data, story, root)]
    return found


def _faults_of_story(root: etree._Element, styles: set, numbers: set, names: set) -> Iterator[str]:
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for element in root.iter(f"{W}{tag}"):
            if element.get(f"{W}val") not in styles:
                yield f"style {element.get(f'{W}val')} is not defined"
    for element in root.iter(f"{W}numId"):
        if element.get(f"{W}val") not in numbers:
            yield f"numbering {element.get(f'{W}val')} is not defined"
    yield from _link_faults(root, names)
    yield from _bookmark_faults(root)
    yield from _field_faults(root)
    yield from _table_faults(root)


def _link_faults(root: etree._Element, names: set) -> Iterator[str]:
    for link in root.iter(f"{W}hyperlink"):
        if (anchor := link.get(f"{W}anchor")) is not None and anchor not in names:
            yield f"anchor {anchor} leads nowhere"
        if any(True for _ in link.iterancestors(f"{W}hyperlink")):
            yield "a link stands inside a link"
    for instruction in root.iter(f"{W}instrText"):
        goal = re.match(r" PAGEREF (\S+)", instruction.text or "")
        if goal and goal[1] not in names:
            yield f"field leads to {goal[1]}, which is nowhere"


def _bookmark_faults(root: etree._Element) -> Iterator[str]:
    starts = [int(mark.get(f"{W}id")) for mark in root.iter(f"{W}bookmarkStart")]
    ends = [int(mark.get(f"{W}id")) for mark in root.iter(f"{W}bookmarkEnd")]
    if starts and sorted(starts) != sorted(ends):
        yield "bookmarks do not end"
    if len(set(starts)) != len(starts):
        yield "two bookmarks share an id"


def _field_faults(root: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType"), 0)
        if depth < 0:
            yield "a field ends that did not begin"
    if depth:
        yield "a field does not end"


def _table_faults(root: etree._Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            if sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) != columns:
                yield "a row does not fill its table"
        for cell in table.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield "a cell does not end with a paragraph"


def _dangling_relationships(data: bytes, story: str, root: etree._Element) -> Iterator[str]:
    folder, _, name = story.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        known = set()
        if relations in archive.namelist():
            known = {relation.get("Id") for relation in etree.fromstring(archive.read(relations))}
    for element in root.iter():
        identity = element.get(f"{R}id")
        if identity is not None and identity not in known:
            yield f"relationship {identity} is not in the package"
