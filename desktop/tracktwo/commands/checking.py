"""`tracktwo check` and `tracktwo template check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tracktwo.api import check
from tracktwo.commands.console import as_json, counted, print_json, print_line, print_note
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Severity
from tracktwo.template.library import find_template
from tracktwo.template.reading import read_template


def check_dossiers(dossiers: Sequence[Path], form: str, *, strict: bool) -> int:
    """Prints the findings of every dossier; 0 without errors, 3 with."""
    found = [finding for path in dossiers for finding in check(path)]
    return _report(found, form, strict=strict)


def check_templates(names: Sequence[str]) -> int:
    """Prints the findings of every template; 0 without errors, 3 with."""
    return _report([finding for name in names for finding in _template_findings(name)], "text", strict=False)


def _template_findings(name: str) -> tuple[Diagnostic, ...]:
    try:
        return read_template(find_template(name)).diagnostics
    except BriefError as refusal:
        return refusal.diagnostics


def _report(found: Sequence[Diagnostic], form: str, *, strict: bool) -> int:
    if form == "json":
        print_json([as_json(finding) for finding in found])
    else:
        for finding in found:
            print_line(str(finding))
        print_note(counted(found))
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.INPUT_REFUSED if any(finding.severity in fatal for finding in found) else ExitCode.WRITTEN
