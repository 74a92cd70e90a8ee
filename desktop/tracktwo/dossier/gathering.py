"""The blocks of all files of a dossier in one tree, with the place of each fact."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import cast

from tracktwo.diagnostics import BriefError, Diagnostic, FactPath, Source
from tracktwo.dossier.complaints import shortened
from tracktwo.dossier.rereading import reread
from tracktwo.dossier.yaml_text import Plain, YamlText, read_yaml
from tracktwo.files import Files


@dataclass(frozen=True)
class DossierTree:
    """What the files of a dossier say, before any of it is typed."""

    blocks: Mapping[str, Plain]
    places: Mapping[FactPath, Source]
    key_places: Mapping[FactPath, Source]
    diagnostics: tuple[Diagnostic, ...]
    is_whole: bool
    """False when a part was not read, so a reference to nothing may be the reading's fault."""
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    """The name of the file each block is in."""
    texts: Mapping[str, tuple[bytes, YamlText]] = field(default_factory=dict[str, tuple[bytes, YamlText]], repr=False)
    """The bytes of each file and what they say."""

    def is_cut(self, block: str) -> bool:
        """Whether reading may have stopped inside a block: it is the last one of a file that was not read whole."""
        text = self.texts[self.files[block]][1] if self.files.get(block) in self.texts else None
        return text is not None and not text.is_whole and isinstance(text.data, dict) and list(text.data)[-1] == block

    def locate(self, path: FactPath) -> Source | None:
        """Where the fact at `path` is written, its key first, or its nearest parent; None where there is neither."""
        for length in range(len(path), -1, -1):
            place = self.key_places.get(path[:length]) or self.places.get(path[:length])
            if place is not None:
                return place
        return None

    def locate_value(self, path: FactPath) -> Source | None:
        """As `locate`, but the value itself before its key."""
        return self.places.get(path) or self.locate(path)


class DossierPlaces(Mapping[FactPath, Source]):
    """Where the facts of a dossier are written: fields by their names, parties by their number in the dossier.

    `party_numbers` says where each party stands in the list as written, where broken ones are counted too.
    """

    def __init__(
        self, places: Mapping[FactPath, Source], key_places: Mapping[FactPath, Source], party_numbers: Sequence[int]
    ) -> None:
        self._places = places
        self._key_places = key_places
        self._written = dict(enumerate(party_numbers))
        self._numbers = {written: number for number, written in self._written.items()}

    def __getitem__(self, path: FactPath) -> Source:
        """Return the place of a fact; raises KeyError."""
        written = self._party(path, self._written)
        place = self._key_places.get(written)
        return self._places[written] if place is None else place

    def __iter__(self) -> Iterator[FactPath]:
        """Iterate over the paths of all facts."""
        for path in (*self._places, *(path for path in self._key_places if path not in self._places)):
            with suppress(KeyError):  # a broken party is not in the dossier
                yield self._party(path, self._numbers)

    def __len__(self) -> int:
        """Count the paths."""
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[type[dict[FactPath, Source]], tuple[dict[FactPath, Source]]]:
        return (dict, (dict(self.items()),))  # read-only views cannot be pickled

    @staticmethod
    def _party(path: FactPath, numbers: Mapping[int, int]) -> FactPath:
        if len(path) > 1 and path[0] == "parties" and isinstance(path[1], int):
            return ("parties", numbers[path[1]], *path[2:])
        return path


def gather(files: Files, names: tuple[str, ...], known: DossierTree | None = None) -> DossierTree:
    """Read the files `names`. Files that cannot be read give diagnostics, not exceptions.

    What `known`, an earlier tree of the same files, says of parts that did not change is taken over.
    """
    texts: dict[str, tuple[bytes, YamlText]] = {}
    refused: list[Diagnostic] = []
    for name in names:
        try:
            data = files.read(name)
        except BriefError as refusal:
            refused.extend(refusal.diagnostics)
        else:
            texts[name] = (data, _read(data, files.shown(name), known.texts.get(name) if known else None))
    tree = joined({name: text for name, (_, text) in texts.items()}, {name: files.shown(name) for name in names})
    diagnostics = (*refused, *tree.diagnostics)
    return replace(tree, diagnostics=diagnostics, is_whole=tree.is_whole and not refused, texts=texts)


def _read(data: bytes, shown: str, known: tuple[bytes, YamlText] | None) -> YamlText:
    if known is None or known[1].diagnostics:
        return read_yaml(data, shown)
    if known[0] == data:
        return known[1]
    try:
        old, new = (each.decode("utf-8").removeprefix("\ufeff") for each in (known[0], data))
    except UnicodeDecodeError:
        return read_yaml(data, shown)
    again = reread(known[1], old, new, shown)
    return again if again is not None else read_yaml(data, shown)


def _chained(places: list[Mapping[FactPath, Source]]) -> Mapping[FactPath, Source]:
    return places[0] if len(places) == 1 else ChainMap(*(cast("dict[FactPath, Source]", each) for each in places))


def joined(texts: Mapping[str, YamlText], shown: Mapping[str, str]) -> DossierTree:
    """One tree of the texts of several files; of a block that is in two of them the first counts."""
    blocks: dict[str, Plain] = {}
    diagnostics: list[Diagnostic] = []
    # of a fact written in two files the first one counts
    places = _chained([text.places for text in texts.values()])
    key_places = _chained([text.key_places for text in texts.values()])
    homes: dict[str, str] = {}
    for name, text in texts.items():
        diagnostics.extend(text.diagnostics)
        if _has_no_blocks(text, is_leading=not homes and name == next(iter(shown))):
            diagnostics.append(_no_blocks(text, shown[name]))
        diagnostics.extend(_twice(text, blocks, key_places))
        if isinstance(text.data, dict):
            fresh = {block: value for block, value in text.data.items() if block not in blocks}
            blocks.update(fresh)
            homes.update(dict.fromkeys(fresh, name))
    is_whole = all(text.is_whole and not _has_no_blocks(text, is_leading=False) for text in texts.values()) and blocks
    return DossierTree(blocks, places, key_places, tuple(diagnostics), bool(is_whole), homes)


def _has_no_blocks(text: YamlText, *, is_leading: bool) -> bool:
    """Whether no block can be in the file; only a companion file may be empty."""
    return not isinstance(text.data, dict) or (is_leading and text.is_whole and not text.data)


def _no_blocks(text: YamlText, shown: str) -> Diagnostic:
    """The one diagnostic for such a file: that blocks are missing goes without saying."""
    if text.data:
        hint = 'Begin with "schema: 1" and "dossier:" at the left margin.'
        return Diagnostic("E04", "This file holds no blocks.", hint, source=text.places.get((), Source(shown, 1, 1)))
    return Diagnostic("E05", "This file is empty.", 'Start from "tracktwo new".', source=Source(shown))


def _twice(text: YamlText, blocks: Mapping[str, Plain], key_places: Mapping[FactPath, Source]) -> Iterator[Diagnostic]:
    if not isinstance(text.data, dict):
        return
    for block in text.data:
        if block in blocks:
            first = key_places[block,]
            yield Diagnostic(
                "E01",
                f'The block "{shortened(block)}" is also in {first.file}, on line {first.line}.',
                "Keep each block in one file.",
                source=text.key_places.get((block,)),
                path=(block,),
            )
