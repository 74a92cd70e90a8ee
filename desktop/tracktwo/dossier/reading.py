"""Reading a dossier: one file or a folder, record by record, so that the good ones stay usable.

Nothing here raises on what an analyst wrote: the result holds the valid records, the plain tree of the broken ones,
and every diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from pydantic import BaseModel, TypeAdapter, ValidationError

from tracktwo.diagnostics import Diagnostic, FactPath, Source, did_you_mean, in_order, listed, nearest_word
from tracktwo.dossier.complaints import as_id, complaints, id_hint, shortened
from tracktwo.dossier.gathering import DossierPlaces, DossierTree, gather
from tracktwo.dossier.model.actors import Party
from tracktwo.dossier.model.blocks import Dossier, DossierFile, record_models
from tracktwo.dossier.model.head import Head, Prose, Question
from tracktwo.dossier.references import Pointer, dangling, known_ids, record_pointers, salvaged, text_pointers
from tracktwo.dossier.yaml_text import Plain
from tracktwo.files import Files

LEADING_FILE: Final = "dossier.yaml"
SCHEMA_VERSION: Final = "1"
IDENTIFIER: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
REQUIRED_BLOCKS: Final = ("schema", "dossier", "sources", "actors", "parties")
BLOCKS: Final = ("schema", "dossier", "texts", "parties")


# the other blocks may be empty: a dossier begins with its head
_FIRST_WORDS: Final = {
    "schema": f'Write "schema: {SCHEMA_VERSION}".',
    "dossier": "Write id, title, as_of and status under it, indented.",
}
_PROSE: Final[TypeAdapter[Any]] = TypeAdapter(Prose)


@dataclass(frozen=True)
class DossierReading:
    """What reading a dossier gave.

    `dossier` is None only when its head is missing or broken. `broken` keeps the plain tree of each record that breaks
    a rule of form, by block and id.
    """

    dossier: Dossier | None
    diagnostics: tuple[Diagnostic, ...]
    broken: Mapping[tuple[str, str], Plain] = field(default_factory=dict[tuple[str, str], Plain])
    is_whole: bool = True
    """False when a part of the files was not read: what seems to be missing may stand there."""


def read_dossier(files: Files, names: tuple[str, ...], title: str) -> DossierReading:
    """Reads the dossier in the files `names`: one file, or `dossier.yaml` and its companions.

    `title` is the dossier's name in messages and file names. Files that cannot be read give diagnostics, not
    exceptions.
    """
    return read_tree(gather(files, names), title)[0]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What became of a record: its plain tree, the typed record, or None and what was said about it."""

    raw: Plain
    value: Any
    references: tuple[Pointer, ...] = ()
    """Those of the typed record, parties counted as in the file."""
    complaints: tuple[Diagnostic, ...] = ()
    at_keys: tuple[bool, ...] = ()
    """For each complaint whether it is about the name of a field rather than its value."""

    def placed(self, tree: DossierTree) -> Iterator[Diagnostic]:
        """The complaints, each with the place it has in the tree as it is now."""
        for found, is_at_key in zip(self.complaints, self.at_keys, strict=True):
            yield replace(found, source=(tree.locate if is_at_key else tree.locate_value)(found.path))


Memory: TypeAlias = Mapping[FactPath, Remembered]
"""The records of an earlier reading by their paths: one whose plain tree is the same need not be validated again."""


def read_tree(tree: DossierTree, title: str, known: Memory | None = None) -> tuple[DossierReading, Memory]:
    """The reading of a tree, and what a later reading may take over from it."""
    reader = _Reader(tree, title, known or {})
    return reader.read(), reader.memory


