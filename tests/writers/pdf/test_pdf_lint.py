"""Our own lint of tagged files finds every fault it is there for."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import outloud
import page
import pdfua
import pikepdf
import pytest
from pdf_lint import lint
from pdf_seeds import FAULTS, Mutation
from tagged_sample import tagged_sample

from tracktwo.template.theme import Theme
from tracktwo.writers.fonts import FontLibrary
from tracktwo.writers.pdf import write_pdf


@cache
def good_file() -> bytes:
    return write_pdf(tagged_sample(), Theme(), FontLibrary()).data


def test_a_good_file_has_no_fault() -> None:
    assert lint(good_file()) == []


def broken(change: Mutation) -> bytes:
    with pikepdf.open(io.BytesIO(good_file())) as pdf:
        change(pdf)
        saved = io.BytesIO()
        pdf.save(saved, fix_metadata_version=False)
    return saved.getvalue()


def found_by_checkers(path: Path) -> tuple[bool, bool, bool]:
    """Whether pdfua, outloud and page find an error or a warning."""
    heard = outloud.check(str(path))
    return bool(pdfua.validate(str(path)).findings), bool(heard.errors or heard.warnings), refused_by_page(path)


def refused_by_page(path: Path) -> bool:
    """Whether the rules of PDF/UA-1 are broken, or the file is too strange to be read."""
    try:
        return not page.validate_pdf(path, profile="ua1").is_compliant
    except page.PageError:
        return True


def test_there_are_many_kinds_of_fault() -> None:
    assert len(FAULTS) >= 30
    assert len({code for _, _, code, *_ in FAULTS}) >= 30


@pytest.mark.parametrize(("change", "code"), [pytest.param(row[1], row[2], id=row[0]) for row in FAULTS])
def test_a_fault_is_found(change: Mutation, code: str) -> None:
    assert code in {fault.code for fault in lint(broken(change))}


@pytest.mark.inspect
def test_the_table_says_what_others_find(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(good_file())
    assert found_by_checkers(path) == (False, False, False)
    said = {name: tuple(by_others) for name, _, _, *by_others in FAULTS}
    found: dict[str, tuple[bool, ...]] = {}
    for name, change, *_ in FAULTS:
        path.write_bytes(broken(change))
        found[name] = found_by_checkers(path)
    assert found == said
