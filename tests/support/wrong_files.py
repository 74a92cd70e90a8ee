"""Wrong dossiers and templates, and what is said about each.

`python tests/support/wrong_files.py` writes the expected diagnostics of every file anew: read the difference before you
commit it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tracktwo.diagnostics import Diagnostic
from tracktwo.dossier.loading import load_dossier
from tracktwo.template.library import find_template
from tracktwo.template.reading import read_template

WRONG = Path(__file__).resolve().parents[2] / "resources" / "wrong"
KINDS = ("dossiers", "templates")


def wrong_files() -> Iterator[Path]:
    """Every wrong file, dossiers first, by name."""
    for kind in KINDS:
        yield from sorted((WRONG / kind).glob("*.yaml"))


def expected_file(path: Path) -> Path:
    """Where the expected diagnostics of a file stand."""
    return path.with_name(f"{path.stem}.expected.txt")


def found_in(path: Path) -> str:
    """The diagnostics of a file as they are printed, without its name; read it from its own folder."""
    return "".join(f"{_without_file(found, path.name)}\n" for found in _diagnostics(path))


def _diagnostics(path: Path) -> tuple[Diagnostic, ...]:
    if path.parent.name == "dossiers":
        return load_dossier(Path(path.name)).diagnostics
    return read_template(find_template(path.name)).diagnostics


def _without_file(found: Diagnostic, file: str) -> str:
    return str(found).removeprefix(f"{file}:").lstrip()


def rewrite() -> int:
    """Write all expected diagnostics; returns how many files there are."""
    paths = list(wrong_files())
    for path in paths:
        os.chdir(path.parent)
        expected_file(path).write_text(found_in(path), "utf-8")
    return len(paths)


if __name__ == "__main__":
    sys.stdout.write(f"{rewrite()} files written\n")
