"""At which level each passage of a brief is marked: the highest that is printed, and the marks before passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracktwo.composition.marking import Marks
from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Contents,
    Figure,
    GroupRow,
    List,
    Paragraph,
    Row,
    Section,
    SourceEntry,
    SourceList,
    Table,
)
from tracktwo.document.inlines import Cite, Inlines, Note, Origin, Text, plain
from tracktwo.document.walk import each_block, each_inline, runs_of


def highest_printed(marks: Marks, blocks: Blocks) -> str:
    """The highest mark among the facts these blocks print; empty when they print none, or the scheme has no order.

    A fact is found by its origin; a record with a mark of its own also by its words, wherever they stand.
    """
    origins = {origin for block in each_block(blocks) for origin in _origins(block)}
    text = "\n".join(text for block in each_block(blocks) for text in _words(block))
    return marks.highest((*(marks.of(origin) for origin in origins), *marks.printed_in(text)))


def _origins(block: Block) -> Iterator[Origin]:
    yield from _of(getattr(block, "origin", ()))
    if isinstance(block, List):
        yield from (item.origin for item in block.items if item.origin)
    if isinstance(block, Table):
        for row in block.rows:
            yield from _row_origins(row)
    if isinstance(block, SourceList):
        yield from (entry.origin for entry in block.entries)
    for run in runs_of(block):
        yield from _run_origins(run)


def _row_origins(row: Row | GroupRow) -> Iterator[Origin]:
    yield from _of(row.origin)
    runs = [row.inlines] if isinstance(row, GroupRow) else [cell.inlines for cell in row.cells]
    if isinstance(row, Row):
        yield from (cell.origin for cell in row.cells if cell.origin)
    for run in runs:
        yield from _run_origins(run)


def _run_origins(run: Inlines) -> Iterator[Origin]:
    for inline in each_inline(run):
        if isinstance(inline, Text | Cite | Note):
            yield from _of(inline.origin)


def _of(origin: Origin) -> Iterator[Origin]:
    if origin:
        yield origin


def _words(block: Block) -> Iterator[str]:
    yield from (plain(run) for run in runs_of(block))
    for run in runs_of(block):
        yield from (plain(inline.content) for inline in each_inline(run) if isinstance(inline, Note))
    if isinstance(block, Table):
        yield block.summary
    if isinstance(block, Figure):
        yield block.alternative


class PortionMarks:
    """Puts the mark of its facts, in parentheses, before each paragraph, entry, row and heading of a record."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks

    def blocks(self, blocks: Blocks, under: Origin = ()) -> Blocks:
        """The blocks with their portion marks; `under` is the record they belong to."""
        return tuple(self._block(block, under) for block in blocks)

    def run(self, run: Inlines, *origins: Origin) -> Inlines:
        """A run with the mark of its facts before it; a run without facts has the mark of `origins`."""
        found = [*(origin for origin in origins if origin), *_run_origins(run)]
        label = self._marks.highest(
            (*(self._marks.of(origin) for origin in found or [()]), *self._marks.printed_in(plain(run)))
        )
        return (Text(f"({self._marks.code(label)}) "), *run) if label and run else run

    def _block(self, block: Block, under: Origin) -> Block:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Section():
                here = block.origin or under
                title = self.run(block.title, block.origin) if block.origin else block.title
                return replace(block, title=title, blocks=self.blocks(block.blocks, here))
            case Callout():
                return replace(block, blocks=self.blocks(block.blocks, under))
            case Paragraph():
                return replace(block, inlines=self.run(block.inlines, block.origin or under))
            case List():
                items = (replace(item, blocks=self.blocks(item.blocks, item.origin or under)) for item in block.items)
                return replace(block, items=tuple(items))
            case Table():
                origins = tuple(origin for row in block.rows for origin in _row_origins(row))
                rows = tuple(self._row(row, under) for row in block.rows)
                return replace(block, rows=rows, caption=self.run(block.caption, *(origins or (under,))))
            case Figure():
                return replace(block, caption=self.run(block.caption, block.origin or under))
            case SourceList():
                return replace(block, entries=tuple(self._entry(entry) for entry in block.entries))
            case Contents():
                return block

    def _row(self, row: Row | GroupRow, under: Origin) -> Row | GroupRow:
        origins = tuple(_row_origins(row)) or (under,)
        if isinstance(row, GroupRow):
            return replace(row, inlines=self.run(row.inlines, *origins))
        first, *others = row.cells
        said = "\n".join(plain(cell.inlines) for cell in row.cells)
        label = self._marks.highest((*(self._marks.of(origin) for origin in origins), *self._marks.printed_in(said)))
        marked = (Text(f"({self._marks.code(label)}) "), *first.inlines) if label else first.inlines
        return replace(row, cells=(Cell(marked, first.origin), *others))

    def _entry(self, entry: SourceEntry) -> SourceEntry:
        return replace(entry, inlines=self.run(entry.inlines, entry.origin))
