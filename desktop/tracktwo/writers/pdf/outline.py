"""The bookmarks of a document: its sections, nested as in the tree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.document.blocks import Blocks, Callout, List, Section
from tracktwo.document.inlines import plain
from tracktwo.writers.pdf.objects import ObjectTable, reference, text_string


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


ROOT = -1
"""The parent of the topmost bookmarks."""


def write_outline(objects: ObjectTable, entries: list[OutlineEntry], goals: Mapping[str, str]) -> int:
    """Put the bookmarks into the file, closed below the first level; the object of the root, or 0 without any.

    ISO 32000-1, 12.3.3.
    """
    if not entries:
        return 0
    numbers = [objects.reserve() for _ in (ROOT, *entries)]
    root = numbers.pop()
    parents, children = _families(entries)
    links: dict[int, list[str]] = {position: [] for position in range(len(entries))}
    for siblings in children.values():
        for before, after in pairwise(siblings):
            links[before].append(f"/Next {reference(numbers[after])}")
            links[after].append(f"/Prev {reference(numbers[before])}")
    for position, entry in enumerate(entries):
        parent = parents[position]
        above = root if parent == ROOT else numbers[parent]
        parts = [f"/Title {text_string(entry.title)} /Dest {goals[entry.anchor]} /Parent {reference(above)}"]
        parts += links[position]
        inside = children.get(position, [])
        if inside:
            parts.append(f"{_ends(inside, numbers)} /Count {-len(inside)}")
        objects.put(f"<<{' '.join(parts)}>>", numbers[position])
    top = children[ROOT]
    return objects.put(f"<</Type /Outlines {_ends(top, numbers)} /Count {len(top)}>>", root)


def _families(entries: list[OutlineEntry]) -> tuple[list[int], dict[int, list[int]]]:
    """The parent of each entry, and the children of each parent, as positions in the list."""
    parents: list[int] = []
    children: dict[int, list[int]] = {}
    trail: list[int] = []
    for position, entry in enumerate(entries):
        del trail[entry.level :]
        parent = trail[-1] if trail else ROOT
        parents.append(parent)
        children.setdefault(parent, []).append(position)
        trail.append(position)
    return parents, children


def _ends(children: list[int], numbers: list[int]) -> str:
    return f"/First {reference(numbers[children[0]])} /Last {reference(numbers[children[-1]])}"
