"""A dossier as text: its files byte by byte, what they say, and the changes made to them.

The bytes are the truth. What is read from them (`reading`, `plain`) is made again after every change.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from tracktwo.diagnostics import FactPath, Source
from tracktwo.dossier.gathering import DossierTree, gather
from tracktwo.dossier.loading import dossier_files
from tracktwo.dossier.reading import LEADING_FILE, DossierReading, Memory, read_tree
from tracktwo.dossier.rereading import Replacement, reread_after, shared_ends
from tracktwo.dossier.yaml_text import YamlText
from tracktwo.dossier.yaml_tree import Plain
from tracktwo.files import Bundle


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Characters `start` to `end` of a file's text become `new`. A byte order mark is not counted."""

    file: str
    start: int
    end: int
    new: str


@dataclass(frozen=True)
class DossierText:
    """A dossier at one moment. Make one with `load`; the next one is the `after` of a `Change`."""

    path: Path
    files: Mapping[str, bytes]
    """The bytes of each file by its name in the dossier's folder."""
    title: str = field(repr=False)
    reading: DossierReading = field(repr=False)
    tree: DossierTree = field(repr=False)
    memory: Memory = field(repr=False, compare=False)

    @classmethod
    def load(cls, path: Path) -> DossierText:
        """Read the dossier at `path`, a file or a folder.

        Raises BriefError R01 to R04 when a file cannot be read at all; what is wrong in it is in `reading`.
        """
        files, names, title = dossier_files(path)
        return cls.of_bytes(path, {name: files.read(name) for name in names}, title)

    @classmethod
    def of_bytes(cls, path: Path, files: Mapping[str, bytes], title: str = "") -> DossierText:
        """A dossier that would stand at `path`, from the bytes of its files."""
        return cls._read(path, files, title or (path.name if len(files) > 1 else path.stem), None)

    @classmethod
    def _read(cls, path: Path, files: Mapping[str, bytes], title: str, known: DossierText | None) -> DossierText:
        bundle = _bundle(path, files)
        tree = gather(bundle, tuple(files), known.tree if known else None)
        reading, memory = read_tree(tree, title, known.memory if known else None)
        return cls(path, MappingProxyType(dict(files)), title, reading, tree, memory)

    @property
    def plain(self) -> Mapping[str, Plain]:
        """What the files say: blocks, records and fields, every scalar as text."""
        return self.tree.blocks

    @property
    def blocks(self) -> dict[str, Plain]:
        """As `plain`, for functions that take a tree."""
        return dict(self.tree.blocks)

    def reread(self, files: Mapping[str, bytes]) -> DossierText:
        """The same dossier with other bytes; records that did not change are not validated again."""
        return self._read(self.path, files, self.title, self)

    def text_of(self, file: str) -> str:
        """The text of a file, without a byte order mark; a byte that is not UTF-8 becomes a lone surrogate."""
        return _decoded(self.files[file])

    def place(self, path: FactPath) -> Source | None:
        """Where the fact at `path`, or its nearest parent, is written; None where there is neither."""
        return self.tree.locate(path)

    def file_of(self, block: str) -> str:
        """The name of the file a block is in; for one that is not there, the leading file."""
        names = self.tree.files
        return names[block] if block in names else next(iter(self.files))

    def files_with(self, edits: Iterable[TextEdit]) -> dict[str, bytes]:
        """The bytes of all files after the edits, as `with_edits` makes them; nothing is read."""
        by_file: dict[str, list[TextEdit]] = {}
        for edit in edits:
            by_file.setdefault(edit.file, []).append(edit)
        return {**self.files, **{name: _edited(self.files[name], found) for name, found in by_file.items()}}

    def with_edits(self, edits: Iterable[TextEdit], read: Mapping[str, YamlText] | None = None) -> DossierText:
        """The dossier after the edits, which must not overlap; they are counted in the text as it is now.

        `read` is what files say afterwards, where it has been read already.
        """
        edits = tuple(edits)
        files = self.files_with(edits)
        said = {**self._said_after(edits), **(read or {})}
        known = {**self.tree.texts, **{name: (files[name], text) for name, text in said.items()}}
        return self._read(self.path, files, self.title, replace(self, tree=replace(self.tree, texts=known)))

    def _said_after(self, edits: Iterable[TextEdit]) -> dict[str, YamlText]:
        """What the files say after edits in several places, where each place can be read by itself."""
        steps: dict[str, list[Replacement]] = {}
        for edit in edits:
            steps.setdefault(edit.file, []).append(Replacement(edit.start, edit.end, edit.new))
        bundle = _bundle(self.path, self.files)
        found = {
            name: reread_after(self.tree.texts[name][1], self.text_of(name), several, bundle.shown(name))
            for name, several in steps.items()
            if len(several) > 1 and name in self.tree.texts and not self.tree.texts[name][1].diagnostics
        }
        return {name: said for name, said in found.items() if said is not None}


@dataclass(frozen=True, slots=True)
class Change:
    """One step of an analyst: the dossier before it and after it, and the characters that differ."""

    title: str
    """What was done, for the menu: `Change of "title"`."""
    edits: tuple[TextEdit, ...]
    before: DossierText = field(repr=False)
    after: DossierText = field(repr=False)
    record: FactPath = ()
    """The record it concerns, `("claims", "c-1")`."""

    @property
    def is_empty(self) -> bool:
        """Whether the files stay as they were."""
        return not self.edits


def replaced_span(before: str, after: str) -> tuple[int, int, str]:
    """The shortest span of `before` whose replacement gives `after`: start, end and the new characters."""
    start, end = shared_ends(before, after)
    return start, len(before) - end, after[start : len(after) - end]


def edits_between(before: DossierText, after: DossierText) -> tuple[TextEdit, ...]:
    """An edit for each file that both have and that differs."""
    names = [name for name in before.files if name in after.files and before.files[name] != after.files[name]]
    return tuple(TextEdit(name, *replaced_span(before.text_of(name), after.text_of(name))) for name in names)


def edited(text: str, edits: Iterable[TextEdit]) -> str:
    """A text after edits of it, which do not overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _bundle(path: Path, files: Mapping[str, bytes]) -> Bundle:
    is_folder = LEADING_FILE in files and path.name != LEADING_FILE
    return Bundle(files, str(path if is_folder else path.parent))


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")


def _edited(data: bytes, edits: Iterable[TextEdit]) -> bytes:
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + edited(_decoded(data), edits).encode("utf-8", "surrogateescape")
