"""Finding a dossier on disk: one file, or a folder in which `dossier.yaml` leads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tracktwo.dossier.reading import LEADING_FILE, DossierReading, read_dossier
from tracktwo.files import Folder

SUFFIXES: Final = (".yaml", ".yml")


def load_dossier(path: Path) -> DossierReading:
    """Reads the dossier at `path`, a file or a folder. What is wrong with it is in the diagnostics; nothing is raised."""
    title = path.resolve().name if path.is_dir() else path.stem
    if not path.is_dir():
        return read_dossier(Folder(path.parent), (path.name,), title)
    files = Folder(path)
    companions = [
        name for name in files.names() if name.endswith(SUFFIXES) and "/" not in name and name != LEADING_FILE
    ]
    return read_dossier(files, (LEADING_FILE, *companions), title)
