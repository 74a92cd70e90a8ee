"""Tables of the document to table slabs: type size, column widths, cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tracktwo.document.blocks import Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import Inlines, Origin, plain
from tracktwo.document.walk import common_language
from tracktwo.writers.pdf.lines import Word, break_lines
from tracktwo.writers.pdf.objects import text_string
from tracktwo.writers.pdf.rows import CellBox, RowBox, RowKind
from tracktwo.writers.pdf.slabs import LineStack, TextSlab
from tracktwo.writers.pdf.structure import SCOPE_COLUMN, SCOPE_ROW, Element
from tracktwo.writers.pdf.styles import BlockStyle, Styles
from tracktwo.writers.pdf.tables import TableLook, TableSlab
from tracktwo.writers.pdf.text import Typesetter
from tracktwo.writers.scripts import runs_from_right
from tracktwo.writers.table_setting import TableSetting, measured_header, measured_row, table_setting, too_narrow


@dataclass(frozen=True, slots=True)
class TableRoom:
    """The width a table takes and the height a whole page gives it, in points."""

    width: float
    page_height: float


@dataclass(frozen=True, slots=True)
class _CellWords:
    words: list[Word]
    style: BlockStyle
    origin: Origin
    lang: str
    from_right: bool


def table_slab(table: Table, room: TableRoom, styles: Styles, typesetter: Typesetter, element: Element) -> TableSlab:
    """The table, as wide as the room; its rows, cells and caption join the element."""
    return _GridBuilder(table, room, styles, typesetter, element).build()


class _GridBuilder:
    """Builds one table."""

    def __init__(self, table: Table, room: TableRoom, styles: Styles, typesetter: Typesetter, element: Element) -> None:
        self._table = table
        self._room = room
        self._styles = styles
        self._typesetter = typesetter
        self._element = element
        if table.summary:
            element.attributes = f"/O /Table /Summary {text_string(typesetter.printable(table.summary))}"
        self._setting = self._set()

    def _set(self) -> TableSetting:
        """The setting of the table, measured from all its words."""
        columns, sizes = self._table.columns, self._styles.sizes
        ruler = self._styles.ruler
        cells = [measured_row(row, columns, ruler) for row in self._table.rows if isinstance(row, Row)]
        header = measured_header(columns, ruler, sizes.table_head / sizes.table)
        setting = table_setting(columns, [header, *cells], self._room.width, sizes.table)
        finding = too_narrow(self._table, setting)
        if finding:
            self._typesetter.findings.others.append(finding)
        return setting

    def build(self) -> TableSlab:
        edges = [0.0]
        for width in self._setting.widths:
            edges.append(edges[-1] + width)
        size = self._setting.size
        header = self._header(size, edges)
        rows = self._row_boxes(size, edges)
        colours = self._styles.colours
        space = self._styles.sizes.body
        look = TableLook(
            self._room.width, self._room.page_height, colours, space * 0.85, space * 1.2, self._table.anchor
        )
        return TableSlab.of(look, header, rows, self._caption())

    def _head_words(self, size: float) -> list[_CellWords]:
        style = self._styles.table_head(size)
        return [self._cell_words(column.header, style, ()) for column in self._table.columns]

    def _words(self, size: float) -> Iterator[tuple[_CellWords, ...]]:
        """The words of each row."""
        plain, bold = self._styles.table_cell(size), self._styles.table_cell(size, bold=True)
        kinds = [bold if column.is_row_header else plain for column in self._table.columns]
        for row in self._table.rows:
            yield self._row_words(row, kinds, bold)

    def _row_words(self, row: Row | GroupRow, kinds: Sequence[BlockStyle], bold: BlockStyle) -> tuple[_CellWords, ...]:
        if isinstance(row, GroupRow):
            return (self._cell_words(row.inlines, bold, ()),)
        return tuple(
            self._cell_words(cell.inlines, kind, cell.origin)
            for cell, kind in zip(self._fitted(row.cells), kinds, strict=True)
        )

    def _fitted(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """As many cells as columns: empty ones are added where a row is short."""
        return cells + (Cell(()),) * (len(self._table.columns) - len(cells))

    def _cell_words(self, inlines: Inlines, style: BlockStyle, origin: Origin) -> _CellWords:
        lang = common_language(inlines)
        from_right = runs_from_right(plain(inlines))
        words = self._typesetter.words(inlines, style.type, spoken=lang, from_right=from_right)
        return _CellWords(words, style, origin, lang, from_right)

    def _header(self, size: float, edges: list[float]) -> RowBox | None:
        if not any(column.header for column in self._table.columns):
            return None
        columns = [replace(column, wash=False) for column in self._table.columns]
        return self._box(tuple(self._head_words(size)), columns, edges, RowKind.HEAD, ())

    def _row_boxes(self, size: float, edges: list[float]) -> list[RowBox]:
        boxes: list[RowBox] = []
        for words, row in zip(self._words(size), self._table.rows, strict=True):
            if isinstance(row, GroupRow):
                whole = [Column(())]
                boxes.append(self._box(words, whole, [0.0, self._room.width], RowKind.GROUP, row.origin))
            else:
                boxes.append(self._box(words, self._table.columns, edges, RowKind.BODY, row.origin))
        return boxes

    def _box(
        self,
        cells: tuple[_CellWords, ...],
        columns: Sequence[Column],
        edges: list[float],
        kind: RowKind,
        origin: Origin,
    ) -> RowBox:
        row = self._element.add("TR")
        boxes = tuple(
            self._cell_box(cell, column, (edges[position], edges[position + 1]), self._cell_element(row, kind, column))
            for position, (cell, column) in enumerate(zip(cells, columns, strict=True))
        )
        least = cells[0].style.leading if cells else 0.0
        return RowBox.of(boxes, kind, least, origin)

    def _cell_element(self, row: Element, kind: RowKind, column: Column) -> Element:
        """Headers of columns and rows as such; a group's heading is a cell over all columns."""
        count = len(self._table.columns)
        if kind is RowKind.GROUP:
            return row.add("TD", f"/O /Table /ColSpan {count}" if count > 1 else "", stays=True)
        if kind is RowKind.HEAD:
            return row.add("TH", SCOPE_COLUMN, stays=True)
        if column.is_row_header and self._has_row_headers:
            return row.add("TH", SCOPE_ROW, stays=True)
        return row.add("TD", stays=True)

    @cached_property
    def _has_row_headers(self) -> bool:
        """False in a small table, whose header cells would outnumber the others: heard, they are in the way."""
        columns, groups = len(self._table.columns), sum(isinstance(row, GroupRow) for row in self._table.rows)
        rows = len(self._table.rows) - groups
        named = sum(column.is_row_header for column in self._table.columns)
        return columns + rows * named <= rows * (columns - named) + groups

    def _cell_box(self, cell: _CellWords, column: Column, edges: tuple[float, float], element: Element) -> CellBox:
        left, right = edges
        side = self._setting.side
        width = right - left - 2 * side
        lines = break_lines(cell.words, width, cell.style.leading) if cell.words else []
        stack = LineStack.of(lines, cell.from_right)
        element.lang, element.from_right = cell.lang, cell.from_right
        return CellBox(stack, left + side, width, left, right, column.align, column.wash, cell.origin, element)

    def _caption(self) -> TextSlab | None:
        if not self._table.caption:
            return None
        style = self._styles.caption
        element = self._element.add("Caption")
        element.lang = common_language(self._table.caption)
        words = self._typesetter.words(self._table.caption, style.type, spoken=element.lang)
        stack = LineStack.of(break_lines(words, self._room.width, style.leading))
        return TextSlab(stack, self._room.width, element=element)
