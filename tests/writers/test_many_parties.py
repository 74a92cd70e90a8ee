"""Matrices of many parties: in neither format is a word broken inside, whatever the number of columns."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from patience import PATIENCE

from tracktwo.document.blocks import Table
from tracktwo.document.inlines import plain
from tracktwo.document.walk import each_block, runs_of
from tracktwo.exporting import build
from tracktwo.request import ExportRequest, Format

NAMES = (
    "Ukraine", "Russian Federation", "United States", "Türkiye", "North Macedonia", "Bosnia and Herzegovina",
    "Liechtenstein", "Commonwealth of Independent States", "Organization for Security and Co-operation in Europe",
    "African Leaders Peace Mission", "Intergovernmental Authority on Development", "Turkmenistan", "Switzerland",
    "International Committee of the Red Cross",
)  # fmt: skip
LEAD = """\
schema: 1
dossier: {id: talks, title: Talks, as_of: 2023-07-08, status: draft}
sources:
  a: {type: report, kind: igo-report, title: C, issued: 2023-07-01, reliability: A}
"""
SENTENCE = "Internationalization of intergovernmental peacekeeping responsibilities, notwithstanding counteroffensives."


def dossier(count: int) -> str:
    """A dossier in which so many parties hold a position on each of three issues."""
    actors = "".join(f"  p{place}: {{kind: state, name: {name}}}\n" for place, name in enumerate(NAMES[:count]))
    parties = "".join(f"  - {{actor: p{place}, role: affected}}\n" for place in range(count))
    issues = "".join(f"  i{place}: {{title: Issue {place}, gap: Intergovernmental}}\n" for place in range(3))
    positions = "".join(
        f"  s{issue}{place}: {{holder: p{place}, issue: i{issue}, position: '{SENTENCE}', basis: inferred,"
        " as_of: 2023-07-01, cites: [a]}\n"
        for issue in range(3)
        for place in range(count)
    )
    terms = ", ".join(f"p{place}: supports" for place in range(count))
    term = f"  t: {{title: Demilitarization, issue: i0, status: floated, cites: [a], stances: {{{terms}}}}}\n"
    blocks = f"actors:\n{actors}parties:\n{parties}issues:\n{issues}positions:\n{positions}deal_terms:\n{term}"
    return LEAD + blocks


def letters(text: str) -> list[str]:
    """The words of a text: what hyphens, brackets and spaces set apart."""
    return re.findall(r"[^\W\d_]{2,}", text)


def printed(data: bytes | Path) -> set[str]:
    pages = pypdfium2.PdfDocument(data)
    return {word for page in pages for word in letters(page.get_textpage().get_text_range())}


def in_libreoffice(data: bytes, folder: Path) -> Path:
    (folder / "brief.docx").write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "brief.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE / 1000)
    return folder / "brief.pdf"


@pytest.mark.outside("soffice")
@pytest.mark.xdist_group("libreoffice")
@pytest.mark.parametrize("count", [7, 10, 14])
def test_no_word_is_broken_inside(count: int, tmp_path: Path) -> None:
    path = tmp_path / "talks.yaml"
    path.write_text(dossier(count), "utf-8")
    request = ExportRequest(
        dossier=path, sections=("matrix", "stance-table"), formats=(Format.PDF, Format.DOCX), template="policy-brief"
    )
    built = build(request)
    assert [finding for finding in built.diagnostics if finding.code == "P09"] == []
    tables = [block for block in each_block(built.document.blocks) if isinstance(block, Table)]
    assert len(tables) >= 3
    wanted = {word for table in tables for run in runs_of(table) for word in letters(plain(run))}
    assert {"Internationalization", "responsibilities", "Demilitarization"} <= wanted
    assert wanted - printed(built.files[Format.PDF].data) == set()
    assert wanted - printed(in_libreoffice(built.files[Format.DOCX].data, tmp_path)) == set()
