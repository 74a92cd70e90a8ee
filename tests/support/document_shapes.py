"""Shapes of documents that are hard to set: every kind of block, too long, too wide, too deep or empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from numbered_words import Numbers
from sample_document import a4_page

from tracktwo.document.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Figure,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    SourceEntry,
    SourceList,
    Table,
)
from tracktwo.document.drawing import Bar, Drawing, Words
from tracktwo.document.inlines import Inline, Label, LineBreak, MarkingLabel, Note, Strong, Text, Tone
from tracktwo.document.pages import Page

A4 = a4_page()


def table(numbers: Numbers, columns: int, rows: int, words: int, head: int = 1) -> Table:
    return Table(
        tuple(Column(numbers.run(head), minimum=2) for _ in range(columns)),
        tuple(Row(tuple(Cell(numbers.run(words)) for _ in range(columns))) for _ in range(rows)),
        numbers.run(6),
        anchor="table",
    )


def groups(numbers: Numbers, count: int) -> Table:
    columns = tuple(Column(numbers.run(1)) for _ in range(3))
    rows: list[Row | GroupRow] = []
    for _ in range(count):
        rows.append(GroupRow(numbers.run(3)))
        rows += [Row(tuple(Cell(numbers.run(12)) for _ in range(3))) for _ in range(2)]
    return Table(columns, tuple(rows), numbers.run(4))


def nested(numbers: Numbers, depth: int) -> List:
    def item() -> ListItem:
        return ListItem((numbers.paragraph(9), *((nested(numbers, depth - 1),) if depth else ())))

    return List((item(), item()), ordered=depth % 2 == 0)


def deep(numbers: Numbers, depth: int) -> List:
    inner = (deep(numbers, depth - 1),) if depth else ()
    return List((ListItem((numbers.paragraph(5), *inner)),))


def glued(numbers: Numbers, count: int, mark: str = "") -> Paragraph:
    return Paragraph((Text(mark.join(numbers.word() for _ in range(count))),))


def section(numbers: Numbers, level: int, *blocks: Block, page: Page | None = None) -> Section:
    anchor = f"section-{numbers.used}"
    return Section(numbers.run(4), level, anchor, blocks, "", (Label(numbers.word()),), page)


def mixed_cell(numbers: Numbers) -> Table:
    inlines = (
        Label(numbers.word(), Tone.ALERT),
        Text(" " + numbers.text(30)),
        LineBreak(),
        LineBreak(),
        Strong(numbers.run(20)),
        MarkingLabel(numbers.word(), "#ffffff", "#000000"),
    )
    columns = (
        Column(numbers.run(1), wash=True),
        Column(numbers.run(2), align=Align.END),
        Column((), align=Align.CENTER),
    )
    return Table(columns, (Row((Cell(inlines), Cell(()), Cell(numbers.run(1)))),))


def sources(numbers: Numbers, count: int) -> SourceList:
    return SourceList(tuple(SourceEntry(number, f"s-{number}", numbers.run(25)) for number in range(1, count + 1)))


def mark(numbers: Numbers, length: int) -> tuple[Inline, ...]:
    """A word and a note of so many words."""
    text = Text(numbers.word())
    number = numbers.used
    return text, Note(number, f"note-{number}", numbers.run(length)), Text(" ")


def noted(numbers: Numbers, count: int, length: int) -> Paragraph:
    """A paragraph with a note in the middle and one at its end."""
    return Paragraph((*numbers.run(count // 2), *mark(numbers, length), *numbers.run(count // 2), *mark(numbers, 4)))


def figure(numbers: Numbers, width: float, height: float) -> Figure:
    shapes = (Bar(0, 0, width, height), Words(width / 2, height / 2, "words"))
    return Figure(Drawing(width, height, shapes), "A bar.", numbers.run(9), f"figure-{numbers.used}")


Shape = Callable[[Numbers], tuple[Block, ...]]
SHAPES: dict[str, Shape] = {
    "nothing": lambda _: (),
    "paragraphs": lambda n: tuple(n.paragraph(80) for _ in range(30)),
    "a paragraph over pages": lambda n: (n.paragraph(4000),),
    "every role": lambda n: tuple(Paragraph(n.run(60), role) for role in ParagraphRole for _ in range(4)),
    "paragraphs kept with the next without end": lambda n: tuple(
        Paragraph(n.run(20), keep_with_next=True) for _ in range(200)
    ),
    "one word of 5,000 characters": lambda n: (glued(n, 900),),
    "a long word with marks": lambda n: (Paragraph(n.run(3)), glued(n, 400, "/"), glued(n, 300, "-")),
    "empty paragraphs": lambda n: (Paragraph(()), Paragraph((Text(""),)), Paragraph((LineBreak(),)), n.paragraph(3)),
    "headings without text": lambda n: tuple(section(n, level) for level in (1, 2, 3) * 20),
    "headings as long as pages": lambda n: (replace(section(n, 1, n.paragraph(3)), title=n.run(900)),),
    "a table": lambda n: (table(n, 5, 60, 8),),
    "an empty table": lambda n: (Table((), ()), Table((Column(()),), ()), Table((), (), n.run(5)), n.paragraph(3)),
    "a table of a header": lambda n: (Table((Column(n.run(3)), Column(n.run(4))), (), n.run(9)),),
    "a table without a header": lambda n: (replace(table(n, 3, 30, 5), columns=(Column(()),) * 3),),
    "cells of 1,000 words": lambda n: (table(n, 4, 3, 1000),),
    "one cell of 1,000 words among short ones": lambda n: (
        Table(tuple(Column(n.run(1)) for _ in range(3)), (Row((Cell(n.run(1000)), Cell(n.run(2)), Cell(()))),)),
    ),
    "a header higher than a page": lambda n: (table(n, 3, 5, 4, head=900),),
    "a header of half a page": lambda n: (table(n, 3, 12, 40, head=150),),
    "thirty columns": lambda n: (table(n, 30, 6, 2),),
    "a hundred columns": lambda n: (table(n, 100, 2, 1),),
    "a table of groups": lambda n: (groups(n, 20),),
    "groups alone": lambda n: (Table((Column(n.run(1)),), tuple(GroupRow(n.run(5)) for _ in range(90)), n.run(3)),),
    "a group higher than a page": lambda n: (
        Table((Column(n.run(1)),), (GroupRow(n.run(1500)), Row((Cell(n.run(3)),)))),
    ),
    "a caption higher than a page": lambda n: (replace(table(n, 2, 3, 4), caption=n.run(1500)),),
    "a long word in a cell": lambda n: (
        Table((Column(n.run(1)), Column(n.run(1))), (Row((Cell(glued(n, 400).inlines), Cell(n.run(2)))),)),
    ),
    "labels and breaks in cells": lambda n: (mixed_cell(n),),
    "a label wider than the page": lambda n: (Paragraph((Label("".join(n.word() for _ in range(60))),)),),
    "nested lists": lambda n: (nested(n, 5),),
    "lists deeper than the page is wide": lambda n: (deep(n, 40),),
    "a list of other blocks": lambda n: (
        List(
            (
                ListItem((table(n, 3, 4, 5),)),
                ListItem((nested(n, 0), Callout(n.run(1), (n.paragraph(30),)))),
                ListItem(()),
                ListItem((n.paragraph(40), table(n, 2, 40, 12))),
            ),
        ),
    ),
    "a list item over pages": lambda n: (List((ListItem((n.paragraph(2000),)),), ordered=True),),
    "a callout": lambda n: (n.paragraph(400), Callout(n.run(3), (n.paragraph(120),))),
    "a callout over pages": lambda n: (Callout(n.run(2), tuple(n.paragraph(200) for _ in range(12))),),
    "a callout of one long paragraph": lambda n: (Callout((), (n.paragraph(3000),)),),
    "an empty callout": lambda n: (Callout((), ()), n.paragraph(2)),
    "a table in a callout": lambda n: (Callout(n.run(2), (table(n, 3, 50, 9), n.paragraph(30))),),
    "a callout in a callout": lambda n: (Callout(n.run(1), (Callout(n.run(1), (n.paragraph(900),)), n.paragraph(20))),),
    "sources": lambda n: (sources(n, 120),),
    "landscape sections": lambda n: (
        n.paragraph(30),
        section(n, 1, section(n, 2, table(n, 8, 20, 6), page=A4.turned())),
        n.paragraph(30),
        section(n, 1, n.paragraph(30), page=A4.turned()),
        section(n, 1, table(n, 3, 3, 3), page=A4.turned()),
        section(n, 1),
    ),
    "notes": lambda n: tuple(noted(n, 70, 9) for _ in range(30)),
    "long notes": lambda n: tuple(noted(n, 30, 150) for _ in range(12)),
    "a note higher than a page": lambda n: (n.paragraph(300), noted(n, 60, 1800), noted(n, 20, 10), n.paragraph(400)),
    "many notes in a line": lambda n: (Paragraph(tuple(inline for _ in range(60) for inline in mark(n, 12))),),
    "notes in boxes and lists": lambda n: (
        Callout(n.run(2), tuple(noted(n, 90, 20) for _ in range(14))),
        List(tuple(ListItem((noted(n, 60, 15), noted(n, 20, 5))) for _ in range(9))),
        section(n, 1, noted(n, 200, 80), page=A4.turned()),
        section(n, 1, noted(n, 20, 700), page=A4.turned()),
        noted(n, 30, 30),
    ),
    "notes out of place": lambda n: (
        replace(table(n, 2, 3, 4), caption=mark(n, 8)),
        replace(section(n, 1, n.paragraph(3)), title=mark(n, 8)),
    ),
    "figures": lambda n: (n.paragraph(500), figure(n, 400, 300), figure(n, 2000, 3000), n.paragraph(20)),
    "a figure with a caption higher than a page": lambda n: (replace(figure(n, 90, 90), caption=n.run(1500)),),
    "figures in lists": lambda n: (List((ListItem((figure(n, 900, 20),)), ListItem((n.paragraph(2),)))),),
    "lines broken by hand": lambda n: (
        Paragraph(tuple(inline for _ in range(90) for inline in (*n.run(3), LineBreak()))),
    ),
}
