"""Saving a dossier: whole files or none, and never over what another program wrote.

S10 a file changed on disk since it was read · S13 the lock is not ours any more · O01 a file cannot be written.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from tracktwo.delivery import deliver
from tracktwo.diagnostics import BriefError, Diagnostic, ExitCode, Source
from tracktwo.editing.locking import Lock, digest
from tracktwo.editing.text import DossierText

__all__ = ["Lock", "OutsideChange", "changed_outside", "save", "save_as"]


class OutsideChange(BriefError):  # noqa: N818 - it is what happened, not a fault
    """Files of the dossier were changed or deleted by another program since they were read (S10)."""


def save(text: DossierText, lock: Lock, *, over_outside_change: bool = False) -> tuple[str, ...]:
    """Write the files that differ from what was read; the names of those written.

    All of them are replaced or none. Raises OutsideChange (S10) when a file on disk is not the one that was read (not
    with `over_outside_change`); BriefError S13 when the lock was taken away, O01 when a file cannot be written.
    """
    if not lock.is_held:
        hint = "Another program may edit it: load it again, or save under another name."
        fault = Diagnostic("S13", f'The lock of "{text.path.name}" is gone.', hint, source=Source(str(text.path)))
        raise BriefError([fault])
    outside = changed_outside(text, lock)
    if outside and not over_outside_change:
        raise OutsideChange([_outside(text, name) for name in outside])
    fresh = {name: data for name, data in text.files.items() if lock.seen.get(name) != digest(data) or name in outside}
    _written({_target(text.path, name): data for name, data in fresh.items()})
    lock.note(fresh)
    return tuple(fresh)


def save_as(text: DossierText, path: Path) -> None:
    """Write a copy of the dossier at `path`, a file, or a folder for a dossier of several files.

    Raises BriefError O01 when it cannot be written.
    """
    if len(text.files) > 1:
        _written({path / name: data for name, data in text.files.items()})
    else:
        _written({path: next(iter(text.files.values()))})


def changed_outside(text: DossierText, lock: Lock) -> tuple[str, ...]:
    """The names of files that are not on disk as they were when last read or saved."""
    return tuple(name for name in text.files if _on_disk(_target(text.path, name)) != lock.seen.get(name))


def _on_disk(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _target(path: Path, name: str) -> Path:
    """The file itself where a link leads to it: the link stays."""
    return (path / name if path.is_dir() else path.parent / name).resolve()


def _written(files: Mapping[Path, bytes]) -> None:
    refused = [path for path in files if path.exists() and not path.stat().st_mode & stat.S_IWUSR]
    if refused:
        hint = "Allow writing in the properties of the file, or save under another name."
        faults = [
            Diagnostic("O01", f'"{path.name}" could not be written: it is read-only.', hint, source=Source(str(path)))
            for path in refused
        ]
        raise BriefError(faults, ExitCode.NOT_WRITTEN)
    deliver(files)


def _outside(text: DossierText, name: str) -> Diagnostic:
    target = _target(text.path, name)
    what = "was changed by another program" if target.exists() else "was deleted"
    hint = "Load it again, overwrite it, or save under another name."
    return Diagnostic("S10", f'"{name}" {what} since it was read.', hint, source=Source(str(target)))
