"""How much room text takes, estimated from its characters.

The estimate serves column widths and the question whether a row is a giant; Word does the real setting, so half a
character more or less does no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from tracktwo.document.blocks import Column, GroupRow, Row
from tracktwo.document.inlines import Inlines, Label, plain
from tracktwo.writers.columns import ColumnNeed

_CHARACTER = 0.5
"""Mean advance of a humanist sans in type sizes, a little more than the mean to be safe."""
_WORD_CHARACTER = 0.56
"""The same for a single word, which must not break."""
_WIDEST_LINE = 400
"""Characters of a line beyond which its length makes no difference to a column."""


def width_of(text: str, size: float) -> float:
    """The width of a line of text, in points."""
    wide = 0 if text.isascii() else sum(character > "\u2e7f" for character in text)
    return (len(text) + wide) * _CHARACTER * size


def lines_in(inlines: Inlines, width: float, size: float) -> int:
    """About how many lines the inlines take in that width, at least one."""
    text = plain(inlines)
    if len(text) * size < width and "\n" not in text:
        return 1
    return sum(ceil(max(width_of(line, size), 1.0) / max(width * 0.85, size)) for line in text.split("\n"))


def column_needs(
    columns: Sequence[Column], rows: Sequence[Row | GroupRow], size: float, padding: float
) -> tuple[ColumnNeed, ...]:
    """What each column needs, in points, from its header, its cells, and what it asks for itself."""
    longest = [_extent(column.header) for column in columns]
    for row in rows:
        if isinstance(row, Row):
            for place, cell in enumerate(row.cells):
                word, line = _extent(cell.inlines)
                known_word, known_line = longest[place]
                longest[place] = (max(word, known_word), max(line, known_line))
    return tuple(
        ColumnNeed(
            column.weight,
            max(column.minimum * _CHARACTER, word * _WORD_CHARACTER) * size + padding,
            line * _CHARACTER * size + padding,
        )
        for column, (word, line) in zip(columns, longest, strict=True)
    )


def _extent(inlines: Inlines) -> tuple[int, int]:
    """Characters of the longest word and of the longest line; a label counts as one word."""
    text = plain(inlines)
    if not text:
        return 0, 0
    labels = max((len(inline.text) + 2 for inline in inlines if isinstance(inline, Label)), default=0)
    word = max((len(word) for word in text.replace("-", "- ").split()), default=0)
    line = min(max(len(line) for line in text.split("\n")), _WIDEST_LINE)
    return max(word, labels), line
