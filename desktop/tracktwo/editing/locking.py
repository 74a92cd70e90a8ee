"""One editor at a time: a lock file beside the dossier, and what was on disk when it was taken.

S11 another program edits the dossier · S12 the lock file cannot be written.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self, cast

from tracktwo.diagnostics import BriefError, Diagnostic, Source
from tracktwo.editing.processes import Process

_HALF_WRITTEN_SECONDS: Final = 5.0
"""A lock file without sense that is older than this was left by a process that died while writing it."""
_PAUSE: Final = 0.01


def digest(data: bytes) -> str:
    """What a file held, in short."""
    return hashlib.sha256(data).hexdigest()


class Lock:
    """The right to change a dossier, until `release`. A context manager.

    `seen` is the digest of each file as it was last known to be on disk; `save` compares it.
    """

    def __init__(self, file: Path, dossier: Path) -> None:
        self._file = file
        self.dossier = dossier
        self.seen: dict[str, str] = {}

    @classmethod
    def take(cls, dossier: Path, files: Mapping[str, bytes] | None = None, wait: float = 0.0) -> Lock:
        """Take the lock of the dossier at `dossier`, whose files were read as `files`.

        A lock that a dead process left is broken. Raises BriefError S11 when another holds it for longer than `wait`
        seconds, S12 when the folder cannot be written.
        """
        target = dossier.resolve()
        file = target.parent / f".{target.name}.lock"
        limit = time.monotonic() + wait
        while not _claimed(file):
            _break_if_stale(file)
            if time.monotonic() >= limit and not _claimed(file):
                raise _held(file, dossier)
            if time.monotonic() >= limit:
                break
            time.sleep(_PAUSE)
        lock = cls(file, dossier)
        lock.note(files or {})
        return lock

    def note(self, files: Mapping[str, bytes]) -> None:
        """Note what is on disk now."""
        self.seen.update({name: digest(data) for name, data in files.items()})

    @property
    def is_held(self) -> bool:
        """Whether the lock file is still ours; it may have been deleted or broken by hand."""
        return _owner(self._file) == Process.this()

    def release(self) -> None:
        """Give the lock back; one that is no longer ours is left alone."""
        if self.is_held:
            self._file.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _claimed(file: Path) -> bool:
    """Whether the lock file could be made; it is made only where there is none.

    It is read again: a process that is held up between making and writing it may find that another has broken it.
    """
    me = Process.this()
    content = json.dumps({"process": me.number, "machine": me.machine, "started": me.started}).encode()
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return False
    except OSError as error:
        raise _not_made(file, error) from error
    try:
        os.write(handle, content)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise _not_made(file, error) from error
    finally:
        os.close(handle)
    return _owner(file) == me


def _owner(file: Path) -> Process | None:
    """Who holds the lock; None when the file does not say."""
    try:
        found: object = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict):
        return None
    fields = cast("dict[str, object]", found)
    number, machine, started = fields.get("process"), fields.get("machine"), fields.get("started")
    if not isinstance(number, int) or not isinstance(machine, str) or not isinstance(started, str):
        return None
    return Process(number, machine, started)


def _is_stale(file: Path) -> bool:
    owner = _owner(file)
    if owner is not None:
        return owner.is_dead
    try:
        return abs(time.time() - file.stat().st_mtime) > _HALF_WRITTEN_SECONDS
    except OSError:
        return False


def _break_if_stale(file: Path) -> None:
    """Remove the lock of a dead process.

    Of several that see it, one makes the second file and looks again before it removes the first: else the slower one
    would remove the lock that the faster one has just taken.
    """
    if not _is_stale(file):
        return
    guard = file.with_name(f"{file.name}.breaking")
    if not _claimed(guard):
        if _is_stale(guard):
            guard.unlink(missing_ok=True)
        return
    try:
        if _is_stale(file):
            with suppress(FileNotFoundError):
                file.unlink()
    finally:
        guard.unlink(missing_ok=True)


def _held(file: Path, dossier: Path) -> BriefError:
    owner = _owner(file)
    who = f" (process {owner.number} on {owner.machine})" if owner is not None else ""
    message = f'"{dossier.name}" is being edited by another program{who}.'
    hint = f'Close it there. If nobody edits it, delete the file "{file.name}" beside it.'
    return BriefError([Diagnostic("S11", message, hint, source=Source(str(dossier)))])


def _not_made(file: Path, error: OSError) -> BriefError:
    message = f'The folder of "{file.name[1:].removesuffix(".lock")}" cannot be written: {error.strerror or error}.'
    hint = "Save under another name, in a folder of your own."
    return BriefError([Diagnostic("S12", message, hint, source=Source(str(file.parent)))])
