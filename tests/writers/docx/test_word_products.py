"""Every shipped template with every shipped dossier: two checkers of the format and our own lint find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx_integrity import INFO, check
from openxml_audit import FileFormat, OpenXmlValidator
from word_lint import WordFile, faults

from tracktwo.document.blocks import Document, Figure, NotePlace
from tracktwo.document.walk import each_block, notes
from tracktwo.exporting import ExportRequest, compose
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.fonts import FontLibrary

ROOT = Path(__file__).parents[3]
DOSSIERS = sorted((ROOT / "resources" / "dossiers").glob("*.yaml"))
TEMPLATES = sorted(path.stem for path in (ROOT / "briefing_templates").glob("*.yaml"))
THEMES = {"one-pager": "quiet", "action-memo": "memo"}
PRODUCTS = [(dossier, template) for dossier in DOSSIERS for template in TEMPLATES]


@dataclass(frozen=True)
class Product:
    """A brief as a tree and as a Word file."""

    document: Document
    data: bytes
    path: Path


@pytest.fixture(scope="module", params=PRODUCTS, ids=lambda product: f"{product[0].stem}, {product[1]}")
def product(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    dossier, template = request.param
    document = compose(ExportRequest(dossier=dossier, template=template)).document
    pages = {getattr(block, "anchor", ""): 1 for block in each_block(document.blocks)}
    data = write_docx(document, Theme(), FontLibrary(), pages).data
    path = tmp_path_factory.mktemp("product") / "brief.docx"
    path.write_bytes(data)
    yield Product(document, data, path)


def test_there_are_products() -> None:
    assert len(TEMPLATES) >= 4
    assert len(DOSSIERS) >= 2


@pytest.mark.parametrize("version", [FileFormat.MICROSOFT_365, FileFormat.OFFICE_2019])
def test_the_standard_finds_nothing_to_object_to(product: Product, version: FileFormat) -> None:
    assert [str(error) for error in OpenXmlValidator(version).validate(product.path).errors] == []


def test_the_structure_is_whole(product: Product) -> None:
    assert [str(finding) for finding in check(product.path) if finding.severity != INFO] == []


def test_names_goals_counts_and_parts_belong_together(product: Product) -> None:
    assert faults(product.data) == []


def test_notes_and_figures_of_the_tree_are_in_the_file(product: Product) -> None:
    file = WordFile.of(product.data)
    kind = "endnotes" if product.document.notes is NotePlace.END else "footnotes"
    wanted = len(notes(product.document))
    assert wanted == (len(file.roots[f"word/{kind}.xml"]) - 2 if wanted else 0)
    drawn = [block for block in each_block(product.document.blocks) if isinstance(block, Figure)]
    assert len([name for name in file.parts if name.endswith(".svg")]) == len(drawn)
