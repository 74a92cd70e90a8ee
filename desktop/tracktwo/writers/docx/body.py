"""The body: blocks become paragraphs and tables, in reading order, on the paper each asks for.

The walk keeps its own stack, so no nesting is too deep. Pieces are handed to the `Galley`, which closes a stretch of
paper only when something stands behind it: no page stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Document,
    Figure,
    List,
    Paragraph,
    Section,
    SourceList,
    Table,
)
from tracktwo.document.pages import Page
from tracktwo.writers.docx.contents import contents, toc_bookmark
from tracktwo.writers.docx.figures import figure
from tracktwo.writers.docx.frames import Frame, Sheet
from tracktwo.writers.docx.furniture import RunningLines
from tracktwo.writers.docx.manuscript import Story
from tracktwo.writers.docx.markup import twips
from tracktwo.writers.docx.numbering import BULLETS, DEEPEST_LIST, list_indent
from tracktwo.writers.docx.paragraphs import (
    body_paragraph,
    box_edges,
    box_indent,
    heading,
    paragraph,
    source_entry,
    styled,
    styled_runs,
    title_lines,
)
from tracktwo.writers.docx.styles import KEEP
from tracktwo.writers.docx.tables import table

MOST_TOGETHER = 12
"""A box of so many paragraphs is not cut by the end of a page."""
_BOX_PADDING = 22.0
_EDGE = 4.0
"""Width of the edge of a box in points, as the table style has it; Word draws half of it outside the table."""
_CELL_END = "</w:tc></w:tr></w:tbl>"
_EMPTY = '<w:p><w:pPr><w:pStyle w:val="TableEnd"/></w:pPr></w:p>'

_Task: TypeAlias = "tuple[Block | str, Frame]"


@dataclass(slots=True)
class Galley:
    """The pieces of the body so far, and the paper the last of them stands on."""

    running: RunningLines
    pieces: list[str] = field(default_factory=list[str])
    sheet: Sheet | None = None

    def add(self, piece: str, sheet: Sheet) -> None:
        """Append a piece; where it stands on other paper than the last, the last one ends its stretch."""
        if self.sheet is not None and sheet != self.sheet:
            self._end_stretch(self.sheet)
        if piece == _CELL_END and not self.pieces[-1].endswith("</w:p>"):
            piece = _EMPTY + piece
        self.sheet = sheet
        self.pieces.append(piece)

    def _end_stretch(self, sheet: Sheet) -> None:
        ending = self.running.section_properties(sheet.page)
        if not self.pieces[-1].startswith("<w:p>"):
            self.pieces.append(_EMPTY)
        self.pieces[-1] = self.pieces[-1].replace("</w:pPr>", f"{ending}</w:pPr>", 1)

    def finished(self, page: Page) -> str:
        """The pieces and the properties of the last stretch; `page` is the paper of a document without pieces."""
        last = self.sheet.page if self.sheet else page
        return "".join((*self.pieces, self.running.section_properties(last)))


def body(document: Document, story: Story, running: RunningLines) -> str:
    """Everything inside `w:body`."""
    sheet = Sheet(document.page)
    galley = Galley(running)
    for line in title_lines(document.title, story):
        galley.add(line, sheet)
    _Walk(story, galley).through(document.blocks, Frame(sheet, document.page.text_width))
    if not galley.pieces:
        galley.add(_EMPTY, sheet)
    return galley.finished(document.page)


@dataclass(slots=True)
class _Walk:
    """One way through the tree."""

    story: Story
    galley: Galley
    section_count: int = 0
    sheet_count: int = 0

    def through(self, blocks: Blocks, frame: Frame) -> None:
        waiting: list[_Task] = [(block, frame) for block in reversed(blocks)]
        while waiting:
            task, frame = waiting.pop()
            if isinstance(task, str):
                self.galley.add(task, frame.sheet)
            else:
                waiting.extend(reversed(self._written(task, frame)))

    def _written(self, block: Block, frame: Frame) -> list[_Task]:
        """Write the block itself; what it holds comes back as further tasks."""
        match block:
            case Section():
                return self._section(block, frame)
            case List():
                return self._list(block, frame)
            case Callout():
                return self._callout(block, frame)
            case Paragraph():
                self.galley.add(body_paragraph(block, frame, self.story), frame.sheet)
            case Table():
                self._add(table(block, frame, self.story), frame)
            case Figure():
                self._add(figure(block, frame, self.story), frame)
            case SourceList():
                entries = ((entry, block.keeps_with_next(entry)) for entry in block.entries)
                self._add((source_entry(entry, keeps, frame, self.story) for entry, keeps in entries), frame)
            case Contents():
                self._add(contents(block, frame, self.story), frame)
        return []

    def _add(self, pieces: Iterable[str], frame: Frame) -> None:
        for piece in pieces:
            if piece:
                self.galley.add(piece, frame.sheet)

    def _section(self, section: Section, frame: Frame) -> list[_Task]:
        frame = self._turned(section, frame)
        self.section_count += 1
        opens = self.galley.sheet not in (None, frame.sheet)
        line = heading(section, toc_bookmark(self.section_count), frame, self.story, opens_page=opens)
        self.galley.add(line, frame.sheet)
        return [(block, frame) for block in section.blocks]

    def _turned(self, section: Section, frame: Frame) -> Frame:
        if section.page is None or section.page == frame.sheet.page:
            return frame
        if frame.in_cell:
            self.story.manuscript.warn(
                "P06", "A section inside a box asks for other paper.", "It stands on the paper of its box."
            )
            return frame
        self.sheet_count += 1
        sheet = Sheet(section.page, self.sheet_count)
        return replace(frame, sheet=sheet, width=section.page.text_width)

    def _list(self, block: List, frame: Frame) -> list[_Task]:
        depth = min(frame.depth, DEEPEST_LIST)
        number = self.story.manuscript.new_list(depth) if block.ordered else BULLETS
        marker = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        family = "ListNumber" if block.ordered else "ListBullet"
        style = family if depth == 0 else f"{family}{min(depth + 1, 3)}"
        inner = replace(frame.plain(), depth=frame.depth + 1, indent=list_indent(depth), boxed=False)
        tasks: list[_Task] = []
        for item in block.items:
            blocks = item.blocks
            if blocks and isinstance(blocks[0], Paragraph):
                tasks.append((blocks[0], replace(inner, marker=marker, marker_style=style)))
                blocks = blocks[1:]
            else:
                tasks.append((paragraph(style, "", marker), inner))
            tasks.extend((child, inner) for child in blocks)
        return tasks

    def _callout(self, callout: Callout, frame: Frame) -> list[_Task]:
        """A box: paragraphs with ground and edge where it holds nothing else, which read best; else one cell."""
        if frame.boxed or all(isinstance(block, Paragraph) for block in callout.blocks):
            return self._box_of_paragraphs(callout, frame)
        inner = Frame(frame.sheet, frame.room - _BOX_PADDING, in_cell=True)
        tasks: list[_Task] = [(_cell_start(frame), frame)]
        if callout.title:
            tasks.append((styled("CalloutTitle", callout.title, self.story), inner))
        tasks.extend((block, inner) for block in callout.blocks)
        return [*tasks, (_CELL_END, frame), (_EMPTY, frame)]

    def _box_of_paragraphs(self, callout: Callout, frame: Frame) -> list[_Task]:
        inner = replace(frame.plain(), boxed=True)
        blocks = _together(callout.blocks)
        if callout.title:
            content = styled_runs("CalloutTitle", callout.title, self.story)
            edges = f"{KEEP}{box_edges(self.story.manuscript)}"
            self.galley.add(paragraph("CalloutTitle", content, edges, box_indent(inner)), frame.sheet)
        return [*((block, inner) for block in blocks), (_EMPTY, frame)]


def _together(blocks: Blocks) -> Blocks:
    """The paragraphs of a box, which stand on one page where it is not long."""
    if len(blocks) > MOST_TOGETHER:
        return blocks
    bound = (replace(block, keep_with_next=True) if isinstance(block, Paragraph) else block for block in blocks[:-1])
    return (*bound, *blocks[-1:])


def _cell_start(frame: Frame) -> str:
    width = twips(frame.room - _EDGE / 2)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BriefBox"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(frame.indent)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    )
