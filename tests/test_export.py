"""What the command line promises: the sections asked for, in that order, in every format, in the files named."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from dossier_shapes import single, write_yaml
from finished import margins_of
from read_back import ContentsPlace, difference, pages_by_pdfium, passages
from word_lint import W, part, text_of

pytestmark = pytest.mark.xdist_group("command-line")

ISSUE = "weapons-package,participants,positions,deal-terms"


Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(checkout: Path, tmp_path: Path) -> Command:
    """Runs `tracktwo` in a folder of its own, as a program; fails when its exit code is not the one expected."""

    def command(*arguments: str | Path, expected: int = 0) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(checkout / "desktop"), "PYTHONDONTWRITEBYTECODE": "1"}
        words = [sys.executable, "-W", "error", "-m", "tracktwo", *(str(argument) for argument in arguments)]
        done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == expected, done.stderr
        assert "Traceback" not in done.stderr
        return done

    return command


@pytest.fixture
def ukraine(dossiers: Path) -> Path:
    return dossiers / "ukraine-track2-2023.yaml"


def headings(docx: Path) -> list[str]:
    """The headings of the first level, and the titles of boxes."""
    body = part(docx.read_bytes(), "word/document.xml")
    styled = ((paragraph.find(f"{W}pPr/{W}pStyle"), paragraph) for paragraph in body.iter(f"{W}p"))
    named = ((style.get(f"{W}val"), paragraph) for style, paragraph in styled if style is not None)
    return [text_of(paragraph).strip() for name, paragraph in named if name in {"Heading1", "CalloutTitle"}]


def says_the_same(docx: Path, template: str = "policy-brief") -> bool:
    pages = pages_by_pdfium(docx.with_suffix(".pdf"), margins_of(template))
    return difference(passages(docx.read_bytes()), pages) == ""


def test_exactly_the_sections_asked_for_in_that_order(run: Command, ukraine: Path, tmp_path: Path) -> None:
    done = run("export", ukraine, "--sections", ISSUE, "--format", "docx,pdf", "--output", "out")
    names = ["ukraine-track2-2023-brief.pdf", "ukraine-track2-2023-brief.docx"]
    assert done.stdout.split() == [str(Path("out", name)) for name in names]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)
    docx = tmp_path / "out" / names[1]
    wanted = ["Weapons package", "Participants", "Positions", "Possible deal terms"]
    assert headings(docx) == [*wanted, "Source summary", "Sources"]
    assert says_the_same(docx)


def test_other_sections_in_another_order(run: Command, ukraine: Path, tmp_path: Path) -> None:
    run("export", ukraine, "--template", "policy-brief", "--sections", "deal-terms,timeline,judgments")
    docx = tmp_path / "ukraine-track2-2023-policy-brief.docx"
    found = headings(docx)
    assert found[:3] == ["Possible deal terms", "Timeline", "Judgments"]
    assert sorted(found[3:]) == ["Source summary", "Sources", "Words of estimative probability".upper()]
    assert says_the_same(docx)


def test_a_section_without_facts_asked_for_by_name_is_told(run: Command, checkout: Path) -> None:
    starter = checkout / "resources" / "starter" / "dossier.yaml"
    done = run("export", starter, "--sections", "weapons-package,timeline", "--format", "pdf")
    assert 'The section "weapons-package" is left out' in done.stderr


def test_sections_left_out(run: Command, ukraine: Path, tmp_path: Path) -> None:
    run("export", ukraine, "--template", "one-pager", "--without", "timeline,next", "--format", "docx")
    found = headings(tmp_path / "ukraine-track2-2023-one-pager.docx")
    assert "Milestones" not in found
    assert "What comes next" not in found
    assert "Sources" in found


def test_options_of_sections(run: Command, ukraine: Path) -> None:
    shown = ["show", ukraine, "--sections", "positions,stance-table"]
    by_issue = run(*shown).stdout
    by_party = run(*shown, "--set", "positions.by=party", "--set", "stance-table.columns=ua,ru").stdout
    assert "## 1.1 Who speaks for whom" in by_issue
    assert "## 1.1 Ukraine" in by_party
    assert "| Term | Ukraine | Russia |\n" in by_party
    assert "| Term | Ukraine | Russia |\n" not in by_issue


@pytest.mark.parametrize(
    "words",
    [
        ("--set", "matrix.gap=perhaps"),
        ("--set", "matrix.nothing=1"),
        ("--set", "positions.by=party"),
        ("--set", "positions"),
        ("--set", "timeline.order=backward", "--sections", "positions"),
        ("--sections", "positons"),
        ("--without", "positons"),
        ("--format", "odt"),
        ("--date", "yesterday"),
        ("--brief", "nobody"),
        ("--template", "one-pagr"),
        ("--brief", "one", "--template", "one-pager"),
        ("--name", "{nothing}"),
        ("--output", "both.pdf"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    run: Command, checkout: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = run("export", checkout / "resources" / "starter" / "dossier.yaml", *words, expected=2)
    assert done.stdout == ""
    assert "error" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_date_of_issue_is_printed_and_kept(run: Command, ukraine: Path, tmp_path: Path) -> None:
    run("export", ukraine, "--sections", "summary", "--date", "2023-08-01", "--output", "b.docx", "--format", "docx")
    data = (tmp_path / "b.docx").read_bytes()
    said = [passage for passage in passages(data) if isinstance(passage, str)]
    assert any("August 1, 2023" in passage for passage in said)
    core = part(data, "docProps/core.xml")
    assert "2023-08-01" in "".join(core.itertext())


def test_names_of_files(run: Command, ukraine: Path, tmp_path: Path) -> None:
    done = run("export", ukraine, "--name", "{brief} of {dossier}: draft/1", "--format", "pdf", "--output", "a/b")
    assert [path.name for path in tmp_path.rglob("*.pdf")] == ["brief-of-ukraine-track2-2023-draft-1.pdf"]
    assert done.stdout.strip() == str(Path("a/b/brief-of-ukraine-track2-2023-draft-1.pdf"))


def test_one_file_named_outright(run: Command, ukraine: Path, tmp_path: Path) -> None:
    done = run("export", ukraine, "--sections", "summary", "--format", "pdf", "--output", "my brief.pdf")
    assert done.stdout == "my brief.pdf\n"
    assert (tmp_path / "my brief.pdf").read_bytes().startswith(b"%PDF")


def test_a_brief_of_the_dossier(run: Command, checkout: Path, tmp_path: Path) -> None:
    run("export", checkout / "resources" / "starter" / "dossier.yaml", "--brief", "one", "--format", "docx")
    said = passages((tmp_path / "dossier-one.docx").read_bytes())
    assert said[:2] == ["ONE-PAGER", "The talks at a glance"]


def test_a_template_of_another_folder_that_extends_another(run: Command, ukraine: Path, tmp_path: Path) -> None:
    folder = tmp_path / "our templates"
    write_yaml(folder / "house.yaml", {"extends": "policy-brief", "title": "House brief", "page": {"size": "A4"}})
    short = {"extends": "house.yaml", "title": "Short note", "contents": "yes"}
    write_yaml(folder / "short.yaml", {**short, "sections": ["timeline", "summary", "next"]})
    run("export", ukraine, "--template", folder / "short.yaml", "--output", "out")
    docx = tmp_path / "out" / "ukraine-track2-2023-short.docx"
    said = passages(docx.read_bytes())
    assert said[0] == "SHORT NOTE"
    assert [place.title for place in said if isinstance(place, ContentsPlace)] == ["Contents"]
    assert headings(docx)[:3] == ["Timeline", "BOTTOM LINE", "What comes next"]
    assert says_the_same(docx)


def test_several_dossiers_side_by_side(run: Command, dossiers: Path, tmp_path: Path) -> None:
    other = write_yaml(tmp_path / "single.yaml", single())
    found = sorted(dossiers.glob("*.yaml"))
    done = run("export", *found, other, "--workers", "2", "--template", "one-pager", "--output", "out")
    wanted = sorted(f"{path.stem}-one-pager.{suffix}" for path in [*found, other] for suffix in ("docx", "pdf"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == wanted
    assert sorted(done.stdout.splitlines()) == sorted(str(Path("out", name)) for name in wanted)
    assert f"{len(found) + 1} of {len(found) + 1} dossiers exported." in done.stderr


def test_a_bad_dossier_does_not_stop_the_others(run: Command, checkout: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: 1\ndossier: {id: x}\n")
    starter = checkout / "resources" / "starter" / "dossier.yaml"
    done = run("export", bad, starter, "--format", "pdf", expected=4)
    assert done.stdout == "dossier-brief.pdf\n"
    assert f"{bad}: not exported." in done.stderr
    assert f"1 of 2 dossiers exported.\nNot exported: {bad}." in done.stderr


def test_dossiers_that_would_be_written_to_the_same_files_are_told_once_each(
    run: Command, checkout: Path, tmp_path: Path
) -> None:
    starter = checkout / "resources" / "starter" / "dossier.yaml"
    others = [write_yaml(tmp_path / name, single()) for name in ("one.yaml", "two.yaml")]
    done = run("export", starter, *others, "--name", "same", "--output", "out", expected=2)
    said = [line for line in done.stderr.splitlines() if "O02" in line]
    assert len(said) == len(others)
    assert all("same.pdf" in line and "same.docx" in line for line in said)
    assert not (tmp_path / "out").exists()


def test_a_file_of_before_stays_when_an_export_is_refused(run: Command, checkout: Path, tmp_path: Path) -> None:
    starter = checkout / "resources" / "starter" / "dossier.yaml"
    run("export", starter, "--format", "pdf")
    before = (tmp_path / "dossier-brief.pdf").read_bytes()
    run("export", starter, "--format", "pdf", "--sections", "positons", expected=2)
    assert (tmp_path / "dossier-brief.pdf").read_bytes() == before
