"""Putting finished files in their places: whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Source
from tracktwo.files import is_folder


def deliver(files: Mapping[Path, bytes]) -> None:
    """Writes each file beside its target, then lets all of them replace their targets.

    Raises `BriefError` (O01, exit code 5) when one cannot be written: then no target was touched, unless the disk
    failed between two renames; the message names the file.
    """
    with ExitStack() as clean_up:
        staged = [(_staged(path, data, clean_up), path) for path, data in files.items()]
        for temporary, path in staged:
            _replace(temporary, path)


def _staged(path: Path, data: bytes, clean_up: ExitStack) -> Path:
    """A complete temporary file in the target's own folder, so that the last step is a rename."""
    if is_folder(path):
        raise _refusal(path, "it is a folder", "Remove the folder, or choose another name.")
    in_the_way = next((folder for folder in path.parents if os.path.lexists(folder) and not is_folder(folder)), None)
    if in_the_way is not None:
        reason = f'"{in_the_way}" is a file, not a folder'
        raise _refusal(path, reason, "Choose another folder; a file is named by its suffix, .pdf or .docx.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        temporary = Path(name)
        clean_up.callback(_remove, temporary)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
    except OSError as error:
        raise _refusal(path, _reason(error), "Make room, or choose another folder.") from error
    return temporary


def _replace(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as error:
        raise _refusal(path, _reason(error), "Close the file where it is open, or choose another name.") from error
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the rename last through a power cut; the file is complete even where the system cannot promise that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(temporary: Path) -> None:
    temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced: what only its owner may read stays so."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0o666 & ~_umask()


def _umask() -> int:
    """The permissions new files are denied; the system tells it only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _refusal(path: Path, reason: str, hint: str) -> BriefError:
    fault = Diagnostic("O01", f'"{path.name}" could not be written: {reason}.', hint, source=Source(str(path)))
    return BriefError([fault], ExitCode.NOT_WRITTEN)
