"""The files of the project, as they stand: what is tracked, or soon will be, and nothing made from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

MADE = re.compile(
    r"\.git|\.venv|build|dist|briefs|__pycache__|\.hypothesis"
    r"|\.(ruff|pytest|import_linter|mypy)_cache|.*\.egg-info"
)
"""Folders left out, as `.gitignore` does; the tests also run where there is no git."""


def files_of_the_project(checkout: Path) -> Iterator[Path]:
    """Every file, in order."""
    for entry in sorted(checkout.iterdir()):
        if MADE.fullmatch(entry.name):
            continue
        found = sorted(entry.rglob("*")) if entry.is_dir() else [entry]
        yield from (path for path in found if path.is_file() and not _is_made(path.relative_to(checkout)))


def _is_made(path: Path) -> bool:
    return any(MADE.fullmatch(folder) for folder in path.parts[:-1])
