"""Finding a dossier on disk: one file, or a folder in which `dossier.yaml` leads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from tracktwo.diagnostics import Diagnostic, Source
from tracktwo.dossier.gathering import gather
from tracktwo.dossier.reading import LEADING_FILE, DossierReading, read_dossier
from tracktwo.files import Folder, is_folder

SUFFIXES: Final = (".yaml", ".yml")


def load_dossier(path: Path) -> DossierReading:
    """Reads the dossier at `path`, a file or a folder; what is wrong with it is in the diagnostics."""
    reading = read_dossier(*dossier_files(path))
    if not is_folder(path):
        return reading
    leading = Source(str(path / LEADING_FILE))
    told = (_no_leading_file(found, path) if found.source == leading else found for found in reading.diagnostics)
    return replace(reading, diagnostics=tuple(told))


def _no_leading_file(found: Diagnostic, path: Path) -> Diagnostic:
    """The folder is what was asked for, so it is what lacks its file."""
    if found.code != "R01":
        return found
    message = f'The folder "{path.name or path}" holds no "{LEADING_FILE}", so it is no dossier.'
    return replace(found, message=message, hint=f"Give a YAML file, or a folder in which {LEADING_FILE} leads.")


def brief_ids(path: Path) -> tuple[str, ...]:
    """The ids of the briefs that the dossier at `path` declares, in order; none where it cannot be read."""
    files, names, _ = dossier_files(path)
    declared = gather(files, names).blocks.get("briefs", "")
    return tuple(declared) if isinstance(declared, dict) else ()


def dossier_files(path: Path) -> tuple[Folder, tuple[str, ...], str]:
    """Where the dossier at `path` is: the folder, the names of its files, the leading one first, and its title."""
    if not is_folder(path):
        return Folder(path.parent), (path.name,), path.stem
    files = Folder(path)
    companions = [
        name for name in files.names() if name.endswith(SUFFIXES) and "/" not in name and name != LEADING_FILE
    ]
    return files, (LEADING_FILE, *companions), path.resolve().name
