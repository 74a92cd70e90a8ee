"""The bookmarks of a document: its sections, nested as in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracktwo.document.blocks import Blocks, Callout, List, Section
from tracktwo.document.inlines import plain


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One bookmark; level counts from 0."""

    title: str
    anchor: str
    level: int


def outline(blocks: Blocks, printable: Callable[[str], str], level: int = 0) -> Iterator[OutlineEntry]:
    """The sections in reading order, each one level below the section it stands in."""
    for block in blocks:
        match block:
            case Section():
                words = f"{block.number} {plain(block.title)}".split()
                yield OutlineEntry(printable(" ".join(words)), block.anchor, level)
                yield from outline(block.blocks, printable, level + 1)
            case Callout():
                yield from outline(block.blocks, printable, level)
            case List():
                for item in block.items:
                    yield from outline(item.blocks, printable, level)
            case _:
                pass
