"""Paragraphs: styles by role, headings, entries of lists and of the source list, lines of the title block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from tracktwo.document.blocks import Paragraph, ParagraphRole, Section, SourceEntry, TitleBlock
from tracktwo.document.inlines import Faint, Inline, Inlines, LineBreak, Strong, Text
from tracktwo.writers.docx.controls import dated, is_the_date, titled
from tracktwo.writers.docx.frames import Frame
from tracktwo.writers.docx.language import is_right_to_left, turned
from tracktwo.writers.docx.logo import SIDES, logo_run
from tracktwo.writers.docx.manuscript import FaceInUse, Manuscript, Story
from tracktwo.writers.docx.markup import hexadecimal, twips
from tracktwo.writers.docx.numbering import UNNUMBERED, heading_indent
from tracktwo.writers.docx.runs import Form, runs
from tracktwo.writers.docx.styles import Face
from tracktwo.writers.docx.survey import heading_level

STYLE_OF_ROLE: Mapping[ParagraphRole, str] = {
    ParagraphRole.BODY: "BodyText",
    ParagraphRole.LEAD: "Lead",
    ParagraphRole.NOTE: "Note",
    ParagraphRole.FIELD: "Field",
    ParagraphRole.QUOTE: "Quote",
    ParagraphRole.DECISION: "Decision",
}
_UNCOUNTED = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{UNNUMBERED}"/></w:numPr>'
_TAB = "<w:r><w:tab/></w:r>"
EM_SPACE = "\u2003"
UNTURNED = frozenset(
    {"Bibliography", "FootnoteText", "EndnoteText", "MemoField", "Subtitle", "Header", "Footer", "TOC1", "TOC2", "TOC3"}
)
"""Styles whose paragraphs hang from a number or a label, or are set at stops, whatever their letters are."""


def paragraph(style: str, content: str, before_spacing: str = "", after_spacing: str = "") -> str:
    """A paragraph in a named style; the properties given are those the schema wants before and after `w:spacing`."""
    direction = ""
    if style not in UNTURNED and is_right_to_left(content):
        direction, content = "<w:bidi/>", turned(content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before_spacing}{direction}{after_spacing}</w:pPr>{content}</w:p>'


def styled_runs(style: str, inlines: Inlines, story: Story, *, linked: bool = False) -> str:
    """The runs of inlines in a paragraph of that style; where they are `linked` already, their own links are words."""
    return runs(inlines, form_of(style, story, linked=linked), story)


def form_of(style: str, story: Story, *, linked: bool = False) -> Form:
    """How words look in a style."""
    look = story.manuscript.styles[style]
    return _form(look.face, look.size, linked)


@lru_cache(maxsize=128)
def _form(face: Face, size: float, linked: bool) -> Form:
    return Form(face.display, size, face.bold, linked=linked)


def styled(style: str, inlines: Inlines, story: Story) -> str:
    """A paragraph in a named style, with nothing of its own."""
    return paragraph(style, styled_runs(style, inlines, story))


def body_paragraph(block: Paragraph, frame: Frame, story: Story) -> str:
    """A paragraph in its surroundings: in the open, in a list entry, in a box."""
    style = _style(block, frame)
    keep = "<w:keepNext/>" if block.keep_with_next else ""
    content = styled_runs(style, block.inlines, story)
    if frame.boxed:
        return paragraph(style, content, keep + box_edges(story.manuscript), box_indent(frame))
    indent = f'<w:ind w:left="{twips(frame.indent)}"/>' if frame.indent and not frame.marker else ""
    return paragraph(style, content, keep + frame.marker, indent)


def _style(block: Paragraph, frame: Frame) -> str:
    if frame.marker:
        return frame.marker_style
    if frame.depth and block.role is ParagraphRole.BODY:
        return "ListContinue"
    return STYLE_OF_ROLE[block.role]


def box_indent(frame: Frame) -> str:
    """How far the words of a box stand in; alike for all its paragraphs, or Word would draw several boxes."""
    return f'<w:ind w:left="{twips(frame.indent) + 240}" w:right="200" w:firstLine="0"/>'


def box_edges(manuscript: Manuscript) -> str:
    """Ground and edges of a box made of paragraphs; the edges in the colour of the ground are the air inside it."""
    wash, accent = hexadecimal(manuscript.theme.colours.wash), hexadecimal(manuscript.theme.colours.accent)
    edge = '<w:{} w:val="single" w:sz="{}" w:space="{}" w:color="{}"/>'
    return (
        f"<w:pBdr>{edge.format('top', 24, 2, wash)}{edge.format('left', 32, 8, accent)}"
        f"{edge.format('bottom', 24, 2, wash)}{edge.format('right', 8, 8, wash)}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{wash}"/>'
    )


def heading(section: Section, toc_bookmark: str, frame: Frame, story: Story, *, opens_page: bool) -> str:
    """A heading inside the bookmarks of its anchor and of the contents."""
    level = heading_level(section)
    style = f"Heading{level}"
    manuscript = story.manuscript
    content = manuscript.marked(section.anchor, styled_runs(style, on_one_line(section.title), story))
    if section.labels:
        content += styled_runs(style, on_one_line((Text("\u2002"), *section.labels)), story)
    spacing = '<w:spacing w:before="0"/>' if opens_page else ""
    properties, indent = "", f'<w:ind w:left="{twips(frame.indent)}"/>' if frame.indent else ""
    if not section.number:
        properties, indent = _UNCOUNTED, indent or '<w:ind w:left="0" w:firstLine="0"/>'
    elif not manuscript.survey.numbers_run:
        number = styled_runs(style, (Text(section.number),), story)
        content = f"{number}{_TAB}{content}"
        properties, indent = _UNCOUNTED, heading_indent(level)
    else:
        manuscript.faces.add(FaceInUse(display=True, bold=True, italic=False))
    return paragraph(style, manuscript.bookmarked(toc_bookmark, content), properties, spacing + indent)


def on_one_line(inlines: Inlines) -> Inlines:
    """The inlines of a heading, in which a line break would cut the entry of the contents in two."""
    return tuple(Text(" ") if isinstance(inline, LineBreak) else inline for inline in inlines)


def source_entry(entry: SourceEntry, keeps_with_next: bool, frame: Frame, story: Story) -> str:
    """An entry that hangs from its number, inside the bookmark citations lead to."""
    number = styled_runs("Bibliography", (Text(f"{entry.number}."),), story)
    content = (
        f"{story.manuscript.marked(entry.anchor, number)}{_TAB}{styled_runs('Bibliography', entry.inlines, story)}"
    )
    indent = ""
    if frame.indent:
        stop = twips(frame.indent) + 440
        indent = f'<w:ind w:left="{stop}" w:hanging="440"/>'
    return paragraph("Bibliography", content, "<w:keepNext/>" if keeps_with_next else "", indent)


def title_lines(title: TitleBlock, story: Story) -> Iterator[str]:
    """The head of the first page, line by line; what is empty takes no room."""
    for notice in title.notices:
        yield styled("Notice", notice, story)
    if title.logo:
        yield paragraph("Figure", logo_run(title.logo, story), "", SIDES[title.logo.align])
    if title.kicker:
        yield styled("Kicker", title.kicker, story)
    if title.title:
        yield paragraph("Title", titled(title.title, styled_runs("Title", title.title, story), story.manuscript))
    if title.details:
        yield paragraph("Subtitle", _with_date("Subtitle", _joined(title.details), story))
    for place, (label, value) in enumerate(title.fields, 1):
        last = '<w:spacing w:after="240"/>' if place == len(title.fields) else ""
        name = styled_runs("MemoField", (Faint((Strong(label),)),), story)
        yield paragraph("MemoField", f"{name}{_TAB}{_with_date('MemoField', value, story)}", "", last)


def _with_date(style: str, inlines: Inlines, story: Story) -> str:
    """The runs, with the first date of the document among them in its control."""
    manuscript = story.manuscript
    place = next((at for at, inline in enumerate(inlines) if is_the_date(inline, manuscript.properties)), None)
    if place is None or manuscript.is_dated:
        return styled_runs(style, inlines, story)
    manuscript.is_dated = True
    before, date, after = inlines[:place], inlines[place : place + 1], inlines[place + 1 :]
    control = dated(styled_runs(style, date, story), manuscript)
    return f"{styled_runs(style, before, story)}{control}{styled_runs(style, after, story)}"


def _joined(details: tuple[Inlines, ...]) -> Inlines:
    pieces: list[Inline] = []
    for detail in details:
        if pieces:
            pieces.append(Text(EM_SPACE))
        pieces.extend(detail)
    return tuple(pieces)
