"""The tree as indented text: what golden files hold, and what a person reads to see what was composed.

One line for each block or table row; what stands inside a block is indented by two spaces. Marks are light:
`**strong**`, `*emphasis*`, `~faint~`, `<LABEL>`, `<<MARKING>>`, `[3, para. 4]` for a citation, `words@ru` for another
language, ` // ` for a line break, `{anchor}` for an anchor or what leads to one. Origins and widths do not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tracktwo.document.blocks import (
    Block,
    Blocks,
    Callout,
    Contents,
    Document,
    Figure,
    Furniture,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Section,
    SourceList,
    Table,
)
from tracktwo.document.inlines import (
    Cite,
    Emphasis,
    Faint,
    Inline,
    Inlines,
    Label,
    LineBreak,
    Link,
    MarkingLabel,
    Note,
    PageCount,
    PageNumber,
    Reference,
    Strong,
    Text,
)
from tracktwo.document.pages import Page

INDENT: Final = "  "


def as_text(document_or_blocks: Document | Blocks) -> str:
    """Return a document, or some blocks of one, as indented text that ends in a line end; empty for no blocks."""
    if isinstance(document_or_blocks, Document):
        found = [*_head(document_or_blocks), *_blocks(document_or_blocks.blocks)]
    else:
        found = list(_blocks(document_or_blocks))
    return "".join(f"{line.rstrip()}\n" for line in found)


def inlines_as_text(inlines: Inlines) -> str:
    """Return a run of inlines on one line, with the marks of this module."""
    return "".join(_inline(inline) for inline in inlines)


def _head(document: Document) -> Iterator[str]:
    properties, title = document.properties, document.title
    said = (properties.title, properties.lang, properties.date, properties.author, properties.subject)
    yield f"document: {' | '.join(said)}"
    if properties.keywords:
        yield f"keywords: {', '.join(properties.keywords)}"
    yield f"page: {_paper(document.page)}"
    yield from _furniture("header", document.header)
    yield from _furniture("footer", document.footer)
    yield from (f"notice: {inlines_as_text(notice)}" for notice in title.notices)
    if title.logo:
        yield f"logo: {title.logo.alternative}"
    if title.kicker:
        yield f"kicker: {inlines_as_text(title.kicker)}"
    yield f"title: {inlines_as_text(title.title)}"
    yield from (f"detail: {inlines_as_text(detail)}" for detail in title.details)
    yield from (f"memo: {inlines_as_text(label)} | {inlines_as_text(value)}" for label, value in title.fields)


def _paper(page: Page) -> str:
    return f"{page.width:g} x {page.height:g} pt{' landscape' if page.is_landscape else ''}"


def _furniture(name: str, line: Furniture) -> Iterator[str]:
    if line != Furniture():
        yield f"{name}: {' | '.join(inlines_as_text(part) for part in (line.start, line.middle, line.end))}"


def _blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:  # noqa: C901 - one answer for each kind
    match block:
        case Section():
            yield _heading(block)
            yield from _indented(_blocks(block.blocks))
        case Paragraph():
            yield _paragraph(block)
        case List():
            for number, item in enumerate(block.items, start=1):
                yield from _item(item, f"{number}." if block.ordered else "-")
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case Callout():
            yield f"callout: {inlines_as_text(block.title)}"
            yield from _indented(_blocks(block.blocks))
        case SourceList():
            for entry in block.entries:
                yield f"{entry.number}. {inlines_as_text(entry.inlines)} {{{entry.anchor}}}"
        case Contents():
            yield f"contents: {inlines_as_text(block.title)} (depth {block.depth})"


def _indented(found: Iterator[str]) -> Iterator[str]:
    return (f"{INDENT}{line}" for line in found)


def _heading(section: Section) -> str:
    parts = (
        "#" * section.level,
        section.number,
        inlines_as_text(section.title),
        inlines_as_text(section.labels),
        f"{{{section.anchor}}}" if section.anchor else "",
        f"({_paper(section.page)})" if section.page else "",
    )
    return " ".join(part for part in parts if part)


def _paragraph(paragraph: Paragraph) -> str:
    role = "" if paragraph.role is ParagraphRole.BODY else f"{paragraph.role.value}: "
    return f"{role}{inlines_as_text(paragraph.inlines)}{' (keep with next)' if paragraph.keep_with_next else ''}"


def _item(item: ListItem, mark: str) -> Iterator[str]:
    lead = f"{mark} "
    for line in _blocks(item.blocks):
        yield f"{lead}{line}"
        lead = " " * len(lead)


def _table(table: Table) -> Iterator[str]:
    anchor = f" {{{table.anchor}}}" if table.anchor else ""
    yield f"table: {table.summary}{anchor}"
    yield f"{INDENT}{_row(tuple(column.header for column in table.columns))}"
    for row in table.rows:
        if isinstance(row, GroupRow):
            yield f"{INDENT}|= {inlines_as_text(row.inlines)}"
        else:
            yield f"{INDENT}{_row(tuple(cell.inlines for cell in row.cells))}"
    if table.caption:
        yield f"caption: {inlines_as_text(table.caption)}"


def _figure(figure: Figure) -> Iterator[str]:
    anchor = f" {{{figure.anchor}}}" if figure.anchor else ""
    yield f"figure: {figure.alternative}{anchor}"
    if figure.caption:
        yield f"caption: {inlines_as_text(figure.caption)}"


def _row(cells: tuple[Inlines, ...]) -> str:
    return f"| {' | '.join(inlines_as_text(cell) for cell in cells)} |"


def _inline(inline: Inline) -> str:  # noqa: C901, PLR0911 - one answer for each kind
    match inline:
        case Text():
            return f"{inline.text}@{inline.lang}" if inline.lang else inline.text
        case Strong() | Emphasis() | Faint():
            return _marked(inline)
        case Label(text=text):
            return f"<{text}>"
        case MarkingLabel(text=text):
            return f"<<{text}>>"
        case Link() | Reference():
            return _leading(inline)
        case Cite():
            return "".join(piece for piece, _ in inline.parts)
        case Note():
            return f"[^{inline.number}: {inlines_as_text(inline.content)}]"
        case LineBreak():
            return " // "
        case PageNumber():
            return "{page}"
        case PageCount():
            return "{pages}"


def _marked(inline: Strong | Emphasis | Faint) -> str:
    marks: dict[type, str] = {Strong: "**", Emphasis: "*", Faint: "~"}
    mark = marks[type(inline)]
    return f"{mark}{inlines_as_text(inline.children)}{mark}"


def _leading(inline: Link | Reference) -> str:
    text = inlines_as_text(inline.children)
    if isinstance(inline, Reference):
        return f"{text}{{{inline.anchor}}}"
    return text if text == inline.target else f"{text}({inline.target})"
