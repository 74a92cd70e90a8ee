"""Refuses whatever a test would write, move or remove in the checkout: a test's files belong in `tmp_path`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGED: dict[str, slice] = {
    "os.chmod": slice(1),
    "os.link": slice(1, 2),
    "os.mkdir": slice(1),
    "os.remove": slice(1),
    "os.rename": slice(2),
    "os.rmdir": slice(1),
    "os.symlink": slice(1, 2),
    "os.utime": slice(1),
}
"""Which arguments of an audit event are paths that change. The last one says what a relative path is relative to."""

HERE = -1


class CheckoutWrittenError(Exception):
    """A test was about to change the checkout."""


def guard(checkout: Path) -> None:
    """Raise CheckoutWrittenError from now on, in this process, when something in `checkout` would change.

    Python's own compiled files are let through. Programs that a test starts are not seen here.
    """
    sys.addaudithook(_hook(str(checkout) + os.sep))


def _hook(inside: str) -> Callable[[str, tuple[object, ...]], None]:
    def hook(event: str, arguments: tuple[object, ...]) -> None:
        for path in _touched(event, arguments):
            _refuse_inside(path, inside)

    return hook


def _touched(event: str, arguments: tuple[object, ...]) -> tuple[object, ...]:
    if event == "open":
        path, _, flags = arguments
        return (path,) if isinstance(flags, int) and flags & WRITING_FLAGS else ()
    if event in CHANGED and arguments[-1] == HERE:
        return arguments[CHANGED[event]]
    return ()


def _refuse_inside(path: object, inside: str) -> None:
    if not isinstance(path, str | bytes | os.PathLike):
        return  # a file descriptor, already opened, or a mode
    place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - no Path here: the hook runs at every opening
    if place.startswith(inside) and "__pycache__" not in place:
        raise CheckoutWrittenError(f"{place} is in the checkout; write to tmp_path instead")
