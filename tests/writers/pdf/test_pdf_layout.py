"""Where things stand: nothing stranded, rows whole, headers repeated, paper turned and turned back."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
from numbered_words import WORD, Numbers, characters_on_pages, numbered_document
from pdf_reading import Reading
from sample_document import a4_page, words

from tracktwo.document.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Furniture,
    GroupRow,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Table,
)
from tracktwo.document.inlines import Cite, CitedSource, LineBreak, MarkingLabel, PageCount, PageNumber, Text
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

A4 = a4_page()


def pages(*blocks: Block) -> list[str]:
    data = write_pdf(numbered_document(A4, *blocks), Theme(), FontLibrary()).data
    return [page.get_textpage().get_text_range().strip() for page in pypdfium2.PdfDocument(data)]


def lines(page: str) -> list[str]:
    return [line.strip() for line in re.split(r"[\r\n]+", page) if line.strip()]


def sized_table(rows: int, caption: str = "") -> Table:
    columns = (Column(words("HEAD")), Column(words("Other")))
    cells = (Row((Cell(words(f"row{row} one two")), Cell(words(f"cell{row}")))) for row in range(rows))
    return Table(columns, tuple(cells), words(caption) if caption else ())


FILLERS = range(20, 50)
"""So many lines above the thing under test that it comes to stand at every height near the foot of the page."""


def fillers(count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(words("filler")) for _ in range(count))


@pytest.mark.parametrize("count", FILLERS)
def test_a_heading_is_never_the_last_line_of_a_page(count: int) -> None:
    inner = Section(words("INNER HEADING"), 2, "b", (Paragraph(words("Body. " * 120)),))
    found = pages(*fillers(count), Section(words("OUTER HEADING"), 1, "a", (inner,)))
    assert sum(page.count("HEADING") for page in found) == 2
    for page in found:
        assert "HEADING" not in lines(page)[-1]


@pytest.mark.parametrize("count", FILLERS)
def test_a_heading_stays_with_the_first_row_of_its_table(count: int) -> None:
    found = pages(*fillers(count), Section(words("HEADING"), 1, "a", (sized_table(9),)))
    assert sum(page.count("HEADING") for page in found) == 1
    for page in found:
        assert lines(page)[-1] not in {"HEADING", "HEAD Other", "HEAD", "Other"}


@pytest.mark.parametrize("count", FILLERS)
def test_a_group_heading_stays_with_its_first_row(count: int) -> None:
    plain_rows = sized_table(12).rows
    rows = tuple(row for place, one in enumerate(plain_rows) for row in (GroupRow(words(f"GROUP{place}")), one))
    found = pages(*fillers(count), replace(sized_table(0), rows=rows))
    assert sum(page.count("GROUP") for page in found) == 12
    for page in found:
        assert "GROUP" not in lines(page)[-1]


@pytest.mark.parametrize("count", FILLERS)
def test_a_caption_stands_on_the_page_of_the_last_row(count: int) -> None:
    (page,) = [page for page in pages(*fillers(count), sized_table(12, "CAPTION")) if "CAPTION" in page]
    assert "row11" in page


@pytest.mark.parametrize("count", FILLERS)
def test_a_table_without_rows_stands_whole(count: int) -> None:
    (page,) = [page for page in pages(*fillers(count), sized_table(0, "CAPTION")) if "CAPTION" in page]
    assert "HEAD" in page


@pytest.mark.parametrize("rows", [2, 3, 4, 9])
@pytest.mark.parametrize("count", FILLERS)
def test_no_low_row_stands_alone_on_a_page(count: int, rows: int) -> None:
    found = pages(*fillers(count), sized_table(rows, "CAPTION"))
    alone = [len(re.findall(r"\brow\d+\b", page)) for page in found]
    assert sum(alone) == rows
    assert 1 not in alone


@pytest.mark.parametrize("count", FILLERS)
def test_a_row_is_not_cut(count: int) -> None:
    cell = Cell(words(" ".join(f"word{place}" for place in range(60))))
    table = replace(sized_table(0), rows=tuple(Row((cell, Cell(words("END")))) for _ in range(4)))
    found = pages(*fillers(count), table)
    assert sum(page.count("END") for page in found) == 4
    for page in found:
        assert page.count("word0 ") == page.count("word59") == page.count("END")


@pytest.mark.parametrize("count", range(112, 124))
def test_no_line_of_a_row_after_the_end_of_another_stands_below_the_margin(count: int) -> None:
    giants = (
        Row((Cell(words("a")), Cell(tuple(piece for _ in range(lines) for piece in (Text("line"), LineBreak())))))
        for lines in (count, 200)
    )
    table = Table((Column(words("A")), Column(words("B"))), tuple(giants))
    reading = Reading(write_pdf(numbered_document(A4, table), Theme(), FontLibrary()).data)
    passages = (passage for page in reading.pages for passage in page.passages if passage.tag != "Artifact")
    baselines = [piece.baseline for passage in passages for piece in passage.pieces]
    assert len(baselines) > 300
    assert min(baselines) > A4.bottom


def test_the_header_is_repeated_on_every_page() -> None:
    found = pages(sized_table(200))
    assert len(found) > 3
    assert all(lines(page)[0].startswith("HEAD") for page in found)


def test_a_paragraph_leaves_no_single_line_behind() -> None:
    for count in FILLERS:
        found = pages(*fillers(count), Paragraph(words(" ".join(["paragraph"] * 60))))
        counts = [sum(1 for line in lines(page) if line.startswith("paragraph")) for page in found]
        assert 1 not in counts


def test_landscape_sections_turn_the_paper_and_turn_it_back() -> None:
    turned = Section(words("Wide"), 1, "wide", (sized_table(3),), page=A4.turned())
    blocks = (Paragraph(words("before")), turned, Section(words("After"), 1, "after", (Paragraph(words("text")),)))
    data = write_pdf(numbered_document(A4, *blocks), Theme(), FontLibrary()).data
    shapes = [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(data)]
    assert shapes == [False, True, False]


def test_a_heading_follows_its_turned_section_and_no_page_is_empty() -> None:
    turned = Section(words("Wide"), 2, "wide", (sized_table(3),), page=A4.turned())
    again = replace(turned, anchor="again")
    found = pages(Section(words("OUTER"), 1, "outer", (turned, again)))
    assert [lines(page)[0] for page in found] == ["OUTER", "Wide"]


def test_a_section_on_the_paper_of_the_document_starts_no_page() -> None:
    found = pages(Paragraph(words("before")), Section(words("Same"), 1, "same", (Paragraph(words("text")),), page=A4))
    assert len(found) == 1


@pytest.mark.parametrize("count", FILLERS)
def test_a_low_callout_is_not_cut(count: int) -> None:
    callout = Callout(words("TITLE"), (Paragraph(words("inside " * 60)), Paragraph(words("LAST"))))
    found = pages(*fillers(count), callout)
    assert [page.count("LAST") for page in found] == [page.count("TITLE") for page in found]


def test_list_marks_stand_before_their_items() -> None:
    inner = List((ListItem((Paragraph(words("inner")),)),))
    items = (ListItem((Paragraph(words("first")), inner)), ListItem((Paragraph(words("second")),)))
    (page,) = pages(List(items, ordered=True))
    assert lines(page) == ["1. first", "– inner", "2. second"]


def test_words_are_broken_at_marks_and_nothing_is_added() -> None:
    address = "https://www.example.org/" + "/".join(f"part{place}" for place in range(40))
    (page,) = pages(Paragraph((Text(address),)))
    assert "".join(lines(page)) == address
    assert all(line.endswith("/") for line in lines(page)[:-1])


def test_ordinary_words_in_table_cells_are_not_broken() -> None:
    columns = tuple(Column(words(head)) for head in ("A", "B", "C", "D", "E"))
    cells = ("responsibilities", "internationalization", "a", "counterintelligence", "long running text " * 40)
    (page,) = pages(Table(columns, (Row(tuple(Cell(words(cell)) for cell in cells)),)))
    for word in ("responsibilities", "internationalization", "counterintelligence"):
        assert word in page


@pytest.mark.parametrize("count", [5, 40, 120])
def test_furniture_of_many_words_stays_on_the_paper(count: int) -> None:
    numbers = Numbers()
    line = Furniture(
        numbers.run(count), numbers.run(count), (*numbers.run(3), MarkingLabel(numbers.word(), "#ffffff", "#000000"))
    )
    foot = Furniture(numbers.run(count), (PageNumber(), Text(" of "), PageCount()), numbers.run(count))
    document = replace(numbered_document(A4, Paragraph(words("text"))), header=line, footer=foot)
    found = WORD.findall(characters_on_pages(write_pdf(document, Theme(), FontLibrary()).data))
    assert sorted(found) == sorted(f"w{number}z" for number in range(1, numbers.used + 1))


def test_a_short_citation_stays_on_one_line_with_its_word() -> None:
    cite = Cite(tuple(CitedSource(number, "") for number in (9, 11, 19)))
    for count in range(40, 80):
        found = "".join(pages(Paragraph((Text("a " * count + "said."), cite))))
        assert "said.[9, 11, 19]" in found
