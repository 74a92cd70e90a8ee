"""Blocks to slabs: what a document says, as things with a height."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Document,
    Figure,
    List,
    ListItem,
    NotePlace,
    Paragraph,
    ParagraphRole,
    Section,
    SourceList,
    Table,
    TitleBlock,
)
from tracktwo.document.inlines import Inlines, Note, plain
from tracktwo.document.pages import Page
from tracktwo.document.walk import common_language, sections
from tracktwo.writers.colours import ink_colours
from tracktwo.writers.pdf.callouts import EDGE, SIDE, CalloutSlab
from tracktwo.writers.pdf.contents import ContentsLine, OpenNumber
from tracktwo.writers.pdf.direction import direct
from tracktwo.writers.pdf.end_notes import notes_at_the_end, notes_in, notes_section
from tracktwo.writers.pdf.figures import CAPTION_GAP, FigureSlab, fitting_scale
from tracktwo.writers.pdf.grids import TableRoom, table_slab
from tracktwo.writers.pdf.lines import Line, Word, break_lines, measured
from tracktwo.writers.pdf.logo import LogoSlab
from tracktwo.writers.pdf.pagination import LEAST_TEXT_HEIGHT, Stretch
from tracktwo.writers.pdf.setting import NARROWEST, UNBROKEN, Measure, Setter, close_up, shifted
from tracktwo.writers.pdf.sheet import mark_anchor
from tracktwo.writers.pdf.slabs import Slab, TextSlab
from tracktwo.writers.pdf.structure import Element
from tracktwo.writers.pdf.styles import Styles
from tracktwo.writers.pdf.text import Typesetter
from tracktwo.writers.scripts import runs_from_right

BULLETS = "•–"
"""Marks of list levels, in turn."""
LIST_STEP = 1.5
"""Indent of a list from its surroundings, in type sizes."""
ORDERED, UNORDERED = "/O /List /ListNumbering /Decimal", "/O /List /ListNumbering /Disc"
LEAST_NOTE_NUMBER = 10
"""Notes hang from as much room as this number needs at least."""


class StoryBuilder:
    """Builds the stretches of one document, whose notes are those given."""

    def __init__(self, document: Document, marks: tuple[Note, ...], styles: Styles, typesetter: Typesetter) -> None:
        self._document = document
        self._styles = styles
        self._typesetter = typesetter
        self._setter = Setter(styles, typesetter)
        self._stretches: list[Stretch] = []
        self._turn_to(document.page)
        self._waiting: list[tuple[Section, Element]] = []
        self._notes_placed: set[str] = set()
        self._notes = marks
        self._highest_note = max((note.number for note in self._notes), default=0)
        self._deepest = 0
        self.structure = Element("Document")
        self._at = self.structure
        self.open_numbers: list[OpenNumber] = []

    def build(self) -> list[Stretch]:
        """Title block and blocks, in stretches of one paper each."""
        self._emit(*self._title_block(self._document.title))
        self._add_blocks(self._document.blocks)
        self._flush_headings()
        self._add_notes()
        return [stretch for stretch in self._stretches if stretch.slabs] or self._stretches[:1]

    # Paper

    def _emit(self, *slabs: Slab) -> None:
        self._stretches[-1].slabs.extend(slabs)

    def _flush_headings(self) -> None:
        """Headings wait for what stands under them, so that they go to its paper."""
        waiting, self._waiting = self._waiting, []
        for section, element in waiting:
            self._emit(self._heading(section, self._measure, element))

    def _turn_to(self, page: Page) -> None:
        self._stretches.append(Stretch(page))
        self._measure = Measure(max(page.text_width, NARROWEST), max(page.text_height, LEAST_TEXT_HEIGHT))

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
        with self._inside("Sect"):
            self._waiting.append((section, self._heading_element(section.level)))
            self._add_blocks(section.blocks)
        if not section.blocks or is_turned:
            self._flush_headings()
        if is_turned:
            self._turn_to(before)

    # Structure

    @contextmanager
    def _inside(self, kind: str, attributes: str = "") -> Generator[Element]:
        """What is built within belongs to a new element."""
        outer, self._at = self._at, self._at.add(kind, attributes)
        yield self._at
        self._at = outer

    def _heading_element(self, level: int) -> Element:
        """A heading at most one level below the one before: a reader who cannot see relies on it."""
        self._deepest = min(max(level, 1), 3, self._deepest + 1)
        return self._at.add(f"H{self._deepest}")

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
                table = table_slab(block, room, self._styles, self._typesetter, self._at.add("Table"))
                slabs = [shifted(table, measure)]
            case Callout():
                slabs = [shifted(self._callout(block, measure), measure)]
            case SourceList():
                slabs = self._source_list(block, measure)
            case Contents():
                slabs = self._contents(block, measure)
            case Figure():
                slabs = self._figure(block, measure)
            case Section():
                with self._inside("Sect"):
                    heading = self._heading(block, measure, self._heading_element(block.level))
                    slabs = [heading, *(slab for child in block.blocks for slab in self._slabs(child, measure))]
        return slabs

    def _paragraph(self, paragraph: Paragraph, measure: Measure, element: Element | None = None) -> TextSlab:
        style = self._styles.paragraphs[paragraph.role]
        if paragraph.role is ParagraphRole.QUOTE:
            element = self._at.add("BlockQuote").add("P")
        slab = self._setter.text(paragraph.inlines, style, measure, element or self._at.add("P"), paragraph.origin)
        slab = self._with_notes(slab, paragraph.inlines)
        slab.keep_with_next = slab.keep_with_next or paragraph.keep_with_next
        return slab

    def _heading(self, section: Section, measure: Measure, element: Element) -> TextSlab:
        style = self._styles.heading(section.level)
        whole = (*section.title, *section.labels)
        element.lang, from_right = common_language(whole), runs_from_right(plain(whole))
        title = self._typesetter.words(section.title, style.type, spoken=element.lang, from_right=from_right)
        labels = self._typesetter.words(section.labels, style.type)
        if title and labels:
            title[-1].gap = title[-1].gap or measured(" ", style.type)
        if from_right:
            direct(title + labels, from_right)
        number = self._setter.plain_words(section.number, style.type)
        step = sum(word.width for word in number) + style.type.size * 0.7 if number else 0.0
        slab = self._setter.hanging(number, title + labels, style, measure, step, element, from_right)
        slab.anchor, slab.origin = section.anchor, section.origin
        return slab

    # Lists

    def _list(self, block: List, measure: Measure) -> list[Slab]:
        style = self._styles.paragraphs[Paragraph(()).role]
        step = style.type.size * LIST_STEP
        if block.ordered:
            step = max(step, measured(f"{len(block.items)}.", style.type).width + style.type.size * 0.5)
        slabs: list[Slab] = []
        with self._inside("L", ORDERED if block.ordered else UNORDERED):
            bullet = self._setter.mark_line(BULLETS[measure.list_depth % len(BULLETS)], style)
            for number, item in enumerate(block.items, 1):
                mark = self._setter.mark_line(f"{number}.", style) if block.ordered else bullet
                slabs += self._list_item(item, mark, measure, step)
        close_up(slabs, style.type.size * 0.25, style.after)
        return slabs

    def _list_item(self, item: ListItem, mark: Line, outer: Measure, step: float) -> list[Slab]:
        from_right = _begins_at_right(item)
        inner = outer.indented(step, from_right)
        with self._inside("LI") as element:
            label = element.add("Lbl")
            with self._inside("LBody") as body:
                slabs = self._item_slabs(item, inner)
                first = slabs[0] if slabs else None
                if not isinstance(first, TextSlab) or first.marker:
                    style = replace(self._styles.paragraphs[ParagraphRole.BODY], keep_with_next=True)
                    first = self._setter.block([], style, inner, body)
                    slabs.insert(0, first)
        beside = first.stack.lines[first.stack.start].height  # the mark stands on the line of smaller type too
        first.marker, first.marker_indent = Line(mark.runs, mark.width, beside), outer.place_of(mark, from_right)
        first.marker_element, first.origin = label, first.origin or item.origin
        return slabs

    def _item_slabs(self, item: ListItem, measure: Measure) -> list[Slab]:
        """A single paragraph without notes is the body of the item itself."""
        if len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph) and not notes_in(item.blocks[0].inlines):
            only = item.blocks[0]
            return [self._paragraph(only, measure, None if only.role is ParagraphRole.QUOTE else self._at)]
        return [slab for block in item.blocks for slab in self._slabs(block, measure)]

    # Boxes, sources, contents

    def _callout(self, callout: Callout, measure: Measure) -> CalloutSlab:
        room = measure.page_height - 2 * SIDE
        inner = Measure(max(measure.width - 2 * SIDE - EDGE, NARROWEST / 2), max(room, LEAST_TEXT_HEIGHT))
        slabs: list[Slab] = []
        with self._inside("Sect"):
            if callout.title:
                slabs.append(self._setter.text(callout.title, self._styles.kicker, inner, self._at.add("P")))
            for block in callout.blocks:
                slabs += self._slabs(block, inner)
        return CalloutSlab.of(slabs, measure.width, measure.page_height, self._styles.colours)

    def _source_list(self, block: SourceList, measure: Measure) -> list[Slab]:
        style = self._styles.source
        highest = max([entry.number for entry in block.entries], default=0)
        step = measured(f"{highest}.", style.type).width + style.type.size * 0.9
        slabs: list[Slab] = []
        with self._inside("L", ORDERED):
            for entry in block.entries:
                number = self._setter.plain_words(f"{entry.number}.", style.type)
                item = self._at.add("LI")
                label, body = item.add("Lbl"), item.add("LBody")
                body.lang = common_language(entry.inlines)
                words = self._typesetter.words(entry.inlines, style.type, spoken=body.lang)
                slab = self._setter.hanging(number, words, style, measure, step, body)
                slab.anchor, slab.origin, slab.marker_element = entry.anchor, entry.origin, label
                slab.keep_with_next = block.keeps_with_next(entry)
                slabs.append(slab)
        return slabs

    def _figure(self, figure: Figure, measure: Measure) -> list[Slab]:
        element = self._at.add("Figure")
        element.alternative, element.lang = self._typesetter.printable(figure.alternative), figure.alternative_lang
        caption: TextSlab | None = None
        if figure.caption:
            flush = replace(measure, indent=0.0)
            caption = self._setter.text(figure.caption, self._styles.caption, flush, self._at.add("Caption"))
        room = measure.page_height - (caption.height + CAPTION_GAP if caption else 0.0)
        scale = fitting_scale(figure.drawing, measure.width, max(room, measure.page_height / 2))
        inks, space = ink_colours(self._styles.colours), self._styles.sizes.body
        slab = FigureSlab(
            figure.drawing, scale, inks, self._setter.lettering, element, space, space * 1.2, caption, figure.anchor
        )
        return [shifted(slab, measure)]

    def _contents(self, block: Contents, measure: Measure) -> list[Slab]:
        slabs: list[Slab] = []
        if block.title:
            slabs.append(self._setter.text(block.title, self._styles.heading(2), measure, self._heading_element(1)))
        printed = (*sections(self._document), *notes_at_the_end(self._document, self._notes))
        entries = [section for section in printed if section.level <= block.depth]
        with self._inside("TOC"):
            lines = [self._contents_line(section, measure) for section in entries]
        close_up(lines, 0.0, self._styles.sizes.body)
        return slabs + lines

    def _contents_line(self, section: Section, measure: Measure) -> Slab:
        is_top = section.level == 1
        style = self._styles.top_contents if is_top else self._styles.contents
        size = style.type.size
        number = self._setter.plain_words(section.number, style.type)
        lang = common_language(section.title)
        title = self._typesetter.words(section.title, style.type, spoken=lang)
        step = size * (1.6 if is_top else 2.4)
        text_measure = replace(measure, width=measure.width - size * 2.6)
        if not is_top:
            text_measure = text_measure.indented(size * 1.6 * (section.level - 1))
        element = self._at.add("TOCI").add("Reference").add("Link" if section.anchor else "Span")
        element.lang = lang
        if title:
            title[-1].gap = title[-1].gap or measured(" ", style.type)
        slab = self._setter.hanging(number, title, style, text_measure, step, element)
        target = style.type.leading(section.anchor, "", style.type.colour)
        width = measure.indent + measure.width
        return ContentsLine(slab, width, target, self._styles.colours.grey, self.open_numbers)

    # Notes

    def _with_notes(self, slab: TextSlab, inlines: Inlines) -> TextSlab:
        """The slab with the notes of its marks, where notes stand at the foot of the page."""
        if self._document.notes is not NotePlace.FOOT or not self._notes:
            return slab
        feet = {note.anchor: self._note(note, self._measure) for note in notes_in(inlines)}
        if not feet:
            return slab
        placed: dict[str, int] = {}
        for position, line in enumerate(slab.stack.lines):
            for run in line.runs:
                placed.setdefault(run.style.note, position)
        found = tuple((placed[anchor], foot) for anchor, foot in feet.items() if anchor in placed)
        self._notes_placed.update(anchor for anchor in feet if anchor in placed)
        slab.notes = found
        return slab

    def _note(self, note: Note, measure: Measure) -> TextSlab:
        """The note, hanging from its number, which leads back to its mark."""
        style = self._styles.footnote
        element = self._at.add("Note")
        element.name = note.anchor
        label, body = element.add("Lbl"), element.add("P")
        number_type = replace(style.type, anchor=mark_anchor(note.anchor), colour=self._styles.colours.accent)
        number = self._setter.plain_words(str(note.number), number_type)
        highest = max(LEAST_NOTE_NUMBER, self._highest_note)
        step = measured(str(highest), style.type).width + style.type.size * 0.6
        body.lang = common_language(note.content)
        words = self._typesetter.words(note.content, style.type, spoken=body.lang)
        slab = self._setter.hanging(number, words, style, measure, step, body)
        slab.anchor, slab.marker_element = note.anchor, label
        return slab

    def _add_notes(self) -> None:
        """The notes that stand at the end, under their heading; also those whose mark stands in no running text."""
        waiting = [note for note in self._notes if note.anchor not in self._notes_placed]
        if not waiting:
            return
        if self._stretches[-1].page != self._document.page:
            self._turn_to(self._document.page)
        with self._inside("Sect"):
            self._deepest = 0
            if self._document.notes_title:
                section = notes_section(self._document)
                self._emit(self._heading(section, self._measure, self._heading_element(1)))
            self._emit(*(self._note(note, self._measure) for note in waiting))

    # Title block

    def _title_block(self, title: TitleBlock) -> list[Slab]:
        styles, measure = self._styles, self._measure
        add = self._at.add
        slabs: list[Slab] = [self._setter.text(notice, styles.notice, measure, add("P")) for notice in title.notices]
        if title.logo:
            figure = add("Figure")
            figure.alternative = self._typesetter.printable(title.logo.alternative)
            slabs.append(LogoSlab(title.logo, measure.width, figure, after=styles.sizes.body))
        if title.kicker:
            before = replace(styles.kicker, before=styles.sizes.body * 0.8)
            slabs.append(self._setter.text(title.kicker, before, measure, add("P")))
        if title.title:
            slabs.append(self._setter.text(title.title, styles.title, measure, add("Title")))
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
        return self._setter.block(words, style, measure, self._at.add("P"))

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
            look = replace(style, type=value_type)
            slabs.append(self._setter.hanging(label, words, look, measure, step, self._at.add("P")))
        close_up(slabs, style.after, self._styles.sizes.body)
        return slabs


def _begins_at_right(item: ListItem) -> bool:
    """Whether the words beside the mark of an item run from right to left: the mark then stands at the right."""
    first = item.blocks[0] if item.blocks else None
    return isinstance(first, Paragraph) and runs_from_right(plain(first.inlines))
