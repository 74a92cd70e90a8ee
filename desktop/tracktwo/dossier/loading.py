"""Finding a dossier on disk: one file, or a folder in which `dossier.yaml` leads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tracktwo.dossier.gathering import gather
from tracktwo.dossier.reading import LEADING_FILE, DossierReading, read_dossier
from tracktwo.files import Folder, is_folder

SUFFIXES: Final = (".yaml", ".yml")


def load_dossier(path: Path) -> DossierReading:
    """Reads the dossier at `path`, a file or a folder; what is wrong with it is in the diagnostics."""
    return read_dossier(*dossier_files(path))


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
