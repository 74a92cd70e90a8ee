"""Dossiers made of a fragment and the base beside it, for the tests of the checks."""

from __future__ import annotations

import re
from pathlib import Path

from tracktwo.diagnostics import Diagnostic
from tracktwo.dossier.checks import check_dossier
from tracktwo.dossier.reading import read_dossier
from tracktwo.files import Bundle

BASE = Path(__file__).parents[1] / "dossier" / "checks" / "base.yaml"
BLOCK = re.compile(r"^[a-z_]+(?=:)", re.MULTILINE)


def findings(fragment: str) -> tuple[Diagnostic, ...]:
    """The findings on a fragment completed from the base; it must read without complaint."""
    given = set(BLOCK.findall(fragment))
    base = BASE.read_text("utf-8")
    missing = [part for part in re.split(r"^(?=[a-z_]+:)", base, flags=re.MULTILINE)[1:] if not _is_in(part, given)]
    text = fragment.rstrip("\n") + "\n" + "".join(missing)
    reading = read_dossier(Bundle({"d.yaml": text.encode()}), ("d.yaml",), "d")
    form = [str(diagnostic) for diagnostic in reading.diagnostics if diagnostic.code != "E03"]
    assert form == []
    assert reading.dossier is not None
    return check_dossier(reading.dossier)


def _is_in(part: str, given: set[str]) -> bool:
    found = BLOCK.match(part)
    return found is not None and found.group() in given


def marked_lines(fragment: str) -> list[int]:
    """The lines with the sign `# <-`, once for each sign."""
    return [number for number, line in enumerate(fragment.split("\n"), start=1) for _ in range(line.count("# <-"))]
