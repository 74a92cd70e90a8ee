"""Every block and inline of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Document,
    Figure,
    GroupRow,
    List,
    Paragraph,
    Section,
    SourceList,
    Table,
)
from tracktwo.document.inlines import (
    Emphasis,
    Faint,
    Inline,
    Inlines,
    Label,
    Link,
    MarkingLabel,
    Note,
    Reference,
    Strong,
    Text,
    has_letters,
)


def each_block(blocks: Blocks) -> Iterator[Block]:
    """The blocks and everything inside them, each before its children."""
    for block in blocks:
        yield block
        match block:
            case Section() | Callout():
                yield from each_block(block.blocks)
            case List():
                for item in block.items:
                    yield from each_block(item.blocks)
            case Paragraph() | Table() | Figure() | SourceList() | Contents():
                pass


def runs_of(block: Block) -> Iterator[Inlines]:
    """The pieces of running text a block holds itself, in reading order; those of its children are not among them."""
    match block:
        case Section():
            yield (*block.title, *block.labels)
        case Paragraph():
            yield block.inlines
        case Callout() | Contents():
            yield block.title
        case Table():
            yield from _table_runs(block)
        case Figure():
            yield block.caption
        case SourceList():
            for entry in block.entries:
                yield entry.inlines
        case List():
            pass


def _table_runs(table: Table) -> Iterator[Inlines]:
    for column in table.columns:
        yield column.header
    for row in table.rows:
        if isinstance(row, GroupRow):
            yield row.inlines
        else:
            for cell in row.cells:
                yield cell.inlines
    yield table.caption


def each_run(document: Document) -> Iterator[Inlines]:
    """Every piece of running text of the document's body, title first; page furniture is not among them."""
    title = document.title
    yield from title.notices
    yield title.kicker
    yield title.title
    yield from title.details
    for label, value in title.fields:
        yield label
        yield value
    for block in each_block(document.blocks):
        yield from runs_of(block)


def each_inline(inlines: Inlines) -> Iterator[Inline]:
    """The inlines and everything inside them, each before its children; the words of a note after its mark."""
    for inline in inlines:
        yield inline
        if isinstance(inline, (Strong, Emphasis, Faint, Link, Reference)):
            yield from each_inline(inline.children)
        elif isinstance(inline, Note):
            yield from each_inline(inline.content)


def common_language(inlines: Inlines) -> str:
    """The language all words of a run are in; empty where it is the document's, or where there are several.

    Figures and signs are read in the language around them; labels are in the document's.
    """
    found = ""
    for inline in each_inline(inlines):
        if isinstance(inline, Text | Label | MarkingLabel) and has_letters(inline.text):
            lang = inline.lang if isinstance(inline, Text) else ""
            if not lang or (found and lang != found):
                return ""
            found = lang
    return found


def notes(document: Document) -> tuple[Note, ...]:
    """The notes of the document in order of their marks."""
    return tuple(inline for run in each_run(document) for inline in each_inline(run) if isinstance(inline, Note))


def sections(document: Document) -> Iterator[Section]:
    """The sections at every level, in reading order."""
    for block in each_block(document.blocks):
        if isinstance(block, Section):
            yield block
