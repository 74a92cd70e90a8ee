"""A document as every peer can say it: headings, paragraphs, lists and tables of runs.

What Tracktwo does besides (labels on grounds, boxes, links between places, marks of language) is left out for the
peers, and its figures for all, which makes their work lighter, never heavier. Words are all there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Document,
    Figure,
    Furniture,
    GroupRow,
    List,
    Paragraph,
    Section,
    SourceList,
    Table,
)
from tracktwo.document.inlines import Emphasis, Inline, Inlines, Strong, plain
from tracktwo.document.walk import sections


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `mark` stands before an entry of a list."""

    runs: Runs
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: header, shares of the width, and rows; a row of one cell runs over all columns."""

    header: tuple[Runs, ...]
    weights: tuple[float, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: Runs


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The place of the contents, which each peer makes in its own way from these headings."""

    title: str
    headings: tuple[Heading, ...]


Piece: TypeAlias = Heading | Words | Grid | TableOfContents


@dataclass(frozen=True, slots=True)
class Plain:
    """A whole document; header and footer stand on every page, the page number beside the footer."""

    title: str
    header: str
    footer: str
    pieces: tuple[Piece, ...]


def without_figures(document: Document) -> Document:
    """The document without the drawings that no peer makes."""
    return replace(document, blocks=_without_figures(document.blocks))


def _without_figures(blocks: Blocks) -> Blocks:
    return tuple(
        replace(block, blocks=_without_figures(block.blocks)) if isinstance(block, Section) else block
        for block in blocks
        if not isinstance(block, Figure)
    )


def flattened(document: Document) -> Plain:
    """The document without what only Tracktwo can say."""
    title = plain(document.title.title)
    lines = [document.title.kicker, *document.title.details]
    opening = tuple(Words(runs(line)) for line in lines if line)
    pieces = (*opening, *_pieces(document.blocks, document))
    return Plain(title, _line(document.header), _line(document.footer), pieces)


def _line(furniture: Furniture) -> str:
    return " ".join(text for part in (furniture.start, furniture.end) if (text := plain(part)))


def _pieces(blocks: Blocks, document: Document) -> Iterator[Piece]:
    for block in blocks:
        yield from _piece(block, document)


def _piece(block: Block, document: Document) -> Iterator[Piece]:
    match block:
        case Section():
            yield _heading(block)
            yield from _pieces(block.blocks, document)
        case Paragraph():
            yield Words(runs(block.inlines))
        case Callout():
            yield Words(runs(block.title))
            yield from _pieces(block.blocks, document)
        case List():
            for number, item in enumerate(block.items, 1):
                yield from _marked(item.blocks, f"{number}." if block.ordered else "•", document)
        case SourceList():
            yield from (Words(runs(entry.inlines), f"{entry.number}.") for entry in block.entries)
        case Table():
            yield _grid(block)
        case Figure():
            pass  # documents are compared without figures
        case Contents():
            headings = (_heading(section) for section in sections(document) if section.level <= block.depth)
            yield TableOfContents(plain(block.title), tuple(headings))


def _heading(section: Section) -> Heading:
    labels = " ".join(plain((label,)) for label in section.labels).strip()
    words = (section.number, plain(section.title), labels)
    return Heading(section.level, " ".join(word for word in words if word))


def _marked(blocks: Blocks, mark: str, document: Document) -> Iterator[Piece]:
    for piece in _pieces(blocks, document):
        yield Words(piece.runs, mark) if isinstance(piece, Words) else piece
        mark = ""


def _grid(table: Table) -> Grid:
    rows = tuple(
        (runs(row.inlines),) if isinstance(row, GroupRow) else tuple(runs(cell.inlines) for cell in row.cells)
        for row in table.rows
    )
    header = tuple(runs(column.header) for column in table.columns)
    return Grid(header, tuple(column.weight for column in table.columns), rows, runs(table.caption))


def runs(inlines: Inlines) -> Runs:
    """The inlines as runs; neighbours of one face are one run."""
    joined: list[Run] = []
    for run in (found for inline in inlines for found in _runs(inline, is_bold=False, is_italic=False)):
        last = joined[-1] if joined else None
        if last and (last.is_bold, last.is_italic) == (run.is_bold, run.is_italic):
            joined[-1] = Run(last.text + run.text, run.is_bold, run.is_italic)
        else:
            joined.append(run)
    return tuple(joined)


def _runs(inline: Inline, *, is_bold: bool, is_italic: bool) -> Iterator[Run]:
    if isinstance(inline, Strong):
        yield from (run for child in inline.children for run in _runs(child, is_bold=True, is_italic=is_italic))
    elif isinstance(inline, Emphasis):
        yield from (run for child in inline.children for run in _runs(child, is_bold=is_bold, is_italic=True))
    elif text := plain((inline,)):
        yield Run(text, is_bold, is_italic)


def text_of(runs: Runs) -> str:
    """The characters of the runs."""
    return "".join(run.text for run in runs)
