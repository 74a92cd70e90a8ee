"""The same brief in Word and in PDF says the same, in the same order, and other programs open both without a word."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from dossier_shapes import SHAPES
from finished import EXPECTED, SHIPPED, TEMPLATES, TURNED, Finished, every_brief
from openxml_audit import FileFormat, OpenXmlValidator
from pdf_reading import Reading
from read_back import Grid, difference, folded, pages_by_pdfium, pages_by_poppler, passages, words_of
from word_lint import faults

from tracktwo.exporting import Format


@pytest.mark.outside("pdftotext")
@pytest.mark.parametrize(("name", "template"), every_brief())
def test_word_and_pdf_say_the_same_in_the_same_order(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    said = passages(brief.data[Format.DOCX])
    assert len(said) > 2
    turned = TURNED.get(name, "")
    assert difference(said, pages_by_poppler(brief.pdf, brief.margins), turned) == ""
    if not turned:
        assert difference(said, pages_by_pdfium(brief.pdf, brief.margins)) == ""


@pytest.mark.parametrize(("name", "template"), every_brief(tuple(TURNED)))
def test_words_from_right_to_left_are_heard_as_word_has_them(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    said = passages(brief.data[Format.DOCX])
    heard = Reading(brief.data[Format.PDF]).heard_pages()
    assert difference(said, heard) == ""
    words = set(re.findall("[\u0590-\u06ff]+", "".join(heard)))
    assert len(words) > 4
    assert words <= set(re.findall("[\u0590-\u06ff]+", "".join(pages_by_pdfium(brief.pdf, brief.margins))))


@pytest.mark.parametrize(("name", "template"), every_brief(SHIPPED))
def test_blanks_between_words_are_the_same(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    said = passages(brief.data[Format.DOCX])
    texts = (" ".join((each.header, *each.rows)) if isinstance(each, Grid) else each for each in said)
    in_word = words_of("\n".join(text for text in texts if isinstance(text, str)))
    in_pdf = words_of("\n".join(pages_by_pdfium(brief.pdf, brief.margins)))
    assert in_word.total() > 30
    assert in_word - in_pdf == Counter()


def test_the_comparison_tells_what_differs(finished: Finished) -> None:
    brief = finished.brief("starter", "negotiation-dossier")
    said = passages(brief.data[Format.DOCX])
    pages = pages_by_pdfium(brief.pdf, brief.margins)
    assert difference(said, pages) == ""
    assert "left over" in difference(said[:-1], pages)
    assert "wanted" in difference([*said, "One more."], pages)
    place = next(index for index, passage in enumerate(said) if isinstance(passage, Grid))
    grid = said[place]
    assert isinstance(grid, Grid)
    assert difference([*said[:place], Grid(grid.header, grid.rows[::-1]), *said[place + 1 :]], pages)
    assert difference([said[1], said[0], *said[2:]], pages)


@pytest.mark.parametrize(("name", "template"), every_brief())
def test_writers_find_nothing_but_what_is_expected(finished: Finished, name: str, template: str) -> None:
    brief = finished.brief(name, template)
    codes = {finding.code for written in brief.files.values() for finding in written.diagnostics}
    assert codes <= EXPECTED.get(name, set()), [str(finding) for finding in brief.diagnostics]
    assert {finding.code for finding in brief.diagnostics} - codes <= {"W95", "W96"}


def test_what_is_expected_of_writers_is_said(finished: Finished) -> None:
    for name, wanted in EXPECTED.items():
        files = finished.brief(name, "negotiation-dossier").files.values()
        assert {finding.code for written in files for finding in written.diagnostics} == wanted


@pytest.mark.parametrize(("name", "template"), every_brief())
def test_names_goals_and_fields_of_word_files_belong_together(finished: Finished, name: str, template: str) -> None:
    assert faults(finished.brief(name, template).data[Format.DOCX]) == []


@pytest.mark.parametrize(
    ("name", "template"),
    [*every_brief(SHIPPED), *(param for param in every_brief(tuple(SHAPES)) if "policy-brief" in str(param))],
)
def test_the_standard_of_word_files_is_kept(finished: Finished, name: str, template: str) -> None:
    assert _objections(finished.brief(name, template).docx) == []


@pytest.mark.inspect
@pytest.mark.parametrize(("name", "template"), every_brief(tuple(SHAPES)))
def test_the_standard_of_word_files_is_kept_by_every_shape(finished: Finished, name: str, template: str) -> None:
    assert _objections(finished.brief(name, template).docx) == []


def _objections(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path).errors]


@pytest.mark.outside("qpdf")
@pytest.mark.parametrize(("name", "template"), every_brief())
def test_the_structure_of_pdf_files_is_sound(finished: Finished, name: str, template: str) -> None:
    done = subprocess.run(
        ["qpdf", "--check", finished.brief(name, template).pdf], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout


@pytest.mark.outside("soffice", "pdftotext")
@pytest.mark.xdist_group("office")
def test_another_office_opens_shipped_briefs_without_losing_words(finished: Finished, tmp_path: Path) -> None:
    chosen = [(name, template) for name in SHIPPED for template in ("policy-brief", "action-memo")]
    assert _lost_in_conversion(finished, [*chosen, ("ukraine-track2-2023", "negotiation-dossier")], tmp_path) == {}


@pytest.mark.inspect
@pytest.mark.outside("soffice", "pdftotext")
def test_another_office_opens_every_brief_without_losing_words(finished: Finished, tmp_path: Path) -> None:
    chosen = [(name, template) for name in (*SHIPPED, *SHAPES) for template in TEMPLATES if name != "scripts"]
    assert _lost_in_conversion(finished, chosen, tmp_path) == {}


def _lost_in_conversion(finished: Finished, chosen: list[tuple[str, str]], folder: Path) -> dict[str, Counter[str]]:
    """The words of Word files that are not in the PDFs another office makes of them, by file."""
    briefs = [finished.brief(name, template) for name, template in chosen]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *(str(brief.docx) for brief in briefs)], check=True, capture_output=True)
    lost: dict[str, Counter[str]] = {}
    for brief in briefs:
        converted = folder / f"{brief.docx.stem}.pdf"
        done = subprocess.run(["pdftotext", str(converted), "-"], capture_output=True, check=True)
        missing = _letters_of_word(brief.data[Format.DOCX]) - Counter(folded(done.stdout.decode("utf-8")))
        if missing:
            lost[brief.docx.name] = missing
    assert len({brief.docx for brief in briefs}) == len(chosen)
    return lost


def _letters_of_word(data: bytes) -> Counter[str]:
    said = "".join(
        passage if isinstance(passage, str) else "".join((passage.header, *passage.rows))
        for passage in passages(data, reads_drawings=False)
        if isinstance(passage, str | Grid)
    )
    return Counter(re.sub("[-\u00ad]", "", folded(said)))
