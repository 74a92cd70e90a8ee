"""No shape of document loses a word, prints one twice, sets one outside the page, or fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numbered_words import (
    WORD,
    Numbers,
    characters_of_tree,
    characters_on_pages,
    lost_and_doubled,
    numbered_document,
    words_of_tree,
)
from sample_document import a4_page

from tracktwo.document.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
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
from tracktwo.document.inlines import Label, LineBreak, MarkingLabel, Strong, Text, Tone
from tracktwo.document.pages import Page
from tracktwo.template.theme import Sizes, Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

A4 = a4_page()
SMALL = Page(220, 160, 12, 12, 12, 12)
TINY = Page(80, 60, 30, 28, 30, 30)


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
    "lines broken by hand": lambda n: (
        Paragraph(tuple(inline for _ in range(90) for inline in (*n.run(3), LineBreak()))),
    ),
}


def check(document: Document, theme: Theme | None = None) -> None:
    written = write_pdf(document, theme or Theme(), FontLibrary())
    assert lost_and_doubled(document, written.data) == ([], [])
    assert written.page_count >= 1


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_every_character_of_a_shape_is_printed(shape: Shape) -> None:
    numbers = Numbers()
    document = numbered_document(A4, *shape(numbers), title=numbers.run(5))
    written = write_pdf(document, Theme(), FontLibrary())
    wanted, found = Counter(characters_of_tree(document)), Counter(characters_on_pages(written.data))
    assert not wanted - found
    assert found.total() >= wanted.total()


WHOLE = [name for name in SHAPES if name not in {"a hundred columns", "thirty columns", "a long word in a cell"}]


@pytest.mark.parametrize("name", WHOLE)
def test_no_word_is_lost_or_doubled(name: str) -> None:
    numbers = Numbers()
    check(numbered_document(A4, *SHAPES[name](numbers)))


CUT_INSIDE_ROWS = {"cells of 1,000 words", "one cell of 1,000 words among short ones", "a header higher than a page"}
ORDERED = [name for name in WHOLE if name not in CUT_INSIDE_ROWS]


@pytest.mark.parametrize("name", ORDERED)
def test_words_are_read_in_the_order_of_the_tree(name: str) -> None:
    numbers = Numbers()
    document = numbered_document(A4, *SHAPES[name](numbers), title=numbers.run(5))
    written = write_pdf(document, Theme(), FontLibrary())
    first_reading = list(dict.fromkeys(WORD.findall(characters_on_pages(written.data))))
    assert first_reading == words_of_tree(document)


TOO_SLOW_WHEN_SMALL = {"a hundred columns", "cells of 1,000 words"}


@pytest.mark.parametrize("name", [name for name in SHAPES if name not in TOO_SLOW_WHEN_SMALL])
def test_small_paper_loses_nothing(name: str) -> None:
    numbers = Numbers()
    document = numbered_document(SMALL, *SHAPES[name](numbers))
    written = write_pdf(document, Theme(), FontLibrary())
    wanted, found = Counter(characters_of_tree(document)), Counter(characters_on_pages(written.data))
    assert not wanted - found


@pytest.mark.parametrize("name", ["a table of groups", "nested lists", "a list of other blocks", "landscape sections"])
def test_paper_smaller_than_its_margins_is_no_endless_loop(name: str) -> None:
    numbers = Numbers()
    assert write_pdf(numbered_document(TINY, *SHAPES[name](numbers)), Theme(), FontLibrary()).page_count > 1


def test_the_largest_type_a_theme_allows_loses_nothing() -> None:
    sizes = Sizes.model_validate(dict.fromkeys(Sizes.model_fields, 72))
    numbers = Numbers()
    page = Page(595, 842, 50, 50, 50, 50)
    document = numbered_document(page, numbers.paragraph(30), table(numbers, 4, 4, 3), nested(numbers, 2))
    written = write_pdf(document, Theme(sizes=sizes), FontLibrary())
    assert not Counter(characters_of_tree(document)) - Counter(characters_on_pages(written.data))


words = st.integers(0, 70)


def paragraphs(numbers: Numbers) -> st.SearchStrategy[Block]:
    roles = st.sampled_from(ParagraphRole)
    return st.builds(lambda count, role, kept: Paragraph(numbers.run(count), role, kept), words, roles, st.booleans())


def tables(numbers: Numbers) -> st.SearchStrategy[Block]:
    def build(columns: int, lengths: list[int], grouped: bool, caption: int) -> Table:
        rows: list[Row | GroupRow] = [GroupRow(numbers.run(2))] if grouped else []
        for length in lengths:
            rows.append(Row(tuple(Cell(numbers.run(length // (place + 1))) for place in range(columns))))
            rows += [GroupRow(numbers.run(3))] if grouped and length % 3 == 0 else []
        return Table(tuple(Column(numbers.run(1)) for _ in range(columns)), tuple(rows), numbers.run(caption))

    return st.builds(
        build, st.integers(1, 5), st.lists(st.integers(0, 300), max_size=9), st.booleans(), st.integers(0, 30)
    )


def block_trees(numbers: Numbers) -> st.SearchStrategy[Block]:
    def wrapped(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        several = st.lists(children, max_size=4).map(tuple)
        pages = st.sampled_from([None, None, A4, A4.turned()])
        return st.one_of(
            several.map(lambda blocks: Callout(numbers.run(2), blocks)),
            st.lists(several.map(ListItem), max_size=3).map(lambda items: List(tuple(items))),
            st.builds(lambda blocks, page: section(numbers, 1 + len(blocks) % 3, *blocks, page=page), several, pages),
        )

    return st.recursive(paragraphs(numbers) | tables(numbers), wrapped, max_leaves=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_no_tree_loses_a_word(data: st.DataObject) -> None:
    numbers = Numbers()
    blocks = data.draw(st.lists(block_trees(numbers), max_size=5))
    page = data.draw(st.sampled_from([A4, A4.turned(), Page(300, 260, 20, 20, 20, 20)]))
    contents = data.draw(st.booleans())
    document = numbered_document(page, *blocks)
    printed = replace(document, blocks=(Contents((), 3), *document.blocks)) if contents else document
    written = write_pdf(printed, Theme(), FontLibrary())
    lost, doubled = lost_and_doubled(document, written.data)
    assert lost == []
    assert contents or doubled == []
