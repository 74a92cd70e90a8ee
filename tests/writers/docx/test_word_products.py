"""Every shipped template with every shipped dossier: two checkers of the format and our own lint find nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from docx_integrity import INFO, check
from openxml_audit import FileFormat, OpenXmlValidator
from word_fields import fields
from word_lint import WordFile, faults

from tracktwo.document.blocks import Document, Figure, NotePlace, Table
from tracktwo.document.walk import each_block, notes
from tracktwo.exporting import ExportRequest, Format, Setting, build
from tracktwo.template.theme import Theme
from tracktwo.writers.docx import write_docx
from tracktwo.writers.docx.captions import caption_label, sequence_name
from tracktwo.writers.fonts import FontLibrary

ROOT = Path(__file__).parents[3]
DOSSIERS = sorted((ROOT / "resources" / "dossiers").glob("*.yaml"))
TEMPLATES = sorted(path.stem for path in (ROOT / "briefing_templates").glob("*.yaml"))
FIGURES = (Setting("matrix", "figure", "yes"), Setting("timeline", "figure", "yes"))
UKRAINE = next(path for path in DOSSIERS if path.stem.startswith("ukraine"))
REQUESTS = {
    **{f"{path.stem}, {name}": ExportRequest(path, template=name) for path in DOSSIERS for name in TEMPLATES},
    **{f"brief {name}": ExportRequest(UKRAINE, brief=name) for name in ("brief", "one", "memo")},
    "brief dossier": ExportRequest(UKRAINE, brief="dossier", settings=FIGURES),
}


@dataclass(frozen=True)
class Product:
    """A brief as a tree and as a Word file."""

    document: Document
    data: bytes
    path: Path


def as_ordered(request: ExportRequest) -> tuple[Document, bytes]:
    """The brief in its own theme, as it is exported."""
    built = build(replace(request, formats=(Format.DOCX,)))
    return built.document, built.files[Format.DOCX].data


def with_footnotes(request: ExportRequest) -> tuple[Document, bytes]:
    """The same with its notes at the foot of the page, and a page for every line of the contents."""
    document = replace(build(replace(request, formats=())).document, notes=NotePlace.FOOT)
    pages = {getattr(block, "anchor", ""): 1 for block in each_block(document.blocks)}
    return document, write_docx(document, Theme(), FontLibrary(), pages).data


PRODUCTS = {
    **{name: partial(as_ordered, request) for name, request in REQUESTS.items()},
    "brief dossier with footnotes": partial(with_footnotes, REQUESTS["brief dossier"]),
}


@pytest.fixture(scope="module", params=PRODUCTS)
def product(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Product:
    document, data = PRODUCTS[request.param]()
    path = tmp_path_factory.mktemp("product") / "brief.docx"
    path.write_bytes(data)
    return Product(document, data, path)


def test_there_are_products() -> None:
    assert len(TEMPLATES) >= 4
    assert len(DOSSIERS) >= 2


@pytest.mark.parametrize("version", [FileFormat.MICROSOFT_365, FileFormat.OFFICE_2019])
def test_the_standard_finds_nothing_to_object_to(product: Product, version: FileFormat) -> None:
    assert [str(error) for error in OpenXmlValidator(version).validate(product.path).errors] == []


def test_the_structure_is_whole(product: Product) -> None:
    findings = check(product.path)
    assert {finding.severity for finding in findings} <= {INFO}, [str(finding) for finding in findings]


def test_names_goals_counts_and_parts_belong_together(product: Product) -> None:
    assert faults(product.data) == []


def test_notes_and_figures_of_the_tree_are_in_the_file(product: Product) -> None:
    file = WordFile.of(product.data)
    kind = "endnotes" if product.document.notes is NotePlace.END else "footnotes"
    wanted = len(notes(product.document))
    assert wanted == (len(file.roots[f"word/{kind}.xml"]) - 2 if wanted else 0)
    drawn = [block for block in each_block(product.document.blocks) if isinstance(block, Figure)]
    assert len([name for name in file.parts if name.endswith(".svg")]) == len(drawn)


def test_every_numbered_caption_is_counted(product: Product) -> None:
    found, _ = fields(WordFile.of(product.data).body)
    counted = [(each.instruction.split()[1], each.shown) for each in found if each.name == "SEQ"]
    blocks = [block for block in each_block(product.document.blocks) if isinstance(block, (Table, Figure))]
    wanted = [(sequence_name(block), label) for block in blocks if (label := caption_label(block.caption))]
    assert counted == [(name, str(label.number)) for name, label in wanted]
    assert len(counted) == len([block for block in blocks if block.anchor])
    assert not any("\\r" in each.instruction for each in found)
