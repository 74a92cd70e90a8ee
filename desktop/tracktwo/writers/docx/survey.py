"""What must be known of a document before its first word is written: anchors, headings, whether numbers run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.document.blocks import Block, Blocks, Callout, Figure, List, Section, SourceList, Table
from tracktwo.writers.docx.captions import Target, target

DEEPEST = 3
"""Levels of headings that have a style."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The sections in reading order, the bookmark name of every anchor, and whether the numbers run by themselves.

    They do when Word's own numbering prints exactly the numbers of the tree. `targets` are the anchors whose words a
    reference may repeat as a field.
    """

    sections: tuple[Section, ...]
    bookmarks: Mapping[str, str]
    numbers_run: bool
    targets: Mapping[str, Target]


def survey(blocks: Blocks) -> Survey:
    """Walk the tree once, without recursion, however deep it is."""
    sections: list[Section] = []
    anchors: list[str] = []
    repeatable: dict[str, Section | Table | Figure] = {}
    for block in _each_block(blocks):
        match block:
            case Section():
                sections.append(block)
                anchors.append(block.anchor)
                repeatable.setdefault(block.anchor, block)
            case Table() | Figure():
                anchors.append(block.anchor)
                repeatable.setdefault(block.anchor, block)
            case SourceList():
                anchors.extend(entry.anchor for entry in block.entries)
            case _:
                pass
    names, run = bookmark_names(anchors), numbers_run(sections)
    targets = {
        anchor: target(block, names[anchor], label_bookmark(ordinal), numbers_run=run)
        for ordinal, (anchor, block) in enumerate(repeatable.items(), 1)
        if anchor
    }
    return Survey(tuple(sections), names, run, targets)


def label_bookmark(ordinal: int) -> str:
    """The name of a bookmark around the label of a caption, as Word names those it makes for cross-references."""
    return f"_Ref{200000000 + ordinal}"


def heading_level(section: Section) -> int:
    """The level of the heading style: 1 to 3, deeper sections share the third."""
    return min(max(section.level, 1), DEEPEST)


def _each_block(blocks: Blocks) -> Iterator[Block]:
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        yield block
        match block:
            case Section() | Callout():
                waiting.extend(reversed(block.blocks))
            case List():
                for item in reversed(block.items):
                    waiting.extend(reversed(item.blocks))
            case _:
                pass


def bookmark_names(anchors: Sequence[str]) -> dict[str, str]:
    """A name for each anchor: letters, digits and underscores, at most 40, unique whatever the case.

    These are the rules of Word's own dialogue; it drops bookmarks that break them.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in anchors:
        if not anchor or anchor in names:
            continue
        stem = re.sub("[^A-Za-z0-9_]", "_", anchor)
        stem = (stem if stem[0].isalpha() else f"a{stem}")[:40]
        name, ordinal = stem, 1
        while name.lower() in taken:
            ordinal += 1
            name = f"{stem[:32]}_{ordinal}"
        taken.add(name.lower())
        names[anchor] = name
    return names


def numbers_run(sections: Sequence[Section]) -> bool:
    """True when counting 1, 1.1, 1.1.1 over the numbered headings gives every heading its number."""
    counts = [0] * DEEPEST
    for section in sections:
        if not section.number:
            continue
        level = heading_level(section)
        counts[level - 1] += 1
        counts[level:] = [0] * (DEEPEST - level)
        if 0 in counts[:level] or section.number != ".".join(str(count) for count in counts[:level]):
            return False
    return True
