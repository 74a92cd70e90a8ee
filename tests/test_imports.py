"""What a command imports: only what its format needs. Seconds are measured in `benchmarks`, never asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("reportlab", "PIL", "docx", "lxml", "PySide6", "rich", "multiprocessing", "tracktwo.dossier.checks")
OURS = ("pydantic", "yaml", "typer", "tracktwo.dossier.model", "tracktwo.writers.pdf", "tracktwo.writers.docx")


def imported(script: str, *arguments: str) -> set[str]:
    """The heavy packages and the parts of ours that a new process holds when the script has run."""
    printing = "import sys\nprint('\\nmodules:', *sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}\n{printing}", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[1] / "desktop"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    modules = done.stdout.rpartition("modules:")[2].split()
    assert "sys" in modules
    return {name for name in (*HEAVY, *OURS) if name in modules}


def imported_by_command(*arguments: str) -> set[str]:
    return imported("import sys\nfrom tracktwo.commands import run\nassert run(sys.argv[1:]) == 0", *arguments)


@pytest.fixture
def dossier(checkout: Path) -> str:
    return str(checkout / "resources" / "dossiers" / "indus-waters-1960.yaml")


def test_importing_the_program_imports_nothing_of_weight() -> None:
    assert imported("import tracktwo") == set()


def test_loading_a_dossier_imports_no_writer(dossier: str) -> None:
    found = imported("import sys, tracktwo\nassert tracktwo.load(sys.argv[1]).dossier", dossier)
    assert not found & {"reportlab", "PIL", "docx", "lxml", "typer", "rich", "multiprocessing"}
    assert not found & {"tracktwo.writers.pdf", "tracktwo.writers.docx"}


def test_help_needs_the_command_line_alone() -> None:
    assert imported_by_command("--help") <= {"typer"}


def test_a_word_file_needs_no_pdf_library(dossier: str, tmp_path: Path) -> None:
    found = imported_by_command("export", dossier, "--format", "docx", "--output", str(tmp_path))
    assert "tracktwo.writers.docx" in found
    assert not found & {*HEAVY, "tracktwo.writers.pdf"} - {"docx", "lxml"}


def test_a_pdf_needs_nothing_of_word(dossier: str, tmp_path: Path) -> None:
    found = imported_by_command("export", dossier, "--format", "pdf", "--output", str(tmp_path))
    assert {"tracktwo.writers.pdf", "reportlab"} <= found
    assert not found & {*HEAVY, "tracktwo.writers.docx"} - {"reportlab", "PIL"}


def test_a_dossier_that_is_no_final_one_is_exported_without_the_checks(dossier: str, tmp_path: Path) -> None:
    found = imported_by_command("export", dossier, "--output", str(tmp_path))
    assert {"tracktwo.writers.pdf", "tracktwo.writers.docx"} <= found
    assert "tracktwo.dossier.checks" not in found


def test_showing_a_brief_needs_no_writer(dossier: str) -> None:
    found = imported_by_command("show", dossier)
    assert "tracktwo.dossier.model" in found
    assert not found & {*HEAVY, "tracktwo.writers.pdf", "tracktwo.writers.docx"}
