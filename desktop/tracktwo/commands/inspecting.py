"""`tracktwo inspect`: what finished files carry, and what in them is out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from tracktwo.api import inspect
from tracktwo.commands.console import print_diagnostics, print_json, print_line, print_note
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode
from tracktwo.inspection.carried import Inspection


def inspect_files(files: Sequence[Path], form: str) -> int:
    """Prints what each file carries; 0 when nothing is undeclared, 6 when something is, 3 for an unreadable file."""
    inspections: list[Inspection] = []
    refused: list[Diagnostic] = []
    for file in files:
        try:
            inspections.append(inspect(file))
        except BriefError as refusal:
            refused.extend(refusal.diagnostics)
    if form == "json":
        print_json([_as_json(inspection) for inspection in inspections])
    else:
        for inspection in inspections:
            _print(inspection)
    print_diagnostics(refused)
    if any(not inspection.is_clean for inspection in inspections):
        return ExitCode.RELEASE_FAILED
    return ExitCode.INPUT_REFUSED if refused else ExitCode.WRITTEN


def _print(inspection: Inspection) -> None:
    print_line(f"{inspection.file}: {inspection.format}")
    for topic, found in groupby(inspection.carried, key=lambda one: one.topic):
        print_line(f"  {topic.value}")
        for one in found:
            print_line(f"    {one.text}  ({one.where})")
    for one in inspection.undeclared:
        print_line(f"  UNDECLARED {one.channel}: {one.where}{f': {one.text}' if one.text else ''}")
    count = len(inspection.undeclared)
    print_note(f"{inspection.file}: {count or 'nothing'} undeclared.")


def _as_json(inspection: Inspection) -> dict[str, Any]:
    return {
        "file": inspection.file,
        "format": inspection.format,
        "clean": inspection.is_clean,
        "carried": [{"topic": one.topic.value, "where": one.where, "text": one.text} for one in inspection.carried],
        "undeclared": [{"channel": one.channel, "where": one.where, "text": one.text} for one in inspection.undeclared],
    }
