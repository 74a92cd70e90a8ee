"""What another program makes of the Word file: every part is on its pages, and the pages are those of the contents."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest
from annotated_document import annotated_document, sample_document
from patience import PATIENCE
from word_file import W, WordFile, text_of

from tracktwo.document.blocks import Document, NotePlace
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf

pytestmark = [pytest.mark.outside("soffice"), pytest.mark.xdist_group("libreoffice")]
WITH_BOOKMARKS = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def shown(data: bytes, folder: Path) -> pypdfium2.PdfDocument:
    path = folder / "brief.docx"
    path.write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", WITH_BOOKMARKS, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=PATIENCE / 1000,
    )
    return pypdfium2.PdfDocument(folder / "brief.pdf")


def words_of(pdf: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def written(document: Document) -> bytes:
    return write_docx(document, Theme(), FontLibrary()).data


@pytest.mark.parametrize("place", NotePlace)
def test_notes_figures_captions_and_references_are_shown(place: NotePlace, tmp_path: Path) -> None:
    pdf = shown(written(annotated_document(place)), tmp_path)
    text = words_of(pdf)
    for words in (
        "Two sources differ1 by far2",
        "1 Fact sheet, on line [5].",
        "2 Report, on line [2].",
        "3 Own count, on line [1].",
        "Figure 1. Shares that fail, by source.",
        "Figure 1 belongs to Table 1 and to Ceasefire on the present line, section 2.2.",
        "Table 3. Items of the package.",
    ):
        assert words in text, text
    assert ("Notes" in text) == (place is NotePlace.END)
    pictures = [each for page in pdf for each in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
    assert len(pictures) == 1
    assert [page.get_width() > page.get_height() for page in pdf].count(True) == 1


def test_the_pages_of_the_contents_are_those_of_the_file_but_for_one(tmp_path: Path) -> None:
    document = sample_document()
    pages = write_pdf(document, Theme(), FontLibrary()).anchor_pages
    data = write_docx(document, Theme(), FontLibrary(), pages).data
    styled = WordFile.of(data).body.iter(f"{W}pStyle")
    entries = [mark.getparent().getparent() for mark in styled if mark.get(f"{W}val") in {"TOC1", "TOC2"}]
    outline = [mark for mark in shown(data, tmp_path).get_toc() if mark.level < 2]
    assert len(entries) == len(outline) > 5
    for entry, mark in zip(entries, outline, strict=True):
        goal = mark.get_dest()
        assert goal is not None
        page = goal.get_index()
        assert page is not None
        assert abs(int(text_of(entry).split()[-1]) - (page + 1)) <= 1
