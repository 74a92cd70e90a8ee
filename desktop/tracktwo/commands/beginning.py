"""`tracktwo new` and `tracktwo template new`: a commented file to start from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from tracktwo.commands.console import print_line, print_note
from tracktwo.delivery import deliver
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Source
from tracktwo.paths import resources_folder
from tracktwo.template.library import SUFFIXES, asked_template, is_file_name, is_unreadable
from tracktwo.template.reading import read_template

STARTER: Final = "starter"


def begin_dossier(file: Path) -> int:
    """Writes a starter dossier that exports as it is."""
    text = (resources_folder() / STARTER / "dossier.yaml").read_text("utf-8")
    _begin(file, text)
    print_note(f"Next: tracktwo check {file}")
    return ExitCode.WRITTEN


def begin_template(file: Path, extends: str) -> int:
    """Writes a starter template that extends another.

    Raises `BriefError` for a template that does not exist or a name without .yaml (exit code 2), or is wrong (3).
    """
    if file.suffix not in SUFFIXES:
        hint = f"Write {file}.yaml: without it, a name means a shipped template."
        fault = Diagnostic("O03", f'The file "{file}" does not end in .yaml.', hint)
        raise BriefError([fault], ExitCode.WRONG_COMMAND_LINE)
    found = asked_template(extends)
    reading = read_template(found)
    if reading.template is None:
        is_missing = is_unreadable(found, reading.diagnostics)
        raise BriefError(reading.diagnostics, ExitCode.WRONG_COMMAND_LINE if is_missing else ExitCode.INPUT_REFUSED)
    shown = str(Path(extends).resolve()) if is_file_name(extends) else extends
    text = (resources_folder() / STARTER / "template.yaml").read_text("utf-8")
    _begin(file, text.replace("extends: policy-brief", f"extends: {shown}"))
    print_note(f"Next: tracktwo template check {file}")
    return ExitCode.WRITTEN


def _begin(file: Path, text: str) -> None:
    """Writes a new file; one that exists is never overwritten."""
    if os.path.lexists(file):
        fault = Diagnostic("O01", f'"{file}" exists already.', "Choose another name.", source=Source(str(file)))
        raise BriefError([fault], ExitCode.NOT_WRITTEN)
    deliver({file: text.encode("utf-8")})
    print_line(str(file))
