"""Blocks to slabs: what a document says, as things with a height."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Document,
    List,
    ListItem,
    Paragraph,
    Section,
    SourceList,
    Table,
    TitleBlock,
)
from tracktwo.document.inlines import Inlines, Origin
from tracktwo.document.pages import Page
from tracktwo.document.walk import sections
from tracktwo.writers.pdf.callouts import EDGE, SIDE, CalloutSlab
from tracktwo.writers.pdf.contents import ContentsLine, OpenNumber
from tracktwo.writers.pdf.grids import TableRoom, table_slab
from tracktwo.writers.pdf.lines import Line, Word, break_lines, measured
from tracktwo.writers.pdf.pagination import LEAST_TEXT_HEIGHT, Stretch
from tracktwo.writers.pdf.slabs import LineStack, ShiftedSlab, Slab, TextSlab
from tracktwo.writers.pdf.styles import BlockStyle, Styles, TypeStyle
from tracktwo.writers.pdf.text import Typesetter

BULLETS = "•–"
"""Marks of list levels, in turn."""
LIST_STEP = 1.5
"""Indent of a list from its surroundings, in type sizes."""
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

    def indented(self, step: float) -> Measure:
        """The measure of a list inside this one."""
        step = step if self.width - step >= NARROWEST else 0.0
        return replace(self, width=self.width - step, indent=self.indent + step, list_depth=self.list_depth + 1)


class StoryBuilder:
    """Builds the stretches of one document."""

    def __init__(self, document: Document, styles: Styles, typesetter: Typesetter) -> None:
        self._document = document
        self._styles = styles
        self._typesetter = typesetter
        self._stretches = [Stretch(document.page)]
        self._waiting: list[Section] = []
        self.open_numbers: list[OpenNumber] = []

    def build(self) -> list[Stretch]:
        """Title block and blocks, in stretches of one paper each."""
        self._emit(*self._title_block(self._document.title))
        self._add_blocks(self._document.blocks)
        self._flush_headings()
        return [stretch for stretch in self._stretches if stretch.slabs] or self._stretches[:1]

    # Paper

    @property
    def _measure(self) -> Measure:
        page = self._stretches[-1].page
        return Measure(max(page.text_width, NARROWEST), max(page.text_height, LEAST_TEXT_HEIGHT))

    def _emit(self, *slabs: Slab) -> None:
        self._stretches[-1].slabs.extend(slabs)

    def _flush_headings(self) -> None:
        """Headings wait for what stands under them, so that they go to its paper."""
        waiting, self._waiting = self._waiting, []
        for section in waiting:
            self._emit(self._heading(section, self._measure))

    def _turn_to(self, page: Page) -> None:
        self._stretches.append(Stretch(page))

    def _add_blocks(self, blocks: Blocks) -> None:
        for block in blocks:
            if isinstance(block, Section):
                self._add_section(block)
            else:
                self._flush_headings()
                self._emit(*self._slabs(block, self._measure))

    def _add_section(self, section: Section) -> None:
        before = self._stretches[-1].page
        is_turned = section.page is not None and section.page != self._document.page
        if section.page is not None and is_turned:
            self._turn_to(section.page)
        self._waiting.append(section)
        self._add_blocks(section.blocks)
        if not section.blocks or is_turned:
            self._flush_headings()
        if is_turned:
            self._turn_to(before)

    # Blocks

    def _slabs(self, block: Block, measure: Measure) -> list[Slab]:
        slabs: list[Slab]
        match block:
            case Paragraph():
                slabs = [self._paragraph(block, measure)]
            case List():
                slabs = self._list(block, measure)
            case Table():
                room = TableRoom(measure.width, measure.page_height)
                slabs = [_shifted(table_slab(block, room, self._styles, self._typesetter), measure)]
            case Callout():
                slabs = [_shifted(self._callout(block, measure), measure)]
            case SourceList():
                slabs = self._source_list(block, measure)
            case Contents():
                slabs = self._contents(block, measure)
            case Section():
                inner = [slab for child in block.blocks for slab in self._slabs(child, measure)]
                slabs = [self._heading(block, measure), *inner]
        return slabs

    def _paragraph(self, paragraph: Paragraph, measure: Measure) -> TextSlab:
        style = self._styles.paragraphs[paragraph.role]
        slab = self._text(paragraph.inlines, style, measure, paragraph.origin)
        return replace(slab, keep_with_next=True) if paragraph.keep_with_next else slab

    def _text(self, inlines: Inlines, style: BlockStyle, measure: Measure, origin: Origin = ()) -> TextSlab:
        words = self._typesetter.words(inlines, style.type)
        return self._block(words, style, measure, origin)

    def _block(self, words: list[Word], style: BlockStyle, measure: Measure, origin: Origin = ()) -> TextSlab:
        indent = style.indent if measure.width - style.indent >= NARROWEST else 0.0
        width = measure.width - indent
        stack = LineStack.of(break_lines(words, width, style.leading))
        return TextSlab(
            stack, width, measure.indent + indent, style.before, style.after, style.keep_with_next, origin=origin
        )

    def _hanging(
        self, label: list[Word], words: list[Word], style: BlockStyle, measure: Measure, step: float
    ) -> TextSlab:
        """Words that hang from a label; a label with no room beside it stands before them."""
        lines = break_lines(label, UNBROKEN, style.leading) if label else []
        if len(lines) != 1 or lines[0].width >= step or measure.width - step < NARROWEST:
            if label and not label[-1].gap:
                label[-1].gap = measured(" ", style.type)
            return self._block([*label, *words], style, measure)
        slab = self._block(words, style, measure.indented(step))
        return replace(slab, marker=lines[0], marker_indent=measure.indent)

    def _heading(self, section: Section, measure: Measure) -> TextSlab:
        style = self._styles.heading(section.level)
        title = self._typesetter.words(section.title, style.type)
        labels = self._typesetter.words(section.labels, style.type)
        if title and labels:
            title[-1].gap = title[-1].gap or measured(" ", style.type)
        number = self._plain_words(section.number, style.type)
        step = sum(word.width for word in number) + style.type.size * 0.7 if number else 0.0
        slab = self._hanging(number, title + labels, style, measure, step)
        return replace(slab, anchor=section.anchor, origin=section.origin)

    def _plain_words(self, text: str, style: TypeStyle) -> list[Word]:
        runs = self._typesetter.runs(self._typesetter.printable(text), style)
        return [Word(runs, sum(run.width for run in runs))] if runs else []

    # Lists

    def _list(self, block: List, measure: Measure) -> list[Slab]:
        style = self._styles.paragraphs[Paragraph(()).role]
        step = style.type.size * LIST_STEP
        if block.ordered:
            step = max(step, measured(f"{len(block.items)}.", style.type).width + style.type.size * 0.5)
        slabs: list[Slab] = []
        for number, item in enumerate(block.items, 1):
            mark = f"{number}." if block.ordered else BULLETS[measure.list_depth % len(BULLETS)]
            slabs += self._list_item(item, self._mark_line(mark, style), measure, measure.indented(step))
        return _closed_up(slabs, style.type.size * 0.25, style.after)

    def _mark_line(self, mark: str, style: BlockStyle) -> Line:
        return break_lines(self._plain_words(mark, style.type), UNBROKEN, style.leading)[0]

    def _list_item(self, item: ListItem, mark: Line, outer: Measure, inner: Measure) -> list[Slab]:
        slabs = [slab for block in item.blocks for slab in self._slabs(block, inner)]
        first = slabs[0] if slabs else None
        if not isinstance(first, TextSlab) or first.marker:
            style = replace(self._styles.paragraphs[Paragraph(()).role], keep_with_next=True)
            first = self._block([], style, inner)
            slabs.insert(0, first)
        slabs[0] = replace(first, marker=mark, marker_indent=outer.indent, origin=first.origin or item.origin)
        return slabs

    # Boxes, sources, contents

    def _callout(self, callout: Callout, measure: Measure) -> CalloutSlab:
        room = measure.page_height - 2 * SIDE
        inner = Measure(max(measure.width - 2 * SIDE - EDGE, NARROWEST / 2), max(room, LEAST_TEXT_HEIGHT))
        slabs: list[Slab] = []
        if callout.title:
            slabs.append(self._text(callout.title, self._styles.kicker, inner))
        for block in callout.blocks:
            slabs += self._slabs(block, inner)
        return CalloutSlab.of(slabs, measure.width, measure.page_height, self._styles.colours)

    def _source_list(self, block: SourceList, measure: Measure) -> list[Slab]:
        style = self._styles.source
        highest = max([entry.number for entry in block.entries], default=0)
        step = measured(f"{highest}.", style.type).width + style.type.size * 0.9
        slabs: list[Slab] = []
        for entry in block.entries:
            number = self._plain_words(f"{entry.number}.", style.type)
            words = self._typesetter.words(entry.inlines, style.type)
            slab = self._hanging(number, words, style, measure, step)
            slabs.append(replace(slab, anchor=entry.anchor, origin=entry.origin))
        return slabs

    def _contents(self, block: Contents, measure: Measure) -> list[Slab]:
        slabs: list[Slab] = []
        if block.title:
            slabs.append(self._text(block.title, self._styles.heading(2), measure))
        entries = [section for section in sections(self._document) if section.level <= block.depth]
        lines = [self._contents_line(section, measure) for section in entries]
        return slabs + list(_closed_up(lines, 0.0, self._styles.sizes.body))

    def _contents_line(self, section: Section, measure: Measure) -> Slab:
        base = self._styles.contents
        is_top = section.level == 1
        style = replace(base, type=replace(base.type, bold=is_top, anchor=""), before=3 if is_top else 0)
        number = self._plain_words(section.number, style.type)
        title = self._typesetter.words(section.title, style.type)
        step = base.type.size * (1.6 if is_top else 2.4)
        text_measure = replace(measure, width=measure.width - base.type.size * 2.6)
        if not is_top:
            text_measure = text_measure.indented(base.type.size * 1.6 * (section.level - 1))
        slab = self._hanging(number, title, style, text_measure, step)
        target = replace(style.type, anchor=section.anchor)
        width = measure.indent + measure.width
        return ContentsLine(slab, width, target, self._styles.colours.grey, self.open_numbers)

    # Title block

    def _title_block(self, title: TitleBlock) -> list[Slab]:
        styles, measure = self._styles, self._measure
        slabs: list[Slab] = [self._text(notice, styles.notice, measure) for notice in title.notices]
        if title.kicker:
            before = replace(styles.kicker, before=styles.sizes.body * 0.8)
            slabs.append(self._text(title.kicker, before, measure))
        if title.title:
            slabs.append(self._text(title.title, styles.title, measure))
        if title.details:
            slabs.append(self._details(title.details, measure))
        slabs += self._fields(title.fields, measure)
        return slabs

    def _details(self, details: tuple[Inlines, ...], measure: Measure) -> TextSlab:
        style = self._styles.details
        words: list[Word] = []
        for detail in details:
            if words:
                words[-1].gap = measured("     ", style.type)
            words += self._typesetter.words(detail, style.type)
        return self._block(words, style, measure)

    def _fields(self, fields: tuple[tuple[Inlines, Inlines], ...], measure: Measure) -> list[Slab]:
        style = replace(self._styles.details, after=2.5)
        label_type = replace(style.type, bold=True)
        value_type = replace(style.type, colour=self._styles.colours.ink)
        labels = [self._typesetter.words(label, label_type) for label, _ in fields]
        widths = [break_lines(label, UNBROKEN, 1.0)[0].width for label in labels]
        step = max([width for width in widths if width < measure.width * 0.35], default=0.0) + style.type.size
        slabs: list[Slab] = []
        for label, (_, value) in zip(labels, fields, strict=True):
            words = self._typesetter.words(value, value_type)
            slabs.append(self._hanging(label, words, replace(style, type=value_type), measure, step))
        return _closed_up(slabs, style.after, self._styles.sizes.body)


def _shifted(slab: Slab, measure: Measure) -> Slab:
    return ShiftedSlab(slab, measure.indent) if measure.indent else slab


def _closed_up(slabs: list[Slab], between: float, after: float) -> list[Slab]:
    """The slabs close together, with more room after the last."""
    closed: list[Slab] = []
    for position, slab in enumerate(slabs):
        space = after if position + 1 == len(slabs) else between
        if isinstance(slab, TextSlab):
            closed.append(replace(slab, before=between if position else slab.before, after=space))
        elif isinstance(slab, ContentsLine):
            closed.append(replace(slab, text=replace(slab.text, after=space)))
        else:
            closed.append(slab)
    return closed
