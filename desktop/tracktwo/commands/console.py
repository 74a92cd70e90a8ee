"""What the commands print: results on standard output, diagnostics and progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from tracktwo.diagnostics import Diagnostic, Severity


def print_line(text: str = "") -> None:
    """Prints a result."""
    sys.stdout.write(f"{text}\n")


def print_note(text: str) -> None:
    """Prints something that is not the result."""
    sys.stderr.write(f"{text}\n")


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints one diagnostic a line on standard error."""
    for diagnostic in diagnostics:
        print_note(str(diagnostic))


def print_json(value: object) -> None:
    """Prints a value as JSON, keys in the order given."""
    print_line(json.dumps(value, ensure_ascii=False, indent=2))


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The fields of a diagnostic for machines; line and column are null for a file as a whole."""
    place = diagnostic.source
    return {
        "file": place.file if place else None,
        "line": place.line or None if place else None,
        "column": place.column or None if place else None,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "path": list(diagnostic.path),
    }


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """How many diagnostics of each severity: `1 error, 2 warnings, 0 notices`."""
    found = list(diagnostics)
    counts = ((sum(each.severity is severity for each in found), severity.value) for severity in Severity)
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)