class _Reader:
    """Types the plain tree of one dossier, block by block, and collects what is wrong."""

    def __init__(self, tree: DossierTree, title: str, known: Memory) -> None:
        self._tree = tree
        self._title = title
        self._known = known
        self.memory: dict[FactPath, Remembered] = {}
        self._diagnostics: list[Diagnostic] = list(tree.diagnostics)
        self._broken: dict[tuple[str, str], Plain] = {}
        self._unread: set[str] = set()
        """Blocks that were not read as a whole; a reference into them is not judged."""
        self._meant_ids: set[tuple[str, str]] = set()
        """What ids that are none should be; a reference to them is right."""
        self._party_numbers: list[int] = []
        """Where each valid party stands in the list as written."""

    def read(self) -> DossierReading:
        """The whole dossier."""
        self._check_blocks()
        self._check_schema()
        head = self._head()
        parties = self._parties()
        texts = self._texts()
        records = {block: self._records(block, model) for block, model in record_models().items()}
        # without its head there is no dossier, and yet the rest is read, so that all faults are told at once
        places = DossierPlaces(self._tree.places, self._tree.key_places, self._party_numbers)
        whole = Dossier(head or Head.model_construct(), self._title, texts, parties=parties, places=places, **records)
        self._check_items(whole)
        if self._tree.is_whole:
            self._check_references(whole)
        return DossierReading(
            whole if head is not None else None, in_order(self._diagnostics), self._broken, self._tree.is_whole
        )

    def _head(self) -> Head | None:
        """The head; what is missing in one that the end of the reading cut goes without saying."""
        if not self._has("dossier"):
            return None
        before = len(self._diagnostics)
        head = self._record(Head, self._tree.blocks["dossier"], ("dossier",))
        if self._tree.is_cut("dossier"):
            told = self._diagnostics[before:]
            self._diagnostics[before:] = [found for found in told if found.code != "E05"]
        return head

    def _check_references(self, dossier: Dossier) -> None:
        models = {**record_models(), "parties": Party}
        found = [each for path, known in self.memory.items() if path[0] in models for each in known.references]
        found.extend(text_pointers(dossier))
        for (block, record_id), raw in self._broken.items():
            if block in models:
                step = int(record_id) if block == "parties" else record_id
                found.extend(salvaged(models[block], without_blanks(raw), (block, step)))
        known = known_ids(dossier, {*self._broken, *self._meant_ids}, frozenset(self._unread))
        self._diagnostics.extend(dangling(found, known, self._locate_pointer))

    def _locate_pointer(self, pointer: Pointer) -> Source | None:
        return self._tree.locate(pointer.path) if pointer.is_key else self._tree.locate_value(pointer.path)

    def _has(self, block: str) -> bool:
        return not is_blank(self._tree.blocks.get(block, ""))

    def _complain(self, code: str, message: str, hint: str, path: FactPath) -> None:
        self._diagnostics.append(Diagnostic(code, message, hint, source=self._tree.locate(path), path=path))

    def _check_blocks(self) -> None:
        known = [info.alias or name for name, info in DossierFile.model_fields.items()]
        meant: set[str] = set()
        for block in self._tree.blocks:
            if block not in known:
                hint = did_you_mean(block, known) or f"Blocks are {listed(known)}."
                self._complain("E02", f'There is no block "{shortened(block)}".', hint, (block,))
                meant.add(nearest_word(block, known))
        self._unread |= {*meant, *(block for block in REQUIRED_BLOCKS if block not in self._tree.blocks)}
        if not self._tree.is_whole:
            return
        for block, hint in _FIRST_WORDS.items():
            if block in self._tree.blocks and not self._has(block):
                self._complain("E05", f'The required block "{block}" is empty.', hint, (block,))
        absent = [block for block in REQUIRED_BLOCKS if block not in self._tree.blocks and block not in meant]
        if absent:
            quoted = [f'"{block}"' for block in absent]
            message = f"The required block{'s' if len(absent) > 1 else ''} {listed(quoted)}"
            hint = f"Add {listed([f'{block}:' for block in absent])} at the left margin."
            self._complain("E05", f"{message} {'are' if len(absent) > 1 else 'is'} missing.", hint, ())

    def _check_schema(self) -> None:
        version = self._tree.blocks.get("schema", SCHEMA_VERSION)
        if version != SCHEMA_VERSION and not is_blank(version):
            written = shortened(version) if isinstance(version, str) else "a list or map"
            self._complain(
                "E04", f'"schema" is {written}; this program reads schema 1.', "Write schema: 1.", ("schema",)
            )

    def _record(self, model: type[BaseModel], raw: Plain, path: FactPath) -> Any:
        """The typed record, or None with its complaints noted."""
        known = self._known.get(path)
        if known is None or (known.raw is not raw and known.raw != raw):
            known = self._validated(model, raw, path)
        self.memory[path] = known
        self._diagnostics.extend(known.placed(self._tree))
        return known.value

    def _validated(self, model: type[BaseModel], raw: Plain, path: FactPath) -> Remembered:
        pruned = without_blanks(raw)
        try:
            record = model.model_validate(pruned)
        except ValidationError as error:
            found = self._complaints(error, model, pruned, path)
            at_keys = tuple(each.source == self._tree.locate(each.path) for each in found)
            return Remembered(raw, None, (), found, at_keys)
        return Remembered(raw, record, tuple(record_pointers(record, path)))

    def _complaints(
        self, error: ValidationError, model: type[BaseModel], raw: Plain, path: FactPath
    ) -> tuple[Diagnostic, ...]:
        return tuple(complaints(error, model, raw, path, self._tree.locate_value, locate_key=self._tree.locate))

    def _records(self, block: str, model: type[BaseModel]) -> dict[str, Any]:
        raw = self._tree.blocks.get(block, "")
        if is_blank(raw):
            return {}
        if not isinstance(raw, dict):
            self._complain(
                "E04", f'"{block}" must be records by id.', "Write each id on a line of its own, indented.", (block,)
            )
            self._unread.add(block)
            return {}
        records: dict[str, Any] = {}
        for record_id, value in raw.items():
            self._check_id(record_id, (block, record_id))
            record = self._record(model, value, (block, record_id))
            if record is None:
                self._broken[block, record_id] = value
            else:
                records[record_id] = record
        return records

    def _check_id(self, record_id: str, path: FactPath) -> None:
        if not IDENTIFIER.fullmatch(record_id):
            message = f'"{shortened(record_id)}" is not an id: lower-case letters, digits and hyphens.'
            self._meant_ids.add((str(path[0]), as_id(record_id)))
            self._complain("E04", message, id_hint(record_id), path)

    def _parties(self) -> tuple[Party, ...]:
        raw = self._tree.blocks.get("parties", "")
        if is_blank(raw):
            return ()
        if not isinstance(raw, list):
            self._complain(
                "E04", '"parties" must be a list.', "Write one party a line, each after a hyphen.", ("parties",)
            )
            return ()
        found: list[Party] = []
        for index, value in enumerate(raw):
            party = self._record(Party, value, ("parties", index))
            if party is None:
                self._broken["parties", str(index)] = value
            else:
                found.append(party)
                self._party_numbers.append(index)
        return tuple(found)

    def _texts(self) -> dict[str, Any]:
        raw = self._tree.blocks.get("texts", "")
        if is_blank(raw):
            return {}
        if not isinstance(raw, dict):
            self._complain("E04", '"texts" must be texts by name.', "Write name: text, one a line.", ("texts",))
            return {}
        texts: dict[str, Any] = {}
        for name, value in raw.items():
            if is_blank(value):
                continue
            text = self._text(value, ("texts", name))
            if text is None:
                self._broken["texts", name] = value
            else:
                texts[name] = text
        return texts

    def _text(self, value: Plain, path: FactPath) -> Any:
        """One text, list of texts or list of questions, or None with its complaints noted."""
        if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
            entries = [self._record(Question, entry, (*path, index)) for index, entry in enumerate(value)]
            return None if None in entries else tuple(entries)
        try:
            return _PROSE.validate_python(value)
        except ValidationError as error:
            self._diagnostics.extend(self._complaints(error, Question, value, path))
            return None

    def _check_items(self, dossier: Dossier) -> None:
        seen: dict[str, FactPath] = {}
        for package_id, package in dossier.weapons_packages.items():
            for index, item in enumerate(package.items):
                path = ("weapons_packages", package_id, "items", index, "id")
                if item.id in seen:
                    first = self._tree.locate(seen[item.id])
                    message = f'The item id "{item.id}" is used twice, first on line {first.line if first else 0}.'
                    self._complain("E01", message, "Give each item an id of its own.", path)
                seen.setdefault(item.id, path)


def is_blank(value: Plain) -> bool:
    """True for what means empty in a dossier: nothing, a blank text, an empty list or map."""
    return not (value.strip() if isinstance(value, str) else value)


def without_blanks(value: Plain) -> Plain:
    """The value without fields that are empty, at any depth: absent, blank and `{}` all mean empty."""
    if isinstance(value, list):
        return [without_blanks(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    fields = {key: without_blanks(entry) for key, entry in value.items()}
    return {key: entry for key, entry in fields.items() if not is_blank(entry)}
