"""Requests that cannot be meant: what is refused, with which exit code, and that nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tracktwo.commands import run


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """A dossier as `tracktwo new` begins it, in a folder of its own."""
    path = tmp_path / "in" / "talks.yaml"
    assert run(["new", str(path)]) == 0
    return path


Refused = Callable[..., str]


@pytest.fixture
def refused(starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Refused:
    """What `export` and `show` say of words that they must refuse with an exit code."""

    def command(*words: str, code: int) -> str:
        capsys.readouterr()
        assert run(["show", str(starter), *words]) == code
        assert run(["export", str(starter), *words, "--output", str(tmp_path / "out")]) == code
        assert not (tmp_path / "out").exists()
        printed = capsys.readouterr()
        assert printed.out == ""
        return printed.err

    return command


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--set", "stance-table.columns=xx,gnu"), '--set stance-table.columns: "xx" is not a party'),
        (("--set", "matrix.columns=xx"), '--set matrix.columns: "xx" is not a party'),
    ],
)
def test_an_option_that_names_no_record_is_refused(refused: Refused, words: tuple[str, str], told: str) -> None:
    assert told in refused(*words, "--sections", "stance-table,matrix", code=2)


def test_an_option_in_the_file_that_names_no_record_is_refused_at_its_place(refused: Refused, starter: Path) -> None:
    plan = "  brief: {template: policy-brief, sections: [{kind: matrix, options: {columns: [xx, north]}}]}"
    text = starter.read_text("utf-8")
    assert "  brief: {template: policy-brief}" in text
    starter.write_text(text.replace("  brief: {template: policy-brief}", plan), "utf-8")
    said = refused(code=3)
    assert f"{starter}:" in said
    assert 'The option "columns" of "matrix": "xx" is not a party' in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--template", "nofile.yaml"), 'There is no file "nofile.yaml".'),
        (("--template", "onepager"), 'There is no template "onepager".'),
        (("--sections", "timeline", "--without", "timeline"), "Nothing is left to print"),
        (("--sections", "timeline,timeline"), '--sections names "timeline" twice.'),
        (("--sections", ""), "--sections names no section."),
        (("--sections", " , "), "--sections names no section."),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused(refused: Refused, words: tuple[str, ...], told: str) -> None:
    assert told in refused(*words, code=2)


def test_a_template_to_start_from_that_does_not_exist_is_a_wrong_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for extends in ("policybrief", "nofile.yaml"):
        assert run(["template", "new", str(tmp_path / "ours.yaml"), "--extends", extends]) == 2
        assert f'"{extends}"' in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_sections_asked_for_by_name_that_hold_nothing_are_refused_with_the_reason(refused: Refused) -> None:
    said = refused("--sections", "weapons-package", code=3)
    assert 'error W96: The section "weapons-package" is left out' in said


def test_sections_that_the_template_brings_and_the_dossier_does_not_fill_are_told_in_one_line(
    starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["export", str(starter), "--output", str(tmp_path / "out")]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "W96" in line]
    assert len(said) == 1
    assert 'notice W96: The sections "why", "weapons-package", "judgments" and "recommendations"' in said[0]
    assert 'add to "texts.why_it_matters", "weapons_packages"' in said[0]


def test_a_template_to_begin_has_a_name_by_which_it_can_be_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["template", "new", str(tmp_path / "ours")]) == 2
    assert "ours.yaml: without it, a name means a shipped template." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_finds_nothing_still_writes_its_brief(starter: Path, tmp_path: Path) -> None:
    template = tmp_path / "weapons.yaml"
    template.write_text("title: Weapons\nsections: [weapons-package]\n", "utf-8")
    assert run(["export", str(starter), "--template", str(template), "--output", str(tmp_path / "out")]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_same_brief_has_one_name(starter: Path, tmp_path: Path) -> None:
    starter.write_text(starter.read_text("utf-8").replace("  brief: {template", "  full: {template"), "utf-8")
    for words in ([], ["--brief", "full"]):
        assert run(["export", str(starter), "--format", "docx", "--output", str(tmp_path / "out"), *words]) == 0
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["talks-full.docx"]


def test_a_dossier_without_briefs_is_named_after_its_template(starter: Path, tmp_path: Path) -> None:
    text = starter.read_text("utf-8")
    starter.write_text(text[: text.index("briefs:")], "utf-8")
    for words in ([], ["--template", "policy-brief"]):
        assert run(["export", str(starter), "--format", "docx", "--output", str(tmp_path / "out"), *words]) == 0
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["talks-policy-brief.docx"]


def test_dossiers_of_one_name_collide_only_when_their_briefs_do(
    starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other" / "talks.yaml"
    other.parent.mkdir()
    other.write_text(starter.read_text("utf-8").replace("  brief: {template", "  full: {template"), "utf-8")
    words = ["--format", "docx", "--output", str(tmp_path / "out")]
    assert run(["export", str(starter), str(starter), *words]) == 2
    assert "would both be written" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert run(["export", str(starter), str(other), *words]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["talks-brief.docx", "talks-full.docx"]


def test_what_a_writer_finds_names_the_dossier(
    starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = starter.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("  title:"))
    starter.write_text(text.replace(title, "  title: Talks ★😀"), "utf-8")
    capsys.readouterr()
    assert run(["export", str(starter), "--format", "pdf", "--output", str(tmp_path / "out")]) == 0
    (found,) = [line for line in capsys.readouterr().err.splitlines() if " P01: " in line]
    assert found.startswith(f"{starter}: ")


@pytest.mark.parametrize("inside", ["", "below"])
def test_a_file_in_place_of_the_folder_is_named(
    starter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    (tmp_path / "afile").write_text("kept", "utf-8")
    capsys.readouterr()
    assert run(["export", str(starter), "--format", "docx", "--output", str(tmp_path / "afile" / inside)]) == 5
    assert f'"{tmp_path / "afile"}" is a file, not a folder.' in capsys.readouterr().err
    assert (tmp_path / "afile").read_text("utf-8") == "kept"


def test_a_folder_without_its_leading_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case").mkdir()
    assert run(["check", str(tmp_path / "case")]) == 3
    assert 'The folder "case" holds no "dossier.yaml"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "x.yaml", "--format", "foo"], "\"foo\" is none of 'text', 'json'."),
        (["schema", "foo"], "\"foo\" is none of 'dossier', 'template', 'theme'."),
        (["export", "x.yaml", "--workers", "x"], "Write a whole number, such as 2."),
        (["export", "x.yaml", "--workers", "-1"], "Write 0 or more."),
    ],
)
def test_a_wrong_value_of_an_option_is_told_in_our_words(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "Value error" not in said
    assert "Input should" not in said
