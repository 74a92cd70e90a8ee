"""The command line as people type it, in this process: what it prints, where, and the code it ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracktwo.commands import run
from tracktwo.template.options import SECTION_KINDS


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """A dossier as `tracktwo new` begins it."""
    path = tmp_path / "talks.yaml"
    assert run(["new", str(path)]) == 0
    return path


def test_a_new_dossier_is_without_errors_and_exports(
    starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(starter)]) == 0
    capsys.readouterr()
    assert run(["export", str(starter), "--output", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().out.split()
    assert printed == [str(tmp_path / "out" / f"talks-brief.{suffix}") for suffix in ("pdf", "docx")]
    assert all(Path(name).stat().st_size > 1000 for name in printed)


def test_a_new_template_is_right_and_is_never_written_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.yaml"
    assert run(["template", "new", str(path), "--extends", "one-pager"]) == 0
    assert run(["template", "check", str(path)]) == 0
    before = path.read_bytes()
    assert run(["template", "new", str(path)]) == 5
    assert path.read_bytes() == before
    assert "exists already" in capsys.readouterr().err


def test_a_template_whose_typeface_is_missing_is_told_where_it_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("title: Ours\nextends: one-pager\ntheme:\n  fonts: {prose: Arial}\n", "utf-8")
    assert run(["template", "check", str(path)]) == 3
    assert f'{path}:4:11: error F01: The typeface "Arial" was not found.' in capsys.readouterr().out


def test_show_prints_the_document_as_text(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["show", str(starter), "--sections", "matrix"]) == 0
    printed = capsys.readouterr().out
    assert "<RED LINE> The border runs along the river." in printed
    assert "Possible deal terms" not in printed


def test_check_prints_json_for_machines(starter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    starter.write_text(starter.read_text("utf-8").replace("issue: border", "issue: boarder", 1), "utf-8")
    capsys.readouterr()
    assert run(["check", "--format", "json", str(starter)]) == 3
    (fault,) = [each for each in json.loads(capsys.readouterr().out) if each["severity"] == "error"]
    assert (fault["code"], fault["hint"], fault["path"]) == (
        "E03",
        'Did you mean "border"?',
        ["positions", "north-border", "issue"],
    )
    assert starter.read_text("utf-8").splitlines()[fault["line"] - 1].strip().startswith("issue: boarder")


def test_strict_counts_warnings(dossiers: Path) -> None:
    dossier = str(dossiers / "ukraine-track2-2023.yaml")
    assert run(["check", dossier]) == 0
    assert run(["check", "--strict", dossier]) == 3


def test_sections_lists_every_kind_and_one_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sections"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == list(SECTION_KINDS)
    assert run(["sections", "matrix"]) == 0
    assert "landscape = auto" in capsys.readouterr().out


def test_templates_and_schemas_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates"]) == 0
    assert "action-memo" in capsys.readouterr().out
    assert run(["schema", "theme"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["exprot"],
        ["export"],
        ["export", "x.yaml", "--format", "odt"],
        ["export", "x.yaml", "--set", "matrix"],
        ["export", "x.yaml", "--brief", "a", "--template", "b"],
        ["sections", "matrx"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_two_and_a_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err.strip()


def test_a_fault_of_ours_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: list[str]) -> int:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("tracktwo.commands.application.application", broken)
    assert run(["templates"]) == 1
    assert "fault of Tracktwo" in capsys.readouterr().err
