"""Tables of the document to table slabs: type size, column widths, cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tracktwo.document.blocks import Cell, Column, GroupRow, Row, Table
from tracktwo.document.inlines import Inlines, Origin
from tracktwo.document.walk import common_language
from tracktwo.writers.pdf.lines import Word, break_lines
from tracktwo.writers.pdf.objects import text_string
from tracktwo.writers.pdf.rows import CellBox, RowBox, RowKind
from tracktwo.writers.pdf.slabs import LineStack, TextSlab
from tracktwo.writers.pdf.structure import SCOPE_COLUMN, SCOPE_ROW, Element
from tracktwo.writers.pdf.styles import BlockStyle, Styles
from tracktwo.writers.pdf.tables import TableLook, TableSlab
from tracktwo.writers.pdf.text import Typesetter
from tracktwo.writers.pdf.widths import ColumnNeed, column_widths

SMALLEST_TYPE = 6.0
"""Points. Below this a table is not made smaller; its words are broken instead."""
SIZE_STEP = 0.5
SIDE = 6.0
"""Points at either side of a cell's words, where there is room."""
NARROWEST_SIDE = 1.2
LONGEST_WORD = 14.0
"""In type sizes: a longer word (an address) does not widen its column, it is broken."""
ROUNDING = 0.1
"""Points added to a column so that what was measured still fits."""
MOST_ROWS_KEPT = 1000
"""The words of longer tables would fill the memory."""
AVERAGE_CHARACTER = 0.5
"""Width of a character in type sizes, for column minima given in characters."""


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


class _Extent:
    """How far the words of a column reach when only given line breaks break lines."""

    __slots__ = ("longest_line", "longest_word", "text")

    def __init__(self, words: list[Word]) -> None:
        self.longest_word = self.longest_line = self.text = 0.0
        self.widen(words)

    def widen(self, words: list[Word]) -> None:
        """Add the words of one cell."""
        used = 0.0
        for word in words:
            used += word.width
            self.longest_word = max(self.longest_word, word.width)
            self.longest_line = max(self.longest_line, used)
            self.text += word.width
            used = 0.0 if word.ends_line else used + (word.gap.width if word.gap else 0.0)


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
        self._kept: dict[float, list[tuple[_CellWords, ...]]] = {}
        count = max(len(table.columns), 1)
        self._side = max(NARROWEST_SIDE, min(SIDE, room.width / count * 0.09))

    def build(self) -> TableSlab:
        size = self._styles.sizes.table
        needs = self._needs(size)
        legible = self._legible_size(needs, size)
        if legible < size:
            size, needs = legible, self._needs(legible)
        edges = [0.0]
        for width in column_widths(needs, self._room.width):
            edges.append(edges[-1] + width)
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

    def _words(self, size: float) -> Iterable[tuple[_CellWords, ...]]:
        """The words of each row; those of a long table are set again each time rather than kept."""
        if len(self._table.rows) > MOST_ROWS_KEPT:
            return self._each_row(size)
        if size not in self._kept:
            self._kept[size] = list(self._each_row(size))
        return self._kept[size]

    def _each_row(self, size: float) -> Iterator[tuple[_CellWords, ...]]:
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
        return _CellWords(self._typesetter.words(inlines, style.type, spoken=lang), style, origin, lang)

    def _needs(self, size: float) -> list[ColumnNeed]:
        extents = [_Extent(cell.words) for cell in self._head_words(size)]
        for words, row in zip(self._words(size), self._table.rows, strict=True):
            if isinstance(row, Row):
                for extent, cell in zip(extents, words, strict=True):
                    extent.widen(cell.words)
        return [self._need(column, extent, size) for column, extent in zip(self._table.columns, extents, strict=True)]

    def _need(self, column: Column, extent: _Extent, size: float) -> ColumnNeed:
        floor = max(min(extent.longest_word, LONGEST_WORD * size), column.minimum * AVERAGE_CHARACTER * size)
        sides = 2 * self._side + ROUNDING
        return ColumnNeed(floor + sides, extent.longest_line + sides, column.weight, extent.text)

    def _legible_size(self, needs: Sequence[ColumnNeed], size: float) -> float:
        """The largest size, down to the smallest, at which ordinary words need not be broken."""
        sides = 2 * self._side * len(needs)
        words = sum(need.floor for need in needs) - sides
        fitting = size
        while fitting - SIZE_STEP >= SMALLEST_TYPE and words * fitting / size + sides > self._room.width:
            fitting -= SIZE_STEP
        return fitting

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
        width = right - left - 2 * self._side
        stack = LineStack.of(break_lines(cell.words, width, cell.style.leading) if cell.words else [])
        element.lang = cell.lang
        return CellBox(stack, left + self._side, width, left, right, column.align, column.wash, cell.origin, element)

    def _caption(self) -> TextSlab | None:
        if not self._table.caption:
            return None
        style = self._styles.caption
        element = self._element.add("Caption")
        element.lang = common_language(self._table.caption)
        words = self._typesetter.words(self._table.caption, style.type, spoken=element.lang)
        stack = LineStack.of(break_lines(words, self._room.width, style.leading))
        return TextSlab(stack, self._room.width, element=element)
