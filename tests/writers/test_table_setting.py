"""Tables set alike in both formats: type size, columns, whole words."""

from __future__ import annotations

import io
import zipfile
from itertools import accumulate, pairwise

import pypdfium2
import pytest
from lxml.etree import _Element as Element
from lxml.etree import fromstring
from numbered_words import numbered_document
from sample_document import a4_page, sample_document, words

from tracktwo.document.blocks import Block, Cell, Column, Document, Row, Table
from tracktwo.document.inlines import Label, LineBreak, Text
from tracktwo.template.theme import Sizes, Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf
from tracktwo.writers.table_setting import SIDE, SMALLEST_TYPE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A4 = a4_page()


def table(*headers: str, cell: str = "x") -> Table:
    columns = tuple(Column(words(header), is_row_header=place == 0) for place, header in enumerate(headers))
    return Table(columns, (Row(tuple(Cell(words(cell)) for _ in headers)),))


def word_part(document: Document, name: str, theme: Theme | None = None) -> Element:
    data = write_docx(document, theme or Theme(), FontLibrary()).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return fromstring(package.read(name))


def word_columns(grid: Element) -> list[float]:
    """The left edges of the columns of a table, in points."""
    widths = [int(column.get(f"{W}w")) / 20 for column in grid.iter(f"{W}gridCol")]
    return list(accumulate(widths, initial=0.0))[:-1]


def pdf_columns(document: Document, headers: list[str]) -> list[float]:
    """Where the headers of a table begin on the page, in points."""
    page = pypdfium2.PdfDocument(write_pdf(document, Theme(), FontLibrary()).data)[0].get_textpage()
    text = page.get_text_range()
    return [page.get_charbox(text.index(header), loose=True)[0] for header in headers]


CELLS = {
    "short": "x",
    "long": "No talks and no freeze of the lines while forces are on its soil",
    "wide words": "counteroffensive",
}


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS.keys())
@pytest.mark.parametrize("count", [2, 5, 9, 14])
def test_columns_are_the_same_in_both_formats(count: int, cell: str) -> None:
    headers = [f"Head{place:02}" for place in range(count)]
    document = numbered_document(A4, table(*headers, cell=cell))
    edges = word_columns(next(word_part(document, "word/document.xml").iter(f"{W}tbl")))
    printed = pdf_columns(document, headers)
    sides = printed[0] - A4.start
    assert sides <= SIDE + 0.1
    assert len(edges) == count
    for edge, start in zip(edges, printed, strict=True):
        assert edge + A4.start + sides == pytest.approx(start, abs=1.0)


def test_columns_of_real_tables_are_the_same_in_both_formats() -> None:
    root = word_part(sample_document(), "word/document.xml")
    grids = [word_columns(grid) for grid in root.iter(f"{W}tbl")]
    assert len([grid for grid in grids if len(grid) > 2]) >= 3
    assert all(left < right for grid in grids for left, right in pairwise(grid))


def sizes_in(document: Document) -> set[float]:
    """The sizes of type of the cells of a Word file."""
    root, styles = word_part(document, "word/document.xml"), word_part(document, "word/styles.xml")
    used = {mark.get(f"{W}val") for cell in root.iter(f"{W}tc") for mark in cell.iter(f"{W}pStyle")}
    sizes = {style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}sz") for style in styles.iter(f"{W}style")}
    assert used <= set(sizes)
    return {int(sizes[name].get(f"{W}val")) / 2 for name in used if "Header" not in name or "Row" in name}


def test_type_becomes_smaller_where_words_would_break() -> None:
    headers = ["counteroffensive"] * 7
    document = numbered_document(A4, table(*headers))
    (size,) = sizes_in(document)
    assert SMALLEST_TYPE <= size < Sizes().table
    assert sizes_in(numbered_document(A4, table(*headers[:3]))) == {Sizes().table}
    assert write_docx(document, Theme(), FontLibrary()).diagnostics == ()
    assert write_pdf(document, Theme(), FontLibrary()).diagnostics == ()


def test_a_label_in_small_type_is_small_too() -> None:
    small = table(*["counteroffensive"] * 7)
    rows = (*small.rows, Row(tuple(Cell((Label("RED LINE"), LineBreak(), Text("y"))) for _ in small.columns)))
    document = numbered_document(A4, Table(small.columns, rows))
    root = word_part(document, "word/document.xml")
    labels = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]
    assert len(labels) == 7
    assert all(int(run.find(f"{W}rPr/{W}sz").get(f"{W}val")) < Sizes().table * 2 * 0.78 for run in labels)


def codes(*blocks: Block) -> list[list[str]]:
    document = numbered_document(A4, *blocks)
    results = (write_docx(document, Theme(), FontLibrary()), write_pdf(document, Theme(), FontLibrary()))
    return [[finding.code for finding in result.diagnostics] for result in results]


def test_words_that_fit_no_page_are_told_alike_in_both_formats() -> None:
    crowded = table(*[f"Counteroffensives{place}" for place in range(20)])
    assert codes(crowded) == [["P09"], ["P09"]]
    assert codes(table("Head", "w" * 200)) == [["P09"], ["P09"]]
    finding = write_pdf(numbered_document(A4, crowded), Theme(), FontLibrary()).diagnostics[0]
    assert "“Counteroffensives0”" in finding.message
    assert finding == write_docx(numbered_document(A4, crowded), Theme(), FontLibrary()).diagnostics[0]


def test_one_endless_word_leaves_the_type_as_it_is() -> None:
    assert sizes_in(numbered_document(A4, table("Head", "Other", cell="w" * 300))) == {Sizes().table}


def test_an_address_in_a_cell_is_no_fault() -> None:
    address = "https://example.org/" + "/".join(["archive"] * 20)
    assert codes(table("Source", "Where", "When", cell=address)) == [[], []]


def test_a_table_whose_type_is_small_from_the_start_stays_as_it_is() -> None:
    theme = Theme(sizes=Sizes(table=5.0, table_head=5.0))
    document = numbered_document(A4, table(*["counteroffensive"] * 14))
    styles = word_part(document, "word/styles.xml", theme)
    assert not [style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == "TableText9"]


def test_a_table_without_rows_or_without_headers_is_set() -> None:
    assert codes(Table((Column(words("A")), Column(words("B"))), ())) == [[], []]
    assert codes(Table((Column(()), Column(())), (Row((Cell(words("x")), Cell(words("y")))),))) == [[], []]
