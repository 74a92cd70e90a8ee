"""A code has one meaning, wherever it is given: found in the syntax of the program itself."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracktwo.dossier.checks.catalogue import CATALOGUE
from tracktwo.dossier.checks.reported_codes import REPORTED, REPORTED_FAMILIES

CODE = re.compile(r"[A-Z][0-9]{2}")
TABLES = {"dossier/checks/catalogue.py", "dossier/checks/reported_codes.py"}

TOGETHER = {
    "E01": {"dossier/gathering.py", "dossier/reading.py", "dossier/yaml_tree.py", "template/sections.py"},
    "E02": {
        "commands/listing.py",
        "dossier/complaints.py",
        "dossier/reading.py",
        "exporting.py",
        "template/sections.py",
    },
    "E03": {"composition/context.py", "dossier/references.py", "exporting.py"},
    "E04": {
        "composition/deadlines.py",
        "dossier/complaints.py",
        "dossier/gathering.py",
        "dossier/reading.py",
        "exporting.py",
    },
    "E05": {"dossier/complaints.py", "dossier/gathering.py", "dossier/reading.py", "template/reading.py"},
    "E72": {"composition/sections/term_sequence.py", "dossier/checks/terms.py"},
    "E90": {"dossier/checks/product.py", "exporting.py"},
    "F02": {"writers/docx/embedding.py", "writers/fonts.py", "writers/pdf/typefaces.py"},
    "O01": {"commands/beginning.py", "delivery.py", "editing/keeping.py"},
    "O02": {"exporting.py", "naming.py", "side_by_side.py"},
    "O03": {"commands/beginning.py", "commands/exporting.py", "exporting.py"},
    "P01": {"writers/docx/figures.py", "writers/pdf/findings.py"},
    "P02": {"writers/docx/manuscript.py", "writers/pdf/findings.py"},
    "P03": {"writers/docx/manuscript.py", "writers/pdf/findings.py"},
    "P04": {"writers/docx/manuscript.py", "writers/pdf/findings.py"},
    "S03": {"editing/parts.py", "editing/renaming.py"},
    "S04": {"editing/operations.py", "editing/renaming.py"},
    "Y06": {"dossier/yaml_decoding.py", "dossier/yaml_syntax.py", "dossier/yaml_tree.py"},
    "Y10": {"dossier/yaml_decoding.py", "dossier/yaml_text.py"},
    "Y12": {"dossier/yaml_syntax.py", "dossier/yaml_tree.py"},
}
"""Codes that several modules give: each says there what its sentence in docs/checks.md says, and was read as such.

A module may be added only for that meaning; another meaning takes a code of its own.
"""


@pytest.fixture(scope="module")
def given(package: Path) -> dict[str, set[str]]:
    """The modules that give each code."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        if name not in TABLES:
            for code in codes_given(ast.parse(path.read_text("utf-8"))):
                found[code].add(name)
    assert len(found) > 100
    return dict(found)


def codes_given(module: ast.Module) -> Iterator[str]:
    """Codes handed on or kept for it: not those that are compared with, nor in sets of such."""
    for node in ast.walk(module):
        match node:
            case ast.Call(args=arguments, keywords=keywords):
                values = [*arguments, *(keyword.value for keyword in keywords)]
            case ast.Tuple(elts=entries):
                values = list(entries)
            case ast.AnnAssign(target=ast.Name(id="code"), value=ast.expr() as value):
                values = [value]
            case _:
                values = []
        for value in values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
                yield value.value


def several(given: dict[str, set[str]]) -> dict[str, set[str]]:
    return {code: modules for code, modules in given.items() if len(modules) > 1}


def test_a_code_that_several_modules_give_means_the_same_in_each(given: dict[str, set[str]]) -> None:
    assert several(given) == TOGETHER, "a code of another meaning needs a number of its own: see TOGETHER"


def test_another_meaning_of_a_code_would_be_found() -> None:
    first = ast.parse('Diagnostic("L01", f"The brief would print {name}.", "Take it out.")')
    second = ast.parse('def held():\n    raise refusal("L01", "Another program edits it.", "Close it.")')
    kept = ast.parse('class Told:\n    code: str = "Y01"\n')
    table = ast.parse('told = ("E02", message, hint)')
    asked = ast.parse('if found.code == "L01" or found.code in {"S01"}: pass\nNOTHING: Final = "W96"')
    assert [list(codes_given(each)) for each in (first, second, kept, table)] == [["L01"], ["L01"], ["Y01"], ["E02"]]
    assert list(codes_given(asked)) == []


def test_every_code_that_is_given_has_its_sentence_and_every_sentence_its_code(given: dict[str, set[str]]) -> None:
    assert sorted(given) == sorted({*CATALOGUE, *REPORTED})


def test_checks_and_other_reports_share_no_code() -> None:
    assert not set(CATALOGUE) & set(REPORTED)
    assert list(REPORTED) == sorted(REPORTED)
    assert {code[0] for code in REPORTED} == set(REPORTED_FAMILIES)
    assert len(set(REPORTED.values())) == len(REPORTED)
    assert all(sentence.endswith(".") for sentence in REPORTED.values())
