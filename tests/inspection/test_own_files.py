"""Nothing is out of sight in a file of ours: every dossier, template and language, in both formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from dossier_shapes import SHAPES
from finished import SHIPPED, Finished, every_brief

import tracktwo
from tracktwo.exporting import ExportRequest, build


def undeclared(path: Path) -> list[str]:
    inspection = tracktwo.inspect(path)
    assert inspection.carried
    return [f"{found.channel}, {found.where}: {found.text}" for found in inspection.undeclared]


def both_of(finished: Finished, name: str, template: str) -> list[str]:
    brief = finished.brief(name, template)
    return [*undeclared(brief.pdf), *undeclared(brief.docx)]


@pytest.mark.parametrize(
    ("name", "template"),
    [*every_brief(SHIPPED), *(param for param in every_brief(tuple(SHAPES)) if "policy-brief" in str(param))],
)
def test_a_brief_hides_nothing(finished: Finished, name: str, template: str) -> None:
    assert both_of(finished, name, template) == []


@pytest.mark.inspect
@pytest.mark.parametrize(("name", "template"), every_brief(tuple(SHAPES)))
def test_no_shape_of_dossier_hides_anything(finished: Finished, name: str, template: str) -> None:
    assert both_of(finished, name, template) == []


@pytest.mark.parametrize("lang", ["fr", "uk"])
@pytest.mark.parametrize(("name", "template"), every_brief(("indus-waters-1960", "starter")))
def test_a_brief_in_two_languages_hides_nothing(
    finished: Finished, tmp_path: Path, name: str, template: str, lang: str
) -> None:
    files = build(ExportRequest(finished.dossier(name), template=template, lang=lang)).files
    assert len(files) == 2
    for chosen, written in files.items():
        path = tmp_path / f"brief.{chosen.value}"
        path.write_bytes(written.data)
        assert undeclared(path) == []
