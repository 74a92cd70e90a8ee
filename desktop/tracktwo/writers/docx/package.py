# python-docx declares few types of its parts; this file alone touches them.
# pyright: reportArgumentType=false, reportUnknownMemberType=false, reportMissingTypeStubs=false
"""The package: parts and their relationships (ECMA-376 part 2), kept by python-docx; the bytes are zipped by `archive`.

It starts from nothing, not from python-docx's template, which brings a thumbnail, an author and dates of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from docx.opc.constants import CONTENT_TYPE as KIND
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tracktwo.writers.docx.archive import Member, archive, packed, packed_once
from tracktwo.writers.docx.furniture import RunningPart
from tracktwo.writers.docx.markup import DECLARATION
from tracktwo.writers.docx.notes import NotesPart
from tracktwo.writers.docx.picture import Picture

_OBFUSCATED_FONT: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_VECTOR: Final = "image/svg+xml"
_MEDIA: Final = "/word/media"
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RUNNING: Final = {"header": (KIND.WML_HEADER, RELATION.HEADER), "footer": (KIND.WML_FOOTER, RELATION.FOOTER)}
_NOTES: Final = {
    "footnotes": (KIND.WML_FOOTNOTES, RELATION.FOOTNOTES),
    "endnotes": (KIND.WML_ENDNOTES, RELATION.ENDNOTES),
}
_SHARED: Final = frozenset(
    {"/word/styles.xml", "/word/settings.xml", "/word/fontTable.xml", "/word/theme/theme1.xml", "/docProps/app.xml"}
)
"""Parts that are alike in all documents of one look."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the package holds, as bytes."""

    document: bytes
    links: Mapping[str, str]
    running: tuple[RunningPart, ...]
    notes: NotesPart | None
    pictures: tuple[Picture, ...]
    styles: bytes
    numbering: bytes
    settings: bytes
    theme: bytes
    font_table: bytes
    fonts: Mapping[str, Member]
    core: bytes
    application: bytes


def package_bytes(contents: Contents) -> bytes:
    """The finished file."""
    package = OpcPackage()
    document = _part(package, "/word/document.xml", KIND.WML_DOCUMENT_MAIN, contents.document)
    core = _part(package, "/docProps/core.xml", KIND.OPC_CORE_PROPERTIES, contents.core)
    application = _part(package, "/docProps/app.xml", KIND.OFC_EXTENDED_PROPERTIES, contents.application)
    package.load_rel(RELATION.OFFICE_DOCUMENT, document, "rId1")
    package.load_rel(RELATION.CORE_PROPERTIES, core, "rId2")
    package.load_rel(RELATION.EXTENDED_PROPERTIES, application, "rId3")
    parts = [
        document,
        core,
        application,
        *_companions(document, contents),
        *_running(document, contents.running),
        *_notes(document, contents.notes),
    ]
    _relate_pictures(document, contents.pictures)
    _link(document, contents.links)
    return archive((*_members(package, parts, contents), *_media(contents), *_fonts(contents)))


def _part(package: OpcPackage, name: str, kind: str, data: bytes) -> Part:
    return Part(PackURI(name), kind, data, package)


def _companions(document: Part, contents: Contents) -> Iterator[Part]:
    """The parts every document has."""
    companions = (
        ("/word/styles.xml", KIND.WML_STYLES, RELATION.STYLES, contents.styles),
        ("/word/numbering.xml", KIND.WML_NUMBERING, RELATION.NUMBERING, contents.numbering),
        ("/word/settings.xml", KIND.WML_SETTINGS, RELATION.SETTINGS, contents.settings),
        ("/word/fontTable.xml", KIND.WML_FONT_TABLE, RELATION.FONT_TABLE, contents.font_table),
        ("/word/theme/theme1.xml", KIND.OFC_THEME, RELATION.THEME, contents.theme),
    )
    for place, (name, kind, relation, data) in enumerate(companions, 1):
        part = _part(document.package, name, kind, data)
        document.load_rel(relation, part, f"rId{place}")
        if kind == KIND.WML_FONT_TABLE:
            _relate_fonts(part, contents.fonts)
        yield part


def _relate_fonts(table: Part, fonts: Mapping[str, Member]) -> None:
    """Ties the fonts to the font table; their bytes are compressed already and go past python-docx."""
    for identity, member in fonts.items():
        table.load_rel(RELATION.FONT, _part(table.package, f"/{member.name}", _OBFUSCATED_FONT, b""), identity)


def _running(document: Part, running: Iterable[RunningPart]) -> Iterator[Part]:
    for each in running:
        kind, relation = _RUNNING[each.kind]
        part = _part(document.package, f"/word/{each.name}.xml", kind, each.data)
        document.load_rel(relation, part, each.relationship)
        _link(part, each.story.links)
        yield part


def _notes(document: Part, notes: NotesPart | None) -> Iterator[Part]:
    if notes is not None:
        kind, relation = _NOTES[notes.name]
        part = _part(document.package, f"/word/{notes.name}.xml", kind, notes.data)
        document.load_rel(relation, part, "rIdNotes")
        _link(part, notes.story.links)
        yield part


def _relate_pictures(document: Part, pictures: Iterable[Picture]) -> None:
    """Ties the pictures to the document; their bytes need no part of their own."""
    for picture in pictures:
        pixels = _part(document.package, f"{_MEDIA}/{picture.pixels_name}", KIND.PNG, b"")
        document.load_rel(RELATION.IMAGE, pixels, picture.pixels_relationship)
        if picture.vector:
            vector = _part(document.package, f"{_MEDIA}/{picture.vector_name}", _VECTOR, b"")
            document.load_rel(RELATION.IMAGE, vector, picture.vector_relationship)


def _link(part: Part, links: Mapping[str, str]) -> None:
    for address, identity in links.items():
        part.load_rel(RELATION.HYPERLINK, address, identity, is_external=True)


def _members(package: OpcPackage, parts: Iterable[Part], contents: Contents) -> Iterator[Member]:
    yield packed("[Content_Types].xml", _content_types(parts, _defaults(contents)).encode())
    yield packed("_rels/.rels", package.rels.xml)
    for part in parts:
        name = str(part.partname)
        yield (packed_once if name in _SHARED else packed)(part.partname.membername, part.blob)
        if part.rels:
            yield packed(part.partname.rels_uri.membername, part.rels.xml)


def _media(contents: Contents) -> Iterator[Member]:
    for picture in contents.pictures:
        yield packed(f"{_MEDIA[1:]}/{picture.pixels_name}", picture.pixels, is_dense=True)
        if picture.vector:
            yield packed(f"{_MEDIA[1:]}/{picture.vector_name}", picture.vector)


def _fonts(contents: Contents) -> Iterable[Member]:
    return {member.name: member for member in contents.fonts.values()}.values()


def _defaults(contents: Contents) -> Iterator[tuple[str, str]]:
    """Content types by the ending of a file's name."""
    yield "rels", KIND.OPC_RELATIONSHIPS
    yield "xml", KIND.XML
    if contents.fonts:
        yield "odttf", _OBFUSCATED_FONT
    if contents.pictures:
        yield "png", KIND.PNG
    if any(picture.vector for picture in contents.pictures):
        yield "svg", _VECTOR


def _content_types(parts: Iterable[Part], defaults: Iterable[tuple[str, str]]) -> str:
    endings = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults)
    overrides = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in sorted(parts, key=lambda part: str(part.partname))
    )
    return f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{endings}{overrides}</Types>'
