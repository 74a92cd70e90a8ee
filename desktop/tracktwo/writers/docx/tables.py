"""Tables: one string of XML each, horizontal rules only, a header that is repeated, group rows over all columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tracktwo.document.blocks import Align, Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import plain
from tracktwo.writers.docx.figures import caption_runs
from tracktwo.writers.docx.frames import Frame
from tracktwo.writers.docx.manuscript import Story
from tracktwo.writers.docx.markup import half_points, hexadecimal, twips
from tracktwo.writers.docx.paragraphs import form_of, paragraph, styled, styled_runs
from tracktwo.writers.docx.runs import Form, runs
from tracktwo.writers.ruler import Extent
from tracktwo.writers.table_setting import SIDE, TableSetting, measured_header, measured_row, table_setting, too_narrow

_GIANT = 0.4
"""A row higher than this part of the page may break over pages."""
_LOW = 0.15
"""A row no higher than this part of the page stands alone on neither side of the end of a page."""
_FULL = 0.9
"""The part of a line that words fill on the average."""
_LONGEST_HEADER = 12
"""Lines of a header that is still repeated; Word drops a header that leaves no room for rows."""
_LONGEST_TITLE = 250
_JUSTIFICATION: Mapping[Align, str] = {
    Align.START: "",
    Align.END: '<w:jc w:val="right"/>',
    Align.CENTER: '<w:jc w:val="center"/>',
}


@dataclass(frozen=True, slots=True)
class _Styles:
    """The paragraph styles of a table's cells, at its size of type."""

    text: str
    row_header: str
    header: str
    group: str


@dataclass(frozen=True, slots=True)
class _Lane:
    """A column made ready: its width in twips and what is the same in all its cells."""

    width: int
    column: Column
    cell_properties: str
    justification: str
    style: str
    form: Form


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table made ready: its columns, its setting, and what was measured of its header and its rows."""

    block: Table
    lanes: tuple[_Lane, ...]
    setting: TableSetting
    styles: _Styles
    header: tuple[Extent, ...]
    rows: Sequence[tuple[Extent, ...]]

    def lines(self, extents: tuple[Extent, ...]) -> int:
        """About how many lines a row takes."""
        size, sides = self.setting.size, 2 * self.setting.side
        return max(
            extent.lines + int(extent.text * size / (max(width - sides, size) * _FULL))
            for extent, width in zip(extents, self.setting.widths, strict=True)
        )


def table(block: Table, frame: Frame, story: Story) -> Iterator[str]:
    """The table and the paragraph below it: its caption, or a little room that keeps tables apart."""
    columns = _columns(block)
    if columns:
        yield _written(_grid(block, columns, frame, story), frame, story)
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


def _grid(block: Table, columns: tuple[Column, ...], frame: Frame, story: Story) -> _Grid:
    manuscript = story.manuscript
    sizes, ruler = manuscript.theme.sizes, manuscript.ruler
    size = half_points(sizes.table) / 2
    header = measured_header(columns, ruler, sizes.table_head / sizes.table)
    rows = [measured_row(row, columns, ruler) for row in block.rows if isinstance(row, Row)]
    setting = table_setting(columns, [header, *rows], frame.room, size)
    finding = too_narrow(block, setting)
    if finding:
        manuscript.diagnostics[finding] = None
    styles = _Styles(
        *(
            manuscript.style_at(name, setting.size / size)
            for name in ("TableText", "TableRowHeader", "TableHeader", "TableGroup")
        )
    )
    return _Grid(block, _lanes(columns, setting, styles, story), setting, styles, header, rows)


def _lanes(columns: Sequence[Column], setting: TableSetting, styles: _Styles, story: Story) -> tuple[_Lane, ...]:
    ends = list(accumulate(setting.widths, initial=0.0))
    wash = f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(story.manuscript.theme.colours.wash)}"/>'
    lanes: list[_Lane] = []
    for place, column in enumerate(columns):
        width = max(twips(ends[place + 1]) - twips(ends[place]), 1)
        cell = f'<w:tcW w:w="{width}" w:type="dxa"/>{wash if column.wash else ""}'
        style = styles.row_header if column.is_row_header else styles.text
        lanes.append(_Lane(width, column, cell, _JUSTIFICATION[column.align], style, form_of(style, story)))
    return tuple(lanes)


def _written(grid: _Grid, frame: Frame, story: Story) -> str:
    block, lanes = grid.block, grid.lanes
    page = frame.sheet.page.text_height / (grid.setting.size * story.manuscript.theme.table_leading)
    pieces = [_opening(grid, frame, story)]
    if _has_header(block, [lane.column for lane in lanes]):
        pieces.append(_header_row(grid, story))
    lines = [grid.lines(extents) for extents in grid.rows]
    place = 0
    for row in block.rows:
        if isinstance(row, GroupRow):
            pieces.append(_group_row(row, grid, story))
        else:
            whole = lines[place] <= page * _GIANT
            pieces.append(_row(row, lanes, story, whole, whole and _keeps(lines, place, page * _LOW, block)))
            place += 1
    pieces.append("</w:tbl>")
    return "".join(pieces)


def _keeps(lines: Sequence[int], place: int, low: float, block: Table) -> bool:
    """Whether a row stands on the page of the next: no low row stands alone, and the last one with the caption."""
    last = len(lines) - 1
    if place == last:
        return bool(block.caption)
    return lines[place + 1] <= low and (place == last - 1 or (place == 0 and lines[0] <= low))


def _opening(grid: _Grid, frame: Frame, story: Story) -> str:
    block, lanes = grid.block, grid.lanes
    total = sum(lane.width for lane in lanes)
    indent = f'<w:tblInd w:w="{twips(frame.indent)}" w:type="dxa"/>'
    side = twips(grid.setting.side)
    margins = (
        f'<w:tblCellMar><w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        if grid.setting.side < SIDE
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


def _header_row(grid: _Grid, story: Story) -> str:
    style, lanes = grid.styles.header, grid.lanes
    contents = [styled_runs(style, lane.column.header, story) for lane in lanes]
    contents[0] = story.manuscript.marked(grid.block.anchor, contents[0])
    repeated = "<w:cantSplit/><w:tblHeader/>" if grid.lines(grid.header) <= _LONGEST_HEADER else ""
    cells = "".join(
        _cell(lane.cell_properties, paragraph(style, content, "", lane.justification))
        for lane, content in zip(lanes, contents, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{repeated}</w:trPr>' if repeated else ''}{cells}</w:tr>"


def _group_row(row: GroupRow, grid: _Grid, story: Story) -> str:
    wash, lanes = hexadecimal(story.manuscript.theme.colours.wash), grid.lanes
    span = f'<w:gridSpan w:val="{len(lanes)}"/>' if len(lanes) > 1 else ""
    properties = (
        f'<w:tcW w:w="{sum(lane.width for lane in lanes)}" w:type="dxa"/>{span}'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{wash}"/>'
    )
    content = styled(grid.styles.group, row.inlines, story)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(properties, content)}</w:tr>"


def _row(row: Row, lanes: Sequence[_Lane], story: Story, whole: bool, keep: bool) -> str:
    cells = (*row.cells, *(Cell(()) for _ in range(len(lanes) - len(row.cells))))
    keep_next = "<w:keepNext/>" if keep else ""
    inside = "".join(
        _cell(
            lane.cell_properties,
            paragraph(lane.style, runs(cell.inlines, lane.form, story), keep_next, lane.justification),
        )
        for lane, cell in zip(lanes, cells, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{inside}</w:tr>"


def _cell(properties: str, content: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
