"""The rules of the test suite itself: what is missing is named, and nothing writes into the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from checkout_guard import CheckoutWrittenError

SKIPPING = """
import pytest

@pytest.mark.outside("soffice")
def test_that_needs_a_program(): pass

def test_that_needs_nothing(): pass
"""


COUNTING = """
import pytest
from checked_counts import Counts, note_counts

@pytest.mark.parametrize("pages", [1, 20, 300])
def test_that_counts(record_property, pages):
    note_counts(record_property, "briefs of a test", Counts(1, pages, 2, 7))
    assert pages != 300
"""


def run_without_programs(
    checkout: Path, folder: Path, *options: str, tests: str = SKIPPING, **environment: str
) -> tuple[int, str]:
    test = folder / "test_apart.py"
    test.write_text(tests, encoding="utf-8")
    options = ("-c", str(checkout / "pyproject.toml"), "--rootdir", str(checkout), *options)
    command = [sys.executable, "-m", "pytest", "-p", "conftest", *options, str(test)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "TRACKTWO_"))}
    paths = os.pathsep.join([str(checkout / "tests"), str(checkout / "tests" / "support")])
    surroundings = {**kept, "PATH": str(folder), "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, cwd=folder, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_test_is_skipped_by_the_name_of_the_missing_program(checkout: Path, tmp_path: Path) -> None:
    code, said = run_without_programs(checkout, tmp_path, "-rs")
    assert code == 0, said
    assert "soffice is not installed; on Debian: apt-get install libreoffice-writer-nogui" in said
    assert "1 passed, 1 skipped" in said


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_skip_fails_the_run_where_skips_are_not_allowed(checkout: Path, tmp_path: Path, processes: str) -> None:
    code, said = run_without_programs(checkout, tmp_path, "-n", processes, TRACKTWO_NO_SKIPS="1")
    assert code == 1, said
    assert "skipped tests fail this run" in said
    assert "test_that_needs_a_program: Skipped: soffice is not installed" in said


@pytest.mark.parametrize("processes", ["0", "2"])
def test_what_was_checked_is_counted_whatever_process_checked_it(
    checkout: Path, tmp_path: Path, processes: str
) -> None:
    _, said = run_without_programs(checkout, tmp_path, "-n", processes, tests=COUNTING)
    assert "briefs of a test: 3 briefs of 321 pages, 6 files, each read and linted: 21 checks, no finding" in said


def test_a_run_without_skips_passes_where_skips_are_not_allowed(checkout: Path, tmp_path: Path) -> None:
    code, said = run_without_programs(checkout, tmp_path, "-k", "nothing", TRACKTWO_NO_SKIPS="1")
    assert code == 0, said


def test_no_test_can_write_into_the_checkout(checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(CheckoutWrittenError):
        (checkout / "stray.txt").write_text("stray", encoding="utf-8")
    with pytest.raises(CheckoutWrittenError):
        (checkout / "stray").mkdir()
    brief = tmp_path / "brief.txt"
    brief.write_text("brief", encoding="utf-8")
    with pytest.raises(CheckoutWrittenError):
        brief.rename(checkout / "brief.txt")
    assert (checkout / "pyproject.toml").read_text(encoding="utf-8")
    assert not [name for name in ("stray.txt", "stray", "brief.txt") if (checkout / name).exists()]
