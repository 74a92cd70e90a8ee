"""The setting of a table, the same in both formats: its type size, the room beside its words, its columns.

The contents of the columns are measured in the theme's typefaces. Where the longest words of all columns do not fit
beside each other, the type becomes smaller; where they still do not, the words that are broken are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.diagnostics import Diagnostic, Severity
from tracktwo.document.blocks import Column, Row, Table
from tracktwo.document.inlines import plain
from tracktwo.writers.columns import ColumnNeed, column_widths
from tracktwo.writers.ruler import LONGEST_WORD, NOTHING, Extent, Ruler

SMALLEST_TYPE: Final = 6.0
"""Points. Below this a table is not made smaller; its words are broken instead."""
SIZE_STEP: Final = 0.5
SIDE: Final = 6.0
"""Points at either side of a cell's words, where there is room."""
NARROWEST_SIDE: Final = 1.2
SIDE_SHARE: Final = 0.09
"""The part of a column of mean width that either side takes at most."""
ROUNDING: Final = 0.3
"""Points added to a column so that what was measured still fits: formats round sizes and places."""
CHARACTER: Final = 0.5
"""Width of a character in type sizes, for column minima given in characters."""
SHOWN: Final = 6
"""So many columns are named in one diagnostic."""


@dataclass(frozen=True, slots=True)
class TableSetting:
    """How a table is set: type size of its cells, room at either side of their words, widths of its columns, in points.

    `broken` are the columns too narrow for their longest word.
    """

    size: float
    side: float
    widths: tuple[float, ...]
    broken: tuple[int, ...] = ()


def measured_row(row: Row, columns: Sequence[Column], ruler: Ruler) -> tuple[Extent, ...]:
    """What the cell of each column holds; a row that is too short holds nothing in the last."""
    together = zip(row.cells, columns, strict=False)
    found = [ruler.extent(cell.inlines, bold=column.is_row_header) for cell, column in together]
    return (*found, *[NOTHING] * (len(columns) - len(found)))


def measured_header(columns: Sequence[Column], ruler: Ruler, size: float) -> tuple[Extent, ...]:
    """What the header of each column holds, whose type is `size` times that of the cells."""
    found = (ruler.extent(column.header, bold=True) for column in columns)
    return tuple(Extent(word * size, line * size, text * size, lines) for word, line, text, lines in found)


def table_setting(
    columns: Sequence[Column], rows: Sequence[tuple[Extent, ...]], room: float, size: float
) -> TableSetting:
    """The setting of a table in that room, at that size of type or, where words would break, a smaller one.

    `rows` is what each row holds, the header among them, column by column.
    """
    side = max(NARROWEST_SIDE, min(SIDE, room / max(len(columns), 1) * SIDE_SHARE))
    sides = 2 * side + ROUNDING
    below = tuple(zip(*rows, strict=True)) or ((),) * len(columns)
    words = [max([extent.word for extent in extents], default=0.0) for extents in below]
    fitting = _fitting_size(words, room - len(columns) * sides, size)
    needs = [
        ColumnNeed(
            word * fitting + sides,
            max([extent.line for extent in extents], default=0.0) * fitting + sides,
            column.weight,
            sum([extent.text for extent in extents]),
            column.minimum * CHARACTER * fitting + sides,
        )
        for column, word, extents in zip(columns, words, below, strict=True)
    ]
    widths = column_widths(needs, room)
    broken = [place for place, need in enumerate(needs) if widths[place] < need.word - ROUNDING]
    return TableSetting(fitting, side, widths, tuple(broken))


def _fitting_size(words: Sequence[float], room: float, size: float) -> float:
    """The largest size, down to the smallest, at which no word is broken, or at least none of ordinary length."""
    sizes = [size]
    while sizes[-1] - SIZE_STEP >= SMALLEST_TYPE:
        sizes.append(sizes[-1] - SIZE_STEP)
    for together in (sum(words), sum(min(word, LONGEST_WORD) for word in words)):
        fitting = next((candidate for candidate in sizes if together * candidate <= room), None)
        if fitting is not None:
            return fitting
    return sizes[-1]


def too_narrow(table: Table, setting: TableSetting) -> Diagnostic | None:
    """P09 where words of the table have to be broken."""
    if not setting.broken:
        return None
    headers = [plain(column.header).strip() for column in table.columns]
    names = [(headers[place : place + 1] or [""])[0] or str(place + 1) for place in setting.broken]
    where = ", ".join(f"“{name[:40]}”" for name in names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return Diagnostic(
        "P09",
        f"A table has no room for its longest words: they are broken in {where}.",
        "Print fewer columns, set the section on a landscape page, or shorten the words.",
        Severity.WARNING,
    )
