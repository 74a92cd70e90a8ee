"""The Python API: load, check, compose, export, inspect. The same engine as the command line and the window."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from tracktwo import exporting
from tracktwo.composition import Composition
from tracktwo.diagnostics import Diagnostic, in_order
from tracktwo.dossier.checks import check_reading
from tracktwo.dossier.loading import load_dossier
from tracktwo.dossier.reading import DossierReading
from tracktwo.exporting import Exported
from tracktwo.inspection.carried import Inspection
from tracktwo.inspection.files import inspect_file
from tracktwo.request import ExportRequest
from tracktwo.template.option_references import check_options


def load(path: str | PathLike[str]) -> DossierReading:
    """Reads a dossier: a YAML file, or a folder with dossier.yaml.

    Nothing is raised on what is wrong with it: the reading holds the valid records, the broken ones and the
    diagnostics.
    """
    return load_dossier(Path(path))


def check(path: str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a dossier, in the order of its files: faults of form, what the checks ask."""
    return findings(load_dossier(Path(path)))


def findings(reading: DossierReading) -> tuple[Diagnostic, ...]:
    """As `check`, for a dossier that was read already."""
    return in_order((*reading.diagnostics, *check_options(reading), *check_reading(reading)))


def compose(request: ExportRequest) -> Composition:
    """The document a request would write. Raises `BriefError` when the input is refused."""
    return exporting.compose(request)


def export(request: ExportRequest) -> Exported:
    """Writes the files of a request.

    Raises `BriefError` when the input is refused, the release check fails or a file cannot be written; its `exit_code`
    tells which, and no target was touched.
    """
    return exporting.export(request)


def inspect(path: str | PathLike[str]) -> Inspection:
    """What a finished Word file or PDF carries, and what in it is neither on the page nor declared metadata.

    Raises `BriefError` (exit code 3) for a file that cannot be read. A PDF needs the extra `inspect`.
    """
    return inspect_file(Path(path))
