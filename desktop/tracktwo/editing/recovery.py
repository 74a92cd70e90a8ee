"""Work kept against a crash: what is not saved yet, in files that only their owner can read.

S20 a recovery file is damaged · S21 the recovery file cannot be written.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from tracktwo.diagnostics import Diagnostic, Source
from tracktwo.editing.locking import digest
from tracktwo.editing.processes import Process
from tracktwo.editing.text import DossierText

DELAY: Final = 1.0
"""Seconds from the first change to the writing of it; what comes meanwhile is written with it."""
_SUFFIX: Final = ".recovery"
_FORMAT: Final = 1
_SIZE_LIMIT: Final = 60_000_000


@dataclass(frozen=True, slots=True)
class Recovered:
    """The files of a dossier that were not saved when its editor ended."""

    path: Path
    """The dossier."""
    files: Mapping[str, bytes]
    seen: Mapping[str, str]
    """Digests of the files as they were on disk."""
    kept_in: Path
    kept_at: float
    """When, in seconds of the system's clock."""

    def text(self) -> DossierText:
        """The dossier as it was last; its file on disk is not touched until it is saved."""
        return DossierText.of_bytes(self.path, self.files)

    @property
    def is_outdated(self) -> bool:
        """Whether the files on disk were changed since, so that saving would undo that."""
        folder = self.path if self.path.is_dir() else self.path.parent
        return any(not _has_digest(folder / name, found) for name, found in self.seen.items())

    def discard(self) -> None:
        """Delete the recovery file."""
        self.kept_in.unlink(missing_ok=True)


class Recovery:
    """Keeps the unsaved state of one dossier; a thread of its own writes it, so that typing never waits.

    Each process has a file of its own: one that opens a dossier to read does not write over the work of its editor.
    `is_on=False` keeps nothing. `problem` says why the last writing failed, or is None.
    """

    def __init__(self, dossier: Path, folder: Path, *, is_on: bool = True, delay: float = DELAY) -> None:
        self._dossier = dossier.resolve()
        self._folder = folder
        self._delay = delay
        self._is_on = is_on
        self._file = folder / f"{digest(os.fsencode(self._dossier))[:32]}-{os.getpid()}{_SUFFIX}"
        self._state = threading.Condition()
        self._waiting: tuple[Mapping[str, bytes], Mapping[str, str]] | None = None
        self._due = 0.0
        self._is_closed = False
        self._writing = threading.Lock()
        self.problem: Diagnostic | None = None
        self._thread = threading.Thread(target=self._run, name="recovery", daemon=True)
        if is_on:
            self._thread.start()

    def note(self, files: Mapping[str, bytes], seen: Mapping[str, str] | None = None) -> None:
        """The files of the dossier were changed to this; `seen` are their digests on disk (`Lock.seen`)."""
        if not self._is_on:
            return
        with self._state:
            if self._waiting is None:
                self._due = time.monotonic() + self._delay
            self._waiting = (files, dict(seen or {}))
            self._state.notify()

    def flush(self) -> None:
        """Write at once what is waiting."""
        with self._writing:
            with self._state:
                waiting, self._waiting = self._waiting, None
            if waiting is not None:
                self._write(*waiting)

    def discard(self) -> None:
        """Delete the recovery file: everything is saved, or is to be forgotten."""
        with self._writing:
            with self._state:
                self._waiting = None
            self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """End the thread; what is waiting is written."""
        self.flush()
        with self._state:
            self._is_closed = True
            self._state.notify()
        if self._is_on:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._state:
                while not self._is_closed and (self._waiting is None or time.monotonic() < self._due):
                    self._state.wait(None if self._waiting is None else max(self._due - time.monotonic(), 0.0))
                if self._is_closed:
                    return
            self.flush()

    def _write(self, files: Mapping[str, bytes], seen: Mapping[str, str]) -> None:
        try:
            _write_owner_only(self._file, _packed(self._dossier, files, seen))
            self.problem = None
        except OSError as error:
            message = f"Unsaved work cannot be kept against a crash: {error.strerror or error}."
            hint = "Save often, or make room in your home folder."
            self.problem = Diagnostic("S21", message, hint, source=Source(str(self._file)))


def found_recoveries(folder: Path) -> tuple[tuple[Recovered, ...], tuple[Diagnostic, ...]]:
    """What editors that no longer run left behind, by path, the last first; and S20 for each file that is damaged."""
    found: list[Recovered] = []
    damaged: list[Diagnostic] = []
    for file, unpacked in _listed(folder):
        if unpacked is None:
            hint = "Nothing in it can be used; delete it."
            message = f'The recovery file "{file.name}" is damaged.'
            damaged.append(Diagnostic("S20", message, hint, source=Source(str(file))))
        elif unpacked[1].is_dead:
            found.append(unpacked[0])
    return tuple(sorted(found, key=lambda each: (str(each.path), -each.kept_at))), tuple(damaged)


def purge(folder: Path) -> int:
    """Delete all recovery files, damaged ones too; how many there were."""
    files = [*folder.glob(f"*{_SUFFIX}"), *folder.glob(f"*{_SUFFIX}.part")] if folder.is_dir() else []
    for file in files:
        file.unlink(missing_ok=True)
    return len(files)


def _has_digest(file: Path, expected: str) -> bool:
    try:
        return digest(file.read_bytes()) == expected
    except OSError:
        return False


def _packed(dossier: Path, files: Mapping[str, bytes], seen: Mapping[str, str]) -> bytes:
    me = Process.this()
    content = {
        "format": _FORMAT,
        "dossier": str(dossier),
        "process": [me.number, me.machine, me.started],
        "seen": dict(seen),
        "files": {name: base64.b64encode(data).decode("ascii") for name, data in files.items()},
    }
    body = json.dumps(content, sort_keys=True).encode()
    return digest(body).encode("ascii") + b"\n" + body


def _listed(folder: Path) -> tuple[tuple[Path, tuple[Recovered, Process] | None], ...]:
    listed: list[tuple[Path, tuple[Recovered, Process] | None]] = []
    for file in sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else []:
        with suppress(FileNotFoundError):  # its editor has just saved
            listed.append((file, _unpacked(file)))
    return tuple(listed)


def _unpacked(file: Path) -> tuple[Recovered, Process] | None:
    """What a recovery file holds; None when it is not whole. Raises `FileNotFoundError`."""
    try:
        status = file.stat()
        if status.st_size > _SIZE_LIMIT:
            return None
        checksum, _, body = file.read_bytes().partition(b"\n")
        if checksum != digest(body).encode("ascii"):
            return None
        content = cast("dict[str, object]", json.loads(body))
        if content["format"] != _FORMAT:
            return None
        files = {name: base64.b64decode(data) for name, data in cast("dict[str, str]", content["files"]).items()}
        number, machine, started = cast("tuple[int, str, str]", content["process"])
        seen = cast("dict[str, str]", content["seen"])
        recovered = Recovered(Path(str(content["dossier"])), files, seen, file, status.st_mtime)
    except FileNotFoundError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        return None
    return recovered, Process(number, machine, started)


def _write_owner_only(file: Path, data: bytes) -> None:
    """The file anew, whole or not at all, readable by its owner alone from its first byte on."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{file.stem}.", suffix=f"{_SUFFIX}.part", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as writing:
            writing.write(data)
            writing.flush()
            os.fsync(writing.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
