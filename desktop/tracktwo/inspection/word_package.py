"""A Word file as a package: its members, their relationships, and what a zip archive can hide."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from tracktwo.inspection.carried import Undeclared
from tracktwo.inspection.refusals import unreadable
from tracktwo.inspection.xml_reading import UnsafeXmlError, XmlPart, local, read_xml

MOST_MEMBERS: Final = 2000
MOST_BYTES: Final = 300 * 1024 * 1024
STEEPEST: Final = 400
"""Times a member may grow when unpacked; XML of ours stays under 60."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What leads from a part to another, or out of the file."""

    part: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a Word file, those that are XML as trees."""

    members: Mapping[str, bytes]
    parts: Mapping[str, XmlPart]
    relationships: tuple[Relationship, ...]
    leaks: tuple[Undeclared, ...]


def read_package(file: str, data: bytes) -> Package:
    """The package of a Word file.

    Raises `BriefError` (exit code 3) for an archive that is broken, unpacks to too much, or holds unsafe XML.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(file, archive)
            leaks = tuple(_archive_leaks(archive, data))
            members = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise unreadable(file, f"The archive cannot be read: {error}.", "Write the file again.") from error
    if "word/document.xml" not in members:
        raise unreadable(file, "This archive is no Word file.", "Give a .docx file.")
    parts = {name: _part(file, name, content) for name, content in members.items() if name.endswith((".xml", ".rels"))}
    relationships = tuple(_relationships(parts))
    return Package(members, parts, relationships, leaks)


def _refuse_bombs(file: str, archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    steep = any(info.file_size > STEEPEST * max(info.compress_size, 1000) for info in infos)
    if len(infos) > MOST_MEMBERS or total > MOST_BYTES or steep:
        raise unreadable(file, "The archive unpacks to far more than a document.", "Do not open it.")


def _archive_leaks(archive: zipfile.ZipFile, data: bytes) -> Iterator[Undeclared]:
    infos = archive.infolist()
    if archive.comment:
        yield Undeclared("comment of the archive", "archive", archive.comment.decode("latin-1"))
    first = min((info.header_offset for info in infos), default=0)
    if first or not data.startswith(b"PK\x03\x04"):
        yield Undeclared("bytes before the archive", "archive", f"{first} bytes")
    end = data.rfind(b"PK\x05\x06")
    after = len(data) - (end + 22 + len(archive.comment))
    if after > 0:
        yield Undeclared("bytes after the archive", "archive", f"{after} bytes")
    names = [info.filename for info in infos]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Undeclared("member that is there twice", name)
    for info in infos:
        if info.comment or info.extra:
            yield Undeclared("comment of a member", info.filename, info.comment.decode("latin-1") or "extra field")
        if info.date_time[:1] != (1980,) and info.date_time != infos[0].date_time:
            yield Undeclared("time of a member", info.filename, "-".join(str(part) for part in info.date_time[:3]))
    yield from _gaps(infos, data)


def _gaps(infos: list[zipfile.ZipInfo], data: bytes) -> Iterator[Undeclared]:
    """Local headers the directory does not list: members taken out of sight."""
    listed = {info.header_offset for info in infos}
    ranges = [(info.header_offset, info.header_offset + 30 + info.compress_size) for info in infos]
    place = data.find(b"PK\x03\x04")
    while place >= 0:
        if place not in listed and not any(start < place < end for start, end in ranges):
            yield Undeclared("member the directory does not list", "archive", f"at byte {place}")
        place = data.find(b"PK\x03\x04", place + 4)


def _part(file: str, name: str, data: bytes) -> XmlPart:
    try:
        return read_xml(data)
    except UnsafeXmlError as error:
        raise unreadable(file, f"The part {name} cannot be read: {error}.", "Write the file again.") from error


def _relationships(parts: Mapping[str, XmlPart]) -> Iterator[Relationship]:
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        path = PurePosixPath(name)
        owner = str(path.parent.parent / path.stem) if path.stem else ""
        for element in part.root:
            kind = element.get("Type", "").rpartition("/")[2]
            external = element.get("TargetMode") == "External"
            yield Relationship(owner, kind or local(element.tag), element.get("Target", ""), external)
