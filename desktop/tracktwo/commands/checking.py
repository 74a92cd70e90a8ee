"""`tracktwo check` and `tracktwo template check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tracktwo.api import check
from tracktwo.commands.console import as_json, counted, print_json, print_line, print_note
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Severity, in_order
from tracktwo.template.library import find_template
from tracktwo.template.reading import TemplateReading, read_template


def check_dossiers(dossiers: Sequence[Path], form: str, *, strict: bool) -> int:
    """Prints the findings of every dossier; 0 without errors, 3 with."""
    found = [finding for path in dossiers for finding in check(path)]
    return _report(found, form, strict=strict)


def check_templates(names: Sequence[str]) -> int:
    """Prints the findings of every template; 0 without errors, 3 with."""
    return _report([finding for name in names for finding in _template_findings(name)], "text", strict=False)


def _template_findings(name: str) -> tuple[Diagnostic, ...]:
    try:
        found = find_template(name)
        reading = read_template(found)
    except BriefError as refusal:
        return refusal.diagnostics
    return in_order((*reading.diagnostics, *_missing_typefaces(reading, Path(found.shown).parent)))


def _missing_typefaces(reading: TemplateReading, folder: Path) -> Iterator[Diagnostic]:
    """The typefaces that an export would refuse (F01, F02), each where the theme names it."""
    if reading.template is None:
        return
    from tracktwo.writers.fonts import FontLibrary

    library, fonts = FontLibrary(folder), reading.template.theme.fonts
    lenders = ((("fallback", index), name) for index, name in enumerate(fonts.fallback))
    for steps, name in ((("prose",), fonts.prose), (("display",), fonts.display), *lenders):
        try:
            library.family(name)
        except BriefError as refusal:
            place = reading.places.get(("theme", "fonts", *steps))
            yield from (replace(fault, source=place) for fault in refusal.diagnostics)


def _report(found: Sequence[Diagnostic], form: str, *, strict: bool) -> int:
    if form == "json":
        print_json([as_json(finding) for finding in found])
    else:
        for finding in found:
            print_line(str(finding))
        print_note(counted(found))
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.INPUT_REFUSED if any(finding.severity in fatal for finding in found) else ExitCode.WRITTEN
