"""Tables: one string of XML each, horizontal rules only, a header that is repeated, group rows over all columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.document.blocks import Align, Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import plain
from tracktwo.writers.columns import column_widths
from tracktwo.writers.docx.figures import caption_runs
from tracktwo.writers.docx.frames import Frame
from tracktwo.writers.docx.manuscript import Story
from tracktwo.writers.docx.markup import hexadecimal, twips
from tracktwo.writers.docx.measure import column_needs, lines_in
from tracktwo.writers.docx.paragraphs import paragraph, styled, styled_runs

PADDING = 10.0
"""Room at both sides of a cell together, in points, as the table style has it."""
_TIGHT = 3.0
_TIGHT_BELOW = 34.0
"""Columns narrower than this get less padding."""
_GIANT = 0.4
"""A row higher than this part of the page may break over pages."""
_LONGEST_HEADER = 12
"""Lines of a header that is still repeated; Word drops a header that leaves no room for rows."""
_LONGEST_TITLE = 250
_JUSTIFICATION: Mapping[Align, str] = {
    Align.START: "",
    Align.END: '<w:jc w:val="right"/>',
    Align.CENTER: '<w:jc w:val="center"/>',
}


@dataclass(frozen=True, slots=True)
class _Lane:
    """A column made ready: its width in twips and what is the same in all its cells."""

    width: int
    column: Column
    cell_properties: str
    justification: str
    style: str

    @property
    def points(self) -> float:
        return self.width / 20


def table(block: Table, frame: Frame, story: Story) -> Iterator[str]:
    """The table and the paragraph below it: its caption, or a little room that keeps tables apart."""
    columns = _columns(block)
    if columns:
        yield _grid(block, columns, frame, story)
    style = "Caption" if block.caption else "TableEnd"
    indent = f'<w:ind w:left="{twips(frame.indent)}"/>' if frame.indent else ""
    content = caption_runs(block, story)
    if not _has_header(block, columns):
        content = story.manuscript.marked(block.anchor, content)
    yield paragraph(style, content, "", indent)


def _has_header(block: Table, columns: Sequence[Column]) -> bool:
    """False where no column says anything; then there is no header row, unless the table were empty without it."""
    return any(column.header for column in columns) or bool(columns and not block.rows)


def _columns(block: Table) -> tuple[Column, ...]:
    """The columns; as many more without a header as the longest row needs, so that no cell is lost."""
    wanted = max((len(row.cells) if isinstance(row, Row) else 1 for row in block.rows), default=0)
    missing = wanted - len(block.columns)
    return (*block.columns, *(Column(()) for _ in range(missing)))


def _grid(block: Table, columns: tuple[Column, ...], frame: Frame, story: Story) -> str:
    lanes = _lanes(block, columns, frame, story)
    limit = frame.sheet.page.text_height * _GIANT
    line = story.manuscript.theme.sizes.table * story.manuscript.theme.table_leading
    last = len(block.rows) - 1
    pieces = [_opening(block, lanes, frame, story)]
    if _has_header(block, columns):
        pieces.append(_header_row(block, lanes, story))
    for place, row in enumerate(block.rows):
        if isinstance(row, GroupRow):
            pieces.append(_group_row(row, lanes, story))
        else:
            whole = _lines(row, lanes, story) * line <= limit
            keep = whole and place >= last - 1 and (place < last or bool(block.caption))
            pieces.append(_row(row, lanes, story, whole, keep))
    pieces.append("</w:tbl>")
    return "".join(pieces)


def _lanes(block: Table, columns: tuple[Column, ...], frame: Frame, story: Story) -> tuple[_Lane, ...]:
    theme = story.manuscript.theme
    needs = column_needs(columns, block.rows, theme.sizes.table, PADDING)
    ends = [0.0]
    for width in column_widths(needs, frame.room):
        ends.append(ends[-1] + width)
    wash = f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(theme.colours.wash)}"/>'
    lanes: list[_Lane] = []
    for place, column in enumerate(columns):
        width = max(twips(ends[place + 1]) - twips(ends[place]), 1)
        cell = f'<w:tcW w:w="{width}" w:type="dxa"/>{wash if column.wash else ""}'
        style = "TableRowHeader" if column.is_row_header else "TableText"
        lanes.append(_Lane(width, column, cell, _JUSTIFICATION[column.align], style))
    return tuple(lanes)


def _opening(block: Table, lanes: Sequence[_Lane], frame: Frame, story: Story) -> str:
    total = sum(lane.width for lane in lanes)
    indent = f'<w:tblInd w:w="{twips(frame.indent)}" w:type="dxa"/>'
    tight = min(lane.points for lane in lanes) < _TIGHT_BELOW
    side = twips(_TIGHT / 2)
    margins = (
        f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        if tight
        else ""
    )
    first_column = int(lanes[0].column.is_row_header)
    first_row = int(_has_header(block, [lane.column for lane in lanes]))
    look = 0x0600 + 0x0020 * first_row + 0x0080 * first_column
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BriefTable"/><w:tblW w:w="{total}" w:type="dxa"/>{indent}'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="{look:04X}" w:firstRow="{first_row}" '
        f'w:lastRow="0" w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{_descriptions(block, story)}</w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{lane.width}"/>' for lane in lanes)
        + "</w:tblGrid>"
    )


def _descriptions(block: Table, story: Story) -> str:
    """Title and description for those who cannot see the table (ECMA-376 part 1, 17.4.62 and 17.4.47).

    A table without a summary is described by its column headers.
    """
    text = story.manuscript.text
    caption = plain(block.caption).strip()[:_LONGEST_TITLE]
    headers = "; ".join(words for column in block.columns if (words := plain(column.header).strip()))
    pieces = (("tblCaption", caption), ("tblDescription", block.summary or headers))
    return "".join(f'<w:{name} w:val="{text(words)}"/>' for name, words in pieces if words)


def _header_row(block: Table, lanes: Sequence[_Lane], story: Story) -> str:
    contents = [styled_runs("TableHeader", lane.column.header, story) for lane in lanes]
    contents[0] = story.manuscript.marked(block.anchor, contents[0])
    size = story.manuscript.theme.sizes.table_head
    lines = max(lines_in(lane.column.header, lane.points - PADDING, size) for lane in lanes)
    repeated = "<w:cantSplit/><w:tblHeader/>" if lines <= _LONGEST_HEADER else ""
    cells = "".join(
        _cell(lane.cell_properties, paragraph("TableHeader", content, "", lane.justification))
        for lane, content in zip(lanes, contents, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{repeated}</w:trPr>' if repeated else ''}{cells}</w:tr>"


def _group_row(row: GroupRow, lanes: Sequence[_Lane], story: Story) -> str:
    wash = hexadecimal(story.manuscript.theme.colours.wash)
    span = f'<w:gridSpan w:val="{len(lanes)}"/>' if len(lanes) > 1 else ""
    properties = (
        f'<w:tcW w:w="{sum(lane.width for lane in lanes)}" w:type="dxa"/>{span}'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{wash}"/>'
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(properties, styled('TableGroup', row.inlines, story))}</w:tr>"


def _row(row: Row, lanes: Sequence[_Lane], story: Story, whole: bool, keep: bool) -> str:
    cells = (*row.cells, *(Cell(()) for _ in range(len(lanes) - len(row.cells))))
    keep_next = "<w:keepNext/>" if keep else ""
    inside = "".join(
        _cell(
            lane.cell_properties,
            paragraph(lane.style, styled_runs(lane.style, cell.inlines, story), keep_next, lane.justification),
        )
        for lane, cell in zip(lanes, cells, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{inside}</w:tr>"


def _cell(properties: str, content: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _lines(row: Row, lanes: Sequence[_Lane], story: Story) -> int:
    size = story.manuscript.theme.sizes.table
    return max(
        (lines_in(cell.inlines, lane.points - PADDING, size) for cell, lane in zip(row.cells, lanes, strict=False)),
        default=1,
    )
