"""What checkers of the format leave out: whether the names, goals, numbers and parts of a Word file belong together."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml.etree import QName, fromstring
from lxml.etree import _Element as Element
from word_fields import field_faults, reference_faults
from word_file import BODY, SVG, WP, A, R, W, WordFile, body_without_contents, part, stories, text_of
from word_promises import promise_faults

__all__ = ["R", "W", "WordFile", "body_without_contents", "faults", "part", "stories", "text_of"]

ADDRESSES = ("http://", "https://", "mailto:")
CLEAN_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


def faults(data: bytes | WordFile) -> list[str]:
    """Every fault found, as a sentence; empty for a sound file."""
    file = data if isinstance(data, WordFile) else WordFile.of(data)
    found = [
        *_package_faults(file),
        *_settings_faults(file),
        *_definition_faults(file),
        *_bookmark_faults(file),
        *_picture_faults(file),
        *_control_faults(file),
        *reference_faults(file),
        *promise_faults(file),
    ]
    for name, root in file.stories.items():
        checks = (_used_names(file, root), _links(file, root), field_faults(root), _tables(root), _papers(root))
        found += [f"{name}: {fault}" for check in (*checks, _words(root)) for fault in check]
    return found


# the package


def _package_faults(file: WordFile) -> Iterator[str]:
    types = file.roots["[Content_Types].xml"]
    endings = {each.get("Extension") for each in types if each.get("Extension")}
    named = [each.get("PartName").lstrip("/") for each in types if each.get("PartName")]
    yield from (f"content type for {name}, which is missing" for name in named if name not in file.parts)
    for name in file.parts:
        if name not in named and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
        if name.endswith(".xml") and "/" in name and name not in named:
            yield f"{name} is only known as XML"
    reached = {"[Content_Types].xml", "_rels/.rels"}
    for name in ("", *file.parts):
        yield from _relation_faults(file, name, reached)
    yield from (f"nothing leads to {name}" for name in file.parts if name not in reached)
    yield from (
        f"{name} does not belong here" for name in file.parts if re.search("thumbnail|customXml|custom|Effects", name)
    )


def _relation_faults(file: WordFile, name: str, reached: set[str]) -> Iterator[str]:
    relations = file.relations(name)
    if relations:
        folder, _, stem = name.rpartition("/")
        reached.add(f"{folder}/_rels/{stem}.rels")
        yield from (f"{name}: relationship {each} twice" for each in _twice(each.identity for each in relations))
    for each in relations:
        if each.is_external and not each.target.startswith(ADDRESSES):
            yield f"{name}: leads out to {each.target}"
        if not each.is_external:
            reached.add(each.target)
            if each.target not in file.parts:
                yield f"{name}: leads to {each.target}, which is missing"
    root = file.stories.get(name)
    if root is not None:
        used = {value for element in root.iter() for key, value in element.items() if key.startswith(R)}
        known = {each.identity for each in relations}
        yield from (f"{name}: relationship {each} is not in the package" for each in sorted(used - known))
        loose = {each.identity for each in relations if each.kind in {"hyperlink", "image", "header", "footer"}} - used
        yield from (f"{name}: relationship {each} is not used" for each in sorted(loose))


def _twice(values: Iterable[str | None]) -> list[str | None]:
    return [value for value, count in Counter(values).items() if count > 1]


# settings and definitions


def _settings_faults(file: WordFile) -> Iterator[str]:
    settings = file.roots["word/settings.xml"]
    for name in ("updateFields", "attachedTemplate", "rsids", "trackRevisions", "documentProtection"):
        if settings.find(f"{W}{name}") is not None:
            yield f"settings hold {name}"
    modes = [
        each.get(f"{W}val")
        for each in settings.iter(f"{W}compatSetting")
        if each.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield "compatibility mode is not 15"
    language = file.roots["word/styles.xml"].find(f"{W}docDefaults//{W}lang")
    if language is None or not re.fullmatch(r"[a-z]{2,8}(-\w+)*", language.get(f"{W}val") or ""):
        yield "the document has no language"
    elements = {each.tag.rpartition("}")[2] for each in file.roots["docProps/app.xml"]}
    if elements - {"Application"}:
        yield f"properties tell of {', '.join(sorted(elements - {'Application'}))}"


def _definition_faults(file: WordFile) -> Iterator[str]:
    styles = list(file.roots["word/styles.xml"].iter(f"{W}style"))
    identities = [style.get(f"{W}styleId") for style in styles]
    yield from (f"style {each} is defined twice" for each in _twice(identities))
    yield from (
        f"styles share the name {each}" for each in _twice(style.find(f"{W}name").get(f"{W}val") for style in styles)
    )
    for style in styles:
        for tag in ("basedOn", "next", "link"):
            other = style.find(f"{W}{tag}")
            if other is not None and other.get(f"{W}val") not in identities:
                yield f"style {style.get(f'{W}styleId')} names {other.get(f'{W}val')}, which is not defined"
    numbering = file.roots["word/numbering.xml"]
    abstract = {each.get(f"{W}abstractNumId") for each in numbering.findall(f"{W}abstractNum")}
    for number in numbering.findall(f"{W}num"):
        if number.find(f"{W}abstractNumId").get(f"{W}val") not in abstract:
            yield f"numbering {number.get(f'{W}numId')} has no definition"
    yield from (f"numbering {each} twice" for each in _twice(n.get(f"{W}numId") for n in numbering.findall(f"{W}num")))


def _used_names(file: WordFile, root: Element) -> Iterator[str]:
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    styles = {
        style.get(f"{W}styleId"): style.get(f"{W}type") for style in file.roots["word/styles.xml"].iter(f"{W}style")
    }
    for tag, kind in kinds.items():
        for element in root.iter(f"{W}{tag}"):
            name = element.get(f"{W}val")
            if name not in styles:
                yield f"style {name} is not defined"
            elif styles[name] != kind:
                yield f"style {name} is none of a {kind}"
    numbers = {number.get(f"{W}numId") for number in file.roots["word/numbering.xml"].iter(f"{W}num")}
    for element in root.iter(f"{W}numId"):
        if element.get(f"{W}val") not in numbers:
            yield f"numbering {element.get(f'{W}val')} is not defined"


# links and bookmarks


def _links(file: WordFile, root: Element) -> Iterator[str]:
    names = {mark.get(f"{W}name") for story in file.stories.values() for mark in story.iter(f"{W}bookmarkStart")}
    for link in root.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor is not None and anchor not in names:
            yield f"anchor {anchor} leads nowhere"
        if anchor is None and link.get(f"{R}id") is None:
            yield "a link leads nowhere"
        if any(True for _ in link.iterancestors(f"{W}hyperlink")):
            yield "a link stands inside a link"
        if not _letters(link) and not any(True for _ in link.iter(f"{W}drawing")):
            yield "a link has no words"


def _letters(element: Element) -> str:
    """The characters and the marks of notes inside an element."""
    marks = "*" if any(True for _ in element.iter(f"{W}footnoteReference", f"{W}endnoteReference")) else ""
    return marks + "".join(text.text or "" for text in element.iter(f"{W}t"))


def _bookmark_faults(file: WordFile) -> Iterator[str]:
    starts = [mark for root in file.stories.values() for mark in root.iter(f"{W}bookmarkStart")]
    names = [mark.get(f"{W}name") for mark in starts]
    if _twice(name.lower() for name in names):
        yield "two bookmarks share a name"
    yield from (f"bookmark {name} is no name" for name in names if not re.fullmatch(r"[A-Za-z_]\w{0,39}", name))
    if _twice(mark.get(f"{W}id") for mark in starts):
        yield "two bookmarks share an id"
    for root in file.stories.values():
        waiting: list[str] = []
        for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            identity = mark.get(f"{W}id")
            if mark.tag == f"{W}bookmarkStart":
                waiting.append(identity)
            elif identity in waiting:
                waiting.remove(identity)
            else:
                yield f"bookmark {identity} ends before it begins"
        yield from (f"bookmark {identity} does not end" for identity in waiting)


# pictures and controls


def _picture_faults(file: WordFile) -> Iterator[str]:
    targets = {each.identity: each.target for each in file.relations(BODY)}
    described = list(file.body.iter(f"{WP}docPr"))
    if _twice(each.get("id") for each in described):
        yield "two drawings share an id"
    for each in described:
        if not (each.get("descr") or "").strip():
            yield "a drawing has no alternative"
        if each.get("title"):
            yield "a drawing has a title besides its alternative"
    order = {each: place for place, each in enumerate(file.body.iter())}
    title = next((order[style] for style in file.body.iter(f"{W}pStyle") if style.get(f"{W}val") == "Title"), 0)
    for drawing in file.body.iter(f"{W}drawing"):
        blip = drawing.find(f".//{A}blip")
        vector = drawing.find(f".//{SVG}svgBlip")
        if blip is None or not targets.get(blip.get(f"{R}embed"), "").endswith(".png"):
            yield "a drawing has no pixels"
        is_logo = order[drawing] < title  # a picture someone made, which has no vectors
        if not is_logo and (vector is None or not targets.get(vector.get(f"{R}embed"), "").endswith(".svg")):
            yield "a drawing has no vectors"
        yield from _extent_faults(drawing, order)
    yield from _media_faults(file)


def _media_faults(file: WordFile) -> Iterator[str]:
    for name, data in file.parts.items():
        if name.startswith("word/media/") and not re.fullmatch(r"word/media/image\d+\.(png|svg)", name):
            yield f"{name} tells where it comes from"
        if name.endswith(".png") and (extra := set(_chunks(data)) - CLEAN_CHUNKS):
            yield f"{name} holds {b', '.join(sorted(extra)).decode()}"
        if name.endswith(".svg"):
            yield from _vector_faults(name, data)


def _extent_faults(drawing: Element, order: dict[Element, int]) -> Iterator[str]:
    extent = drawing.find(f".//{WP}extent")
    papers = drawing.getroottree().getroot().iter(f"{W}sectPr")
    own = next((each for each in papers if order[each] > order[drawing]), None)
    if own is None:
        return
    margins = own.find(f"{W}pgMar")
    room = int(own.find(f"{W}pgSz").get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    if not 0 < int(extent.get("cx")) <= room * 635 + 1270 or int(extent.get("cy")) <= 0:
        yield "a drawing is wider than the text"


def _chunks(data: bytes) -> Iterator[bytes]:
    place = 8
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        yield kind
        place += 12 + length


def _vector_faults(name: str, data: bytes) -> Iterator[str]:
    for each in fromstring(data).iter():
        tag = QName(each).localname if isinstance(each.tag, str) else "a comment"
        if tag not in {"svg", "g", "line", "rect", "circle", "text"} or any("href" in key for key in each.attrib):
            yield f"{name} holds {tag}"


def _control_faults(file: WordFile) -> Iterator[str]:
    identities = [each.get(f"{W}val") for each in file.body.iter(f"{W}id") if each.getparent().tag == f"{W}sdtPr"]
    if _twice(identities):
        yield "two controls share an id"
    for control in file.body.iter(f"{W}sdt"):
        words = text_of(control.find(f"{W}sdtContent")).strip()
        if not _letters(control):
            yield "a control is empty"
        if control.find(f"{W}sdtPr/{W}dataBinding") is not None:
            title = next((each for each in file.roots["docProps/core.xml"] if each.tag.endswith("}title")), None)
            if title is None or " ".join((title.text or "").split()) != " ".join(words.split()):
                yield "a control will take other words from the properties"


# tables, paper, words


def _tables(root: Element) -> Iterator[str]:
    for table in root.iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        headers = []
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            if sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) != len(widths):
                yield "a row does not fill its table"
            headers.append(row.find(f"{W}trPr/{W}tblHeader") is not None)
        if True in headers[1:] and not headers[0]:
            yield "a header row is not the first"
        if sum(widths) != int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")):
            yield "the columns do not add up to their table"
        for cell in table.findall(f"{W}tr/{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield "a cell does not end with a paragraph"
        style = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")
        described = table.find(f"{W}tblPr/{W}tblDescription") is not None
        if style == "BriefTable" and headers[:1] == [True] and _letters(table.find(f"{W}tr")) and not described:
            yield "a table has no description"


def _papers(root: Element) -> Iterator[str]:
    for size in root.iter(f"{W}pgSz"):
        turned = int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
        if turned != (size.get(f"{W}orient") == "landscape"):
            yield "a page is turned the wrong way"
    if root.tag == f"{W}document" and root[0][-1].tag != f"{W}sectPr":
        yield "the body does not end with its paper"


def _words(root: Element) -> Iterator[str]:
    for tag in ("vanish", "ins", "del", "commentReference", "webHidden"):
        if any(True for _ in root.iter(f"{W}{tag}")):
            yield f"words are hidden or marked by {tag}"
    if any(name.startswith(f"{W}rsid") for element in root.iter() for name in element.attrib):
        yield "marks of editing sessions"
    for run in root.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        text = text_of(run)
        if text and text != text.strip() and run.find(f"{W}t") is not None:
            kept = run.find(f"{W}t").get("{http://www.w3.org/XML/1998/namespace}space")
            if kept != "preserve":
                yield "blanks at the edge of a run are lost"
        if properties is not None and properties.find(f"{W}rtl") is None and re.search("[\u0590-\u07ff]{2}", text):
            yield "words from right to left are not marked so"
