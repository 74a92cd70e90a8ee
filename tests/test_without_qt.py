"""Where Qt for Python is not installed: everything but the window works, and the window says what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import environment

from tracktwo.diagnostics import ExitCode

NO_QT = """
import sys
from importlib.machinery import PathFinder


class WithoutQt(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            return None
        return super().find_spec(name, path, target)


sys.meta_path[:] = [WithoutQt if finder is PathFinder else finder for finder in sys.meta_path]
"""
EVERY_MODULE = """
import importlib, pkgutil, sys
import tracktwo

def missing(name):
    if not name.startswith("tracktwo.gui"):
        print(name)

found = [module.name for module in pkgutil.walk_packages(tracktwo.__path__, "tracktwo.", onerror=missing)]
engine = [name for name in found if not name.startswith("tracktwo.gui") and not name.endswith("__main__")]
for name in engine:
    importlib.import_module(name)
print(len(engine))
"""


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def python(tmp_path: Path) -> Run:
    """Runs Python as if Qt were not installed."""
    block = tmp_path / "without-qt"
    block.mkdir()
    (block / "sitecustomize.py").write_text(NO_QT)
    surroundings = environment()
    surroundings["PYTHONPATH"] += os.pathsep + str(block)

    def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=surroundings,
            cwd=tmp_path,
            timeout=300,
        )

    return run_python


def test_the_window_says_in_plain_words_that_qt_is_missing(python: Run) -> None:
    done = python("-m", "tracktwo", "desktop")
    assert done.returncode == ExitCode.WRONG_COMMAND_LINE, done.stderr
    assert "The window needs Qt for Python, which is not installed." in done.stderr
    assert 'pip install "tracktwo[desktop]"' in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_both_formats_are_written(python: Run, dossiers: Path, tmp_path: Path) -> None:
    dossier = dossiers / "indus-waters-1960.yaml"
    done = python("-m", "tracktwo", "export", str(dossier), "--format", "docx,pdf", "--output", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".pdf"]


def test_every_part_but_the_window_is_there(python: Run) -> None:
    done = python("-c", EVERY_MODULE)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100


def test_the_tests_of_the_window_are_left_out(python: Run, checkout: Path) -> None:
    pytest_here = ("-m", "pytest", "-c", str(checkout / "pyproject.toml"), "--rootdir", str(checkout))
    quietly = ("--collect-only", "-q", "-p", "no:pytest-qt")
    done = python(*pytest_here, *quietly, str(checkout / "tests" / "gui"), str(checkout / "tests" / "test_files.py"))
    assert done.returncode == 0, done.stdout
    assert "tests/test_files.py" in done.stdout
    assert "tests/gui" not in done.stdout
