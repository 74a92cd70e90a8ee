"""What a Word file promises: that headings, tables, pictures, paper and languages are what they look like."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from lxml.etree import QName
from lxml.etree import _Element as Element
from word_file import WP, A, R, W, WordFile

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
ORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that print words in another order than they have."""
FILE_NAME = re.compile(r"\S+\.(png|svg|jpe?g|gif)", re.IGNORECASE)
LONGEST_REPEATED = 400
"""Characters: a header as high as half a page is not repeated."""
KEY = re.compile(r"\{([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\}")
TRUETYPE = (b"\0\1\0\0", b"true")


def promise_faults(file: WordFile) -> Iterator[str]:
    """Every promise that is not kept, as a sentence."""
    yield from _headings(file)
    yield from _numbering(file)
    yield from _tables(file)
    yield from _pictures(file)
    yield from _papers(file)
    yield from _languages(file)
    yield from _properties(file)
    yield from _controls(file)
    yield from _typefaces(file)
    yield from _captions(file)


def _value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{W}{name}") or ""


def _headings(file: WordFile) -> Iterator[str]:
    styles = {each.get(f"{W}styleId"): each for each in file.roots["word/styles.xml"].iter(f"{W}style")}
    for level in (1, 2, 3):
        style = styles[f"Heading{level}"]
        if style.find(f"{W}pPr/{W}keepNext") is None:
            yield f"headings of level {level} may stand alone at the foot of a page"
        if _value(style.find(f"{W}pPr/{W}outlineLvl")) != str(level - 1):
            yield f"headings of level {level} have another level in the outline"
    if any(style.find(f"{W}aliases") is not None for style in styles.values()):
        yield "a style has a second name"


def _numbering(file: WordFile) -> Iterator[str]:
    for level in file.roots["word/numbering.xml"].iter(f"{W}lvl"):
        own = int(_value(level, "ilvl")) + 1
        shown, kind = _value(level.find(f"{W}lvlText")), _value(level.find(f"{W}numFmt"))
        if _value(level.find(f"{W}start")) not in ("", "1"):
            yield "a numbering does not begin with 1"
        if kind == "decimal" and f"%{own}" not in shown:
            yield "a numbering does not show its own number"


def _tables(file: WordFile) -> Iterator[str]:
    for table in file.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        has_header = _value(table.find(f"{W}tblPr/{W}tblLook"), "firstRow") == "1"
        is_high = len("".join(rows[0].itertext())) > LONGEST_REPEATED
        if has_header and not is_high and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "the header of a table is not repeated on the next page"
        if any(True for _ in table.iter(f"{W}vMerge")):
            yield "cells are merged over rows"
        grid = [_value(column, "w") for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row in rows:
            cells = row.findall(f"{W}tc")
            widths = [_value(cell.find(f"{W}tcPr/{W}tcW"), "w") for cell in cells]
            if len(cells) == len(grid) and widths != grid:
                yield "a cell has another width than its column"


def _captions(file: WordFile) -> Iterator[str]:
    for paragraph in file.body.iter(f"{W}p"):
        is_counted = any("SEQ " in (each.text or "") for each in paragraph.iter(f"{W}instrText"))
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if is_counted and style != "Caption":
            yield f"a caption has the style {style}"
    for each in file.body.iter(f"{W}instrText"):
        if (each.text or "").split()[:1] == ["TOC"] and "\\h" not in (each.text or ""):
            yield "the contents will lose their links when they are renewed"


def _pictures(file: WordFile) -> Iterator[str]:
    targets = {each.identity: each.target for each in file.relations("word/document.xml")}
    for drawing in file.body.iter(f"{W}drawing"):
        extent, shape = drawing.find(f".//{WP}extent"), drawing.find(f".//{A}xfrm/{A}ext")
        blip = drawing.find(f".//{A}blip")
        described = drawing.find(f".//{WP}docPr")
        if FILE_NAME.fullmatch(described.get("descr") or ""):
            yield "the alternative of a drawing is the name of a file"
        width, height = int(extent.get("cx")), int(extent.get("cy"))
        if shape is not None and (shape.get("cx"), shape.get("cy")) != (str(width), str(height)):
            yield "a drawing has two sizes"
        data = file.parts.get(targets.get(blip.get(f"{R}embed"), ""), b"")
        if data.startswith(b"\x89PNG"):
            columns, rows = struct.unpack_from(">II", data, 16)
            if abs(width * rows - height * columns) > 0.03 * width * rows:
                yield "a drawing is stretched"


def _papers(file: WordFile) -> Iterator[str]:
    sections = list(file.body.iter(f"{W}sectPr"))
    sizes = {
        tuple(sorted((_value(each.find(f"{W}pgSz"), "w"), _value(each.find(f"{W}pgSz"), "h")))) for each in sections
    }
    if len(sizes) > 1:
        yield "stretches have paper of different sizes"
    kinds = [{each.tag for each in section if each.tag.endswith("Reference")} for section in sections]
    whole = set().union(*kinds)
    if kinds and kinds[0] != whole:
        yield "the first pages have no running lines"
    for section in sections:
        if section.find(f"{W}titlePg") is not None:
            yield "a page has other running lines than the others, and there are none"
        if section.find(f"{W}pgNumType") is not None and _value(section.find(f"{W}pgNumType"), "start"):
            yield "pages are counted anew"


def _languages(file: WordFile) -> Iterator[str]:
    for name, root in file.stories.items():
        for lang in root.iter(f"{W}lang"):
            if not all(LANGUAGE.fullmatch(value) or value.startswith("und") for value in lang.values()):
                yield f"{name}: words are in the language {', '.join(lang.values())}"
        if any(ORDERING.search(text.text or "") for text in root.iter(f"{W}t")):
            yield f"{name}: characters change the order of words"


def _properties(file: WordFile) -> Iterator[str]:
    said = {QName(each).localname: each.text or "" for each in file.roots["docProps/core.xml"]}
    own = _value(file.roots["word/styles.xml"].find(f"{W}docDefaults//{W}lang"))
    if said.get("language") and said["language"].partition("-")[0] != own.partition("-")[0]:
        yield "the properties give another language than the document"
    if said.get("created") != said.get("modified"):
        yield "the file was changed after it was made"


def _controls(file: WordFile) -> Iterator[str]:
    for properties in file.body.iter(f"{W}sdtPr"):
        if properties.find(f"{W}lock") is not None:
            yield "a control is locked"
        if properties.find(f"{W}showingPlcHdr") is not None:
            yield "a control takes its words for a stand-in"


def _typefaces(file: WordFile) -> Iterator[str]:
    """Embedded typefaces are TrueType once the key is taken off their first 32 bytes (ECMA-376 part 4, 19.3)."""
    targets = {each.identity: each.target for each in file.relations("word/fontTable.xml")}
    for font in file.roots["word/fontTable.xml"].iter(f"{W}font"):
        for embedded in font:
            key = KEY.fullmatch(_value(embedded, "fontKey"))
            if not QName(embedded).localname.startswith("embed"):
                continue
            data = file.parts.get(targets.get(embedded.get(f"{R}id") or "", ""), b"")
            mask = bytes.fromhex(key[1].replace("-", ""))[::-1] * 2 if key else b""
            first = bytes(byte ^ other for byte, other in zip(data[:32], mask, strict=False))
            if not first.startswith(TRUETYPE):
                yield f"the typeface {_value(font, 'name')} cannot be opened with its key"
