"""The only way the engine reads: files by name, from a folder or from a bundle of bytes.

A name is a relative path with `/` (a backslash is read as one), so a request can travel to another machine whole and a
hostile path has nowhere to go. Every failure is a `BriefError` whose diagnostic has one of these codes:

R01 there is no such file · R02 it is a folder, a device or unreadable · R03 it is too large · R04 it is outside.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import Protocol

from tracktwo.diagnostics import BriefError, Diagnostic, Source, did_you_mean, sentence

SIZE_LIMIT = 20_000_000
"""Bytes; no dossier, template, font or picture of ours comes near it."""


class Files(Protocol):
    """What the engine may read."""

    def read(self, name: str) -> bytes:
        """Return the bytes of one file; raises BriefError R01 to R04."""
        ...

    def names(self) -> tuple[str, ...]:
        """Every file that can be read, sorted."""
        ...

    def shown(self, name: str) -> str:
        """Return the name as the user knows it, for `Source.file`."""
        ...


def inside_name(name: str, shown: str | None = None) -> str:
    """Return the name in its one spelling (`parts/sources.yaml`); raises BriefError R04 when it leads outside."""
    place = name if shown is None else shown
    spelled = name.replace("\\", "/")
    if "\0" in name or _has_surrogate(name):
        raise _refusal("R04", "a file name contains a character that no file name may have", "Rename the file.", "")
    if not spelled.strip("/"):
        raise _refusal("R04", f'"{name}" is not the name of a file', "Give the name of a file.", place)
    if spelled.startswith(("/", "~/")) or PureWindowsPath(name).drive:
        hint = "Put the file in the folder, and give its name from there."
        raise _refusal("R04", f'"{name}" is a path from the root of a disk', hint, place)
    parts = PurePosixPath(spelled).parts
    if ".." in parts:
        raise _refusal(
            "R04",
            f'"{name}" leads out of the folder',
            "Put the file in the folder, and give its name from there.",
            place,
        )
    if not parts:
        raise _refusal("R02", f'"{name}" is a folder, not a file', "Give the name of a file in it.", place)
    return "/".join(parts)


@dataclass(frozen=True, slots=True)
class Folder:
    """The files inside one folder. `path` is kept as the user gave it, because diagnostics show it."""

    path: Path
    size_limit: int = SIZE_LIMIT

    def read(self, name: str) -> bytes:
        """Return the bytes of one file inside the folder; raises BriefError R01 to R04."""
        inside = inside_name(name, self.shown(name))
        shown = self.shown(inside)
        try:
            self._refuse_outside(inside)
            return _read_regular(self.path / inside, shown, self.size_limit)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise self._not_found(inside) from error
        except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
            raise self._unreadable(inside, error) from error

    def names(self) -> tuple[str, ...]:
        """Every regular file in the folder and below, sorted; hidden ones and links leading outside are left out."""
        return tuple(sorted(self._walk()))

    def shown(self, name: str) -> str:
        """Return the path from where the user stands: `cases/ukraine/dossier.yaml`."""
        return str(self.path / name.replace("\0", "\ufffd"))

    def _refuse_outside(self, inside: str) -> None:
        if not (self.path / inside).resolve().is_relative_to(self.path.resolve()):
            message = f'"{inside}" is a link to a file outside the folder'
            raise _refusal("R04", message, "Put a copy of the file in the folder.", self.shown(inside))

    def _walk(self) -> Iterator[str]:
        root = self.path.resolve()
        for folder, folders, files in os.walk(self.path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in files:
                found = Path(folder, name)
                if _is_listed(name) and found.is_file() and found.resolve().is_relative_to(root):
                    yield found.relative_to(self.path).as_posix()

    def _not_found(self, inside: str) -> BriefError:
        folder = (self.path / inside).parent
        if not folder.is_dir():
            hint = "Check the path."
            return _refusal("R01", f'there is no folder "{folder}"', hint, self.shown(inside))
        try:
            siblings = sorted(entry.name for entry in folder.iterdir() if _is_listed(entry.name))
        except OSError:
            siblings = []  # a folder one may enter but not list: no suggestion, the refusal stands
        return _not_found(inside, siblings, self.shown(inside))

    def _unreadable(self, inside: str, error: OSError | RuntimeError) -> BriefError:
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            return _refusal("R01", "there is no file with so long a name", "Check the name.", str(self.path))
        reason = error.strerror if isinstance(error, OSError) else "the links form a loop"
        hint = "Check that you may read it and that no other program holds it."
        return _refusal("R02", f'"{inside}" cannot be read: {reason}', hint, self.shown(inside))


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files as bytes in memory: what travels to another machine. Names are as in a folder."""

    contents: Mapping[str, bytes] = field(repr=False)
    root: str = ""
    """The folder the files came from, as the user gave it; only diagnostics show it."""
    size_limit: int = SIZE_LIMIT

    def __post_init__(self) -> None:
        """Spell each name in its one way and freeze the mapping."""
        contents = {inside_name(name): bytes(data) for name, data in self.contents.items()}
        object.__setattr__(self, "contents", MappingProxyType(contents))

    def __reduce__(self) -> tuple[type[Bundle], tuple[dict[str, bytes], str, int]]:
        # a read-only view cannot be pickled, and travelling is what a bundle is for
        return (Bundle, (dict(self.contents), self.root, self.size_limit))

    def read(self, name: str) -> bytes:
        """Return the bytes of one file; raises BriefError R01, R02, R03 or R04."""
        inside = inside_name(name, self.shown(name))
        data = self.contents.get(inside)
        if data is None:
            raise self._not_found(inside)
        if len(data) > self.size_limit:
            raise _too_large(len(data), self.size_limit, self.shown(inside))
        return data

    def names(self) -> tuple[str, ...]:
        """Every file of the bundle, sorted."""
        return tuple(sorted(self.contents))

    def shown(self, name: str) -> str:
        """Return the path from where the user stood when the bundle was made."""
        return str(Path(self.root) / name.replace("\0", "\ufffd"))

    def _not_found(self, inside: str) -> BriefError:
        if any(name.startswith(f"{inside}/") for name in self.contents):
            return _is_folder(inside, self.shown(inside))
        folder = PurePosixPath(inside).parent
        siblings = [PurePosixPath(name).name for name in self.names() if PurePosixPath(name).parent == folder]
        return _not_found(inside, siblings, self.shown(inside))


