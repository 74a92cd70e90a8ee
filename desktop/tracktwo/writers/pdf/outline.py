"""The bookmarks of a document: its sections, nested as in the tree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from tracktwo.document.blocks import Blocks, Callout, List, Section
from tracktwo.document.inlines import plain


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One bookmark; level counts from 0."""

    title: str
    anchor: str
    level: int


def outline(blocks: Blocks, anchors: Collection[str], printable: Callable[[str], str]) -> list[OutlineEntry]:
    """The sections in reading order, each one level below the section it stands in.

    A section without an anchor of its own among `anchors` has no bookmark; those inside it take its level.
    """
    entries: dict[str, OutlineEntry] = {}
    for section, level in _nested(blocks, 0, anchors):
        if section.anchor in anchors and section.anchor not in entries:
            words = f"{section.number} {plain(section.title)}".split()
            entries[section.anchor] = OutlineEntry(printable(" ".join(words)), section.anchor, level)
    return _stepwise(entries.values())


def _nested(blocks: Blocks, level: int, anchors: Collection[str]) -> Iterator[tuple[Section, int]]:
    for block in blocks:
        match block:
            case Section():
                yield block, level
                yield from _nested(block.blocks, level + (block.anchor in anchors), anchors)
            case Callout():
                yield from _nested(block.blocks, level, anchors)
            case List():
                for item in block.items:
                    yield from _nested(item.blocks, level, anchors)
            case _:
                pass


def _stepwise(entries: Iterable[OutlineEntry]) -> list[OutlineEntry]:
    """The entries with no level skipped on the way down: a file cannot nest otherwise."""
    stepped: list[OutlineEntry] = []
    deepest = 0
    for entry in entries:
        level = min(entry.level, deepest)
        stepped.append(OutlineEntry(entry.title, entry.anchor, level))
        deepest = level + 1
    return stepped
