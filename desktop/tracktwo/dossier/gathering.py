"""The blocks of all files of a dossier in one tree, with the place of each fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracktwo.diagnostics import BriefError, Diagnostic, FactPath, Source
from tracktwo.dossier.complaints import shortened
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


def gather(files: Files, names: tuple[str, ...]) -> DossierTree:
    """Read the files `names`. Files that cannot be read give diagnostics, not exceptions."""
    texts: dict[str, YamlText] = {}
    refused: list[Diagnostic] = []
    for name in names:
        try:
            texts[name] = read_yaml(files.read(name), files.shown(name))
        except BriefError as refusal:
            refused.extend(refusal.diagnostics)
    tree = joined(texts, {name: files.shown(name) for name in names})
    if not refused:
        return tree
    diagnostics = (*refused, *tree.diagnostics)
    return DossierTree(tree.blocks, tree.places, tree.key_places, diagnostics, is_whole=False, files=tree.files)


def joined(texts: Mapping[str, YamlText], shown: Mapping[str, str]) -> DossierTree:
    """One tree of the texts of several files; of a block that is in two of them the first counts."""
    blocks: dict[str, Plain] = {}
    places: dict[FactPath, Source] = {}
    key_places: dict[FactPath, Source] = {}
    diagnostics: list[Diagnostic] = []
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
        places.update({path: place for path, place in text.places.items() if path not in places})
        key_places.update({path: place for path, place in text.key_places.items() if path not in key_places})
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
