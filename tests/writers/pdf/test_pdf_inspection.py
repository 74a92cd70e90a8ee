"""Every shipped dossier in every shipped template passes the public checkers of tagged PDF and our own lint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page
import pdfua
import pytest
from document_shapes import SHAPES, Shape
from finished import SHIPPED, Finished
from heard_aloud import bare, objections, running_words, words_beside
from numbered_words import Numbers, numbered_document
from pdf_lint import lint
from pdf_reading import Reading
from sample_document import a4_page, words
from tagged_sample import tagged_sample

from tracktwo.document.blocks import Cell, Column, Document, NotePlace, Row, Table
from tracktwo.document.inlines import plain
from tracktwo.document.walk import notes
from tracktwo.exporting import ExportRequest, compose
from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

TEMPLATES = ("policy-brief", "one-pager", "action-memo", "negotiation-dossier")
OF_THE_DOCUMENT = {"no-headers", "heading-empty"}
"""What a document may ask for and the writer cannot mend."""


def inspected(document: Document, path: Path) -> None:
    data = write_pdf(document, Theme(), FontLibrary()).data
    path.write_bytes(data)
    assert lint(data) == []
    assert [str(finding) for finding in pdfua.validate(str(path)).findings] == []
    assert [failure.rule_id for failure in page.validate_pdf(path, profile="ua1").failures] == []
    assert objections(document, Reading(data), path) == []


def test_an_artifact_that_is_neither_furniture_nor_table_head_is_told(checkout: Path) -> None:
    path = checkout / "resources" / "starter" / "dossier.yaml"
    document = compose(ExportRequest(dossier=path, template="one-pager")).document
    reading = Reading(write_pdf(document, Theme(), FontLibrary()).data)
    known = running_words(document)
    assert len(known) > 3
    assert words_beside(reading, 0, known) == []
    footer = bare(plain(document.footer.start))
    assert words_beside(reading, 0, [part for part in known if part != footer])


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_brief_passes_every_check(finished: Finished, tmp_path: Path, name: str, template: str) -> None:
    request = ExportRequest(dossier=finished.dossier(name), template=template)
    inspected(compose(request).document, tmp_path / "brief.pdf")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("lang", ["fr", "uk"])
def test_a_brief_in_two_languages_passes_every_check(
    finished: Finished, tmp_path: Path, lang: str, template: str
) -> None:
    request = ExportRequest(dossier=finished.dossier("indus-waters-1960"), template=template, lang=lang)
    inspected(compose(request).document, tmp_path / "brief.pdf")


@pytest.mark.parametrize("place", NotePlace)
def test_a_brief_with_notes_passes_every_check(checkout: Path, tmp_path: Path, place: NotePlace) -> None:
    path = checkout / "resources" / "dossiers" / "ukraine-track2-2023.yaml"
    document = compose(ExportRequest(dossier=path, brief="dossier")).document
    assert notes(document)
    inspected(replace(document, notes=place), tmp_path / "brief.pdf")


@pytest.mark.parametrize("place", NotePlace)
def test_the_sample_passes_every_check(tmp_path: Path, place: NotePlace) -> None:
    inspected(tagged_sample(place), tmp_path / "sample.pdf")


def test_a_brief_of_fifteen_pages_is_small(checkout: Path) -> None:
    path = checkout / "resources" / "dossiers" / "ukraine-track2-2023.yaml"
    written = write_pdf(compose(ExportRequest(dossier=path)).document, Theme(), FontLibrary())
    assert 13 <= written.page_count <= 17
    assert len(written.data) < 150_000


def test_kinds_are_those_of_the_blocks() -> None:
    reading = Reading(write_pdf(tagged_sample(), Theme(), FontLibrary()).data)
    kinds = {node.kind for node in reading.elements()}
    assert kinds >= {
        *("Document", "Sect", "Title", "H1", "H2", "H3", "P", "BlockQuote", "L", "LI", "Lbl", "LBody", "Table"),
        *("TR", "TH", "TD", "Caption", "Figure", "Link", "Reference", "Note", "TOC", "TOCI", "Span"),
    }
    (russian,) = [node for node in reading.elements("Span") if "/Lang" in node.source]
    assert (str(russian.source["/Lang"]), reading.text(russian).strip()) == ("ru", "Сергей Лавров")


def long_table(rows: int) -> Table:
    columns = (Column(words("Name")), Column(words("Attendance")), Column(words("Capacity")))
    cells = (Row((Cell(words(f"n{row}")), Cell(words("yes")), Cell(words("word " * 40)))) for row in range(rows))
    return Table(columns, tuple(cells), summary="Names.")


def test_a_header_is_read_once_and_a_cut_table_is_one() -> None:
    document = numbered_document(a4_page(), long_table(40))
    reading = Reading(write_pdf(document, Theme(), FontLibrary()).data)
    (table,) = reading.elements("Table")
    pages = {page for page, _ in table.marks()}
    assert len(pages) > 1
    assert [reading.text(node).strip() for node in reading.elements("TH")].count("Attendance") == 1
    repeated = [
        passage.properties
        for index in sorted(pages)[1:]
        for passage in reading.pages[index].passages
        if passage.tag == "Artifact" and "Attendance" in passage.text
    ]
    assert repeated == [{"/Type": "/Pagination"}] * (len(pages) - 1)


def test_a_paragraph_and_a_row_over_pages_are_one_element_each() -> None:
    numbers = Numbers()
    row = Row(tuple(Cell(numbers.run(900)) for _ in range(3)))
    table = Table((Column(words("A")), Column(words("B")), Column(words("C"))), (row,))
    document = numbered_document(a4_page(), numbers.paragraph(1500), table)
    data = write_pdf(document, Theme(), FontLibrary()).data
    assert [fault for fault in lint(data) if fault.code not in {"title-hidden"}] == []
    reading = Reading(data)
    (paragraph,) = reading.elements("P")
    assert len({page for page, _ in paragraph.marks()}) > 1
    cells = reading.elements("TD")
    assert len(cells) == 3
    assert all(len({page for page, _ in cell.marks()}) > 1 for cell in cells)


@pytest.mark.parametrize("shape", [pytest.param(shape, id=name) for name, shape in SHAPES.items()])
def test_no_shape_of_document_breaks_the_structure(shape: Shape) -> None:
    numbers = Numbers()
    document = numbered_document(a4_page(), *shape(numbers), title=numbers.run(5))
    found = {fault.code for fault in lint(write_pdf(document, Theme(), FontLibrary()).data)}
    assert found <= OF_THE_DOCUMENT
