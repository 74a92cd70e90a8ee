"""The text parts of a Word file: notes, bookmarks and language, and every way to hold words out of sight."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.document.inlines import has_letters
from tracktwo.inspection.carried import Carried, Topic, Undeclared, shortened
from tracktwo.inspection.unprinted import unprinted
from tracktwo.inspection.word_package import Package
from tracktwo.inspection.word_sight import unseen_words
from tracktwo.inspection.xml_reading import local, whole

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STORIES: Final = re.compile(r"word/(?:document|footnotes|endnotes|styles|numbering|(?:header|footer)\d+)\.xml")
NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
)
CHANNELS: Final = {
    "ins": "tracked insertion", "moveTo": "tracked insertion", "cellIns": "tracked insertion",
    "del": "tracked deletion", "delText": "tracked deletion", "moveFrom": "tracked deletion",
    "cellDel": "tracked deletion", "delInstrText": "tracked deletion",
    "rPrChange": "tracked formatting", "pPrChange": "tracked formatting", "sectPrChange": "tracked formatting",
    "tblPrChange": "tracked formatting", "trPrChange": "tracked formatting", "tcPrChange": "tracked formatting",
    "numberingChange": "tracked formatting", "tblGridChange": "tracked formatting",
    "commentRangeStart": "comments", "commentReference": "comments",
    "vanish": "hidden text", "specVanish": "hidden text", "webHidden": "hidden text",
    "textFill": "see-through words", "textOutline": "see-through words", "anchor": "floating drawing",
    "tblpPr": "text frame", "dropDownList": "form field", "comboBox": "form field", "checkbox": "form field",
    "fitText": "words too small to read", "bdo": "words out of order",
    "altChunk": "foreign text", "object": "embedded object", "control": "embedded object",
    "ffData": "form field", "txbxContent": "text box", "pict": "text box", "framePr": "text frame",
    "AlternateContent": "alternative content", "customXml": "custom XML", "smartTag": "custom XML",
    "permStart": "editing permission", "subDoc": "content outside the file",
}  # fmt: skip
"""Elements that hold or change words out of sight, and how each is called."""
SETTINGS: Final = {
    "attachedTemplate": "attached template", "docVars": "document variables", "mailMerge": "mail merge",
    "rsids": "editing sessions", "trackRevisions": "tracked insertion", "documentProtection": "protection",
    "writeProtection": "protection", "attachedSchema": "custom XML", "saveThroughXslt": "content outside the file",
    "updateFields": "prompt on opening",
}  # fmt: skip
FIELDS: Final = re.compile(r"^\s*(?:PAGE|NUMPAGES|PAGEREF|REF|SEQ|TOC|NOTEREF|SECTIONPAGES|STYLEREF)\b")
OFF: Final = frozenset({"0", "false", "off", "none"})
LOWEST: Final = 60
"""Twentieths of a point: a row fixed lower shows no letter."""
SMALLEST: Final = 38_100
"""Three points in the unit of drawings (EMU)."""


def text_leaks(package: Package) -> Iterator[Carried | Undeclared]:
    """What the text parts carry, and what in them is out of sight."""
    for name, part in package.parts.items():
        if STORIES.fullmatch(name):
            for element in part.root.iter():
                yield from _of_element(name, element)
    yield from unseen_words(package, (name for name in package.parts if STORIES.fullmatch(name)))
    document = package.parts["word/document.xml"].root
    yield from _structure(package, document)
    yield from _notes(package, document)
    yield from _unused_lines(package, document)
    yield from _settings(package)


def _of_element(part: str, element: Element) -> Iterator[Carried | Undeclared]:
    name = local(element.tag)
    space = element.tag[1:].partition("}")[0]
    if not space.startswith(NAMESPACES) and not name.startswith("AlternateContent"):
        yield Undeclared("element of a foreign kind", part, name)
    channel = CHANNELS.get(name)
    if channel and element.get(f"{W}val") not in OFF:
        yield Undeclared(channel, part, shortened(text_of(element)))
    if any(local(key).startswith("rsid") for key in element.attrib):
        yield Undeclared("editing sessions", part)
    if name in OTHERS:
        yield from OTHERS[name](part, element)


def _characters(part: str, words: Element) -> Iterator[Undeclared]:
    yield from unprinted(words.text or "", part)


def _row(part: str, row: Element) -> Iterator[Undeclared]:
    height, words = row.find(f"{W}trPr/{W}trHeight"), shortened(text_of(row))
    is_fixed = height is not None and height.get(f"{W}hRule") == "exact"
    if is_fixed and height is not None and whole(height.get(f"{W}val", "")) < LOWEST and words:
        yield Undeclared("words cut away", part, words)
    if row.find(f"{W}trPr/{W}hidden") is not None:
        yield Undeclared("hidden text", part, words)


def _list_mark(part: str, mark: Element) -> Iterator[Undeclared]:
    words = re.sub(r"%\d", "", mark.get(f"{W}val", ""))
    if has_letters(words):
        yield Undeclared("words in a list mark", part, shortened(words))


def _tip(part: str, link: Element) -> Iterator[Undeclared]:
    if link.get(f"{W}tooltip"):
        yield Undeclared("tip of a link", part, shortened(link.get(f"{W}tooltip", "")))


def _extent(part: str, extent: Element) -> Iterator[Undeclared]:
    if any(whole(extent.get(side, "")) < SMALLEST for side in ("cx", "cy")):
        yield Undeclared("picture too small to see", part)


def _instruction(part: str, element: Element) -> Iterator[Undeclared]:
    code = element.text or element.get(f"{W}instr", "")
    if code.strip() and not FIELDS.match(code):
        yield Undeclared("field that fetches or asks", part, shortened(code))


def _binding(part: str, element: Element) -> Iterator[Undeclared]:
    if "core-properties" not in element.get(f"{W}prefixMappings", "") + element.get(f"{W}xpath", ""):
        yield Undeclared("custom XML", part, element.get(f"{W}xpath", ""))


def _bookmark(part: str, element: Element) -> Iterator[Carried | Undeclared]:
    name = element.get(f"{W}name", "")
    if name == "_GoBack":
        yield Undeclared("place of the last edit", part, name)
    else:
        yield Carried(Topic.BOOKMARK, part, name)


def _alternative(part: str, element: Element) -> Iterator[Carried | Undeclared]:
    if element.get("hidden", "0") not in OFF:
        yield Undeclared("hidden picture", part, shortened(element.get("descr", "")))
    if element.get("descr") or element.get("title"):
        yield Carried(Topic.PICTURE, part, shortened(f"{element.get('title', '')} {element.get('descr', '')}"))


OTHERS: Final[dict[str, Callable[[str, Element], Iterator[Carried | Undeclared]]]] = {
    "t": _characters,
    "tr": _row,
    "hyperlink": _tip,
    "extent": _extent,
    "lvlText": _list_mark,
    "instrText": _instruction,
    "fldSimple": _instruction,
    "dataBinding": _binding,
    "bookmarkStart": _bookmark,
    "docPr": _alternative,
}
"""Elements that are looked at more closely."""


def _structure(package: Package, document: Element) -> Iterator[Carried]:
    headings = sum(_value(style, "pStyle").startswith("Heading") for style in document.iter(f"{W}pPr"))
    headers = sum(1 for _ in document.iter(f"{W}tblHeader"))
    yield Carried(Topic.TAGS, "word/document.xml", f"headings: {headings}, tables with header rows: {headers}")
    part = package.parts.get("word/styles.xml")
    for lang in part.root.iter(f"{W}lang") if part else ():
        if lang.get(f"{W}val"):
            yield Carried(Topic.TAGS, "word/styles.xml", f"language: {lang.get(f'{W}val')}")
            return


def _notes(package: Package, document: Element) -> Iterator[Carried | Undeclared]:
    for kind in ("footnote", "endnote"):
        part = package.parts.get(f"word/{kind}s.xml")
        cited = {element.get(f"{W}id") for element in document.iter(f"{W}{kind}Reference")}
        for note in part.root.iter(f"{W}{kind}") if part else ():
            if note.get(f"{W}type") in {"separator", "continuationSeparator", "continuationNotice"}:
                continue
            words, where = shortened(text_of(note)), f"word/{kind}s.xml"
            if note.get(f"{W}id") in cited:
                yield Carried(Topic.NOTE, where, words)
            else:
                yield Undeclared("note without its mark", where, words)


def _unused_lines(package: Package, document: Element) -> Iterator[Undeclared]:
    """Headers and footers for first or even pages, where the document does not show them."""
    settings = package.parts.get("word/settings.xml")
    has_even = settings is not None and settings.root.find(f"{W}evenAndOddHeaders") is not None
    for section in document.iter(f"{W}sectPr"):
        for line in section:
            kind = line.get(f"{W}type")
            is_shown = {"first": section.find(f"{W}titlePg") is not None, "even": has_even}.get(kind or "", True)
            if local(line.tag) in {"headerReference", "footerReference"} and not is_shown:
                yield Undeclared("running line that is not shown", "word/document.xml", f"{kind} {local(line.tag)}")


def _settings(package: Package) -> Iterator[Undeclared]:
    part = package.parts.get("word/settings.xml")
    for element in part.root if part else ():
        channel = SETTINGS.get(local(element.tag))
        if channel:
            yield Undeclared(channel, "word/settings.xml", local(element.tag))


def text_of(element: Element) -> str:
    """The words in an element, in order."""
    return "".join(part.text or "" for part in element.iter() if local(part.tag) in {"t", "delText"})


def _value(element: Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""
