"""The Word file as a whole: opened by others, sound in itself, the same bytes each time."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from patience import PATIENCE
from sample_document import sample_document, words
from word_lint import W, body_without_contents, faults, part, text_of

from tracktwo.document.blocks import Document, Furniture, Paragraph, Properties, Section
from tracktwo.document.inlines import plain
from tracktwo.document.walk import each_run
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary

PAGES = {"section-1": 2, "section-2": 3, "section-2-1": 3, "section-2-2": 3, "section-3": 4, "section-4": 5}


def written(document: Document) -> bytes:
    return write_docx(document, Theme(), FontLibrary(), PAGES).data


@pytest.fixture(scope="module")
def sample() -> bytes:
    return written(sample_document())


@pytest.mark.parametrize("version", [FileFormat.MICROSOFT_365, FileFormat.OFFICE_2019])
def test_the_standard_finds_nothing_to_object_to(sample: bytes, tmp_path: Path, version: FileFormat) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(sample)
    assert [str(error) for error in OpenXmlValidator(version).validate(path).errors] == []


def test_names_goals_and_fields_belong_together(sample: bytes) -> None:
    assert faults(sample) == []


def test_python_docx_opens_it_and_knows_its_styles(sample: bytes) -> None:
    document = docx.Document(io.BytesIO(sample))
    names = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Body Text", "List Number", "Caption", "Quote"} <= set(
        names
    )
    assert len(document.tables) == 4
    assert document.core_properties.author == "Example Policy Unit"
    created = document.core_properties.created
    assert created is not None
    assert created.isoformat()[:10] == "2023-07-08"
    assert document.core_properties.language == "en-US"


def test_the_whole_text_stands_in_it_in_order(sample: bytes) -> None:
    body = body_without_contents(sample)
    found = re.sub(r"\s", "", text_of(body))
    position = 0
    runs = [re.sub(r"\s", "", plain(run)) for run in each_run(sample_document())]
    assert len(runs) > 100
    for run in runs:
        position = found.find(run, position)
        assert position >= 0 or run == "Contents", run
        position = max(position, 0)


def test_nothing_tells_of_the_machine_or_the_library(sample: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        names = archive.namelist()
        whole = b"".join(archive.read(name) for name in names)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "Effects" in name]
    assert not re.search(rb"python-docx|w:rsid|2013-", whole)
    assert b"<Application>Tracktwo</Application>" in whole


def test_the_same_document_gives_the_same_bytes_in_any_process_and_year(sample: bytes) -> None:
    program = (
        "import hashlib, sys, time; time.time = lambda: 0.0; "
        "from test_word_files import written, sample_document; "
        "print(hashlib.sha256(written(sample_document())).hexdigest())"
    )
    here = Path(__file__).parent
    digests = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        environment["PYTHONPATH"] = os.pathsep.join([*sys.path, str(here)])
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout.strip())
    import hashlib

    assert digests == {hashlib.sha256(sample).hexdigest()}


def test_contents_carry_the_pages_they_are_given(sample: bytes) -> None:
    gallery = next(part(sample, "word/document.xml").iter(f"{W}docPartGallery"))
    contents = next(gallery.iterancestors(f"{W}sdt"))
    assert [text_of(line).split()[-1] for line in contents.iter(f"{W}p")][1:] == [
        "2",
        "3",
        "3",
        "3",
        "4",
        "5",
        "Sources",
    ]
    assert contents.find(f".//{W}docPartGallery").get(f"{W}val") == "Table of Contents"


def test_paper_turns_for_one_section_and_back(sample: bytes) -> None:
    sections = list(part(sample, "word/document.xml").iter(f"{W}sectPr"))
    widths = [int(section.find(f"{W}pgSz").get(f"{W}w")) for section in sections]
    assert widths == [11906, 16838, 11906]
    assert all(len(section.findall(f"{W}headerReference")) == 1 for section in sections)


def test_sections_on_other_paper_that_follow_each_other_leave_no_empty_stretch() -> None:
    document = sample_document()
    turned = document.page.turned()
    sections = tuple(
        Section(words(f"S{n}"), 1, f"s-{n}", (Paragraph(words("x")),), str(n), page=turned) for n in (1, 2)
    )
    data = written(
        replace(
            document,
            title=replace(document.title, title=(), details=(), fields=(), kicker=(), notices=()),
            blocks=sections,
        )
    )
    body = part(data, "word/document.xml")[0]
    assert len(list(body.iter(f"{W}sectPr"))) == 2
    assert [len(text_of(paragraph)) > 0 for paragraph in body.iter(f"{W}p")] == [True] * 4


def test_an_empty_document_is_a_file_that_opens() -> None:
    document = sample_document()
    empty = Document(
        Properties("", "", ""),
        document.page,
        replace(document.title, title=(), kicker=(), notices=(), details=(), fields=()),
        (),
    )
    data = write_docx(empty, Theme(), FontLibrary()).data
    assert faults(data) == []
    assert len(docx.Document(io.BytesIO(data)).paragraphs) == 1


def test_running_lines_too_long_for_one_line_get_one_each() -> None:
    long = words("A sentence that is much too long to stand beside anything else on one line of a page. " * 2)
    document = replace(sample_document(), header=Furniture(long, words("middle"), words("end")))
    header = part(written(document), "word/header1.xml")
    assert [text_of(line).split()[0] for line in header.iter(f"{W}p")] == ["A", "middle", "end"]


@pytest.mark.outside
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_every_word(sample: bytes, tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "brief.docx"
    path.write_bytes(sample)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=PATIENCE / 1000,
    )
    pages = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    shown = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    wanted = {word for run in each_run(sample_document()) for word in re.findall(r"\w{2,}", plain(run))}
    assert len(wanted) > 150
    assert {word for word in wanted if word.lower() not in shown.lower()} == set()
    assert len(pages) == 4
