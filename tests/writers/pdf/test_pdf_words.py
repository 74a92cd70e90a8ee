"""No shape of document loses a word, prints one twice, sets one outside the page, or fails."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from document_shapes import A4, SHAPES, Shape, mark, nested, section, table
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
from pdf_lint import lint

from tracktwo.document.blocks import (
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
    Table,
)
from tracktwo.document.pages import Page
from tracktwo.template.theme import Sizes, Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

SMALL = Page(220, 160, 12, 12, 12, 12)
TINY = Page(80, 60, 30, 28, 30, 30)


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
NOTES = {name for name in SHAPES if "note" in name}
ORDERED = [name for name in WHOLE if name not in CUT_INSIDE_ROWS | NOTES]


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
OF_THE_DOCUMENT = {"no-headers", "heading-empty"}
"""What a document may ask for and the writer cannot mend."""


def paragraphs(numbers: Numbers) -> st.SearchStrategy[Block]:
    roles = st.sampled_from(ParagraphRole)

    def build(count: int, role: ParagraphRole, kept: bool, note: int) -> Paragraph:
        inlines = numbers.run(count)
        return Paragraph((*inlines, *mark(numbers, note)) if note else inlines, role, kept)

    return st.builds(build, words, roles, st.booleans(), st.sampled_from([0, 0, 3, 40, 400]))


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
    assert {fault.code for fault in lint(written.data)} <= OF_THE_DOCUMENT
