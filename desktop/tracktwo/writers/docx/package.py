# python-docx declares few types of its parts; this file alone touches them.
# pyright: reportArgumentType=false, reportUnknownMemberType=false, reportMissingTypeStubs=false
"""The package: parts and their relationships, kept by python-docx; the bytes are written by `archive`.

It starts from nothing, not from python-docx's template, which brings a thumbnail, an author and dates of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE as KIND
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from tracktwo.writers.docx.archive import Member, archive, packed
from tracktwo.writers.docx.furniture import RunningPart
from tracktwo.writers.docx.markup import DECLARATION

OBFUSCATED_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything the package holds, as bytes."""

    document: bytes
    links: Mapping[str, str]
    running: tuple[RunningPart, ...]
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
    package.load_rel(RELATION.OFFICE_DOCUMENT, document, "rId1")
    core = _part(package, "/docProps/core.xml", KIND.OPC_CORE_PROPERTIES, contents.core)
    package.load_rel(RELATION.CORE_PROPERTIES, core, "rId2")
    application = _part(package, "/docProps/app.xml", KIND.OFC_EXTENDED_PROPERTIES, contents.application)
    package.load_rel(RELATION.EXTENDED_PROPERTIES, application, "rId3")
    parts = [document, core, application]
    for place, (name, kind, relation, data) in enumerate(_companions(contents), 1):
        part = _part(package, f"/word/{name}.xml", kind, data)
        document.load_rel(relation, part, f"rId{place}")
        parts.append(part)
    for running in contents.running:
        kind, relation = _RUNNING[running.kind]
        part = _part(package, f"/word/{running.name}.xml", kind, running.data)
        document.load_rel(relation, part, running.relationship)
        _link(part, running.story.links)
        parts.append(part)
    _link(document, contents.links)
    return _zipped(package, parts, _with_fonts(package, parts, contents.fonts))


_RUNNING = {
    "header": (KIND.WML_HEADER, RELATION.HEADER),
    "footer": (KIND.WML_FOOTER, RELATION.FOOTER),
}


def _companions(contents: Contents) -> tuple[tuple[str, str, str, bytes], ...]:
    """The parts every document has, as (name, content type, relation, data)."""
    return (
        ("styles", KIND.WML_STYLES, RELATION.STYLES, contents.styles),
        ("numbering", KIND.WML_NUMBERING, RELATION.NUMBERING, contents.numbering),
        ("settings", KIND.WML_SETTINGS, RELATION.SETTINGS, contents.settings),
        ("fontTable", KIND.WML_FONT_TABLE, RELATION.FONT_TABLE, contents.font_table),
        ("theme/theme1", KIND.OFC_THEME, RELATION.THEME, contents.theme),
    )


def _part(package: OpcPackage, name: str, kind: str, data: bytes) -> Part:
    return Part(PackURI(name), kind, data, package)


def _link(part: Part, links: Mapping[str, str]) -> None:
    for address, identity in links.items():
        part.load_rel(RELATION.HYPERLINK, address, identity, is_external=True)


def _with_fonts(package: OpcPackage, parts: list[Part], fonts: Mapping[str, Member]) -> list[Member]:
    """Tie the fonts to the font table; their bytes are compressed already and go past python-docx."""
    table = next(part for part in parts if part.content_type == KIND.WML_FONT_TABLE)
    for identity, member in fonts.items():
        table.load_rel(RELATION.FONT, Part(PackURI(f"/{member.name}"), OBFUSCATED_FONT, b"", package), identity)
    return list({member.name: member for member in fonts.values()}.values())


def _zipped(package: OpcPackage, parts: list[Part], fonts: list[Member]) -> bytes:
    members = [packed("[Content_Types].xml", _content_types(parts, bool(fonts)).encode())]
    members.append(packed("_rels/.rels", package.rels.xml))
    for part in parts:
        members.append(packed(part.partname.membername, part.blob))
        if part.rels:
            members.append(packed(part.partname.rels_uri.membername, part.rels.xml))
    return archive((*members, *fonts))


def _content_types(parts: list[Part], has_fonts: bool) -> str:
    fonts = f'<Default Extension="odttf" ContentType="{OBFUSCATED_FONT}"/>' if has_fonts else ""
    overrides = "".join(
        f"<Override PartName={quoteattr(str(part.partname))} ContentType={quoteattr(part.content_type)}/>"
        for part in sorted(parts, key=lambda part: str(part.partname))
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{KIND.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{KIND.XML}"/>{fonts}{overrides}</Types>'
    )
