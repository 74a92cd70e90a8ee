"""What a Word file carries: its parts, properties, links, fonts, notes and pictures, and what is out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.inspection.carried import Carried, Inspection, Topic, Undeclared, inspection_of, shortened
from tracktwo.inspection.pictures import picture_leaks
from tracktwo.inspection.word_package import Package, read_package
from tracktwo.inspection.word_text import W, text_leaks, text_of
from tracktwo.inspection.xml_reading import local

PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml"
    r"|word/(?:_rels/)?(?:document|styles|numbering|settings|fontTable|footnotes|endnotes|(?:header|footer)\d+)\.xml"
    r"(?:\.rels)?|word/theme/theme1\.xml|word/fonts/[\w-]+\.odttf|word/media/[\w-]+\.(?:png|jpe?g|svg)"
)
"""Parts a file of ours has. Whatever else is in the archive is undeclared."""
SILENT_PARTS: Final = (
    (re.compile(r"word/comments|word/people"), "comments"),
    (re.compile(r"customXml/"), "custom XML"),
    (re.compile(r"docProps/custom"), "custom properties"),
    (re.compile(r"docProps/thumbnail"), "thumbnail"),
    (re.compile(r"word/embeddings|word/activeX"), "embedded object"),
    (re.compile(r"vba|macros", re.IGNORECASE), "macros"),
    (re.compile(r"word/glossary"), "building blocks"),
    (re.compile(r"_xmlsignatures"), "signature"),
    (re.compile(r"word/afchunk|\.(?:html?|mht|rtf)$", re.IGNORECASE), "foreign text"),
)
CORE: Final = frozenset({"title", "creator", "subject", "keywords", "language", "created", "modified", "description"})
APPLICATION: Final = frozenset({"Application", "AppVersion", "DocSecurity", "Pages"})
ADDRESSES: Final = ("http://", "https://", "mailto:")


def inspect_word(file: str, data: bytes) -> Inspection:
    """What a Word file carries. Raises `BriefError` (exit code 3) when it cannot be read."""
    package = read_package(file, data)
    found: list[Carried | Undeclared] = [*package.leaks]
    for look in (_members, _relations, _properties, _xml_remarks, _running, _fonts, _pictures, text_leaks):
        found.extend(look(package))
    return inspection_of(file, "docx", found)


def _members(package: Package) -> Iterator[Undeclared]:
    for name in package.members:
        if not PARTS.fullmatch(name):
            channel = next((words for pattern, words in SILENT_PARTS if pattern.search(name)), "part of unknown use")
            yield Undeclared(channel, name)


def _relations(package: Package) -> Iterator[Carried | Undeclared]:
    targets = {relation.target.lstrip("/").rpartition("/")[2] for relation in package.relationships}
    for relation in package.relationships:
        if not relation.is_external:
            continue
        if relation.kind == "hyperlink" and relation.target.lower().startswith(ADDRESSES):
            yield Carried(Topic.LINK, relation.part, relation.target)
        elif relation.kind == "hyperlink":
            yield Undeclared("link to something else than an address", relation.part, relation.target)
        else:
            channels = {"attachedTemplate": "attached template", "image": "picture outside the file"}
            yield Undeclared(channels.get(relation.kind, "content outside the file"), relation.part, relation.target)
    for name in package.members:
        if name.startswith("word/media/") and name.rpartition("/")[2] not in targets:
            yield Undeclared("picture that is shown nowhere", name)


def _properties(package: Package) -> Iterator[Carried | Undeclared]:
    for part, known in (("docProps/core.xml", CORE), ("docProps/app.xml", APPLICATION)):
        if part not in package.parts:
            continue
        root = package.parts[part].root
        author = next(("".join(each.itertext()) for each in root if local(each.tag) == "creator"), "")
        for element in root:
            name, text = local(element.tag), shortened("".join(element.itertext()))
            if name in known or (name == "lastModifiedBy" and text == shortened(author)):
                yield Carried(Topic.METADATA, part, f"{name}: {text}")
            else:
                yield Undeclared("property of the file", part, f"{name}: {text}")


def _xml_remarks(package: Package) -> Iterator[Undeclared]:
    for name, part in package.parts.items():
        for comment in part.comments:
            yield Undeclared("comment in XML", name, shortened(comment))
        for instruction in part.instructions:
            yield Undeclared("instruction in XML", name, shortened(instruction))


def _running(package: Package) -> Iterator[Carried]:
    """The markings as they stand in header and footer: words on a coloured ground."""
    for name, part in package.parts.items():
        if not re.fullmatch(r"word/(?:header|footer)\d+\.xml", name):
            continue
        for run in part.root.iter(f"{W}r"):
            if run.find(f"{W}rPr/{W}shd") is not None and text_of(run).strip():
                yield Carried(Topic.MARKING, name, text_of(run).strip())


def _fonts(package: Package) -> Iterator[Carried]:
    part = package.parts.get("word/fontTable.xml")
    for font in part.root.iter(f"{W}font") if part else ():
        is_embedded = any(local(child.tag).startswith("embed") for child in font)
        yield Carried(Topic.FONT, "word/fontTable.xml", f"{font.get(f'{W}name')}: {_embedded(is_embedded)}")


def _embedded(is_embedded: bool) -> str:
    return "embedded" if is_embedded else "not embedded"


def _pictures(package: Package) -> Iterator[Carried | Undeclared]:
    for name, data in package.members.items():
        if name.startswith("word/media/"):
            yield Carried(Topic.PICTURE, name, f"{len(data)} bytes")
            yield from picture_leaks(data, name)
