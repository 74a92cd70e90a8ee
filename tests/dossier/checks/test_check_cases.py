"""Each check finds what it should, at the right line and in these words, and leaves what is right alone."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from dossier_fragments import findings, marked_lines

from tracktwo.dossier.checks import (
    CHECKS,
    facts,
    form,
    numbers,
    people,
    product,
    prose,
    protection,
    sources,
    terms,
    tradecraft,
    weapons,
)
from tracktwo.dossier.checks.catalogue import CATALOGUE, READING_CODES

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))
FAMILIES = (facts, form, numbers, people, product, prose, protection, sources, terms, tradecraft, weapons)
every_case = pytest.mark.parametrize("case", CASES, ids=[case["check"] for case in CASES])


@every_case
def test_a_wrong_dossier_is_found_at_its_lines_in_these_words(case: dict[str, Any]) -> None:
    code = case["check"][:3]
    found = [finding for finding in findings(case["wrong"]) if finding.code == code]
    assert [finding.message for finding in found] == case["says"]
    assert [finding.source.line for finding in found if finding.source] == marked_lines(case["wrong"])
    assert all(finding.severity is CATALOGUE[code].severity for finding in found)
    assert all(finding.hint.endswith((".", "?")) for finding in found)


@every_case
def test_a_right_dossier_is_left_alone(case: dict[str, Any]) -> None:
    code = case["check"][:3]
    assert [str(finding) for finding in findings(case["right"]) if finding.code == code] == []


def test_every_code_of_the_catalogue_has_a_case() -> None:
    assert {case["check"][:3] for case in CASES} == set(CATALOGUE) - READING_CODES


def test_every_check_function_is_in_the_list() -> None:
    def written(module: ModuleType) -> set[str]:
        return {f"{module.__name__}.{name}" for name in vars(module) if name.startswith("check_")}

    listed = {f"{check.__module__}.{check.__name__}" for check in CHECKS}
    assert set.union(*(written(module) for module in FAMILIES)) == listed
    assert len(listed) == len(CHECKS)
