"""Header and footer: one running line each, a thin rule between them and the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracktwo.document.blocks import Align, Furniture
from tracktwo.document.inlines import Inlines, PageCount, PageNumber
from tracktwo.document.walk import each_inline
from tracktwo.writers.pdf.lines import Line, Word, break_lines
from tracktwo.writers.pdf.sheet import Sheet
from tracktwo.writers.pdf.slabs import LineStack
from tracktwo.writers.pdf.structure import artifact
from tracktwo.writers.pdf.styles import BlockStyle, Styles, TypeStyle
from tracktwo.writers.pdf.text import PageFacts, Typesetter

HEADER_GAP = 16.0
"""Points between the header's rule and the text."""
FOOTER_GAP = 14.0
LINE_GAP = 3.5
"""Points between the words and their rule."""
PART_GAP = 14.0
"""Points between two parts of a running line."""
EDGE_OF_PAPER = 6.0
"""Points at the edge of the paper that stay empty."""
SMALLER = (0.85, 0.7, 0.55)
"""Steps by which furniture that does not fit the margin is set smaller."""
HEADER, FOOTER = artifact("Header", "Top"), artifact("Footer", "Bottom")
ALIGNS = (Align.START, Align.CENTER, Align.END)
UNBROKEN = 1e9


@dataclass(frozen=True, slots=True)
class _RunningLine:
    """Start, middle and end, set, and where each stands."""

    stacks: list[LineStack]
    areas: list[tuple[float, float]]

    @property
    def height(self) -> float:
        """That of the highest part."""
        return max(stack.height for stack in self.stacks)


class _Part:
    """Start, middle or end of a running line. Words that do not number the page are set once for all sheets."""

    def __init__(self, inlines: Inlines, typesetter: Typesetter) -> None:
        self._inlines = inlines
        self._typesetter = typesetter
        self._is_numbered = any(isinstance(inline, PageNumber | PageCount) for inline in each_inline(inlines))
        self._lasting: dict[TypeStyle, list[Word]] = {}

    def words(self, style: TypeStyle, facts: PageFacts) -> list[Word]:
        """The words on a sheet with those facts."""
        if self._is_numbered:
            return self._typesetter.words(self._inlines, style, facts)
        if style not in self._lasting:
            self._lasting[style] = self._typesetter.words(self._inlines, style)
        return self._lasting[style]


class Furnisher:
    """Prints the furniture of one document on its sheets."""

    def __init__(self, header: Furniture, footer: Furniture, styles: Styles, typesetter: Typesetter) -> None:
        self._header, self._footer = (
            [_Part(part, typesetter) for part in (line.start, line.middle, line.end)] if _has_words(line) else []
            for line in (header, footer)
        )
        self._style = look = styles.furniture
        self._smaller = [
            BlockStyle(replace(look.type, size=look.type.size * step), look.leading * step) for step in SMALLER
        ]
        self._rule = styles.colours.rule

    def furnish(self, sheet: Sheet, count: int) -> None:
        """Put header and footer on a sheet of a document of `count` pages."""
        facts = PageFacts(sheet.number, count)
        page = sheet.page
        if self._header:
            level = page.height - page.top + min(HEADER_GAP, page.top / 3)
            sheet.rule(page.start, page.width - page.end, level, self._rule, 0.6)
            sheet.begin_artifact(HEADER)
            self._write(sheet, self._header, facts, level, is_above=True)
        if self._footer:
            level = page.bottom - min(FOOTER_GAP, page.bottom / 3)
            sheet.rule(page.start, page.width - page.end, level, self._rule, 0.6)
            sheet.begin_artifact(FOOTER)
            self._write(sheet, self._footer, facts, level, is_above=False)

    def _write(self, sheet: Sheet, parts: list[_Part], facts: PageFacts, level: float, is_above: bool) -> None:
        margin = sheet.page.height - level if is_above else level
        running = self._fitting(parts, facts, sheet.page.text_width, margin - LINE_GAP - EDGE_OF_PAPER)
        tallest = running.height
        for stack, (left, width), align in zip(running.stacks, running.areas, ALIGNS, strict=True):
            lift = (tallest - stack.height) / 2 if stack.count == 1 else 0.0
            top = level + LINE_GAP + tallest - lift if is_above else level - LINE_GAP - lift
            stack.paint(sheet, sheet.page.start + left, top, width, align)

    def _fitting(self, parts: list[_Part], facts: PageFacts, width: float, height: float) -> _RunningLine:
        """The line set as large as the theme says, or smaller where it would leave the margin."""
        running = _set(parts, facts, width, self._style)
        for style in self._smaller:
            if running.height <= height:
                break
            running = _set(parts, facts, width, style)
        return running


def _set(parts: list[_Part], facts: PageFacts, width: float, style: BlockStyle) -> _RunningLine:
    words = [part.words(style.type, facts) for part in parts]
    areas = part_areas([_natural(each) for each in words], width)
    stacks = [
        LineStack.of(break_lines(each, part_width, style.leading) if each else [])
        for each, (_, part_width) in zip(words, areas, strict=True)
    ]
    return _RunningLine(stacks, areas)


def _has_words(furniture: Furniture) -> bool:
    return bool(furniture.start or furniture.middle or furniture.end)


def _natural(words: list[Word]) -> float:
    lines: list[Line] = break_lines(words, UNBROKEN, 1.0) if words else []
    return max([line.width for line in lines], default=0.0) + (0.1 if words else 0.0)


def part_areas(widths: list[float], room: float) -> list[tuple[float, float]]:
    """(left, width) of start, middle and end: on one line where they fit, else each in its share of the room."""
    start, middle, end = widths
    gaps = PART_GAP * (sum(1 for width in widths if width) - 1)
    total = sum(widths) + max(gaps, 0)
    if total > room:
        return _shares(widths, room)
    centre = (room - middle) / 2
    earliest = start + PART_GAP if start else 0.0
    latest = room - end - (PART_GAP if end else 0.0) - middle
    return [(0.0, start), (min(max(centre, earliest), latest), middle), (room - end, end)]


def _shares(widths: list[float], room: float) -> list[tuple[float, float]]:
    """Parts that need less than an equal share keep their width; the others divide the rest."""
    present = [width for width in widths if width]
    free = room - PART_GAP * (len(present) - 1)
    equal = free / len(present)
    small = sum(width for width in present if width <= equal)
    large = sum(1 for width in present if width > equal)
    areas: list[tuple[float, float]] = []
    left = 0.0
    for width in widths:
        share = width if width <= equal else (free - small) / large
        areas.append((left, share))
        left += share + (PART_GAP if width else 0.0)
    return areas