def bundled(files: Files, names: Iterable[str], root: str = "") -> Bundle:
    """Return the named files as a bundle; raises BriefError for one that cannot be read."""
    return Bundle({name: files.read(name) for name in names}, root)


def _read_regular(path: Path, shown: str, size_limit: int) -> bytes:
    # opened without waiting: a pipe with nobody at the other end would hang here
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _refuse_unfit(os.fstat(handle), path.name, shown, size_limit)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(size_limit + 1)
    finally:
        os.close(handle)
    if len(data) > size_limit:
        raise _too_large(len(data), size_limit, shown)
    return data


def _refuse_unfit(status: os.stat_result, name: str, shown: str, size_limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _is_folder(name, shown)
    if not stat.S_ISREG(status.st_mode):
        raise _refusal("R02", f'"{name}" is a device, not a file', "Give the name of a file.", shown)
    if status.st_size > size_limit:
        raise _too_large(status.st_size, size_limit, shown)


def is_folder(path: Path) -> bool:
    """True for a folder; False for a path that no system can look up, such as one too long."""
    return os.path.isdir(path)  # noqa: PTH112 - the method of Path raises where there is nothing to find


def _is_listed(name: str) -> bool:
    return not name.startswith(".") and not _has_surrogate(name) and "\\" not in name


def _has_surrogate(name: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in name)


def _not_found(inside: str, siblings: Iterable[str], shown: str) -> BriefError:
    hint = did_you_mean(PurePosixPath(inside).name, siblings) or "Check the name."
    return _refusal("R01", f'there is no file "{inside}"', hint, shown)


def _is_folder(name: str, shown: str) -> BriefError:
    return _refusal("R02", f'"{name}" is a folder, not a file', "Give the name of a file in it.", shown)


def _too_large(size: int, limit: int, shown: str) -> BriefError:
    message = f"the file has {size:,} bytes; at most {limit:,} are read"
    return _refusal("R03", message, "Split it, or take out what is not needed.", shown)


def _refusal(code: str, message: str, hint: str, shown: str) -> BriefError:
    return BriefError([Diagnostic(code, sentence(message), hint, source=Source(shown) if shown else None)])
