"""Words to slabs of text: at full width, or hanging from a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.document.drawing import Words
from tracktwo.document.inlines import Inlines, Origin, plain
from tracktwo.document.walk import common_language
from tracktwo.writers.pdf.contents import ContentsLine
from tracktwo.writers.pdf.direction import direct, has_directed
from tracktwo.writers.pdf.lines import Line, Run, Word, break_lines, measured, visual_order
from tracktwo.writers.pdf.slabs import LineStack, ShiftedSlab, Slab, TextSlab
from tracktwo.writers.pdf.structure import Element
from tracktwo.writers.pdf.styles import BlockStyle, Styles, TypeStyle
from tracktwo.writers.pdf.text import Typesetter
from tracktwo.writers.scripts import runs_from_right

NARROWEST = 40.0
"""Points. Lists nested deeper than the page is wide are not indented further."""
UNBROKEN = 1e9


@dataclass(frozen=True, slots=True)
class Measure:
    """Where slabs are set: indent and width in points, the height of a whole page, the depth of lists."""

    width: float
    page_height: float
    indent: float = 0.0
    list_depth: int = 0

    def indented(self, step: float, from_right: bool = False) -> Measure:
        """The measure of a list inside this one, whose marks stand at the left, or at the right."""
        step = step if self.width - step >= NARROWEST else 0.0
        indent = self.indent + (0.0 if from_right else step)
        return Measure(self.width - step, self.page_height, indent, self.list_depth + 1)

    def place_of(self, mark: Line, from_right: bool) -> float:
        """Where a mark at the start of the measure begins, from the left."""
        return self.indent + (max(0.0, self.width - mark.width) if from_right else 0.0)


class Setter:
    """Sets the words of one document."""

    def __init__(self, styles: Styles, typesetter: Typesetter) -> None:
        self._styles = styles
        self._typesetter = typesetter

    def text(
        self, inlines: Inlines, style: BlockStyle, measure: Measure, element: Element, origin: Origin = ()
    ) -> TextSlab:
        """Inlines as a slab."""
        element.lang = common_language(inlines)
        from_right = runs_from_right(plain(inlines))
        words = self._typesetter.words(inlines, style.type, spoken=element.lang, from_right=from_right)
        return self.block(words, style, measure, element, origin, from_right)

    def block(
        self,
        words: list[Word],
        style: BlockStyle,
        measure: Measure,
        element: Element,
        origin: Origin = (),
        from_right: bool = False,
    ) -> TextSlab:
        """Words as a slab, indented as the style says, at their start, where the measure is wide enough."""
        indent = style.indent if measure.width - style.indent >= NARROWEST else 0.0
        width = measure.width - indent
        element.from_right = from_right
        return TextSlab(
            LineStack.of(break_lines(words, width, style.leading), from_right),
            width,
            measure.indent + (0.0 if from_right else indent),
            style.before,
            style.after,
            style.keep_with_next,
            origin=origin,
            element=element,
        )

    def hanging(
        self,
        label: list[Word],
        words: list[Word],
        style: BlockStyle,
        measure: Measure,
        step: float,
        element: Element,
        from_right: bool = False,
    ) -> TextSlab:
        """Words that hang from a label; a label with no room beside it stands before them."""
        if label and not label[-1].gap:
            label[-1].gap = measured(" ", style.type)
        lines = break_lines(label, UNBROKEN, style.leading) if label else []
        if len(lines) != 1 or lines[0].width >= step or measure.width - step < NARROWEST:
            return self.block([*label, *words], style, measure, element, (), from_right)
        slab = self.block(words, style, measure.indented(step, from_right), element, (), from_right)
        slab.marker, slab.marker_indent = lines[0], measure.place_of(lines[0], from_right)
        return slab

    def plain_words(self, text: str, style: TypeStyle) -> list[Word]:
        """Characters without markup as one unbroken word; none for an empty text."""
        runs = self._typesetter.runs(self._typesetter.printable(text), style)
        words = [Word(runs, sum(run.width for run in runs))] if runs else []
        if has_directed(runs):
            direct(words)
        return words

    def mark_line(self, mark: str, style: BlockStyle) -> Line:
        """The bullet or number of a list item, with a space after it for those who hear it."""
        words = self.plain_words(mark, style.type)
        words[-1].gap = measured(" ", style.type)
        return break_lines(words, UNBROKEN, style.leading)[0]

    def lettering(self, words: Words, colour: str, size: float) -> list[Run]:
        """Words of a drawing as runs, at that size in points."""
        style = self._styles.display(size, colour, words.bold)
        return [run for word in self.plain_words(words.text, style) for run in visual_order(word.runs)]


def shifted(slab: Slab, measure: Measure) -> Slab:
    """The slab at the indent of the measure."""
    return ShiftedSlab(slab, measure.indent) if measure.indent else slab


def close_up(slabs: Sequence[Slab], between: float, after: float) -> None:
    """Put texts close together, with more room after the last; lines of the contents keep the room above them."""
    for position, slab in enumerate(slabs):
        text = slab.text if isinstance(slab, ContentsLine) else slab
        if isinstance(text, TextSlab):
            text.after = after if position + 1 == len(slabs) else between
            if position and text is slab:
                text.before = between
