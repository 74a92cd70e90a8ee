"""A logo reaches both files as pixels alone, with its alternative, and no reader objects."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest
from of_kind import of_kind
from openxml_audit import FileFormat, OpenXmlValidator
from pdf_lint import lint
from PIL import ExifTags, Image
from word_lint import faults

from tracktwo.exporting import ExportRequest, Format, build, compose
from tracktwo.inspection.files import inspect_file

SECRET = "Camera 4711, behind the ministry"
ALTERNATIVE = "Example Policy Unit"


@pytest.fixture
def request_with_logo(checkout: Path, tmp_path: Path) -> ExportRequest:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    Image.new("RGB", (90, 30), (31, 78, 121)).save(tmp_path / "ours.jpg", exif=exif, comment=SECRET.encode())
    template = tmp_path / "ours.yaml"
    logo = f"{{file: ours.jpg, alternative: {ALTERNATIVE}, height: 12, side: end}}"
    template.write_text(f"schema: 1\nextends: one-pager\nhead:\n  logo: {logo}\n", "utf-8")
    return ExportRequest(checkout / "resources" / "starter" / "dossier.yaml", template=str(template))


@pytest.fixture
def files(request_with_logo: ExportRequest, tmp_path: Path) -> dict[Format, Path]:
    made: dict[Format, Path] = {}
    for chosen, written in build(request_with_logo).files.items():
        made[chosen] = tmp_path / f"brief.{chosen.value}"
        made[chosen].write_bytes(written.data)
    return made


def test_the_pdf_shows_the_picture_as_a_figure(files: dict[Format, Path]) -> None:
    with pikepdf.open(files[Format.PDF]) as pdf:
        (picture,) = pdf.pages[0].Resources.XObject.values()
        assert (int(picture.Width), int(picture.Height)) == (90, 30)
        assert pikepdf.PdfImage(of_kind(pikepdf.Stream, picture)).as_pil_image().getpixel((40, 10)) is not None
    data = files[Format.PDF].read_bytes()
    assert lint(data) == []
    assert [str(each) for each in pdfua.validate(str(files[Format.PDF])).findings] == []
    heard = outloud.check(str(files[Format.PDF]))
    assert [str(each) for each in heard.findings if each.severity == "error" and each.rule != "TAG-002"] == []


def test_word_shows_the_picture_with_its_words(files: dict[Format, Path]) -> None:
    data = files[Format.DOCX].read_bytes()
    assert faults(data) == []
    assert OpenXmlValidator(FileFormat.MICROSOFT_365).validate(files[Format.DOCX]).errors == []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        (name,) = [each for each in archive.namelist() if each.startswith("word/media/")]
        picture = Image.open(BytesIO(archive.read(name)))
        body = archive.read("word/document.xml").decode()
    assert (picture.size, picture.info) == ((90, 30), {})
    assert body.count(f'descr="{ALTERNATIVE}"') == 2
    assert '<w:jc w:val="end"/>' in body.split("<w:drawing>")[0]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_brief_in_any_language_has_the_logo(request_with_logo: ExportRequest, lang: str) -> None:
    logo = compose(replace(request_with_logo, lang=lang)).document.title.logo
    assert logo is not None
    assert logo.alternative == ALTERNATIVE


def test_nothing_of_the_picture_file_is_carried_along(files: dict[Format, Path]) -> None:
    assert set(files) == {Format.PDF, Format.DOCX}
    for path in files.values():
        inspection = inspect_file(path)
        assert inspection.undeclared == ()
        assert SECRET not in repr(inspection)
        assert ALTERNATIVE in {each.text for each in inspection.carried}
        assert SECRET.encode() not in path.read_bytes()
