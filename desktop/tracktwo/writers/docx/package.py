"""The package: parts, their content types and the relationships between them (ECMA-376 part 2); `archive` zips them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.writers.docx.archive import Member, archive, packed, packed_once
from tracktwo.writers.docx.furniture import RunningPart
from tracktwo.writers.docx.markup import DECLARATION, RELATIONSHIPS, escaped
from tracktwo.writers.docx.notes import NotesPart
from tracktwo.writers.docx.picture import Picture

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_PACKAGE: Final = "application/vnd.openxmlformats-package"
_PACKAGE_SCHEMAS: Final = "http://schemas.openxmlformats.org/package/2006"
_MEDIA: Final = "media"
_CORE_PROPERTIES: Final = f"{_PACKAGE_SCHEMAS}/relationships/metadata/core-properties"


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


@dataclass(frozen=True, slots=True)
class _Relationship:
    """What leads from a part to another, or with `is_external` to an address outside the file."""

    identity: str
    kind: str
    target: str
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of the package, by its name from the root (`word/document.xml`), and what it leads to."""

    name: str
    kind: str
    data: bytes
    relationships: tuple[_Relationship, ...] = ()


def package_bytes(contents: Contents) -> bytes:
    """The finished file."""
    top = (
        _Part("docProps/core.xml", f"{_PACKAGE}.core-properties+xml", contents.core),
        _Part("docProps/app.xml", f"{_OFFICE}.extended-properties+xml", contents.application),
    )
    root = (
        _Relationship("rId1", _office("officeDocument"), "word/document.xml"),
        _Relationship("rId2", _CORE_PROPERTIES, "docProps/core.xml"),
        _Relationship("rId3", _office("extended-properties"), "docProps/app.xml"),
    )
    parts = (_document(contents), *top, *_companions(contents), *_running(contents), *_notes(contents))
    fonts = {member.name: member for member in contents.fonts.values()}.values()
    members = [packed("[Content_Types].xml", _content_types(parts, _defaults(contents)).encode())]
    members.append(packed("_rels/.rels", _relationships(root)))
    for part in parts:
        members.append((packed_once if part.name in _SHARED else packed)(part.name, part.data))
        if part.relationships:
            folder, _, file = part.name.rpartition("/")
            members.append(packed(f"{folder}/_rels/{file}.rels", _relationships(part.relationships)))
    return archive((*members, *_media(contents), *fonts))


def _document(contents: Contents) -> _Part:
    companions = tuple(
        _Relationship(f"rId{place}", _office(relation), _within_word(part.name))
        for place, (relation, part) in enumerate(zip(_COMPANIONS, _companions(contents), strict=True), 1)
    )
    running = tuple(
        _Relationship(part.relationship, _office(part.kind), f"{part.name}.xml") for part in contents.running
    )
    notes = () if contents.notes is None else (_note_relationship(contents.notes),)
    relationships = (*companions, *running, *notes, *_pictures(contents), *_links(contents.links))
    return _Part("word/document.xml", f"{_WORD}.document.main+xml", contents.document, relationships)


_SHARED: Final = {f"word/{name}.xml" for name in ("styles", "settings", "fontTable", "theme/theme1")} | {
    "docProps/app.xml"
}
"""Parts that are alike in all documents of one look."""
_COMPANIONS: Final = ("styles", "numbering", "settings", "fontTable", "theme")
"""How the document is related to the parts that every document has, in the order of `_companions`."""


def _companions(contents: Contents) -> tuple[_Part, ...]:
    fonts = tuple(
        _Relationship(identity, _office("font"), _within_word(member.name))
        for identity, member in contents.fonts.items()
    )
    return (
        _Part("word/styles.xml", f"{_WORD}.styles+xml", contents.styles),
        _Part("word/numbering.xml", f"{_WORD}.numbering+xml", contents.numbering),
        _Part("word/settings.xml", f"{_WORD}.settings+xml", contents.settings),
        _Part("word/fontTable.xml", f"{_WORD}.fontTable+xml", contents.font_table, fonts),
        _Part("word/theme/theme1.xml", f"{_OFFICE}.theme+xml", contents.theme),
    )


def _running(contents: Contents) -> Iterable[_Part]:
    return (
        _Part(f"word/{part.name}.xml", f"{_WORD}.{part.kind}+xml", part.data, tuple(_links(part.story.links)))
        for part in contents.running
    )


def _notes(contents: Contents) -> Iterable[_Part]:
    notes = contents.notes
    if notes is not None:
        links = tuple(_links(notes.story.links))
        yield _Part(f"word/{notes.name}.xml", f"{_WORD}.{notes.name}+xml", notes.data, links)


def _note_relationship(notes: NotesPart) -> _Relationship:
    return _Relationship("rIdNotes", _office(notes.name), f"{notes.name}.xml")


def _pictures(contents: Contents) -> Iterable[_Relationship]:
    for picture in contents.pictures:
        yield _Relationship(picture.pixels_relationship, _office("image"), f"{_MEDIA}/{picture.pixels_name}")
        yield _Relationship(picture.vector_relationship, _office("image"), f"{_MEDIA}/{picture.vector_name}")


def _media(contents: Contents) -> Iterable[Member]:
    for picture in contents.pictures:
        yield packed(f"word/{_MEDIA}/{picture.pixels_name}", picture.pixels, is_dense=True)
        yield packed(f"word/{_MEDIA}/{picture.vector_name}", picture.vector)


def _links(links: Mapping[str, str]) -> Iterable[_Relationship]:
    return (
        _Relationship(identity, _office("hyperlink"), address, is_external=True) for address, identity in links.items()
    )


def _office(relation: str) -> str:
    return f"{RELATIONSHIPS}/{relation}"


def _within_word(name: str) -> str:
    return name.removeprefix("word/")


def _relationships(relationships: Iterable[_Relationship]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{each.identity}" Type="{each.kind}" Target="{escaped(each.target)}"'
        + (' TargetMode="External"/>' if each.is_external else "/>")
        for each in relationships
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE_SCHEMAS}/relationships">{lines}</Relationships>'.encode()


def _defaults(contents: Contents) -> Iterable[tuple[str, str]]:
    """Content types by the ending of a file's name."""
    yield "rels", f"{_PACKAGE}.relationships+xml"
    yield "xml", "application/xml"
    if contents.fonts:
        yield "odttf", f"{_OFFICE}.obfuscatedFont"
    if contents.pictures:
        yield "png", "image/png"
        yield "svg", "image/svg+xml"


def _content_types(parts: Iterable[_Part], defaults: Iterable[tuple[str, str]]) -> str:
    endings = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults)
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>'
        for part in sorted(parts, key=lambda part: part.name)
    )
    return f'{DECLARATION}<Types xmlns="{_PACKAGE_SCHEMAS}/content-types">{endings}{overrides}</Types>'
